"""A table read as one value: its rows under their heads, every cell guarded."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from document_fetch.model import Value
from document_fetch.reading import grid, units
from document_fetch.reading.guards import BLANKS_MATTER, DOUBTFUL, GUARDS, WORDING
from document_fetch.reading.joining import joined, may_hide_a_blank
from document_fetch.reading.labelled import Labelled
from document_fetch.reading.layout import Column, Rows
from document_fetch.reading.page import Line, Page, bare, box_of
from document_fetch.reading.wholeness import is_whole

LONGEST_TABLE = 2_000  # characters
_BETWEEN_CELLS, _BETWEEN_ROWS = "|", "; "
_NUMBERED = re.compile(r"\s*\d{1,4}[.)]?\s+[^\d\s]")  # a running number before words: another column's


@dataclass(frozen=True)
class _Row:
    page: Page
    lines: tuple[Line, ...]
    text: str
    cells: tuple[str, ...]
    confidence: float


def value(pages: Sequence[Labelled], tables: Sequence[Rows]) -> Value | None:
    """The first table that the pages carry."""
    return next((found for table in tables if (found := _value(pages, table))), None)


def _value(pages: Sequence[Labelled], table: Rows) -> Value | None:
    """All entries of all pages; doubtful when one cell is, or when a row does not add up."""
    rows = [row for labelled in pages for row in _rows(labelled, table)]
    if not rows:
        return None
    text, said = (_BETWEEN_ROWS.join(each) for each in (_printed(rows), _said(rows)))
    confidence = min(row.confidence if _adds_up(row, table.sum) else DOUBTFUL for row in rows)
    confidence = confidence if len(said) <= LONGEST_TABLE and is_whole(pages) else DOUBTFUL
    first = rows[0].page
    glyphs = [glyph for row in rows if row.page is first for line in row.lines for glyph in line.glyphs]
    return Value(text[:LONGEST_TABLE], said[:LONGEST_TABLE], first.number, first.shown(box_of(glyphs)), confidence)


def _printed(rows: Sequence[_Row]) -> list[str]:
    return [row.text for row in rows]


def _said(rows: Sequence[_Row]) -> list[str]:
    return [_BETWEEN_CELLS.join(row.cells) for row in rows]


def _rows(labelled: Labelled, table: Rows) -> Iterator[_Row]:
    columns = table.columns
    found = grid.heads(labelled, [column.heads for column in columns], [column.optional for column in columns])
    needed = [at for at, column in enumerate(columns) if not column.optional]
    for cells in grid.rows(labelled, found, needed, table.totals) if found else ():
        texts = [joined(labelled.page, cell, "wrapped") for cell in cells]
        if table.ends and bare("".join(texts)).startswith(table.ends):
            return
        if any(texts) and not any(bare(text).startswith(table.totals) for text in texts if text and table.totals):
            yield _row(labelled.page, columns, cells, texts)


def _row(page: Page, columns: Sequence[Column], cells: Sequence[list[Line]], texts: Sequence[str]) -> _Row:
    said = [_cell(page, column, text) for column, text in zip(columns, texts, strict=True)]
    hidden = any(
        c.guard in BLANKS_MATTER and may_hide_a_blank(page, lines) for c, lines in zip(columns, cells, strict=True)
    )
    lines = tuple(line for cell in cells for line in cell)
    values = tuple(value for value, _ in said)
    return _Row(
        page, lines, " | ".join(texts), values, DOUBTFUL if hidden else min(confidence for _, confidence in said)
    )


def _cell(page: Page, column: Column, text: str) -> tuple[str, float]:
    if not text and column.optional:
        return "", 1.0
    found = units.guarded(page, column.guard, GUARDS[column.guard], text) or ("", DOUBTFUL)
    if column.guard in WORDING and _NUMBERED.match(text):
        found = found[0], DOUBTFUL
    return found[0].replace(_BETWEEN_CELLS, "/").replace(";", ","), found[1]


def _adds_up(row: _Row, columns: Sequence[int]) -> bool:
    """Whether the first of the columns is the sum of the others; empty ones count as nothing."""
    if not columns or row.confidence <= DOUBTFUL:
        return True
    total, *parts = (Decimal(row.cells[at] or 0) for at in columns)
    return total == sum(parts)
