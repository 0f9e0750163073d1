"""What a company is told of its size, word by word; and that all words of sizes are said somewhere."""

import re
from pathlib import Path
from typing import Any

import pytest
import yaml

from forms.definitions.model import LANGUAGES, Language
from forms.field_types import shown
from forms.sme import size as sme_size
from forms.sme import table as sme_table
from forms.sme import words as sme_words
from forms.sme.size import SizeFinding

FILE: dict[str, Any] = yaml.safe_load((Path(__file__).parent / "sme.yml").read_text("utf-8"))
CASES = {case["name"]: case for case in FILE["cases"]}


def told(case: dict[str, Any]) -> SizeFinding:
    given = FILE["usual"] | {key: value for key, value in case.items() if key not in ("name", "near", *LANGUAGES)}
    return sme_size.classify(sme_table.shipped(), on=given.pop("day"), **given)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", CASES)
def test_the_reason_says_what_it_rests_on_or_what_is_needed(name: str, language: Language) -> None:
    said = sme_words.reason(told(CASES[name]), language)
    assert said == CASES[name].get(language, said)
    assert bool(re.search("[가-힣]", said)) == (language == "ko")


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", CASES)
def test_a_no_says_what_would_change_it_unless_the_industry_decides(name: str, language: Language) -> None:
    near = CASES[name].get("near", {})
    said = sme_words.near_miss(told(CASES[name]), language)
    assert said == near.get(language, said)
    finding = told(CASES[name])
    assert bool(said) == (finding.size == "not_sme" and "industry" not in finding.failed)


@pytest.mark.parametrize("size", ["micro", "small", "medium", "not_sme"])
def test_every_size_has_a_name(size: str) -> None:
    assert all(shown.say(f"sme.size.{size}", language) for language in LANGUAGES)


@pytest.mark.parametrize("language", LANGUAGES)
def test_all_words_of_sizes_are_said_in_some_case(language: Language) -> None:
    findings = [told(case) for case in CASES.values()]
    said = " ".join(sme_words.reason(each, language) + sme_words.near_miss(each, language) for each in findings)
    keys = [key for key in sorted(shown.words().keys()) if key.startswith("sme.") and not key.startswith("sme.size.")]
    for key in keys:
        words = shown.words()._words[key][language]
        assert max(re.split(r"\{[^{}]*\}", words), key=len).strip() in said, key
