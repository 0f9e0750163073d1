"""시·도 and 시·군·구 of an address, by every name they have or had."""

from __future__ import annotations

import datetime as dt
import functools
import re
from dataclasses import dataclass
from pathlib import Path

from forms import yaml_file
from forms.definitions.basics import Frozen

_DATA = Path(__file__).parent / "places.yml"
_DISTRICT = re.compile(r"[가-힣]{1,6}[시군구]")
_CITY_AND_DISTRICT = re.compile(r"([가-힣]{1,5}시)([가-힣]{1,5}구)")
_TOWN = re.compile(r"[가-힣]{1,6}[읍면]")
_COUNTRY = ("대한민국", "한국")


class Renamed(Frozen):
    """The former name and the day from which the present one holds."""

    was: str
    since: dt.date


class Province(Frozen):
    """A 시·도."""

    id: str
    names: tuple[str, ...]
    renamed: Renamed | None = None


class MovedDistrict(Frozen):
    """A 시·군·구 that had another name or belonged elsewhere: province id and name, before and now."""

    was: tuple[str, str]
    now: tuple[str, str]
    since: dt.date


class Places(Frozen):
    """All of places.yml."""

    provinces: tuple[Province, ...]
    districts: tuple[MovedDistrict, ...]


@dataclass(frozen=True)
class Area:
    """Where an address lies, in present names."""

    province: str | None
    districts: frozenset[str]
    renamed: dt.date | None = None  # since when a name that was used is no longer the present one


@functools.cache
def places() -> Places:
    """The names of places.yml."""
    return Places.model_validate(yaml_file.table(_DATA))


@functools.cache
def _names() -> tuple[tuple[str, Province], ...]:
    """Every name with its province, the longest first."""
    named = [(name, province) for province in places().provinces for name in province.names]
    return tuple(sorted(named, key=lambda pair: -len(pair[0])))


def split(text: str) -> tuple[Area, str]:
    """The area with which `text` begins, and what follows it."""
    province, renamed, rest = _province(text)
    districts, rest = _districts(rest)
    for moved in places().districts:
        if province == moved.was[0] and moved.was[1] in districts:
            province, renamed = moved.now[0], moved.since
            districts = districts - {moved.was[1]} | {moved.now[1]}
    return Area(province, districts, renamed), rest


def _province(text: str) -> tuple[str | None, dt.date | None, str]:
    for country in _COUNTRY:
        text = text.removeprefix(country).lstrip()
    for name, province in _names():
        if text.startswith(name) and _ends(name, text[len(name) :]):
            renamed = province.renamed
            since = renamed.since if renamed and renamed.was == name else None
            return province.id, since, text[len(name) :].lstrip()
    return None, None, text


def _ends(name: str, rest: str) -> bool:
    """Whether the name ends there: at a blank, or being a full name, before a district (경기도성남시)."""
    first = rest.split(" ", 1)[0]
    return not first or (name[-1] in "시도" and _DISTRICT.fullmatch(first) is not None)


def _districts(text: str) -> tuple[frozenset[str], str]:
    """The 시, 군 and 구 at the start; 읍 and 면 are passed over, for road names do not repeat within a 시·군·구."""
    words = text.split(" ")
    found: set[str] = set()
    while words:
        joined = _CITY_AND_DISTRICT.fullmatch(words[0])
        if not joined and not _DISTRICT.fullmatch(words[0]) and not _TOWN.fullmatch(words[0]):
            break
        if not _TOWN.fullmatch(words[0]):
            found.update(joined.groups() if joined else (words[0],))
        words = words[1:]
    return frozenset(found), " ".join(words)
