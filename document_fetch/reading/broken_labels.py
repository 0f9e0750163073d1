"""Labels that their cell breaks into several lines, such as "주민(법인)" over "등록번호"."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from document_fetch.model import Box
from document_fetch.reading.labels import Mark, Marks, caseless, counted_before, is_unit, marks
from document_fetch.reading.limits import MAX_PAGES
from document_fetch.reading.page import Line, Page, box_of, gap

_PARTS = 1.0  # of the size: wider white parts two pieces of a line
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
    box: Box


def all_marks(page: Page, labels: Sequence[str]) -> Marks:
    """The labels of every line, those printed over several lines too: the longer one wins."""
    text = caseless(page.text)
    here = [label for label in labels if caseless(label) in text]
    plain = {line: list(marks(page, line, here)) for line in page.lines}
    for line in page.lines:
        plain[line] = sorted([*plain[line], *_units(page, line, plain[line])], key=lambda mark: mark.start)
    for whole in _broken(page, labels):
        for part in (whole, *whole.tail):
            others = plain[part.line]
            clash = [each for each in others if each.start < part.end and part.start < each.end]
            if all(len(each.label) < len(whole.label) for each in clash):
                plain[part.line] = sorted([*(e for e in others if e not in clash), part], key=lambda mark: mark.start)
    return plain


def _units(page: Page, line: Line, known: Sequence[Mark]) -> Iterator[Mark]:
    """A unit in brackets by itself, such as "(㎡)": it belongs to the label above it, and is no value."""
    if "(" in line.text:
        for piece in _pieces(page, line):
            if is_unit(piece.text) and not any(mark.start < piece.end and piece.start < mark.end for mark in known):
                yield Mark("", line, piece.start, piece.end)


def _broken(page: Page, labels: Sequence[str]) -> Iterator[Mark]:
    rows = _rows(page)
    known = [(label, caseless(label)) for label in labels if len(label) > 1]
    for at, row in enumerate(rows):
        for piece in row:
            if _NUMBER.fullmatch(piece.text) and (mark := _numbered(piece, rows[at + 1 : at + 3], known)):
                yield mark
            for label, text in known:
                if len(piece.text) < len(text) and text.startswith(piece.text):
                    below = [each for later in rows[at + 1 : at + 1 + 2 * _MOST_LINES] for each in later]
                    if tail := _tail(piece, text[len(piece.text) :], below):
                        yield Mark(label, piece.line, piece.start, piece.end, tuple(tail))
                        break


def _numbered(number: _Piece, below: Iterable[Sequence[_Piece]], known: Sequence[tuple[str, str]]) -> Mark | None:
    """A label below the number that the form gives it."""
    under = next((piece for row in below for piece in row if _continues(number, piece)), None)
    named = under.text.lstrip(").") if under else ""
    label = next((each for each, text in known if text == named), None)
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
def _rows(page: Page) -> list[tuple[_Piece, ...]]:
    """The pieces of every line: the same for each kind that is looked for."""
    return [tuple(_pieces(page, line)) for line in page.lines]


def _pieces(page: Page, line: Line) -> Iterator[_Piece]:
    glyphs, start = line.glyphs, 0
    ends = [i + 1 for i, (a, b) in enumerate(pairwise(glyphs)) if gap(a, b) > _PARTS * a.size or page.parted(a, b)]
    texts = [""] * len(glyphs)
    for char, at in zip(line.text, line.glyph_at, strict=True):
        texts[at] += char
    for end in (*ends, len(glyphs)):
        text = "".join(texts[start + counted_before(glyphs[start:end]) : end])
        yield _Piece(line, start, end, caseless(text), box_of(glyphs[start:end]))
        start = end
