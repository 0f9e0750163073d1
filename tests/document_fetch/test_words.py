"""Whatever can go wrong has words, in both languages, that say what happened, what to do, and that nothing is lost."""

import re

import pytest
import yaml

from document_fetch.errors import ERRORS, TooLarge
from document_fetch.reading.registry import KINDS, LAYOUTS, WORDS

CATALOGUE = {
    key: words for path in sorted(WORDS.glob("*.yml")) for key, words in yaml.safe_load(path.read_text("utf-8")).items()
}
NOTHING_LOST = {"ko": "지금까지 쓴 내용은 그대로 있어요.", "en": "Everything you have entered is still here."}


@pytest.mark.parametrize("language", ["ko", "en"])
@pytest.mark.parametrize("error", ERRORS.values(), ids=ERRORS.keys())
def test_every_error_has_words_that_use_only_its_facts(error, language):
    words = CATALOGUE[error.response][language]
    assert words.endswith(NOTHING_LOST[language])
    assert set(re.findall(r"\{(\w+)", words)) <= set(error.fact_names)


def test_every_error_has_words_of_its_own():
    assert len({error.response for error in ERRORS.values()}) == len(ERRORS) - 1  # Unreadable is only a family


@pytest.mark.parametrize("language", ["ko", "en"])
@pytest.mark.parametrize("kind", LAYOUTS)
def test_who_sends_no_certificate_is_told_every_kind_that_can_be_read(kind, language):
    assert KINDS[kind].name[language].lower() in CATALOGUE["error.document.not_a_certificate"][language].lower()


def test_an_error_without_its_facts_cannot_be_made():
    with pytest.raises(TypeError):
        TooLarge(size=1)
