"""From what was printed to what it says: fake bold counts once, what is struck out is marked. Pure geometry."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from document_fetch.model import Box
from document_fetch.reading.limits import SHORTEST_LINE
from document_fetch.reading.page import Glyph, Rule

_REPEAT_WITHIN = 0.12  # of the size: fake bold prints a glyph again this near
_THIN = 2.5  # points: a bar no thicker than this is a line
_STRIKES_WITHIN = 0.22  # of the size: how far from a glyph's middle a line strikes it out; an underline lies at 0.4


def once(glyphs: Iterable[Glyph]) -> Iterator[Glyph]:
    """Glyphs without the repeats of fake bold; linear, whatever the page holds."""
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


def struck(glyphs: Iterable[Glyph], level: Sequence[Rule]) -> tuple[Glyph, ...]:
    """The glyphs, those marked through whose middle a level line runs."""
    rows: dict[int, list[Rule]] = {}
    for rule in level:
        rows.setdefault(int(rule.at), []).append(rule)
    return tuple(replace(glyph, struck=True) if _is_struck(glyph, rows) else glyph for glyph in glyphs)


def _is_struck(glyph: Glyph, rows: dict[int, list[Rule]]) -> bool:
    middle, within = glyph.middle, _STRIKES_WITHIN * glyph.size
    for row in range(int(middle - within), int(middle + within) + 1):
        for rule in rows.get(row, ()):
            if abs(rule.at - middle) <= within and rule.start <= glyph.centre <= rule.end:
                return True
    return False
