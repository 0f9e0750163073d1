"""From pages to a reading: which kind it is, and what stands in its fields. Pure."""

from collections.abc import Mapping, Sequence

from document_fetch.errors import NotACertificate
from document_fetch.model import Reading
from document_fetch.reading import finding
from document_fetch.reading.broken_labels import all_marks
from document_fetch.reading.labels import longest_first
from document_fetch.reading.layout import Layout
from document_fetch.reading.page import Page


def parse(pages: Sequence[Page], layouts: Mapping[str, Layout]) -> Reading:
    """The first certificate in the document; raises NotACertificate when there is none."""
    for page in pages:
        for kind, layout in layouts.items():
            if _titled(page, layout):
                values = finding.values(pages[page.number - 1 :], layout)
                if all(name in values for name in layout.required):
                    return Reading(kind, values, len(pages))
    raise NotACertificate


def _titled(page: Page, layout: Layout) -> bool:
    said = not layout.says or any(word in line.text for line in page.lines for word in layout.says)
    return said and any(all_marks(page, longest_first(layout.titles)).values())
