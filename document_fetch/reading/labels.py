"""Finds printed labels in lines, also letter-spaced ones, and leaves alone the same words inside a sentence."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from document_fetch.model import Box
from document_fetch.reading.page import Glyph, Line, Page, box_of, gap

_APART = 0.5  # of the size: the least white around a label
_WIDER = 1.3  # times the label's own widest inner gap, so that "지 방 세 납 세 증 명 서" holds no "납 세 증 명 서"
_OPENERS = "[|:·※"
_CLOSERS = "]|:"


@dataclass(frozen=True)
class Mark:
    """A label found in a line: glyphs from `start` up to `end` (its colon included)."""

    label: str
    line: Line
    start: int
    end: int

    @property
    def box(self) -> Box:
        return box_of(self.line.glyphs[self.start : self.end])


def marks(page: Page, line: Line, labels: Sequence[str]) -> tuple[Mark, ...]:
    """Every label of `labels` (bare, the longest first) in the line, from left to right, none overlapping."""
    found: list[Mark] = []
    for label in labels:
        for mark in _occurrences(page, line, label):
            if all(mark.end <= other.start or other.end <= mark.start for other in found):
                found.append(mark)
    return tuple(sorted(found, key=lambda mark: mark.start))


def longest_first(labels: Iterable[str]) -> tuple[str, ...]:
    """The order `marks` wants."""
    return tuple(sorted(set(labels), key=lambda label: (-len(label), label)))


def _occurrences(page: Page, line: Line, label: str) -> Iterator[Mark]:
    at = line.text.find(label)
    while at >= 0:
        start, last = line.glyph_at[at], line.glyph_at[at + len(label) - 1]
        if _stands_alone(page, line.glyphs, start, last):
            colon = last + 1 < len(line.glyphs) and line.glyphs[last + 1].text in ":："
            yield Mark(label, line, start, last + 1 + colon)
        at = line.text.find(label, at + 1)


def _stands_alone(page: Page, glyphs: Sequence[Glyph], start: int, last: int) -> bool:
    inner = max((gap(glyphs[i], glyphs[i + 1]) for i in range(start, last)), default=0.0)
    apart = max(_APART * glyphs[start].size, _WIDER * inner)
    return _free(page, glyphs, start - 1, apart, _OPENERS) and _free(page, glyphs, last, apart, _CLOSERS)


def _free(page: Page, glyphs: Sequence[Glyph], left: int, apart: float, signs: str) -> bool:
    """Whether the label is parted from what stands between glyph `left` and the next one."""
    if left < 0 or left + 1 >= len(glyphs):
        return True
    a, b = glyphs[left], glyphs[left + 1]
    outside = a if signs is _OPENERS else b
    return outside.text in signs or gap(a, b) > apart or page.parted(a, b)
