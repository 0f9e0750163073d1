"""A page with the labels that one layout knows."""

from collections.abc import Iterator
from dataclasses import dataclass

from document_fetch.reading.labels import Mark, Marks
from document_fetch.reading.page import Page


@dataclass(frozen=True)
class Labelled:
    """Made once for each page and layout."""

    page: Page
    marks: Marks

    def named(self, labels: tuple[str, ...]) -> Iterator[Mark]:
        """The marks of these labels from the top of the page to its foot."""
        for line in self.page.lines:
            yield from (mark for mark in self.marks.get(line, ()) if mark.label in labels)
