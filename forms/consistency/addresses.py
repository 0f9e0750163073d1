"""Addresses: 시·도, 시·군·구, then road and building number, or 동 and lot; storey, room and building are detail."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from pydantic import JsonValue

from forms.consistency import places
from forms.consistency.comparison import Comparer, Comparison, Hints, Why, different, same, unknown, variant
from forms.consistency.places import Area
from forms.consistency.texts import bare, line

_LONGEST = 500  # characters
Kind = Literal["road", "lot"]
_POSTCODE = re.compile(
    r"(?:(?<![가-힣])(?:우편번호\s*:?|\(?우\s*[:)]?))?\s*[(\[]?(?<![\d-])\d{5}(?![\d-]|호)[)\]]?|^[(\[]?\d{3}-\d{3}[)\]]?\s"
)
_BRACKETS = re.compile(r"\(([^()]*)\)")
_WORD = re.compile(r"[\s,]+")
_NUMBER = r"(?P<main>\d{1,5})(?:-(?P<sub>\d{1,5}))?"
# 월드컵북로54길 11, 판교역로 166번길 12-3, 세종대로 지하 175; not 을지로2가 (a 동) and not the 3 of 가상로 3층.
_ROAD = re.compile(
    rf"(?:^|\s)(?P<name>[가-힣A-Za-z0-9.·]{{1,30}}(?:대로|로|길))(?P<branch>\s?\d{{1,4}}[가-힣]{{0,2}}길)?"
    rf"\s*(?P<apart>지하)?\s*{_NUMBER}(?!\d|-|[가-힣]{{0,2}}길|[가층호동])(?:번(?!지))?"
)
# 상암동 1601, 와우리 산 123-4번지, 을지로2가 50, 성수동2가 300.
_LOT = re.compile(
    rf"(?:^|\s)(?P<name>[가-힣]{{1,10}}(?:제?\d{{1,2}})?(?:동|리|가)(?:\d{{1,2}}가)?)"
    rf"\s*(?P<apart>산)?\s*{_NUMBER}(?!\d|-|[가층호동길로])(?:번지)?"
)
_OFFICE_DONG = re.compile(r"제?\d{1,2}(?=동$)")  # 상도1동 is an office of 상도동
_BELOW = re.compile(r"지하\s*(?=\d)")


@dataclass(frozen=True)
class Address:
    """One address taken apart."""

    area: Area
    kind: Kind
    name: str  # of the road or 동, without blanks
    number: tuple[bool, int, int]  # below ground or on a hill (산); main and branch number
    detail: frozenset[str]  # what stands behind the number
    aside: frozenset[str]  # what stands in brackets
    text: str  # all letters and digits, without the postal code


def read(value: JsonValue) -> Address | None:
    """The address, or None where neither road with number nor 동 with lot is found."""
    text = line(value, _LONGEST)
    if text is None:
        return None
    text = " ".join(_POSTCODE.sub(" ", text).split())
    plain = " ".join(_WORD.split(_BRACKETS.sub(" ", text))).strip()
    area, rest = places.split(plain)
    if road := _ROAD.search(rest):
        return _address(area, "road", road, text)
    lot = _LOT.search(rest)
    return _address(area, "lot", lot, text) if lot else None


def _address(area: Area, kind: Kind, found: re.Match[str], text: str) -> Address:
    groups = found.groupdict()
    name = "".join((found["name"] + (groups.get("branch") or "")).casefold().split())
    number = (found["apart"] is not None, int(found["main"]), int(found["sub"] or 0))
    aside = frozenset(bare(word) for inside in _BRACKETS.findall(text) for word in _WORD.split(inside))
    return Address(
        area=area,
        kind=kind,
        name=name if kind == "road" else _OFFICE_DONG.sub("", name),
        number=number,
        detail=_words(found.string[found.end() :]),
        aside=aside,
        text=bare(text),
    )


def _words(text: str) -> frozenset[str]:
    return frozenset(word for each in _WORD.split(_BELOW.sub("지하", text)) if (word := bare(each)))


def _weigh(one: Address, other: Address, _hints: Hints) -> Comparison:
    apart = _area_apart(one.area, other.area)
    if apart is not None:
        return different(apart)
    if one.kind != other.kind:
        return unknown(Why.ROAD_AND_LOT)
    if one.name != other.name or one.number != other.number:
        return different(_street_apart(one, other))
    return same() if one.text == other.text else _written_otherwise(one, other)


def _area_apart(one: Area, other: Area) -> Why | None:
    """What contradicts; a province or a city left out contradicts nothing."""
    if one.province and other.province and one.province != other.province:
        return Why.PROVINCE
    nested = one.districts <= other.districts or other.districts <= one.districts
    return None if nested else Why.DISTRICT


def _street_apart(one: Address, other: Address) -> Why:
    if one.kind == "lot":
        return Why.LOT
    return Why.ROAD if one.name != other.name else Why.BUILDING


def _written_otherwise(one: Address, other: Address) -> Comparison:
    adds = (bool(one.detail - other.detail - other.aside), bool(other.detail - one.detail - one.aside))
    if any(adds):
        return variant(Why.DETAIL, adds=adds)
    renamed = (one.area.renamed, other.area.renamed)
    if renamed[0] != renamed[1]:
        return variant(Why.RENAMED, since=max(day for day in renamed if day))
    return variant(Why.SPELLING)


COMPARER = Comparer(read, _weigh)
