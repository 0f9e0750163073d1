"""Lines that hang together where nothing is ruled: wrapped text, entries of a list, columns side by side."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from document_fetch.model import Box
from document_fetch.reading.page import SEGMENT_GAP, Glyph, Line, gap

TIGHT = 0.5  # of the size: no more white than this stands between the lines of wrapped text
WRAPPED = 0.75  # of the size: more white than this parts two values
_OVERLAP = 0.1  # of a line's height


def own(strip: Sequence[Line], box: Box, others: Sequence[Box], white: float, reach: float = 0.0) -> list[Line]:
    """Of the lines beside a column of labels those of this one: at its height, and what hangs on below.

    Where rules bound the row, the only lines near by may stand a little off: `reach`, in points.
    """
    y = middle(box)
    parted = [part for group in grouped(strip) for part in _parted(group, y, [middle(other) for other in others])]
    groups = [group for group in parted if not any(holds(group, middle(other)) for other in others)]
    at = next((i for i, group in enumerate(groups) if holds(group, y)), None)
    if at is None:
        return _around(groups, y, white) or _only(groups, y, reach)
    found = list(groups[at])
    for group in groups[at + 1 :]:
        if not _hangs(found[-1], group[0], groups[at][0], white):
            break
        found += group
    return found


def grouped(lines: Sequence[Line], white: float = TIGHT) -> list[list[Line]]:
    """Lines that begin at one place with no more white between than wrapped text has."""
    found: list[list[Line]] = []
    for line in lines:
        if found and _hangs(found[-1][-1], line, found[-1][0], white * line.glyphs[0].size):
            found[-1].append(line)
        else:
            found.append([line])
    return found


def _parted(group: list[Line], y: float, others: Sequence[float]) -> list[list[Line]]:
    """A group at the height of several labels, each of its lines by itself: labels set as close as their values."""
    if len(group) == 1 or not holds(group, y) or not any(holds(group, other) for other in others):
        return [group]
    return [[line] for line in group]


def _around(groups: Sequence[list[Line]], y: float, white: float) -> list[Line]:
    """Two lines whose middle is the label's height."""
    above = next((group for group in reversed(groups) if group[-1].bottom <= y), None)
    below = next((group for group in groups if group[0].top >= y), None)
    if above and below and _hangs(above[-1], below[0], above[0], white):
        return [*above, *below]
    return []


def _only(groups: Sequence[list[Line]], y: float, reach: float) -> list[Line]:
    near = [group for group in groups if group[0].top - reach <= y <= group[-1].bottom + reach]
    return near[0] if len(near) == 1 else []


def holds(group: Sequence[Line], y: float) -> bool:
    return group[0].top <= y <= group[-1].bottom


def _hangs(upper: Line, lower: Line, first: Line, white: float) -> bool:
    size, (a, b), (c, d) = first.glyphs[0].size, _ends(lower), _ends(first)
    aligned = abs(a - c) < size or abs(a + b - c - d) < size
    return aligned and lower.top - upper.bottom <= white


def _ends(line: Line) -> tuple[float, float]:
    return line.glyphs[0].x0, line.glyphs[-1].x1


def first_column(strip: Sequence[Line], size: float) -> list[Line]:
    """The strip up to the first gutter: white that runs through all its lines and parts two columns.

    A narrow one shows by lines that stand beside others and not below them.
    """
    strip = [line for line in strip if not any(_is_beside(line, other) for other in strip)]
    reach = 0.0
    for glyph in sorted((glyph for line in strip for glyph in line.glyphs), key=lambda glyph: glyph.x0):
        if reach and glyph.x0 - reach > SEGMENT_GAP * size:
            kept = [tuple(g for g in line.glyphs if g.x0 < glyph.x0) for line in strip]
            return [Line(glyphs) for glyphs in kept if glyphs]
        reach = max(reach, glyph.x1)
    return list(strip)


def _is_beside(line: Line, other: Line) -> bool:
    """Whether a line begins behind the end of another, at its height but on another baseline."""
    overlap = min(line.bottom, other.bottom) - max(line.top, other.top)
    behind = line.glyphs[0].x0 > other.glyphs[-1].x1
    return line is not other and behind and overlap > _OVERLAP * (line.bottom - line.top)


def under_label(line: Line, box: Box, room: tuple[float, float]) -> Line | None:
    """The pieces of a line that stand in a column's room or below its label, each whole."""
    found: list[Glyph] = []
    for piece in pieces(line):
        middle = (piece[0].x0 + piece[-1].x1) / 2
        if room[0] < middle < room[1] or (piece[0].x0 < box[2] and box[0] < piece[-1].x1):
            found += piece
    return Line(tuple(found)) if found else None


def pieces(line: Line) -> Iterator[tuple[Glyph, ...]]:
    """What wide white parts in a line."""
    start = 0
    for at, (left, right) in enumerate(pairwise(line.glyphs), 1):
        if gap(left, right) > left.size:
            yield line.glyphs[start:at]
            start = at
    yield line.glyphs[start:]


def middle(box: Box) -> float:
    return (box[1] + box[3]) / 2
