"""The partners that the programmes name, as accounts are made for them."""

from __future__ import annotations

from forms.definitions.editions import Editions
from intake import errors, offers


def known(programmes: Editions, programme_id: str, key: str) -> str:
    """The partner as accounts name it; raises UnknownPartner when no edition of the programme has it."""
    keys = {partner.key for each in programmes if each.id == programme_id for partner in each.partners}
    if key not in keys:
        raise errors.UnknownPartner(programme=programme_id, partner=key, known=sorted(keys))
    return offers.identity(programme_id, key)


def first(programmes: Editions) -> tuple[str, str] | None:
    """The key of the first partner there is, and that partner as accounts name it."""
    named = ((each.id, partner.key) for each in programmes for partner in each.partners)
    programme_id, key = next(named, ("", ""))
    return (key, offers.identity(programme_id, key)) if key else None
