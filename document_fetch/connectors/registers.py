"""Every register that can be asked, made from settings that are handed in."""

from collections.abc import Sequence
from dataclasses import dataclass

from document_fetch.connectors import mydata, nts, popbill
from document_fetch.connectors.base import Connector
from document_fetch.connectors.clock import Clock, SystemClock
from document_fetch.connectors.codef.client import Codef
from document_fetch.connectors.codef.client import Settings as CodefSettings
from document_fetch.connectors.door import Health
from document_fetch.connectors.mydata import HandOver, Language
from document_fetch.connectors.nts import Nts
from document_fetch.connectors.popbill import Popbill
from document_fetch.connectors.status import Looked, look


@dataclass(frozen=True, slots=True)
class Settings:
    """Of all registers."""

    nts: nts.Settings
    codef: CodefSettings
    popbill: popbill.Settings
    mydata_url: str = ""


@dataclass(frozen=True, slots=True)
class Registers:
    """The connectors of one process."""

    nts: Nts
    codef: Codef
    popbill: Popbill
    mydata_url: str

    @property
    def all(self) -> tuple[Connector, ...]:
        """Every connector, also those that are off."""
        return (self.nts, self.codef, self.popbill)

    @property
    def fetches(self) -> frozenset[str]:
        """What can be fetched here with the settings as they are."""
        return frozenset().union(*(one.fetches for one in self.all if one.is_on))

    async def business_statuses(self, numbers: Sequence[str]) -> Looked:
        """Whether businesses are running, from the first source that answers. Raises no RegisterError."""
        return await look((self.nts, self.popbill), numbers)

    def hand_over(self, language: Language) -> HandOver | None:
        """The page about 공공마이데이터, where the agency has one."""
        return mydata.hand_over(self.mydata_url, language)

    def health(self) -> tuple[Health, ...]:
        """How each register that is on has been of late."""
        return tuple(one.health() for one in self.all if one.is_on)

    def check_config(self) -> tuple[str, ...]:
        """What an operator must put right, a sentence for each fault, which begins with the name of the setting."""
        faults = tuple(fault for one in self.all for fault in one.check_config())
        return (*faults, *mydata.check_config(self.mydata_url))

    async def close(self) -> None:
        """Ends all connections."""
        for one in self.all:
            await one.close()


def build(settings: Settings, clock: Clock | None = None) -> Registers:
    """The connectors; nothing is asked yet."""
    time = clock or SystemClock()
    return Registers(
        nts=Nts(settings.nts, time),
        codef=Codef(settings.codef, time),
        popbill=Popbill(settings.popbill, time),
        mydata_url=settings.mydata_url,
    )
