"""Values of a definition."""

import hashlib

import pydantic
import pytest

from forms import errors
from forms.definitions.model import Consent, Programme, Words


def test_an_unknown_question_is_a_named_error_and_a_key_error(programme: Programme) -> None:
    with pytest.raises(errors.UnknownQuestion, match="shoe_size"):
        programme.question("shoe_size")
    with pytest.raises(KeyError):
        programme.question("shoe_size")


def test_a_consents_hash_is_of_the_exact_text_in_that_language(programme: Programme) -> None:
    consent = programme.consents[0]
    assert consent.sha256("ko") == hashlib.sha256(consent.text.ko.encode()).hexdigest()
    assert consent.sha256("ko") != consent.sha256("en")


def test_a_consent_that_does_not_say_when_is_asked_last(programme: Programme) -> None:
    told = programme.consents[0].model_dump(exclude={"asked"})
    assert Consent.model_validate(told).asked == "last"


def test_definitions_cannot_be_changed(programme: Programme) -> None:
    with pytest.raises(pydantic.ValidationError):
        programme.questions[0].optional = True  # type: ignore[misc]


def test_words_need_both_languages_and_something_in_them() -> None:
    assert Words(ko="네", en="Yes").to("en") == "Yes"
    for wrong in ({"ko": "네"}, {"ko": "네", "en": "  "}):
        with pytest.raises(pydantic.ValidationError):
            Words.model_validate(wrong)
