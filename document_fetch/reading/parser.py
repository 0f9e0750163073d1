"""From pages to a reading: which kind it is, and what stands in its fields. Pure."""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache

from document_fetch.errors import NotACertificate
from document_fetch.model import Reading, Value
from document_fetch.reading.areas import PLACES, Marks
from document_fetch.reading.bundles import bundles, key, leaf
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


def parse(pages: Sequence[Page], layouts: Mapping[str, Layout]) -> tuple[Reading, ...]:
    """Every certificate in the document, in the order of their titles; raises NotACertificate when there is none."""
    leaves = [leaf(page, (kind for kind, layout in layouts.items() if _titled(page, layout))) for page in pages]
    read = _reader(pages, layouts)
    while empty := [bundle for bundle in bundles(leaves) if not read(*key(bundle))]:
        # Its title is only mentioned there; the page may belong to the certificate before it.
        leaves = [replace(each, kinds=()) if each in empty[-1] else each for each in leaves]
    return _told_once(reading for bundle in bundles(leaves) if (reading := read(*key(bundle))))


def _reader(pages: Sequence[Page], layouts: Mapping[str, Layout]) -> Callable[..., Reading | None]:
    """Reads the pages of one certificate as the first of some kinds that finds all it requires; each once."""

    @cache
    def read(kinds: tuple[str, ...], numbers: tuple[int, ...]) -> Reading | None:
        for kind in kinds:
            values = _values([pages[number - 1] for number in numbers], layouts[kind])
            if all(name in values for name in layouts[kind].required):
                return Reading(kind, values, len(pages), tuple(sorted(numbers)))
        return None

    return read


def _told_once(readings: Iterable[Reading]) -> tuple[Reading, ...]:
    """Without copies of the same certificate."""
    once: dict[tuple[str, frozenset[tuple[str, str]]], Reading] = {}
    for each in readings:
        once.setdefault((each.kind, frozenset((name, value.value) for name, value in each.values.items())), each)
    if not once:
        raise NotACertificate
    return tuple(once.values())


def _titled(page: Page, layout: Layout) -> bool:
    titles = [title for title in layout.titles if title in page.text]
    return bool(titles) and any(marks(page, line, titles) for line in page.lines)


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
    return Value(text, guarded[0], page.number, page.shown(box_of(glyphs)), guarded[1])
