"""From pages to a reading: which kind it is, and what stands in its fields. Pure."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from document_fetch.errors import NotACertificate
from document_fetch.model import Reading, Value
from document_fetch.reading.areas import PLACES, Marks
from document_fetch.reading.guards import GUARDS
from document_fetch.reading.labels import longest_first, marks
from document_fetch.reading.layout import FieldLayout, Layout
from document_fetch.reading.page import SEGMENT, SEGMENT_GAP, Glyph, Line, Page, box_of, gap, printed
from document_fetch.reading.privacy import without_resident_numbers

LONGEST_VALUE = 500  # characters; the longest real one, a list of business items, has about 200
_JOINTS = {"wrapped": " ", "list": ", ", "first": ""}


@dataclass(frozen=True)
class _Labelled:
    """A page with the labels that one layout knows."""

    page: Page
    marks: Marks


def parse(pages: Sequence[Page], layouts: Mapping[str, Layout]) -> Reading:
    """The first certificate in the document; raises NotACertificate when there is none."""
    for page in pages:
        for kind, layout in layouts.items():
            if _titled(page, layout):
                values = _values(pages[page.number - 1 :], layout)
                if all(name in values for name in layout.required):
                    return Reading(kind, values, len(pages))
    raise NotACertificate


def _titled(page: Page, layout: Layout) -> bool:
    return any(marks(page, line, layout.titles) for line in page.lines)


def _values(pages: Sequence[Page], layout: Layout) -> dict[str, Value]:
    labels = longest_first(layout.labels)
    labelled = [_Labelled(page, {line: marks(page, line, labels) for line in page.lines}) for page in pages]
    found = {name: _value(labelled, field) for name, field in layout.fields.items()}
    return without_resident_numbers({name: value for name, value in found.items() if value})


def _value(pages: Iterable[_Labelled], field: FieldLayout) -> Value | None:
    for labelled in pages:
        lines = _by_pattern(labelled, field.pattern) if field.pattern else _by_label(labelled, field)
        if lines and (value := _guarded(labelled.page, lines, field)):
            return value
    return None


def _by_label(labelled: _Labelled, field: FieldLayout) -> list[Line]:
    for label in field.labels:
        for line_marks in labelled.marks.values():
            for mark in line_marks:
                if mark.label == label and (lines := PLACES[field.stands](labelled.page, mark, labelled.marks)):
                    return lines[:1] if field.lines == "first" else lines
    return []


def _by_pattern(labelled: _Labelled, pattern: str) -> list[Line]:
    """The last line of the page that matches: signatures and dates stand at its foot."""
    for line in reversed(labelled.page.lines):
        text, glyph_at = _segmented(labelled, line)
        if match := re.search(pattern, text):
            inside = glyph_at[match.start(1) : match.end(1)]
            return [Line(line.glyphs[inside[0] : inside[-1] + 1])] if inside else []
    return []


def _segmented(labelled: _Labelled, line: Line) -> tuple[str, list[int]]:
    """The bare line with a tab wherever wide white or a rule parts it, and the glyph of each character.

    None between a label and its value, so that an unlabelled date is not sought among the labelled ones.
    """
    label_ends = {mark.end for mark in labelled.marks[line]}
    text = ""
    glyph_at: list[int] = []
    for at, char in zip(line.glyph_at, line.text, strict=True):
        begins = bool(glyph_at) and at != glyph_at[-1] and at not in label_ends
        if begins and _apart(labelled.page, line.glyphs[at - 1], line.glyphs[at]):
            text, glyph_at = text + SEGMENT, [*glyph_at, at]
        text, glyph_at = text + char, [*glyph_at, at]
    return text, glyph_at


def _apart(page: Page, left: Glyph, right: Glyph) -> bool:
    return gap(left, right) > SEGMENT_GAP * left.size or page.parted(left, right)


def _guarded(page: Page, lines: Sequence[Line], field: FieldLayout) -> Value | None:
    text = _JOINTS[field.lines].join(printed(line.glyphs) for line in lines)[:LONGEST_VALUE]
    guarded = GUARDS[field.guard](text)
    if guarded is None:
        return None
    glyphs = [glyph for line in lines for glyph in line.glyphs]
    return Value(text, guarded[0], page.number, box_of(glyphs), guarded[1])
