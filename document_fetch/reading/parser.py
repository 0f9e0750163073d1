"""From pages to a reading: which kind it is, and what stands in its fields. Pure."""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from functools import cache

from document_fetch.errors import NotACertificate
from document_fetch.model import Reading
from document_fetch.reading import finding
from document_fetch.reading.broken_labels import all_marks, may_stand_on
from document_fetch.reading.bundles import believed, bundles, key, leaf
from document_fetch.reading.labels import caseless, longest_first
from document_fetch.reading.layout import Layout
from document_fetch.reading.page import Page

_BEGINNING = 2  # letters of a title that stand together even where its cell breaks it


def parse(pages: Sequence[Page], layouts: Mapping[str, Layout]) -> tuple[Reading, ...]:
    """Every certificate in the document, in the order of their titles; raises NotACertificate when there is none."""
    leaves = believed(
        [leaf(page, (kind for kind, layout in layouts.items() if _titled(page, layout))) for page in pages]
    )
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
            own = [pages[number - 1] for number in numbers]
            values = finding.values(own, layouts[kind]) if _says(own, layouts[kind]) else {}
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
    """Whether a title stands on a line or in a cell of its own, be it over several lines."""
    text = caseless(page.text)
    begun = [title for title in layout.titles if caseless(title)[:_BEGINNING] in text]
    titles = [title for title in begun if may_stand_on(page, title)]
    if not titles:
        return False
    found = all_marks(page, longest_first(titles)).values()
    alone = any(mark.label for line_marks in found for mark in line_marks)
    return alone or (layout.editions and _titled_by_edition(page, titles))


def _titled_by_edition(page: Page, titles: Sequence[str]) -> bool:
    shape = re.compile(rf"(?:{'|'.join(map(re.escape, titles))})(?:\([^()]*\)|\[[^\[\]]*\]){{1,3}}")
    return any(shape.fullmatch(line.text) for line in page.lines)


def _says(pages: Sequence[Page], layout: Layout) -> bool:
    return not layout.says or any(word in page.text for page in pages for word in layout.says)
