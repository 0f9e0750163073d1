"""A page with the labels that one layout knows."""

from collections.abc import Iterator
from dataclasses import dataclass

from document_fetch.reading import run_in
from document_fetch.reading.broken_labels import all_marks
from document_fetch.reading.labels import Mark, Marks
from document_fetch.reading.page import Page


@dataclass(frozen=True)
class Labelled:
    """Made once for each page and layout."""

    page: Page
    marks: Marks
    perhaps: tuple[Mark, ...] = ()  # what only a value that proves itself shows to be a label

    def named(self, labels: tuple[str, ...]) -> Iterator[Mark]:
        """The marks of these labels from the top of the page to its foot."""
        for line in self.page.lines:
            yield from (mark for mark in self.marks.get(line, ()) if mark.label in labels)


def labelled(page: Page, labels: tuple[str, ...]) -> Labelled:
    """The page with its labels, `labels` being the longest first."""
    marks = all_marks(page, labels)
    found = run_in.run_in(page, marks, labels)
    if not run_in.believed(found):
        return Labelled(page, marks, found)
    whole = {line: list(line_marks) for line, line_marks in marks.items()}
    for mark in found:
        whole[mark.line] = sorted([*whole[mark.line], mark], key=lambda each: each.start)
    return Labelled(page, whole)
