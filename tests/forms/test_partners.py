"""A definition that would pass on what nobody agreed to, or to the wrong partner, is a fault."""

from typing import Any

import pytest

from forms.booking import key_of
from forms.definitions.booking import LONGEST_PLACE
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


def lent(*questions: dict[str, Any]) -> list[str]:
    """Faults of a place that these questions name, besides those that every made programme may have."""
    asked = [*questions, *made.QUESTIONS]
    booking = {"named_by": [one["key"] for one in questions], "capacity": 1, "full": made.WORDS, "mend": ["size"]}
    programme = made.programme(questions=asked, partners=[GARAM], consents=[CONSENT], booking=booking)
    return [fault for fault in checks.faults(programme) if fault.startswith("booking")]


def picked(key: str, *ids: str) -> dict[str, Any]:
    return made.question(key, "choice", choices=made.choices(*ids))


def test_a_place_is_named_by_answers_of_bounded_length() -> None:
    assert lent(picked("site", "garam"), made.question("day", "date"), made.question("room", "count", max=20)) == []
    told = "must be a choice, date, yes_no, country, or a count with max"
    assert lent(made.question("wish", "text")) == [f"booking.named_by: wish {told}"]
    assert lent(made.question("room", "count")) == [f"booking.named_by: room {told}"]


def test_a_place_that_would_not_fit_into_the_agencys_column_is_a_fault() -> None:
    long = [picked(letter * 60, letter * 60) for letter in "abcd"]
    assert lent(*long[:3]) == []
    assert lent(*long) == [f"booking.named_by: keys and answers take up to 505 characters; {LONGEST_PLACE} are kept"]


def test_what_a_place_may_take_is_what_its_spelling_takes() -> None:
    fullest = {letter * 60: letter * 60 for letter in "abcd"}
    assert len(key_of(fullest)) == 505
