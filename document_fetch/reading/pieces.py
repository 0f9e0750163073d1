"""What stands together in a line."""

from collections.abc import Iterator
from itertools import pairwise

from document_fetch.reading.page import Glyph, Line, Page, gap

_PIECE = 1.0  # of the size: wider white parts two cells of a line


def pieces(page: Page, line: Line) -> Iterator[tuple[Glyph, ...]]:
    """The line's glyphs parted by wide white and by rules."""
    start = 0
    for i, (left, right) in enumerate(pairwise(line.glyphs), 1):
        if gap(left, right) > _PIECE * left.size or page.parted(left, right):
            yield line.glyphs[start:i]
            start = i
    yield line.glyphs[start:]
