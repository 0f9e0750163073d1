"""Labels that their value follows in the same run of text, without a colon: "사업자등록번호 123-45-67890"."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from document_fetch.reading.labels import Mark, Marks, caseless, counted_before
from document_fetch.reading.limits import MAX_PAGES
from document_fetch.reading.page import Glyph, Line, Page, bare, gap, is_spaced, printed

FEWEST = 3  # different labels that must begin a run on a page, before one is believed that words follow
_AS_WIDE = 0.8  # of the narrowest white within a label that is set wide, the white behind it must be at least
_NOTES = "※*"  # before a sentence
_GOES_ON = re.compile(r"(?:및|또는|등|과|와|의|은|는|이|가|을|를)(?:\s|$)|[,·)~]|\((?!(?:주|유|합|합자|합명|사|재)\))")
_LONGER = re.compile(r"(?:의 ?)?(?:성명|성함|이름|명칭|번호)(?=\s)")  # words that some forms add to a label


@dataclass(frozen=True)
class _Run:
    """What stands together in a line: glyphs from `start` to `end`; `first` behind the number before a label."""

    line: Line
    start: int
    first: int
    end: int
    text: str  # bare, caseless


def run_in(page: Page, marks: Marks, labels: Sequence[str]) -> tuple[Mark, ...]:
    """Marks of labels that begin a piece of a line, the longest first; none that stand alone elsewhere on the page."""
    alone = {mark.label for line_marks in marks.values() for mark in line_marks}
    wanted: dict[str, list[tuple[str, str]]] = {}
    for label in labels:
        if label not in alone:
            wanted.setdefault(label[:1].lower(), []).append((label, caseless(label)))
    found = (_of_run(run, marks.get(run.line, ()), wanted.get(run.text[:1], ())) for run in _runs(page))
    return tuple(mark for mark in found if mark)


def believed(found: Sequence[Mark]) -> bool:
    """Whether the page's form is set so, and this is no sentence that begins with a label's word."""
    return len({mark.label for mark in found}) >= FEWEST


@lru_cache(maxsize=MAX_PAGES)
def _runs(page: Page) -> tuple[_Run, ...]:
    """The same for each kind that is looked for."""
    return tuple(run for line in page.lines for run in _runs_of(page, line))


def _runs_of(page: Page, line: Line) -> Iterator[_Run]:
    start = 0
    for piece in page.pieces(line):
        first, end = start + counted_before(piece), start + len(piece)
        if piece[0].text not in _NOTES:
            yield _Run(line, start, first, end, "".join(caseless(bare(glyph.text)) for glyph in line.glyphs[first:end]))
        start = end


def _of_run(run: _Run, known: Sequence[Mark], wanted: Sequence[tuple[str, str]]) -> Mark | None:
    labels = [label for label, text in wanted if run.text.startswith(text)]
    if not labels or any(mark.start < run.end and run.first < mark.end for mark in known):
        return None
    return next((mark for label in labels if (mark := _mark(run, label))), None)


def _mark(run: _Run, label: str) -> Mark | None:
    """The mark of a label that begins a run and is followed by white and by more than a part of a sentence."""
    glyphs, text, at = run.line.glyphs, "", run.first
    while len(text) < len(label):
        text += bare(glyphs[at].text)
        at += 1
    if len(text) > len(label) or at >= run.end or not _is_parted(glyphs, run.first, at):
        return None
    behind = printed(glyphs[at : run.end])
    if longer := _LONGER.match(behind):
        at += len("".join(longer[0].split()))
    return None if _GOES_ON.match(behind) else Mark(label, run.line, run.start, at, runs_in=True)


def _is_parted(glyphs: Sequence[Glyph], first: int, at: int) -> bool:
    """Whether white follows, as wide as what a label set wide has within; a label of several words has little."""
    inner = min((gap(glyphs[i], glyphs[i + 1]) for i in range(first, at - 1)), default=0.0)
    return is_spaced(glyphs[at - 1], glyphs[at]) and gap(glyphs[at - 1], glyphs[at]) > _AS_WIDE * inner
