"""The way out to one register: counted, left alone while it is down, tried again where that does no harm."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import TypeVar

from document_fetch.connectors import retry
from document_fetch.connectors.breaker import Breaker, State
from document_fetch.connectors.clock import Clock
from document_fetch.connectors.errors import RegisterError, Unreachable
from document_fetch.connectors.http import Answer, GuardedClient, Request
from document_fetch.connectors.quota import Allowance, Quota
from document_fetch.connectors.retry import Patience

Understood = TypeVar("Understood")


@dataclass(frozen=True, slots=True)
class Health:
    """How a register has been of late; `since` when it began to fail."""

    register: str
    state: State
    since: datetime | None


class Door:
    """Of one register."""

    def __init__(
        self,
        register: str,
        client: GuardedClient,
        clock: Clock,
        *,
        allowance: Allowance,
        patience: Patience | None = None,
        breaker: Breaker | None = None,
    ) -> None:
        self._register, self._client, self._clock = register, client, clock
        self._patience = patience or Patience()
        self._quota = Quota(register, clock, allowance)
        self._breaker = breaker or Breaker(register, clock)

    def health(self) -> Health:
        """What the last questions have shown."""
        return Health(self._register, self._breaker.state, self._breaker.since)

    async def ask(self, request: Request, understand: Callable[[Answer], Understood]) -> Understood:
        """What `understand` makes of the answer; it may raise RegisterError for an answer that is none.

        Raises RegisterDown (with since when), TooSlow, BadAnswer, RegisterRefused, QuotaExceeded, ForbiddenAddress.
        """
        attempts = self._patience.attempts
        for attempt in range(1, attempts):
            try:
                return await self._once(request, understand)
            except RegisterError as error:
                if not retry.may_repeat(error, repeatable=request.repeatable):
                    raise self._told(error) from None
            await self._clock.sleep(self._patience.pause(attempt))
        try:
            return await self._once(request, understand)
        except RegisterError as error:
            raise self._told(error) from None

    def _told(self, error: RegisterError) -> RegisterError:
        """What is said of it outside: of a register that cannot be reached, since when."""
        return self._breaker.down() if isinstance(error, Unreachable) else error

    async def _once(self, request: Request, understand: Callable[[Answer], Understood]) -> Understood:
        self._breaker.admit()
        try:
            self._quota.take()
            understood = understand(await self._client.send(request))
        except RegisterError as error:
            self._learn(error)
            raise
        except BaseException:
            self._breaker.released()
            raise
        self._breaker.succeeded()
        return understood

    def _learn(self, error: RegisterError) -> None:
        """An illness counts; a no of the register's own shows that it is well; a no of ours teaches nothing."""
        if error.is_illness:
            self._breaker.failed()
        elif error.is_answer:
            self._breaker.succeeded()
        else:
            self._breaker.released()

    async def close(self) -> None:
        """Ends its connections."""
        await self._client.close()
