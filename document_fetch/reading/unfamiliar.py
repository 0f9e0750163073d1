"""Doubt where a form is not as it is known: what it does not show, and what a value has taken along from beside it.

A layout names what its forms may lack. Where anything else is not found, nobody knows how the form is arranged, and
words and tables, which prove nothing by themselves, are doubtful.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace

from document_fetch.model import Value
from document_fetch.reading.guards import DOUBTFUL, WORDING
from document_fetch.reading.guards.base import clean
from document_fetch.reading.layout import FieldLayout, Layout

#: Values that stand in other values only where those took them along.
_OF_THEIR_OWN = ("company_name", "representative", "exporter", "business_address", "head_office_address")
_SHORTEST = 3  # letters: shorter ones stand in others by chance
_SHORTEST_IN_ADDRESS = 6  # where names of places may be anybody's
_PERSONS = frozenset({"representative"})
_LEGAL_FORM = re.compile(r"\((?:주|유|합|사|재)\)|주식회사|유한회사|합자회사|합명회사")
_HANGUL = re.compile(r"[가-힣]+")


def doubted(values: Mapping[str, Value], layout: Layout) -> dict[str, Value]:
    """The values, with those doubtful that an unfamiliar form may have given wrong."""
    unsure = set(_mixed(values))
    if any(name not in values for name in layout.always):
        unsure |= {name for name in values if _proves_nothing(layout.fields[name])}
    return {name: _doubted(value) if name in unsure else value for name, value in values.items()}


def _proves_nothing(field: FieldLayout) -> bool:
    return field.guard in WORDING or bool(field.rows or field.count) or field.lines in {"list", "numbered"}


def _mixed(values: Mapping[str, Value]) -> Iterator[str]:
    """Fields that hold another's whole value, or more than one person's name."""
    texts = {name: clean(value.value) for name, value in values.items()}
    for name, text in texts.items():
        least = _SHORTEST_IN_ADDRESS if name.endswith("address") else _SHORTEST
        own = [texts[other] for other in _OF_THEIR_OWN if other in texts and other != name]
        took = any(len(other) >= least and other != text and _holds(text, other) for other in own)
        if took or (name in _PERSONS and _is_more_than_a_person(text)):
            yield name


def _holds(text: str, other: str) -> bool:
    """Whether the other stands in the text by itself, as a word or several."""
    return f" {other} " in f" {text} "


def _is_more_than_a_person(text: str) -> bool:
    """Several people are parted by commas, and no person has a legal form."""
    return bool(_LEGAL_FORM.search(text)) or any(len(_HANGUL.findall(each)) > 1 for each in text.split(","))


def _doubted(value: Value) -> Value:
    return replace(value, confidence=min(value.confidence, DOUBTFUL))
