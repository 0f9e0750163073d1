"""The values of one certificate: for each field of a layout where it stands, what is printed there, how sure it is."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain, islice, pairwise

from document_fetch.model import Value
from document_fetch.reading import checks, counting, line_codes, patterns, signature, tables, unfamiliar, units
from document_fetch.reading.areas import PLACES
from document_fetch.reading.guards import BLANKS_MATTER, DOUBTFUL, GUARDS, WORDING
from document_fetch.reading.joining import joined, may_hide_a_blank, without_colon
from document_fetch.reading.labelled import Labelled, labelled
from document_fetch.reading.layout import FieldLayout, Layout
from document_fetch.reading.page import Glyph, Line, Page, box_of, gap, printed
from document_fetch.reading.privacy import is_person, without_resident_numbers

_HOLE = 2.0  # of the size
LONGEST_VALUE = 500  # characters; the longest real one, a list of business items, has about 200


def values(pages: Sequence[Page], layout: Layout) -> dict[str, Value]:
    """Every field that the pages say, doubtful ones included."""
    marked = [labelled(page, layout.longest_first) for page in pages]
    issuer = layout.fields["issuer"].pattern if "issuer" in layout.fields else None
    found: dict[str, Value] = {}
    for name, field in layout.fields.items():
        if value := _value(marked, field, issuer or "", found):
            found[name] = value
    found = {name: value for name, value in found.items() if not layout.fields[name].of_persons or is_person(found)}
    found = without_resident_numbers(found, companies_only=layout.companies_only)
    return unfamiliar.doubted(checks.checked(found, layout), layout)


def _value(pages: Sequence[Labelled], field: FieldLayout, issuer: str, before: Mapping[str, Value]) -> Value | None:
    found = _found(pages, field, issuer, before)
    return found or (_value(pages, field.otherwise, issuer, before) if field.otherwise else None)


def _found(pages: Sequence[Labelled], field: FieldLayout, issuer: str, before: Mapping[str, Value]) -> Value | None:
    if field.rows:
        return tables.value(pages, field.rows)
    if field.code:
        return line_codes.value(pages, field.code)
    if field.count:
        return counting.value(pages, field.count, before)
    return _single(pages, field, issuer)


def _single(pages: Sequence[Labelled], field: FieldLayout, issuer: str) -> Value | None:
    """The first place whose text passes the guard; else the first that does not."""
    doubtful = None
    for page, lines in _places(pages, field, issuer):
        value = _guarded(page.page, lines, field)
        if value and not value.doubtful:
            return value
        doubtful = doubtful or value
    return doubtful


def _places(pages: Sequence[Labelled], field: FieldLayout, issuer: str) -> Iterator[tuple[Labelled, list[Line]]]:
    for page in pages:
        printed_without = patterns.found(page, field.pattern) if field.pattern else ()
        yield from ((page, lines) for lines in chain(_labelled(page, field), printed_without))
    if field.signed:
        yield from signature.day(pages, issuer)


def _labelled(marked: Labelled, field: FieldLayout) -> Iterable[list[Line]]:
    """Places of the labels in their order. Words prove nothing by their form: of those only the likeliest place."""
    proves = field.guard not in WORDING
    for label in field.labels:
        perhaps = (mark for mark in marked.perhaps if mark.label == label and proves)
        for mark in chain(marked.named((label,)), perhaps):
            places = PLACES[field.stands](marked.page, mark, marked.marks)
            yield from places if proves else islice(places, 1)


def _guarded(page: Page, lines: Sequence[Line], field: FieldLayout) -> Value | None:
    lines = [each for line in lines if (each := without_colon(line))][: 1 if field.lines == "first" else None]
    if not lines:
        return None
    text = joined(page, lines, field.lines)[:LONGEST_VALUE]
    guarded = units.guarded(page, field.guard, GUARDS[field.guard], text)
    if guarded and guarded[1] <= DOUBTFUL and len(lines) > 1 and field.guard not in WORDING:
        text = "".join(printed(line.glyphs) for line in lines)  # a number that its cell broke
        guarded = units.guarded(page, field.guard, GUARDS[field.guard], text)
    if guarded is None:
        return None
    hidden = field.lines == "wrapped" and field.guard in BLANKS_MATTER and may_hide_a_blank(page, lines)
    unsure = (field.guard in WORDING or field.lines == "list") and any(line.open for line in lines)
    if hidden or unsure or (field.guard in BLANKS_MATTER and any(_has_hole(line) for line in lines)):
        guarded = guarded[0], DOUBTFUL
    glyphs: list[Glyph] = [glyph for line in lines for glyph in line.glyphs]
    return Value(text, guarded[0], page.number, page.shown(box_of(glyphs)), guarded[1])


def _has_hole(line: Line) -> bool:
    """Whether so much white stands in the line that two things may share it."""
    return any(gap(left, right) > _HOLE * left.size for left, right in pairwise(line.glyphs))
