"""Where a value stands in relation to its label. Each place is a function: page, mark, all marks -> lines of glyphs."""

from collections.abc import Callable, Iterable, Sequence
from typing import Literal

from document_fetch.model import Box
from document_fetch.reading import walls
from document_fetch.reading.labels import Mark, Marks
from document_fetch.reading.near import near
from document_fetch.reading.page import Glyph, Line, Page, Rule

Place = Literal["near", "column", "section"]

_ENTRIES = 2.2  # of the size: the most white between two entries of a list that is not ruled
_SECTION = 1.6  # of the size: more white than this ends a table that is not ruled
_FOLLOWS = 1.3  # of the size: the most white between two lines of one value


def beside(page: Page, mark: Mark, marks: Marks) -> list[Line]:
    """Right of the label up to the next label, and the lines below it that start no further left."""
    line, glyphs = mark.line, mark.line.glyphs
    end = next((other.start for other in marks[line] if other.start >= mark.end), len(glyphs))
    right = glyphs[end].x0 if end < len(glyphs) else page.width
    first = glyphs[mark.end : end]
    found = [Line(first)] if first else []
    left = (first[0].x0 if first else mark.box[2]) - glyphs[mark.start].size / 2
    return found + (_following(page, line, marks, (left, right)) if found else [])


def row(page: Page, mark: Mark, marks: Marks) -> list[Line]:
    """Everything right of the label's cell, as high as that cell."""
    left, _ = _walls(page, mark, after=mark.box[2])
    return _lines_within(page, mark, left.at, page.width) if left else beside(page, mark, marks)


def section(page: Page, mark: Mark, marks: Marks) -> list[Line]:
    """The table that a label heads: right of it where it stands left of one, else below it to the next label."""
    beside_it = (
        row(page, mark, marks) if walls.right_of(page, walls.around_box(page, mark.box), _middle(mark.box)) else []
    )
    return beside_it or [*_behind_colon(mark, marks), *_table_below(page, mark, marks)]


def _behind_colon(mark: Mark, marks: Marks) -> list[Line]:
    """What follows a label and its colon on the same line."""
    glyphs = mark.line.glyphs
    end = next((other.start for other in marks[mark.line] if other.start >= mark.end), len(glyphs))
    follows = mark.end < end and any(glyph.text in ":：" for glyph in glyphs[mark.end - 1 : mark.end + 1])
    return [Line(glyphs[mark.end : end])] if follows else []


def _table_below(page: Page, mark: Mark, marks: Marks) -> list[Line]:
    found: list[Line] = []
    size, previous, foot = mark.glyphs[0].size, mark.box[3], walls.foot(page, mark.box)
    for line in page.lines:
        if line.top < mark.box[3] - size / 3:
            continue
        previous = max(previous, _struck_until(page, previous, line.top))
        if any(each.label for each in marks.get(line, ())) or line.top - previous > _SECTION * size or line.top > foot:
            break
        found.append(line)
        previous = line.bottom
    return found


def _struck_until(page: Page, top: float, bottom: float) -> float:
    """Where what is struck out ends between two heights: it fills the place, though it says nothing."""
    return max((g.bottom for g in page.glyphs if g.struck and top - 1 < g.top and g.bottom < bottom + 1), default=top)


def _only(place: Callable[[Page, Mark, Marks], list[Line]]) -> Callable[[Page, Mark, Marks], Iterable[list[Line]]]:
    def places(page: Page, mark: Mark, marks: Marks) -> Iterable[list[Line]]:
        return (lines,) if (lines := place(page, mark, marks)) else ()

    return places


def column(page: Page, mark: Mark, marks: Marks) -> Iterable[list[Line]]:
    """As `near`, with entries that stand further apart."""
    return near(page, mark, marks, white=_ENTRIES)


PLACES: dict[Place, Callable[[Page, Mark, Marks], Iterable[list[Line]]]] = {
    "near": near,
    "column": column,
    "section": _only(section),
}


def _following(page: Page, line: Line, marks: Marks, columns: tuple[float, float]) -> list[Line]:
    found: list[Line] = []
    previous = line
    for below in page.lines[page.lines.index(line) + 1 :]:
        part = _part(below.glyphs, *columns)
        if marks[below] or not part or below.top - previous.bottom > _FOLLOWS * below.glyphs[0].size:
            break
        if below.glyphs[0].x0 < columns[0] and not _parts_columns(below, part[0]):
            break
        found += part
        previous = below
    return found


def _parts_columns(line: Line, part: Line) -> bool:
    """Whether what stands left of the part is another column and not the beginning of its sentence."""
    before = line.glyphs[line.glyphs.index(part.glyphs[0]) - 1]
    return part.glyphs[0].x0 - before.x1 > before.size


def _part(glyphs: Sequence[Glyph], left: float, right: float) -> list[Line]:
    chosen = tuple(glyph for glyph in glyphs if left <= glyph.centre <= right)
    return [Line(chosen)] if chosen else []


def _walls(page: Page, mark: Mark, *, after: float) -> tuple[Rule | None, float]:
    y = _middle(mark.box)
    rules = sorted((r for r in page.upright if r.at >= after - 1 and r.spans(y)), key=lambda rule: rule.at)
    if not rules:
        return None, page.width
    return rules[0], next((rule.at for rule in rules if rule.at > rules[0].at + 2), page.width)


def _lines_within(page: Page, mark: Mark, left: float, right: float) -> list[Line]:
    """Lines between two upright walls and between the level rules that enclose the label."""
    x, y = (mark.box[0] + mark.box[2]) / 2, _middle(mark.box)
    crossing = [rule.at for rule in page.level if rule.spans(x)]
    top = max((at for at in crossing if at <= y), default=mark.box[1])
    bottom = min((at for at in crossing if at > y), default=mark.box[3])
    return list(page.lines_within((left, top, right, bottom)))


def _middle(box: Box) -> float:
    return (box[1] + box[3]) / 2
