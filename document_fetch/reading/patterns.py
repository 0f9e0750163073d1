"""Values printed without a label, found by their shape on a line without its blanks."""

import re
from collections.abc import Iterator

from document_fetch.reading.labelled import Labelled
from document_fetch.reading.page import SEGMENT, SEGMENT_GAP, Glyph, Line, Page, gap

_BESIDE_WALL = 0.6  # of the size: cells keep their text at least so far from the next one's


def found(labelled: Labelled, pattern: str) -> Iterator[list[Line]]:
    """The last line of the page that matches: signatures and dates stand at its foot."""
    for line in reversed(labelled.page.lines):
        text, glyph_at = _segmented(labelled, line)
        if match := re.search(pattern, text):
            if inside := glyph_at[match.start(1) : match.end(1)]:
                yield [Line(line.glyphs[inside[0] : inside[-1] + 1])]
            return


def _segmented(labelled: Labelled, line: Line) -> tuple[str, list[int]]:
    """The bare line with a tab wherever wide white or a rule parts it, and the glyph of each character.

    None between a label and its value, so that an unlabelled date is not sought among the labelled ones.
    """
    label_ends = {mark.end for mark in labelled.marks.get(line, ())}
    text: list[str] = []
    glyph_at: list[int] = []
    for at, char in zip(line.glyph_at, line.text, strict=True):
        begins = bool(glyph_at) and at != glyph_at[-1] and at not in label_ends
        if begins and _apart(labelled.page, line.glyphs[at - 1], line.glyphs[at]):
            text.append(SEGMENT)
            glyph_at.append(at)
        text.append(char)
        glyph_at.append(at)
    return "".join(text), glyph_at


def _apart(page: Page, left: Glyph, right: Glyph) -> bool:
    """Whether wide white parts them, or a wall: a seal's strokes stand between the letters of a name set wide."""
    white = gap(left, right)
    return white > SEGMENT_GAP * left.size or (white > _BESIDE_WALL * left.size and page.parted(left, right))
