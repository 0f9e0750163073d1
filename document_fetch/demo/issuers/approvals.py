"""Orders that wait for somebody's approval on the practice phone."""

import secrets
import time
from dataclasses import dataclass, field
from typing import Literal

State = Literal["waiting", "approved", "refused", "lapsed"]

MOST_MISSES = 3
APPROVAL_SECONDS = 270.0


@dataclass
class Approval:
    """One request on the phone."""

    product: str
    company: str
    session: str
    jti: str = field(default_factory=lambda: secrets.token_hex(12))
    asked_at: float = field(default_factory=time.time)
    state: State = "waiting"
    misses: int = 0

    @property
    def seconds_left(self) -> int:
        return max(round(self.asked_at + APPROVAL_SECONDS - time.time()), 0)


class Approvals:
    """All of them, and the sessions that have been approved."""

    def __init__(self) -> None:
        self._all: dict[str, Approval] = {}
        self._sessions: set[str] = set()

    def ask(self, product: str, company: str, session: str) -> Approval:
        """Rings the phone."""
        approval = Approval(product, company, session)
        self._all[approval.jti] = approval
        return approval

    def get(self, jti: str) -> Approval | None:
        return self._all.get(jti)

    def drop(self, approval: Approval) -> None:
        self._all.pop(approval.jti, None)

    def is_approved(self, session: str) -> bool:
        """Whether an order of the same session has been approved: then the next needs no approval."""
        return session in self._sessions

    def waiting(self) -> list[Approval]:
        """What the phone shows, the oldest first."""
        return [one for one in self._all.values() if one.state == "waiting" and one.seconds_left]

    def settle(self, jti: str, state: State) -> bool:
        """What the person did; False where there is nothing to settle."""
        approval = self._all.get(jti)
        if approval is None or approval.state != "waiting":
            return False
        approval.state = state
        if state == "approved":
            self._sessions.add(approval.session)
        return True
