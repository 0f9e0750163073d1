"""Where a value stands in relation to its label. Each place is a function: page, mark, all marks -> lines of glyphs."""

from collections.abc import Callable, Mapping, Sequence
from typing import Literal

from document_fetch.model import Box
from document_fetch.reading.labels import Mark
from document_fetch.reading.page import Glyph, Line, Page, Rule, lines_of

Marks = Mapping[Line, Sequence[Mark]]  # the labels of each line of the page
Place = Literal["beside", "cell", "row", "under"]

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


def cell(page: Page, mark: Mark, marks: Marks) -> list[Line]:
    """The ruled cell right of the label's cell; `beside` where nothing is ruled."""
    left, right = _walls(page, mark, after=mark.box[2])
    return _lines_within(page, mark, left.at, right) if left else beside(page, mark, marks)


def row(page: Page, mark: Mark, marks: Marks) -> list[Line]:
    """Everything right of the label's cell, as high as that cell."""
    left, _ = _walls(page, mark, after=mark.box[2])
    return _lines_within(page, mark, left.at, page.width) if left else beside(page, mark, marks)


def under(page: Page, mark: Mark, marks: Marks) -> list[Line]:
    """Below the label in its column, down to the next line that holds a label."""
    x0, _, x1, _ = mark.box
    y = _middle(mark.box)
    left = max((rule.at for rule in page.upright if rule.at <= x0 + 1 and rule.spans(y)), default=x0)
    right = min((rule.at for rule in page.upright if rule.at >= x1 - 1 and rule.spans(y)), default=x1)
    found: list[Line] = []
    for line in page.lines[page.lines.index(mark.line) + 1 :]:
        if marks[line]:
            break
        found += _part(line.glyphs, left, right)
    return found


PLACES: dict[Place, Callable[[Page, Mark, Marks], list[Line]]] = {
    "beside": beside,
    "cell": cell,
    "row": row,
    "under": under,
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
    return list(lines_of(page.within((left, top, right, bottom))))


def _middle(box: Box) -> float:
    return (box[1] + box[3]) / 2
