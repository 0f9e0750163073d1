"""To which partners a case may be offered, and with which of its answers: only what the company agreed to."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from forms import booking, referral
from forms.definitions.model import Programme
from forms.definitions.support import Partner
from intake import view
from intake.store.referrals import Answer
from intake.view import Json


@dataclass(frozen=True)
class Offer:
    """A partner and what it would get."""

    partner: str  # as accounts name it: a key means different partners in different programmes
    name: Json  # by language
    answers: tuple[Answer, ...]
    accepts: bool  # must accept or decline
    chosen: bool  # by the company
    place: str | None = None  # that the company would like, in its one spelling
    capacity: int | None = None  # of the place


def possible(dossier: Json, programme: Programme | None) -> tuple[Offer, ...]:
    """Whom the company chose, then the programme's other partners that the company agreed to, to the letter."""
    chosen = of_dossier(dossier)
    others = () if programme is None else _others(dossier, programme)
    return (*((chosen,) if chosen else ()), *(one for one in others if not chosen or one.partner != chosen.partner))


def of_dossier(dossier: Json) -> Offer | None:
    """Whom the company chose; a dossier before version 3 does not tell."""
    entry = dossier.get("referral")
    if entry is None:
        return None
    partner, answers = identity(dossier["programme"]["id"], entry["partner"]), _answers(dossier, entry["receives"])
    wanted = entry.get("place")  # a dossier before version 4 does not tell
    place = {} if wanted is None else {"place": booking.key_of(wanted["named_by"]), "capacity": wanted["capacity"]}
    return Offer(partner, entry["name"], answers, entry["accepts"], chosen=True, **place)


def identity(programme_id: str, key: str) -> str:
    """A partner as accounts and referrals name it, e.g. "kosme.shared_logistics/garam"."""
    return f"{programme_id}/{key}"


def programme_of(partner: str) -> str:
    """The programme of a partner that is named so."""
    return partner.rpartition("/")[0]


def _others(dossier: Json, programme: Programme) -> tuple[Offer, ...]:
    agreed = {consent["key"] for consent in dossier["consents"] if view.agreed_to(consent, programme)}
    return tuple(_offer(dossier, partner) for partner in referral.instead(programme) if partner.consent in agreed)


def _offer(dossier: Json, partner: Partner) -> Offer:
    keys = referral.receives(partner, {answer["key"] for answer in dossier["answers"]})
    named, answers = identity(dossier["programme"]["id"], partner.key), _answers(dossier, keys)
    return Offer(named, partner.name.model_dump(), answers, partner.accepts, chosen=False)


def _answers(dossier: Json, keys: Sequence[str]) -> tuple[Answer, ...]:
    """Label and shown value, in the order of `keys`; neither where a value is from nor how it is stored."""
    answers = {answer["key"]: answer for answer in dossier["answers"]}
    return tuple({name: answers[key][name] for name in ("key", "label", "shown")} for key in keys)
