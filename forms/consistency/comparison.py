"""What a comparison says, and what it is told beside the two values."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any, Generic, Literal, TypeVar

from pydantic import JsonValue

from forms.definitions.basics import Language
from forms.field_types import dates, shown

Verdict = Literal["same", "variant", "different", "unknown"]
Fact = str | int | float | dt.date
T = TypeVar("T")


class Why(StrEnum):
    """The reason of a verdict: the key of its words in forms/words/consistency.yml."""

    SAME = "consistency.same"
    SPELLING = "consistency.spelling"  # blanks, signs, letter case, short and long names
    DIFFERENT = "consistency.different"
    UNREAD = "consistency.unread"  # one of the values is missing or cannot be read
    SCRIPTS = "consistency.scripts"  # one in Hangul, one in Latin letters

    OTHER_NAME = "consistency.other_name"  # the name in the other's brackets
    LEGAL_FORM_MISSING = "consistency.legal_form_missing"
    LEGAL_FORM_PLACE = "consistency.legal_form_place"  # (주)A and A(주)
    LEGAL_FORM_KIND = "consistency.legal_form_kind"  # (주) and (유)

    ONE_OF_SEVERAL = "consistency.one_of_several"  # some of the people are named by both
    UNNAMED = "consistency.unnamed"  # "and one other": whoever is not named may be the other's

    RENAMED = "consistency.renamed"  # old and new name of one district. Facts: since
    DETAIL = "consistency.detail"  # storey, room, building
    PROVINCE = "consistency.province"
    DISTRICT = "consistency.district"
    ROAD = "consistency.road"
    BUILDING = "consistency.building"
    LOT = "consistency.lot"
    ROAD_AND_LOT = "consistency.road_and_lot"

    ROUNDED = "consistency.rounded"
    CURRENCY = "consistency.currency"
    OTHER_DAY = "consistency.other_day"  # Facts: one, one_on, other, other_on
    SUM = "consistency.sum"  # Facts: one, other, difference
    HS_DETAIL = "consistency.hs_detail"  # the national digits behind the six international ones

    ADJACENT = "consistency.adjacent"
    OVERLAPPING = "consistency.overlapping"  # Facts: days
    GAP = "consistency.gap"  # Facts: days


@dataclass(frozen=True, kw_only=True)
class Hints:
    """What is known beside the two values."""

    same_business_number: bool = False  # both sources name the same 사업자등록번호
    one_on: dt.date | None = None  # the day that the first value speaks of
    other_on: dt.date | None = None


@dataclass(frozen=True, kw_only=True)
class Comparison:
    """`variant` is the same thing written otherwise; `unknown` means that the two cannot be compared."""

    verdict: Verdict
    why: Why
    facts: Mapping[str, Fact] = field(default_factory=dict)
    one_adds: bool = False  # the first says something true that the second leaves out, such as a storey
    other_adds: bool = False

    @property
    def agrees(self) -> bool:
        """Nobody needs to be asked."""
        return self.verdict in {"same", "variant"}


@dataclass(frozen=True)
class Comparer(Generic[T]):
    """How values of one type are compared. `weigh` must not care which of its two comes first."""

    read: Callable[[JsonValue], T | None]
    weigh: Callable[[T, T, Hints], Comparison]

    def __call__(self, one: JsonValue, other: JsonValue, hints: Hints) -> Comparison:
        """The comparison of two values as JSON."""
        first, second = self.read(one), self.read(other)
        return unknown(Why.UNREAD) if first is None or second is None else self.weigh(first, second, hints)


def same() -> Comparison:
    return Comparison(verdict="same", why=Why.SAME)


def variant(why: Why, *, adds: tuple[bool, bool] = (False, False), **facts: Fact) -> Comparison:
    return Comparison(verdict="variant", why=why, facts=facts, one_adds=adds[0], other_adds=adds[1])


def different(why: Why = Why.DIFFERENT, **facts: Fact) -> Comparison:
    return Comparison(verdict="different", why=why, facts=facts)


def unknown(why: Why, **facts: Fact) -> Comparison:
    return Comparison(verdict="unknown", why=why, facts=facts)


def explain(found: Comparison, language: Language) -> str:
    """The reason in words."""
    return shown.say(found.why, language, **{name: _shown(fact, language) for name, fact in found.facts.items()})


def _shown(fact: Fact, language: Language) -> Any:
    if isinstance(fact, dt.date):
        return dates.show(fact.isoformat(), language)
    return f"{fact:,}" if isinstance(fact, int | float) else fact
