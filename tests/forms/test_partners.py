"""A definition that would pass on what nobody agreed to, or to the wrong partner, is a fault."""

from typing import Any

import pytest

from forms.loading import checks
from tests.forms import made

CONSENT = {"key": "provision", "version": "1", "text": made.WORDS}
GARAM = {"key": "garam", "name": made.WORDS, "question": "size", "choice": "micro", "receives": ["employees"]}


def faults(*partners: dict[str, Any], consents: tuple[dict[str, Any], ...] = (CONSENT,)) -> list[str]:
    programme = made.programme(partners=list(partners), consents=list(consents))
    return [fault for fault in checks.faults(programme) if fault.startswith("partners")]


def test_a_partner_with_a_choice_a_consent_and_known_answers_is_sound() -> None:
    assert faults(GARAM, GARAM | {"key": "naru", "choice": "small"}) == []


def test_a_partner_needs_the_consent_by_which_it_gets_anything() -> None:
    assert faults(GARAM, consents=()) == ["partners.garam.consent: there is no consent provision"]
    assert faults(GARAM | {"consent": "passing_on"}, consents=(CONSENT | {"key": "passing_on"},)) == []


@pytest.mark.parametrize(
    ("change", "told"),
    [
        ({"receives": ["salary"]}, "partners.garam: there is no question salary"),
        ({"receives": ["employees", "employees"]}, "partners.garam.receives: employees twice"),
        ({"choice": "huge"}, "partners.garam.choice: size has no choice huge"),
    ],
)
def test_what_a_partner_gets_and_how_it_is_chosen_must_be_there(change: dict[str, Any], told: str) -> None:
    assert faults(GARAM | change) == [told]


def test_one_choice_leads_to_one_partner() -> None:
    assert faults(GARAM, GARAM | {"key": "naru"}) == ["partners: two are chosen when size is micro"]
