"""Why a register did not say what it was asked. Each class names the words for people and carries its facts.

No fact is a key, an address or a person's; so `str(error)` may stand in a log.
"""

from datetime import datetime
from typing import ClassVar

from document_fetch.connectors.clock import KOREA

Fact = int | str


class RegisterError(Exception):
    """The register did not answer as hoped."""

    response: ClassVar[str] = "error.register.failed"
    fact_names: ClassVar[tuple[str, ...]] = ("register",)
    #: The register itself is ill; enough of these in a row and it is left alone for a while.
    is_illness: ClassVar[bool] = False
    #: The register is well, and this is what it says.
    is_answer: ClassVar[bool] = False

    def __init__(self, **facts: Fact) -> None:
        if set(facts) != set(self.fact_names):
            raise TypeError(f"{type(self).__name__} needs exactly the facts {self.fact_names}, not {sorted(facts)}")
        super().__init__(f"{type(self).__doc__} {facts}")
        self.facts: dict[str, Fact] = facts

    @property
    def register(self) -> str:
        """Which register; its name for people is `register.name.<register>`."""
        return str(self.facts["register"])


class ConnectorOff(RegisterError):
    """No key for this register is set."""

    response = "error.register.off"


class ForbiddenAddress(RegisterError):
    """The register's address is not one that may be asked; nothing was sent."""

    response = "error.register.misconfigured"
    fact_names = ("register", "reason")


class Unreachable(RegisterError):
    """The register could not be reached or answered with a fault of its own; `Door` makes RegisterDown of it."""

    response = "error.register.unreachable"
    fact_names = ("register", "reason")
    is_illness = True

    def __init__(self, *, unsent: bool = False, **facts: Fact) -> None:
        super().__init__(**facts)
        self.unsent = unsent  # nothing of the request can have arrived


class RegisterDown(RegisterError):
    """The register is down; `since` is the time of the first failure, in Korea."""

    response = "error.register.down"
    fact_names = ("register", "since")

    def __init__(self, *, register: str, since: datetime) -> None:
        super().__init__(register=register, since=f"{since.astimezone(KOREA):%Y-%m-%d %H:%M}")
        self.since = since


class TooSlow(RegisterError):
    """The register did not finish its answer in time (seconds)."""

    response = "error.register.too_slow"
    fact_names = ("register", "seconds")
    is_illness = True


class BadAnswer(RegisterError):
    """The register's answer is not of the documented form."""

    response = "error.register.bad_answer"
    fact_names = ("register", "reason")  # ours or a code of the register; never text of the answer
    is_illness = True


class RequestRejected(RegisterError):
    """The register takes the request for faulty; asking again would change nothing."""

    response = "error.register.rejected"
    fact_names = ("register", "code")
    is_answer = True


class RegisterRefused(RegisterError):
    """The register does not accept our key for this."""

    response = "error.register.refused"
    fact_names = ("register", "code")
    is_answer = True


class QuotaExceeded(RegisterError):
    """As many questions as are allowed have been asked."""

    response = "error.register.quota"


def _family(cls: type[RegisterError]) -> list[type[RegisterError]]:
    return [cls, *(member for child in cls.__subclasses__() for member in _family(child))]


ERRORS: dict[str, type[RegisterError]] = {cls.__name__: cls for cls in _family(RegisterError)}
