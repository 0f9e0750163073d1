"""The columns and rows of a table under its heads, ruled or not."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise, takewhile

from document_fetch.model import Box
from document_fetch.reading import walls
from document_fetch.reading.labelled import Labelled
from document_fetch.reading.labels import Mark
from document_fetch.reading.page import Glyph, Line, Page, lines_of

_HEAD_DEPTH = 60.0  # points: heads of one table lie no further apart
_ROW_WHITE = 0.6  # of the size: more white than this parts two rows where nothing is ruled
_LEAST_ROW = 4.0  # points: two rules nearer than this are one


@dataclass(frozen=True)
class Heads:
    """The heads of one table, in the order of its columns; None where the edition lacks one."""

    marks: tuple[Mark | None, ...]
    others: tuple[Mark, ...]  # heads of columns that nobody reads

    @property
    def known(self) -> tuple[Mark, ...]:
        return tuple(mark for mark in self.marks if mark)

    @property
    def bottom(self) -> float:
        return max(mark.box[3] for mark in self.known)


Band = tuple[float, float]
Cells = tuple[list[Line], ...]


def heads(labelled: Labelled, wanted: Sequence[tuple[str, ...]], optional: Sequence[bool]) -> Heads | None:
    """The first place on the page where all heads stand together."""
    for first in labelled.named(wanted[0]):
        chosen = [first, *(_nearest(labelled, first, names) for names in wanted[1:])]
        if all(mark or spare for mark, spare in zip(chosen, optional, strict=True)):
            return Heads(tuple(chosen), tuple(_beside(labelled, chosen)))
    return None


def rows(labelled: Labelled, found: Heads, needed: Sequence[int] = (), totals: tuple[str, ...] = ()) -> list[Cells]:
    """The cells of each row below the heads, in their order, down to the first line with another label.

    Where no walls bound the table, rows that lack a `needed` cell end it: what follows is no part of it.
    """
    every = list(_rows(labelled, found, totals))
    if _walled(labelled.page, found):
        return every
    whole = [all(cells[at] for at in needed) for cells in every]
    last = max((at for at, is_whole in enumerate(whole) if is_whole), default=-1)
    return every[: last + 1]


def _walled(page: Page, found: Heads) -> bool:
    return all(None not in (cell.left, cell.right) for cell in (walls.around_box(page, m.box) for m in found.known))


def _is_ruled(page: Page, found: Heads, band: Band) -> bool:
    """Whether walls part the cells of a row: below shaded heads there may be none."""
    y = (band[0] + band[1]) / 2
    cells = (walls.around(page, (mark.box[0] + mark.box[2]) / 2, y) for mark in found.known)
    return all(None not in (cell.left, cell.right) for cell in cells)


def _rows(labelled: Labelled, found: Heads, totals: tuple[str, ...]) -> Iterator[Cells]:
    page, last = labelled.page, found.known[-1]
    end = min((m.box[1] for m in _foreign(labelled, found, totals) if m.box[1] > found.bottom), default=1e5)
    for band in _ruled_bands(page, last, found.bottom, end) or _white_bands(page, found.bottom, end):
        if _crosses(page, found, band):
            return
        yield _cells(page, found, band)


def _nearest(labelled: Labelled, first: Mark, names: tuple[str, ...]) -> Mark | None:
    marks = [mark for mark in labelled.named(names) if abs(mark.box[1] - first.box[1]) < _HEAD_DEPTH and mark != first]
    return min(marks, key=lambda mark: abs(mark.box[1] - first.box[1]), default=None)


def _beside(labelled: Labelled, chosen: Sequence[Mark | None]) -> Iterator[Mark]:
    known = [mark for mark in chosen if mark]
    top, bottom = min(mark.box[1] for mark in known), max(mark.box[3] for mark in known)
    for line_marks in labelled.marks.values():
        for mark in line_marks:
            if mark.label and mark not in known and top <= (mark.box[1] + mark.box[3]) / 2 <= bottom:
                yield mark
    cells = [walls.around_box(labelled.page, mark.box) for mark in known]
    for line in {mark.line for mark in known if mark.box[1] < top + mark.glyphs[0].size / 2}:
        yield from (m for m in _unknown(labelled, line) if not any(_heads(cell, m) for cell in cells))


def _heads(cell: walls.Walls, mark: Mark) -> bool:
    """Whether a head stands in or under the cell of another, as a part of it."""
    middle = (mark.box[0] + mark.box[2]) / 2
    return cell.left is not None and cell.right is not None and cell.left < middle < cell.right


def _unknown(labelled: Labelled, line: Line) -> Iterator[Mark]:
    """Heads that nobody knows, as of running numbers: pieces at the height of the heads in which no label stands."""
    labels = {id(g) for line_marks in labelled.marks.values() for mark in line_marks for g in mark.glyphs}
    start = 0
    for piece in labelled.page.pieces(line):
        if not any(id(glyph) in labels for glyph in piece):
            yield Mark("", line, start, start + len(piece))
        start += len(piece)


def _foreign(labelled: Labelled, found: Heads, totals: tuple[str, ...]) -> Iterator[Mark]:
    own = {*totals, *(mark.label for mark in (*found.known, *found.others))}
    for line_marks in labelled.marks.values():
        yield from (mark for mark in line_marks if mark.label and mark.label not in own)


def _crosses(page: Page, found: Heads, band: Band) -> bool:
    """Whether a sentence runs there across columns that no wall parts: the table has ended."""
    known = [mark.box for mark in found.known]
    boxes = [*known, *(m.box for m in found.others if not any(m.box[0] < b[2] and b[0] < m.box[2] for b in known))]
    for line in page.lines_within((-1e5, band[0], 1e5, band[1])):
        for piece in page.pieces(line):
            if sum(piece[0].x0 < box[2] and box[0] < piece[-1].x1 for box in boxes) > 1:
                return True
    return False


def _ruled_bands(page: Page, head: Mark, top: float, end: float) -> list[Band]:
    x = (head.box[0] + head.box[2]) / 2
    floors = [rule.at for rule in page.lying if rule.spans(x) and top - 2 < rule.at <= end + 2]
    bands = [band for band in pairwise(floors) if band[1] - band[0] > _LEAST_ROW and page.within((-1e5, *_flat(band)))]
    own = walls.around_box(page, head.box)
    if own.left is None and own.right is None:
        return bands
    return list(takewhile(lambda band: walls.around(page, x, (band[0] + band[1]) / 2).beside(own), bands))


def _flat(band: Band) -> tuple[float, float, float]:
    return band[0], 1e5, band[1]


def _white_bands(page: Page, top: float, end: float) -> list[Band]:
    lines = [line for line in page.lines if line.top > top - 1 and line.bottom <= end + 1]
    found: list[list[float]] = []
    for line in lines:
        if found and line.top - found[-1][1] <= _ROW_WHITE * line.glyphs[0].size:
            found[-1][1] = max(found[-1][1], line.bottom)
        else:
            found.append([line.top, line.bottom])
    return [(band[0], band[1]) for band in found]


def _cells(page: Page, found: Heads, band: Band) -> Cells:
    if _walled(page, found) and _is_ruled(page, found, band):
        return tuple(_ruled_cell(page, mark, band) if mark else [] for mark in found.marks)
    return _loose_cells(page, found, band)


def _ruled_cell(page: Page, head: Mark, band: Band) -> list[Line]:
    x, y = (head.box[0] + head.box[2]) / 2, (band[0] + band[1]) / 2
    own, column = walls.around(page, x, y), walls.around_box(page, head.box)
    box = walls.Walls(column.left, own.top if own.top is not None else band[0], column.right, own.bottom or band[1])
    return list(walls.within(page, box))


def _loose_cells(page: Page, found: Heads, band: Band) -> Cells:
    """Each piece of each line goes to the head it stands under."""
    columns = [mark.box for mark in (*found.known, *found.others)]
    taken: list[list[Glyph]] = [[] for _ in columns]
    for line in page.lines_within((-1e5, band[0], 1e5, band[1])):
        for piece in page.pieces(line):
            taken[_column(piece, columns)] += piece
    by_mark = {id(mark): lines_of(glyphs) for mark, glyphs in zip((*found.known, *found.others), taken, strict=True)}
    return tuple(list(by_mark[id(mark)]) if mark else [] for mark in found.marks)


def _column(piece: Sequence[Glyph], columns: Sequence[Box]) -> int:
    x0, x1 = piece[0].x0, piece[-1].x1

    def distance(at: int) -> tuple[float, float]:
        left, _, right, _ = columns[at]
        return max(left - x1, x0 - right, 0.0), abs((left + right) / 2 - (x0 + x1) / 2)

    return min(range(len(columns)), key=distance)
