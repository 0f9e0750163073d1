"""Every word that code asks for exists in both languages, and every word there is asked for."""

import string

import pytest

from forms import errors
from forms.definitions.model import LANGUAGES
from forms.field_types import numbers, shown
from forms.wording import catalogue as wording

CATALOGUE = wording.Catalogue.load(shown.FOLDER)
FACTS = {"label": "직원 수", "example": "6명", "understood": "3억", "limit": "10명", "digits": 9, "needed": 10}
FACTS |= {"length": 300, "options": "네, 아니요", "unknown": "동남아", "section": "C", "least": 10, "most": 16}
FACTS |= {"row": "2024", "column": "매출액", "columns": "국가, 수출액"}


def subclasses(kind: type[errors.FormsError]) -> list[type[errors.FormsError]]:
    return [kind, *(deeper for child in kind.__subclasses__() for deeper in subclasses(child))]


@pytest.mark.parametrize("kind", subclasses(errors.FormsError), ids=lambda kind: kind.__name__)
def test_every_error_has_words_in_both_languages(kind: type[errors.FormsError]) -> None:
    for language in LANGUAGES:
        assert CATALOGUE.say(kind.response, language, **FACTS)


@pytest.mark.parametrize("kind", subclasses(errors.FormsError), ids=lambda kind: kind.__name__)
def test_every_error_says_in_its_docstring_what_is_wrong(kind: type[errors.FormsError]) -> None:
    assert (kind.__doc__ or "").strip().endswith((".", "."))


def test_no_words_for_errors_that_do_not_exist() -> None:
    used = {kind.response for kind in subclasses(errors.FormsError)}
    assert {key for key in sorted(CATALOGUE.keys()) if key.startswith("error.")} == used


def test_every_refusal_gives_an_example_or_the_choices() -> None:
    for kind in subclasses(errors.FieldError):
        for language in LANGUAGES:
            said = CATALOGUE.say(kind.response, language, **FACTS)
            assert FACTS["example"] in said or FACTS["options"] in said, kind.response


def test_every_unit_has_words() -> None:
    units = {f"unit.{unit}" for unit in (*numbers.COUNTED, *numbers.MEASURES)}
    assert {key for key in sorted(CATALOGUE.keys()) if key.startswith("unit.")} == units


def test_nobody_is_told_that_input_is_wrong_or_shouted_at() -> None:
    for key in sorted(CATALOGUE.keys()):
        said = [CATALOGUE._words[key][language] for language in LANGUAGES]
        assert not any("잘못된" in words or "invalid" in words.casefold() or "!" in words for words in said), key
        assert all(letter in string.printable or ord(letter) < 0x1F000 for words in said for letter in words), key
