"""People: 홍길동 · 홍길동, 김철수 · 홍길동 외 1명 · HONG GILDONG · 홍길동(Hong Gil-dong)."""

from __future__ import annotations

import functools
import itertools
import re
from dataclasses import dataclass
from pathlib import Path

from pydantic import JsonValue

from forms import yaml_file
from forms.consistency.comparison import Comparer, Comparison, Hints, Why, different, same, unknown, variant
from forms.consistency.texts import bare, in_other_letters, line

_DATA = Path(__file__).parent / "titles.yml"
_LONGEST = 300  # characters
_MOST_WORDS = 4  # of a foreign name whose words are tried in every order
_OTHERS = re.compile(
    r"(?P<besides>\s외\s*(?:[0-9]{1,3}\s*(?:명|인|名)?)?|외\s*[0-9]{1,3}\s*(?:명|인|名)?"
    r"|(?:,|\band\b|&)\s*[0-9]{1,3}\s+others?|\bet\s+al\.?)\s*$"
    r"|\s*등\s*(?P<in_all>[0-9]{1,3})\s*(?:명|인|名)\s*$"
)
_BETWEEN = re.compile(r"[,;/·ㆍᆞ&]|\s(?:및|그리고|and)\s|(?<=[가-힣]{3})\s(?=[가-힣]{3})")
_BRACKETS = re.compile(r"[(\[]([^()\[\]]*)[)\]]")
_HANGUL = re.compile(r"[가-힣㐀-鿿]+")
_LATIN = re.compile(r"[^\W\d_가-힣㐀-鿿]+(?:[-'’][^\W\d_가-힣㐀-鿿]+)*")
_SURNAME_FIRST = re.compile(r"[^\W\d_가-힣㐀-鿿\s]+,\s*[^\W\d_가-힣㐀-鿿]+(?:[\s\-][^\W\d_가-힣㐀-鿿]+)*")

Person = frozenset[str]  # every way in which this one name may be written


@dataclass(frozen=True)
class People:
    """Those who are named, and whether there are others."""

    named: tuple[Person, ...]
    more: bool = False


@functools.cache
def _titles() -> re.Pattern[str]:
    titles = yaml_file.table(_DATA)["titles"]
    either = "|".join(re.escape(title) for title in sorted(titles, key=lambda title: (-len(title), title)))
    # A title stands apart from the name, or behind a whole one: 홍길동 대표, 홍길동대표, but not 박사장.
    return re.compile(rf"(?<!\w)(?:{either})(?!\w)\.?|(?<=[가-힣]{{3}})(?:{either})(?!\w)")


def read(value: JsonValue) -> People | None:
    """The people named, or None without any name."""
    text = line(value, _LONGEST)
    if text is None:
        return None
    folded = text.casefold()
    others = _OTHERS.search(folded)
    listed = folded[: others.start()] if others else folded
    whole = [listed] if _SURNAME_FIRST.fullmatch(listed.strip()) else _BETWEEN.split(_joined(listed))
    named = tuple(person for part in whole if (person := _person(part)))
    if not named:
        return None
    in_all = int(others["in_all"]) if others and others["in_all"] else 0
    return People(named, more=bool(others and others["besides"]) or in_all > len(named))


def _joined(text: str) -> str:
    """`text` with what separates inside brackets made harmless: 홍길동(Hong, Gildong) is one person."""
    return _BRACKETS.sub(lambda found: f"({_BETWEEN.sub(' ', found[1])})", text)


def _person(text: str) -> Person:
    outside = _titles().sub(" ", _BRACKETS.sub(" ", text))
    inside = _titles().sub(" ", " ".join(_BRACKETS.findall(text)))
    korean, foreign = _korean(outside), _foreign(outside)
    return (korean or (_korean(inside) if foreign else frozenset())) | (
        foreign or (_foreign(inside) if korean else frozenset())
    )


def _korean(text: str) -> Person:
    letters = "".join(_HANGUL.findall(text))
    return frozenset({letters}) if letters else frozenset()


def _foreign(text: str) -> Person:
    """Surname and given names in any order, their syllables together or apart: HONG GIL DONG, Gildong Hong."""
    words = sorted(bare(word) for word in _LATIN.findall(text))
    if not words:
        return frozenset()
    orders = itertools.permutations(words) if len(words) <= _MOST_WORDS else [tuple(words)]
    return frozenset("".join(order) for order in orders)


def _weigh(one: People, other: People, _hints: Hints) -> Comparison:
    only_one, only_other = _missing(one, other), _missing(other, one)
    if not only_one and not only_other and one.more == other.more:
        return same() if set(one.named) == set(other.named) else variant(Why.SPELLING)
    if len(only_one) < len(one.named):  # any one may match
        adds = (bool(only_one) or _names_fewer(other, one), bool(only_other) or _names_fewer(one, other))
        return variant(Why.ONE_OF_SEVERAL, adds=adds)
    if one.more or other.more:
        return unknown(Why.UNNAMED)
    return unknown(Why.SCRIPTS) if in_other_letters(_letters(one), _letters(other)) else different()


def _missing(one: People, other: People) -> list[Person]:
    """Those of `one` whom `other` does not name."""
    return [person for person in one.named if not any(person & each for each in other.named)]


def _names_fewer(one: People, other: People) -> bool:
    """`other` speaks of people besides those that both name."""
    return other.more and not one.more and len(one.named) <= len(other.named)


def _letters(people: People) -> str:
    return "".join(min(person) for person in people.named)


COMPARER = Comparer(read, _weigh)
