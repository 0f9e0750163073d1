"""Which partner the company chose, and which of its answers go there: those that it agreed to, and no others."""

from collections.abc import Collection

from pydantic import JsonValue

from forms.answers import Answers
from forms.definitions.model import Programme
from forms.definitions.support import Partner


def chosen(programme: Programme, answers: Answers) -> Partner | None:
    """The partner that the answers choose; nobody when the company asked for advice."""
    picked = (
        partner
        for partner in programme.partners
        if partner.question in answers and answers[partner.question].value == partner.choice
    )
    return next(picked, None)


def instead(programme: Programme) -> tuple[Partner, ...]:
    """The partners that the agency may ask where another has declined, or the company asked for advice."""
    return tuple(partner for partner in programme.partners if partner.instead)


def receives(partner: Partner, answered: Collection[str]) -> list[str]:
    """Keys of what the partner gets of what was answered."""
    return [key for key in partner.receives if key in answered]


def entry(programme: Programme, answers: Answers, consents: Collection[str]) -> dict[str, JsonValue] | None:
    """What a dossier says of the referral; nothing unless a partner was chosen and the provision was agreed to.

    `answers` are those in the dossier, `consents` the keys of the consents that were given.
    """
    partner = chosen(programme, answers)
    if partner is None or partner.consent not in consents:
        return None
    return {
        "partner": partner.key,
        "name": {"ko": partner.name.ko, "en": partner.name.en},
        "receives": [*receives(partner, answers)],
        "accepts": partner.accepts,
        "consent": partner.consent,
    }
