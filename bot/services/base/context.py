"""What every service needs, chosen once at start-up in `bot.bootstrap`."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, time

from bot.services.base.definitions import Definitions
from bot.services.base.full_places import FullPlaces
from bot.services.base.vault import Vault
from bot.store.engine import Store
from forms.definitions.editions import Editions
from forms.definitions.model import Programme
from forms.wording.catalogue import Catalogue


@dataclass(frozen=True, kw_only=True)
class Context:
    """The services' surroundings."""

    store: Store
    definitions: Definitions
    catalogue: Catalogue
    vault: Vault
    #: Today's date in Korea; tests put the calendar forward.
    today: Callable[[], date]
    #: The time of day there; some notices close in the middle of one.
    time: Callable[[], time] = lambda: time.min

    #: What registers are asked on this site, as kinds of document, e.g. "business_status"; empty where none is.
    registers: frozenset[str] = frozenset()

    #: The agency's own page for 공공마이데이터, which only an agency may receive; empty where there is none.
    mydata_url: str = ""

    full_places: FullPlaces = field(default_factory=FullPlaces)

    #: Ids of the programmes that this site offers; empty means all.
    offer: frozenset[str] = frozenset()

    @property
    def programmes(self) -> Editions:
        return self.definitions.editions

    @property
    def on_offer(self) -> tuple[Programme, ...]:
        """The current edition of each programme that this site offers, in the order of their names."""
        offered = self.programmes.on_offer(self.today(), self.offer)
        return tuple(sorted(offered, key=lambda programme: programme.id))

    @property
    def finder(self) -> Programme | None:
        """The questionnaire that finds programmes; None where one programme alone is on offer."""
        return self.programmes.finder(self.today()) if len(self.on_offer) > 1 else None

    @property
    def programme(self) -> Programme:
        """What a talk is about before anything was chosen: the one programme on offer, or the finder."""
        return self.finder or self.on_offer[0]
