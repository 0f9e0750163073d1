"""From what was printed to what it says: fake bold counts once, what is struck out is marked. Pure geometry."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from operator import attrgetter

from document_fetch.model import Box
from document_fetch.reading.limits import SHORTEST_LINE
from document_fetch.reading.page import Glyph, Rule

_REPEAT_WITHIN = 0.12  # of the size: fake bold prints a glyph again this near
_THIN = 2.5  # points: a bar no thicker than this is a line
_at = attrgetter("at")
_STRIKES_WITHIN = 0.22  # of the size: how far from a glyph's middle a line strikes it out; an underline lies at 0.4


def once(glyphs: Iterable[Glyph]) -> list[Glyph]:
    """Glyphs without the repeats of fake bold; linear, whatever the page holds."""
    glyphs = list(glyphs)
    return list(_once(glyphs)) if _may_repeat(glyphs) else glyphs


def _may_repeat(glyphs: Sequence[Glyph]) -> bool:
    """Whether two of one text share a square of two by two points; a plain page is done with here.

    What lies within a point of each other shares one, be they counted from an even or an odd point.
    """
    texts = [glyph.text for glyph in glyphs]
    columns, rows = (
        [[side // 2 for side in sides], [(side + 1) // 2 for side in sides]]
        for sides in ([glyph.x0 for glyph in glyphs], [glyph.top for glyph in glyphs])
    )
    return any(len(set(zip(texts, x, y, strict=True))) < len(glyphs) for x in columns for y in rows)


def _once(glyphs: Iterable[Glyph]) -> Iterator[Glyph]:
    seen: dict[tuple[str, int, int], list[Glyph]] = {}
    for glyph in glyphs:
        # What lies within a point of a place is in its two by two points or in those nearest to it.
        column, row = round(glyph.x0 / 2), round(glyph.top / 2)
        others = [
            other for x in (column - 1, column) for y in (row - 1, row) for other in seen.get((glyph.text, x, y), ())
        ]
        if not any(_repeats(glyph, other) for other in others):
            seen.setdefault((glyph.text, int(glyph.x0 // 2), int(glyph.top // 2)), []).append(glyph)
            yield glyph


def _repeats(glyph: Glyph, other: Glyph) -> bool:
    within = min(1.0, _REPEAT_WITHIN * glyph.size)
    return abs(glyph.x0 - other.x0) <= within and abs(glyph.top - other.top) <= within


def rules(strokes: Iterable[Box]) -> tuple[list[Rule], list[Rule]]:
    """Upright and level rules of strokes, each the box around one straight line or thin bar; of any length."""
    upright: list[Rule] = []
    level: list[Rule] = []
    for x0, top, x1, bottom in strokes:
        if x1 - x0 <= min(_THIN, bottom - top):
            upright.append(Rule((x0 + x1) / 2, top, bottom))
        elif bottom - top <= _THIN:
            level.append(Rule((top + bottom) / 2, x0, x1))
    return upright, level


def long(found: Iterable[Rule]) -> tuple[Rule, ...]:
    """The rules that can part cells."""
    return tuple(rule for rule in found if rule.end - rule.start >= SHORTEST_LINE)


def struck(glyphs: Sequence[Glyph], level: Sequence[Rule]) -> tuple[Glyph, ...]:
    """The glyphs, those marked through whose middle a level line runs."""
    rules = sorted(level)
    heights = {(glyph.middle, glyph.size) for glyph in glyphs}
    through = {height: found for height in heights if (found := _through(rules, *height))}
    if not through:
        return tuple(glyphs)
    return tuple(
        [
            glyph._replace(struck=True)
            if any(rule.start <= glyph.centre <= rule.end for rule in through.get((glyph.middle, glyph.size), ()))
            else glyph
            for glyph in glyphs
        ]
    )


def _through(rules: Sequence[Rule], middle: float, size: float) -> Sequence[Rule]:
    """Of sorted level rules those that strike out what stands at this height."""
    within = _STRIKES_WITHIN * size
    return rules[bisect_left(rules, middle - within, key=_at) : bisect_right(rules, middle + within, key=_at)]
