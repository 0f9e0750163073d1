"""Whether a list of trades goes on where nothing of it was read: right above or below, in the same column."""

import re
from collections.abc import Iterator, Sequence

from document_fetch.reading.page import Glyph, Line, Page, bare, box_of

_TRADE = re.compile(r"업(?:\(\d{5,6}\))?$")
_NEAR = 2.2  # of the size: entries of one list stand no further apart


def is_cut(page: Page, lines: Sequence[Line]) -> bool:
    """Whether the list of these lines has a neighbour that reads like one more of its entries."""
    own = {id(glyph) for line in lines for glyph in line.glyphs}
    left, top, right, bottom = box_of([glyph for line in lines for glyph in line.glyphs])
    white = _NEAR * lines[0].glyphs[0].size
    return any(
        top - white < piece[0].bottom and piece[0].top < bottom + white and _reads_on(piece, left, right)
        for piece in _pieces(page)
        if id(piece[0]) not in own
    )


def _pieces(page: Page) -> Iterator[tuple[Glyph, ...]]:
    yield from (piece for line in page.lines for piece in page.pieces(line))


def _reads_on(piece: Sequence[Glyph], left: float, right: float) -> bool:
    across = piece[0].x0 < right and left < piece[-1].x1
    return across and bool(_TRADE.search(bare("".join(glyph.text for glyph in piece))))
