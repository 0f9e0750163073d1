"""The cells next to a label's own: beside it, and below it down to the next label."""

from collections.abc import Iterator, Sequence

from document_fetch.reading import clusters, walls
from document_fetch.reading.breadth import Breadth
from document_fetch.reading.labels import Mark, Marks
from document_fetch.reading.page import Line, Page
from document_fetch.reading.walls import Walls

_INSIDE = 10.0  # points: so far from the only wall of an open cell one surely is in it
_HIGHEST_ROW = 60.0  # points: level rules further apart than this bound no row


def beside(page: Page, first: Walls, label: Walls, marks: Marks) -> list[Line]:
    """The cells right of the label's cell, as far down as that one reaches."""
    found: list[Line] = []
    cell: Walls | None = first
    while cell is not None and cell.top is not None and (label.bottom is None or cell.top < label.bottom - 2):
        lines = list(walls.within(page, cell))
        if _is_label(lines, marks):
            break
        found += lines if cell.right is not None or not lines else clusters.first_column(lines, lines[0].glyphs[0].size)
        under = walls.below(page, cell, _centre(cell))
        cell = under if under and under.top is not None and under.top >= (cell.bottom or 0.0) - 2 else None
    return found or ([] if first.top is not None else list(walls.within(page, first)))


def is_row(cell: Walls) -> bool:
    """Whether level rules bound it as near to each other as those of a row."""
    return cell.top is not None and cell.bottom is not None and cell.bottom - cell.top <= _HIGHEST_ROW


def downwards(page: Page, first: Walls | None, marks: Marks, width: Breadth | None = None) -> list[Line]:
    """The cells below a head, of a `width` of theirs alone, down to the next label or the table's end."""
    found: list[Line] = []
    cell = first
    while cell is not None and cell.closed and first and cell.beside(first):
        lines = width.of(walls.within(page, cell)) if width else list(walls.within(page, cell))
        if _is_label(lines, marks) or _row_is_labelled(page, cell, marks) or (found and not is_row(cell)):
            break
        if width and width.ends(page, cell, marks):
            break
        found += lines
        cell = walls.below(page, cell, _centre(cell))
    return found


def open_below(page: Page, label: Walls, marks: Marks, white: float) -> list[Line]:
    """Below a shaded head where nothing is ruled: what stands in its column, down to the next label or wide white."""
    if not label.closed or label.left is None or label.bottom is None:
        return []
    found: list[Line] = []
    previous = label.bottom
    for line in page.lines_within((label.left, label.bottom, label.right or page.width, page.height)):
        size, ruled = line.glyphs[0].size, walls.around(page, line.glyphs[0].centre, line.glyphs[0].middle)
        if line.top - previous > white * size or (ruled.left is not None and ruled.right is not None):
            break
        if any(each.label for each in _marks_of(line, marks)):
            break
        found.append(line)
        previous = line.bottom
    return found


def between_rules(page: Page, mark: Mark, first: Walls | None, marks: Marks) -> list[Line]:
    """Below a head in a table of level rules alone: what stands under it in each row, down to the next label."""
    found: list[Line] = []
    cell, size, (x0, _, x1, _) = first, mark.glyphs[0].size, mark.box
    while cell and cell.left is None and cell.right is None and cell.top is not None and cell.bottom is not None:
        lines = walls.within(page, cell)
        high = not is_row(cell) and not _is_set_close(lines)
        if high or any(each.label for line in lines for each in _marks_of(line, marks)):
            break
        found += [line for whole in lines if (line := clusters.under_label(whole, mark.box, (x0 - size, x1 + size)))]
        cell = walls.below(page, cell, (x0 + x1) / 2)
    return found


def _is_set_close(lines: Sequence[Line]) -> bool:
    """Whether lines hang together as one text, however many there are."""
    return len(clusters.grouped(lines, clusters.WRAPPED)) == 1


def _marks_of(line: Line, marks: Marks) -> Iterator[Mark]:
    glyphs = {id(glyph) for glyph in line.glyphs}
    return (each for line_marks in marks.values() for each in line_marks if id(each.glyphs[0]) in glyphs)


def _row_is_labelled(page: Page, cell: Walls, marks: Marks) -> bool:
    """Whether the cell's row begins with a label: then its cell is that label's value."""
    if cell.left is None or cell.top is None or cell.bottom is None:
        return False
    y = (cell.top + cell.bottom) / 2
    left = walls.around(page, cell.left - 3, y)
    return left.left is not None and holds_label(page, left, marks)


def holds_label(page: Page, cell: Walls | None, marks: Marks) -> bool:
    return cell is not None and _is_label(list(walls.within(page, cell)), marks)


def _centre(cell: Walls) -> float:
    """A place across within the cell, which may be open on one side."""
    if cell.left is None or cell.right is None:
        return (cell.right or 0.0) - _INSIDE if cell.left is None else cell.left + _INSIDE
    return (cell.left + cell.right) / 2


def _is_label(lines: Sequence[Line], marks: Marks) -> bool:
    """Whether a cell holds a label and nothing else before it."""
    if not lines:
        return False
    first = lines[0].glyphs[0]
    return any(mark.glyphs[0] is first for line_marks in marks.values() for mark in line_marks)
