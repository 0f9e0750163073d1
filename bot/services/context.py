"""What every service needs, chosen once at start-up in `bot.bootstrap`."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from bot.services.vault import Vault
from bot.store.engine import Store
from forms.editions import Editions
from forms.model import Programme
from forms.wording import Catalogue


@dataclass(frozen=True, kw_only=True)
class Context:
    """The services' surroundings."""

    store: Store
    programmes: Editions
    catalogue: Catalogue
    vault: Vault
    #: Today's date in Korea; tests put the calendar forward.
    today: Callable[[], date]

    @property
    def programme(self) -> Programme:
        """The programme that is on offer; with several, the finder of a later issue chooses."""
        return self.programmes.on_offer(self.today())[0]
