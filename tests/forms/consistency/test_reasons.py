"""Why a company keeps its own value: what is offered has words, and nothing else has."""

from __future__ import annotations

from forms import fields
from forms.consistency import reasons
from forms.consistency.reasons import OTHER, UNTOLD, Reason
from forms.definitions.model import LANGUAGES
from forms.field_types import shown
from forms.wording import catalogue as wording

BUTTON = 30  # characters that fit a button on a phone


def every_choice() -> set[str]:
    return {choice for kind in fields.FIELD_TYPES for choice in reasons.choices(kind)}


def test_every_choice_has_short_words_and_no_words_lie_unused() -> None:
    catalogue = wording.Catalogue.load(shown.FOLDER)
    keys = {key for key in sorted(catalogue.keys()) if key.startswith("reason.")}
    assert keys == {f"reason.{choice}" for choice in {*every_choice(), UNTOLD}}
    assert all(
        len(reasons.words(Reason(each), language)) <= BUTTON for each in every_choice() for language in LANGUAGES
    )


def test_reasons_are_offered_for_types_that_there_are() -> None:
    assert set(reasons.offered().by_type) <= set(fields.FIELD_TYPES)


def test_whatever_the_type_another_reason_comes_last() -> None:
    assert all(reasons.choices(kind)[-1] == OTHER for kind in fields.FIELD_TYPES)


def test_a_type_s_own_reasons_come_first() -> None:
    assert reasons.choices("address")[0] == "moved"
    assert reasons.choices("company_name")[0] == "renamed"


def test_own_words_are_shown_as_they_were_said() -> None:
    assert reasons.words(reasons.in_own_words(" 지난달에  바뀌었어요 "), "en") == "지난달에 바뀌었어요"
