"""Labels that their cell breaks into several lines, such as "주민(법인)" over "등록번호"."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache

from document_fetch.model import Box
from document_fetch.reading.labels import Mark, Marks, caseless, counted_before, is_unit, marks
from document_fetch.reading.limits import MAX_PAGES
from document_fetch.reading.page import Line, Page, bare, box_of

_NEXT = 1.2  # of the size: the most white between the lines of one label
_MOST_LINES = 4
_NUMBER = re.compile(r"\(\d{1,2}\)?|\d{1,2}[).]|[①-⑳㉑-㉟㊱-㊿]")  # as a form counts its boxes


@dataclass(frozen=True)
class _Piece:
    """What stands together in a line."""

    line: Line
    start: int
    end: int
    text: str  # bare, caseless

    @cached_property
    def box(self) -> Box:
        return box_of(self.line.glyphs[self.start : self.end])


def all_marks(page: Page, labels: tuple[str, ...]) -> Marks:
    """The labels of every line, those printed over several lines too: the longer one wins."""
    text = caseless(page.text)
    present = [label for label in labels if caseless(label) in text]
    plain = {line: list(marks(page, line, present)) for line in page.lines}
    for line, row in zip(page.lines, _rows(page), strict=True):
        plain[line] = sorted([*plain[line], *_units(row, plain[line])], key=lambda mark: mark.start)
    for whole in _broken(page, labels):
        for part in (whole, *whole.tail):
            others = plain[part.line]
            clash = [each for each in others if each.start < part.end and part.start < each.end]
            if all(len(each.label) < len(whole.label) for each in clash):
                plain[part.line] = sorted([*(e for e in others if e not in clash), part], key=lambda mark: mark.start)
    return plain


def may_stand_on(page: Page, label: str) -> bool:
    """Whether the label stands on the page, or something that may be the first and the last of its lines."""
    text, pieces = caseless(label), _texts(page)
    begun = any(text[:end] in pieces for end in range(len(text)))
    return text in caseless(page.text) or (begun and any(text[start:] in pieces for start in range(1, len(text))))


def _units(row: Sequence[_Piece], known: Sequence[Mark]) -> Iterator[Mark]:
    """A unit in brackets by itself, such as "(㎡)": it belongs to the label above it, and is no value."""
    for piece in row:
        alone = all(mark.end <= piece.start or piece.end <= mark.start for mark in known)
        if alone and is_unit(piece.text):
            yield Mark("", piece.line, piece.start, piece.end)


def _broken(page: Page, labels: tuple[str, ...]) -> Iterator[Mark]:
    rows, beginnings = _rows(page), _beginnings(labels)
    for at, row in enumerate(rows):
        for piece in row:
            if _NUMBER.fullmatch(piece.text) and (mark := _numbered(piece, rows[at + 1 : at + 3], labels)):
                yield mark
            for label, text in beginnings.get(piece.text, ()):
                below = [each for later in rows[at + 1 : at + 1 + 2 * _MOST_LINES] for each in later]
                if tail := _tail(piece, text[len(piece.text) :], below):
                    yield Mark(label, piece.line, piece.start, piece.end, tuple(tail))
                    break


@lru_cache(maxsize=256)
def _beginnings(labels: tuple[str, ...]) -> dict[str, list[tuple[str, str]]]:
    """Whatever may stand in the first line of a label, with the labels that begin so, in their order."""
    found: dict[str, list[tuple[str, str]]] = {}
    for label in labels:
        text = caseless(label)
        for end in range(len(text)) if len(text) > 1 else ():
            found.setdefault(text[:end], []).append((label, text))
    return found


def _numbered(number: _Piece, below: Iterable[Sequence[_Piece]], labels: Sequence[str]) -> Mark | None:
    """A label below the number that the form gives it."""
    under = next((piece for row in below for piece in row if _continues(number, piece)), None)
    named = under.text.lstrip(").") if under else ""
    label = next((each for each in labels if len(each) > 1 and caseless(each) == named), None)
    if under is None or label is None:
        return None
    return Mark(label, number.line, number.start, number.end, (Mark("", under.line, under.start, under.end),))


def _tail(above: _Piece, rest: str, pieces: Iterable[_Piece]) -> list[Mark] | None:
    """The marks that carry the rest of a label on, or None."""
    found: list[Mark] = []
    for piece in pieces:
        if not rest.startswith(piece.text.rstrip(":")) or not _continues(above, piece):
            continue
        found.append(Mark("", piece.line, piece.start, piece.end))
        rest = rest[len(piece.text.rstrip(":")) :]
        above = piece
        if not rest:
            return found
    return None


def _continues(above: _Piece, piece: _Piece) -> bool:
    """Whether the piece stands right below: the same column, no more than a line's white between."""
    size = above.line.glyphs[above.start].size
    near = -0.5 * size < piece.box[1] - above.box[3] < _NEXT * size and piece.box[1] > above.box[1] + 0.5 * size
    return near and piece.box[0] < above.box[2] and above.box[0] < piece.box[2]


@lru_cache(maxsize=MAX_PAGES)
def _texts(page: Page) -> frozenset[str]:
    """What stands in the pieces of the page, without colons."""
    return frozenset(piece.text.rstrip(":") for row in _rows(page) for piece in row)


@lru_cache(maxsize=MAX_PAGES)
def _rows(page: Page) -> list[tuple[_Piece, ...]]:
    """The pieces of every line: the same for each kind that is looked for."""
    return [tuple(_pieces(page, line)) for line in page.lines]


def _pieces(page: Page, line: Line) -> Iterator[_Piece]:
    start = 0
    for glyphs in page.pieces(line):
        text = "".join([bare(glyph.text) for glyph in glyphs[counted_before(glyphs) :]])
        yield _Piece(line, start, start + len(glyphs), caseless(text))
        start += len(glyphs)
