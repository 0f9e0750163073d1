"""Whether a value in words holds what is none of it: a label, another value, a phrase of law, boxes to tick."""

import re
from collections.abc import Iterator, Mapping
from functools import cache
from itertools import combinations
from pathlib import Path

import yaml
from pydantic import BaseModel, ConfigDict

from document_fetch.model import Value
from document_fetch.reading.labels import caseless
from document_fetch.reading.layout import Label, Layout
from document_fetch.reading.page import bare

FILE = Path(__file__).with_suffix(".yml")
_SHORTEST = 2  # letters of a label or value that is looked for in others
_MOST_WORDS = 12  # of a value: so many are joined to look for a label that is set in several
_ARTICLE = re.compile(r"제 ?\d{1,4} ?조")
_BOX = re.compile(r"[○●□■☐☑☒◯◎]|[(\[]\s*[VvOo√✓✔]?\s*[)\]]")
_STREET = re.compile(r"(?:[시도군구읍면]|특별시|광역시) (?:\S+ )?\S*[로길] ?\d")
_FIGURE = re.compile(r"\d")
_ADDRESS = "_address"


class Mixed(BaseModel):
    """`law` without blanks, `english_labels` in small letters, the others by field name."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    law: tuple[Label, ...]
    english_labels: tuple[str, ...]
    may_hold: Mapping[str, tuple[str, ...]]
    may_begin_with: Mapping[str, tuple[str, ...]]
    legal_forms: tuple[str, ...]


@cache
def signs() -> Mixed:
    return Mixed.model_validate(yaml.safe_load(FILE.read_text(encoding="utf-8")))


def is_mixed(name: str, values: Mapping[str, Value], layout: Layout) -> bool:
    """Whether the value of this field, one in words, cannot be that value alone."""
    text = values[name].value
    return (
        bool(_BOX.search(text) or _ARTICLE.search(text))
        or _is_of_law(text)
        or _is_english_label(text)
        or _is_misplaced(name, text)
        or _holds_a_label(name, text, layout)
        or any(_holds(text, other) for other in _others(name, values))
        or any(_is_beside(text, values[other].value) for other in _firsts(name, values))
    )


def _is_of_law(text: str) -> bool:
    plain = bare(text).lower()
    return any(phrase in plain for phrase in signs().law)


def _is_english_label(text: str) -> bool:
    plain = f" {caseless(text)}"
    return any(f" {begins}" in plain for begins in signs().english_labels)


def _is_misplaced(name: str, text: str) -> bool:
    """An address without any number, or one in a value that is none."""
    if name.endswith(_ADDRESS):
        return not _FIGURE.search(text)
    return bool(_STREET.search(text))


def _holds_a_label(name: str, text: str, layout: Layout) -> bool:
    """A label anywhere among the words; one of the field's own only before them: 입찰 이외 용도 is a purpose."""
    own = frozenset(map(caseless, layout.fields[name].words))
    return any(run in layout.label_words and not (start and run in own) for start, run in _runs(text))


def _runs(text: str) -> Iterator[tuple[int, str]]:
    """Each word and each few neighbouring words of a text, without blanks, and which word begins it."""
    words = [bare(word) for word in caseless(text).split()][:_MOST_WORDS]
    for start, end in combinations(range(len(words) + 1), 2):
        run = "".join(words[start:end]).strip(":")
        if len(run) >= _SHORTEST:
            yield start, run


def _others(name: str, values: Mapping[str, Value]) -> Iterator[str]:
    allowed = (name, *signs().may_hold.get(name, ()), *_firsts(name, values))
    yield from (value.value for other, value in values.items() if other not in allowed)


def _firsts(name: str, values: Mapping[str, Value]) -> list[str]:
    return [other for other in signs().may_begin_with.get(name, ()) if other in values]


def _holds(text: str, other: str) -> bool:
    """Whether a whole other value stands in the text, as words of its own, beside more."""
    if len(other) < _SHORTEST or len(other) >= len(text) or other not in text:
        return False
    return f" {other} " in f" {text} "


def _is_beside(text: str, other: str) -> bool:
    """Whether it stands there behind more than a legal form."""
    if not _holds(text, other) or text.startswith(f"{other} "):
        return False
    return any(word not in signs().legal_forms for word in text.replace(other, "", 1).split())
