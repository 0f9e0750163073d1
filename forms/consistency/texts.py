"""Words, choices and web addresses: equal, or equal but for blanks, signs and letter case."""

from __future__ import annotations

import re
import unicodedata

from pydantic import JsonValue

from forms.consistency.comparison import Comparer, Comparison, Hints, Why, different, same, variant

LONGEST = 2000  # characters; what is longer is not compared
_SCRIPTS = {"hangul": re.compile("[가-힣]"), "han": re.compile("[㐀-鿿]"), "latin": re.compile("[a-z]", re.IGNORECASE)}
_SCHEME = re.compile(r"^(?:[a-z]{1,10}://)?(?:www\.)?")


def line(value: JsonValue, longest: int = LONGEST) -> str | None:
    """`value` on one line after NFKC, or None if it is no text with something in it."""
    if not isinstance(value, str) or len(value) > longest:
        return None
    return " ".join(unicodedata.normalize("NFKC", value).split()) or None


def tight(text: str) -> str:
    """`text` without blanks and letter case."""
    return "".join(text.split()).casefold()


def bare(text: str) -> str:
    """`text` without blanks, signs and letter case."""
    return "".join(letter for letter in text.casefold() if letter.isalnum())


def in_other_letters(one: str, other: str) -> bool:
    """Whether the two share no script: 한빛식품 may well be Hanbit Foods."""
    scripts = [{name for name, script in _SCRIPTS.items() if script.search(text)} for text in (one, other)]
    return all(scripts) and not (scripts[0] & scripts[1])


def _weigh_words(one: str, other: str, _hints: Hints) -> Comparison:
    if tight(one) == tight(other):
        return same()
    return variant(Why.SPELLING) if bare(one) == bare(other) != "" else different()


def _address_of(value: JsonValue) -> str | None:
    text = line(value)
    return text and (_SCHEME.sub("", text.casefold(), count=1).rstrip("/") or None)


def _weigh_exact(one: JsonValue, other: JsonValue, _hints: Hints) -> Comparison:
    return same() if type(one) is type(other) and one == other else different()


def _members(value: JsonValue) -> frozenset[str] | None:
    listed = value if isinstance(value, list) else [value]
    return frozenset(each for each in listed if isinstance(each, str)) or None


def _weigh_sets(one: frozenset[str], other: frozenset[str], _hints: Hints) -> Comparison:
    return same() if one == other else different()


WORDS = Comparer(line, _weigh_words)
URLS = Comparer(_address_of, lambda one, other, _hints: same() if one == other else different())
EXACT: Comparer[JsonValue] = Comparer(lambda value: value, _weigh_exact)
SETS = Comparer(_members, _weigh_sets)
