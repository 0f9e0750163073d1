"""Labels that their value follows in the same run of text, without a colon: "사업자등록번호 123-45-67890"."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from document_fetch.reading.labels import Mark, Marks, caseless, counted_before
from document_fetch.reading.page import Glyph, Line, Page, bare, gap, is_spaced
from document_fetch.reading.pieces import pieces

FEWEST = 3  # different labels that must begin a run on a page, before one is believed that words follow
_AS_WIDE = 0.8  # of the narrowest white within a label that is set wide, the white behind it must be at least
_NOTES = "※*"  # before a sentence
_GOES_ON = re.compile(r"(?:및|또는|등|과|와|의|은|는|이|가|을|를)(?:\s|$)|[,·)~]|\((?!(?:주|유|합|합자|합명|사|재)\))")
_LONGER = re.compile(r"(?:의 ?)?(?:성명|성함|이름|명칭|번호)(?=\s)")  # words that some forms add to a label


def run_in(page: Page, marks: Marks, labels: Sequence[str]) -> tuple[Mark, ...]:
    """Marks of labels that begin a piece of a line, the longest first; none that stand alone elsewhere on the page."""
    alone = {mark.label for line_marks in marks.values() for mark in line_marks}
    wanted = [(label, caseless(label)) for label in labels if label not in alone]
    return tuple(mark for line in page.lines for mark in _of_line(page, line, marks.get(line, ()), wanted))


def believed(found: Sequence[Mark]) -> bool:
    """Whether the page's form is set so, and this is no sentence that begins with a label's word."""
    return len({mark.label for mark in found}) >= FEWEST


def _of_line(page: Page, line: Line, known: Sequence[Mark], wanted: Sequence[tuple[str, str]]) -> Iterator[Mark]:
    start = 0
    for piece in pieces(page, line):
        first = start + counted_before(piece)
        end, start = start + len(piece), start + len(piece)
        noted = piece[0].text in _NOTES
        if not noted and not any(mark.start < end and first < mark.end for mark in known):
            mark = next((m for label in wanted if (m := _mark(line, first, end, label))), None)
            if mark:
                yield replace(mark, start=end - len(piece))


def _mark(line: Line, first: int, end: int, label: tuple[str, str]) -> Mark | None:
    """The mark of a label that begins at one glyph and is followed by white and by more than a part of a sentence."""
    text, at = "", first
    while at < end and len(text) < len(label[1]):
        text += caseless(bare(line.glyphs[at].text))
        at += 1
    if text != label[1] or at >= end or not _is_parted(line.glyphs, first, at):
        return None
    behind = "".join(" " * is_spaced(line.glyphs[i - 1], line.glyphs[i]) + line.glyphs[i].text for i in range(at, end))
    if longer := _LONGER.match(behind.strip()):
        at += len("".join(longer[0].split()))
    return None if _GOES_ON.match(behind.strip()) else Mark(label[0], line, first, at, runs_in=True)


def _is_parted(glyphs: Sequence[Glyph], first: int, at: int) -> bool:
    """Whether white follows, as wide as what a label set wide has within; a label of several words has little."""
    inner = min((gap(glyphs[i], glyphs[i + 1]) for i in range(first, at - 1)), default=0.0)
    return is_spaced(glyphs[at - 1], glyphs[at]) and gap(glyphs[at - 1], glyphs[at]) > _AS_WIDE * inner
