"""Finds printed labels in lines, also letter-spaced ones, and leaves alone the same words inside a sentence."""

import re
import string
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache

from document_fetch.model import Box
from document_fetch.reading.glyph import SPACE_GAP
from document_fetch.reading.page import Glyph, Line, Page, box_of, gap

_APART = 0.5  # of the size: the least white behind a label
_BEFORE = 0.75  # and before it, where it may be the last word of a value
_WIDER = 1.3  # times the label's own widest inner gap, so that "지 방 세 납 세 증 명 서" holds no "납 세 증 명 서"
_TORN = 2.0  # of the size: wider white between two letters of many is none of letter-spacing
_UNEVEN = 2.0  # times the narrowest gap: letters set wide are set evenly
_BULLET = 1.2  # of the size: so far a bullet may stand from its label
_BULLETS = "■▣◆●※○□▪·ㆍ"
_OPENERS = "[|:·※"
_CLOSERS = "]|:["
_COUNTED = re.compile(r"\(\d{1,2}\)|\d{1,2}\.|[①-⑳㉑-㉟㊱-㊿■▣◆●※○□▪·]")
_UNIT = r"\((?:단위[:：])?(?:㎡|m2|m²|원|명|US\$|USD|KG|kg|us\$|usd|%|천원|W|w|₩)\)"
_UNIT_OR_COLON = re.compile(rf"{_UNIT}[:：]?|[:：]")
_CASE = str.maketrans(string.ascii_uppercase, string.ascii_lowercase)


@dataclass(frozen=True)
class Mark:
    """A label found in a line: glyphs from `start` up to `end` (its colon included).

    One that is printed over several lines has its first part here, the others in `tail`, which are marks of no label.
    """

    label: str
    line: Line
    start: int
    end: int
    tail: tuple["Mark", ...] = ()
    runs_in: bool = False  # its value follows as the next word, and goes on below the label

    @cached_property
    def glyphs(self) -> tuple[Glyph, ...]:
        """Its own glyphs, those of the tail too."""
        return self.line.glyphs[self.start : self.end] + tuple(g for part in self.tail for g in part.glyphs)

    @cached_property
    def box(self) -> Box:
        return box_of(self.glyphs)


Marks = Mapping[Line, Sequence[Mark]]  # the labels of each line of a page


@lru_cache(maxsize=8192)
def caseless(text: str) -> str:
    """Latin letters small, everything else and every place as it was."""
    return text.translate(_CASE)


def marks(page: Page, line: Line, labels: Sequence[str]) -> tuple[Mark, ...]:
    """Every label of `labels` (bare, the longest first) in the line, from left to right, none overlapping."""
    found: list[Mark] = []
    text = caseless(line.text)
    for label in labels:
        for mark in _occurrences(page, line, label) if caseless(label) in text else ():
            if all(mark.end <= other.start or other.end <= mark.start for other in found):
                found.append(mark)
    return tuple(sorted(found, key=lambda mark: mark.start))


def longest_first(labels: Iterable[str]) -> tuple[str, ...]:
    """The order `marks` wants."""
    return tuple(sorted(set(labels), key=lambda label: (-len(label), label)))


def _occurrences(page: Page, line: Line, label: str) -> Iterator[Mark]:
    text, label_text = caseless(line.text), caseless(label)
    at = text.find(label_text)
    while at >= 0:
        start, last = line.glyph_at[at], line.glyph_at[at + len(label) - 1]
        if _stands_alone(page, line.glyphs, start, last):
            first = start - _numbered(page, line.glyphs, start)
            yield Mark(label, line, first, last + 1 + _appended(line.glyphs[last + 1 : last + 9]))
        at = text.find(label_text, at + 1)


def _stands_alone(page: Page, glyphs: Sequence[Glyph], start: int, last: int) -> bool:
    gaps = [gap(glyphs[i], glyphs[i + 1]) for i in range(start, last)]
    inner = max(gaps, default=0.0)
    if gaps and min(gaps) < SPACE_GAP * glyphs[start].size:
        inner = 0.0 if inner < _APART * 2 * glyphs[start].size else inner  # words with a blank between, not set wide
    torn = inner > _TORN * glyphs[start].size and inner > _UNEVEN * min(gaps)
    if torn or any(page.parted(glyphs[i], glyphs[i + 1]) for i in range(start, last)):
        return False
    apart, from_left = (max(share * glyphs[start].size, _WIDER * inner) for share in (_APART, _BEFORE))
    before = bool(_numbered(page, glyphs, start)) or _free(page, glyphs, start - 1, from_left, _OPENERS)
    after = glyphs[last + 1 : last + 9]
    return before and (bool(_appended(after)) or _free(page, glyphs, last, apart, _CLOSERS))


def _appended(after: Sequence[Glyph]) -> int:
    """How many glyphs behind a label belong to it: a unit in brackets, a colon."""
    found = _UNIT_OR_COLON.match("".join(glyph.text if len(glyph.text) == 1 else "\0" for glyph in after))
    return found.end() if found else 0


def is_unit(text: str) -> bool:
    """Whether the bare text is a unit in brackets and nothing else."""
    return text.startswith("(") and re.fullmatch(_UNIT, text) is not None


def counted_before(glyphs: Sequence[Glyph]) -> int:
    """How many glyphs at the front are the number that a form gives its label, never all."""
    if glyphs[0].text.isalpha():
        return 0
    found = _COUNTED.match("".join(glyph.text if len(glyph.text) == 1 else "\0" for glyph in glyphs))
    return found.end() if found and found.end() < len(glyphs) else 0


def _numbered(page: Page, glyphs: Sequence[Glyph], start: int) -> int:
    """How many glyphs right before a label are its number in the form."""
    if start and not _touch(page, glyphs[start - 1], glyphs[start]):
        return 0
    before = "".join(glyph.text if len(glyph.text) == 1 else "\0" for glyph in glyphs[max(0, start - 4) : start])
    return next((len(before) - at for at in range(len(before)) if _COUNTED.fullmatch(before[at:])), 0)


def _touch(page: Page, left: Glyph, right: Glyph) -> bool:
    near = _BULLET if left.text in _BULLETS else _APART
    return gap(left, right) <= near * right.size and not page.parted(left, right)


def _free(page: Page, glyphs: Sequence[Glyph], left: int, apart: float, signs: str) -> bool:
    """Whether the label is parted from what stands between glyph `left` and the next one."""
    if left < 0 or left + 1 >= len(glyphs):
        return True
    a, b = glyphs[left], glyphs[left + 1]
    outside = a if signs is _OPENERS else b
    return outside.text in signs or gap(a, b) > apart or page.parted(a, b)
