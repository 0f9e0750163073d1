"""Printed lines put together again: words that a cell's width broke, and entries that are lines of their own."""

import re
from collections.abc import Sequence
from itertools import pairwise

from document_fetch.reading import walls
from document_fetch.reading.page import Line, Page, box_of, is_spaced, printed

_NUMBER = re.compile(r"^\s*(?:\d{1,3}\s?[.)]|[가-하][.)]|[-·○])\s*")
_HYPHENED = re.compile(r"[0-9A-Za-z가-힣][-/]$")  # a line may be broken behind these without any blank
_FINISHED = re.compile(r"[업)]$")  # lines of business end so: 제조업, 무역업(519111)
_DASHES = "-–—"
_OPENERS, _CLOSERS = tuple("[〔【"), tuple("]〕】")
_BLANK = 0.3  # of the size: the width of a blank
_PADDING = 5.0  # points: the white that a cell keeps at its right wall


def without_colon(line: Line) -> Line | None:
    """The line without a colon or a dash before it, which belongs to its label; None when nothing else is there."""
    rest = line.glyphs[1:] if line.glyphs[0].text in ":：" or _is_dashed(line) else line.glyphs
    return Line(rest, line.open) if rest else None


def without_bracket(lines: Sequence[Line]) -> list[Line]:
    """The lines without a square bracket at their end that was opened before their label."""
    *before, last = lines
    text = "".join(line.text for line in lines)
    if last.text[-1:] not in _CLOSERS or any(opener in text for opener in _OPENERS):
        return list(lines)
    return [*before, Line(last.glyphs[:-1], last.open)] if len(last.glyphs) > 1 else before


def _is_dashed(line: Line) -> bool:
    """Whether a dash stands before the line's first word as a colon would."""
    return line.glyphs[0].text in _DASHES and len(line.glyphs) > 1 and is_spaced(*line.glyphs[:2])


def joined(page: Page, lines: Sequence[Line], how: str) -> str:
    """The text of several lines: `wrapped` by a blank, `list` by a comma, `first` only one, `numbered` by entry."""
    if how == "list":
        return ", ".join(_listed(page, lines))
    if how == "numbered":
        return ", ".join(_entries(lines))
    return _wrapped(page, lines[:1] if how == "first" else lines)


def _wrapped(page: Page, lines: Sequence[Line]) -> str:
    text = printed(lines[0].glyphs) if lines else ""
    for previous, line in pairwise(lines):
        whole = not _HYPHENED.search(text) and not _is_cut(page, previous, line)
        text += " " * whole + printed(line.glyphs)
    return text


def _is_cut(page: Page, previous: Line, line: Line) -> bool:
    """Whether a single word was too wide for its cell and cut: not even the next letter had room."""
    glyphs = previous.glyphs
    if any(is_spaced(left, right) for left, right in pairwise(glyphs)):
        return False
    x0, top, x1, bottom = box_of(glyphs)
    right = walls.around(page, (x0 + x1) / 2, (top + bottom) / 2).right
    return right is not None and x1 + line.glyphs[0].x1 - line.glyphs[0].x0 > right - _PADDING


def may_hide_a_blank(page: Page, lines: Sequence[Line]) -> bool:
    """Whether nobody can see if a blank stood where a line was broken.

    So it is beside a bracket, behind a comma in one, and behind a line of one word whose room is not known.
    """
    return _breaks_at_bracket(lines) or any(_is_alone(page, line) for line in lines[:-1])


def _is_alone(page: Page, line: Line) -> bool:
    if any(is_spaced(left, right) for left, right in pairwise(line.glyphs)):
        return False
    x0, top, x1, bottom = box_of(line.glyphs)
    return walls.around(page, (x0 + x1) / 2, (top + bottom) / 2).right is None


def _breaks_at_bracket(lines: Sequence[Line]) -> bool:
    texts = [printed(line.glyphs) for line in lines]
    heads = ["".join(texts[: i + 1]) for i in range(len(texts) - 1)]
    return any(
        behind.startswith("(") or head.endswith(")") or (head.endswith(",") and head.count("(") > head.count(")"))
        for head, behind in zip(heads, texts[1:], strict=True)
    )


def _entries(lines: Sequence[Line]) -> list[str]:
    """Entries without their numbers; a line without one carries the entry before it on."""
    entries: list[str] = []
    for line in lines:
        text = printed(line.glyphs)
        if _NUMBER.match(text) or not entries:
            entries.append(_NUMBER.sub("", text))
        else:
            entries[-1] += f" {text}"
    return entries


def _listed(page: Page, lines: Sequence[Line]) -> list[str]:
    """One entry a line, unless a line only carries on the one before."""
    entries: list[str] = []
    for previous, line in zip([None, *lines], lines, strict=False):
        text = printed(line.glyphs)
        if previous and _carries_on(page, previous, line, entries[-1]):
            entries[-1] += f" {text}"
        else:
            entries.append(text)
    return entries


def _carries_on(page: Page, previous: Line, line: Line, entry: str) -> bool:
    """Whether a line belongs to the entry above it: no rule between, and that one is not finished."""
    x0, top, x1, bottom = box_of(previous.glyphs)
    if any(bottom - 1 < rule.at < line.top + 1 and rule.spans((x0 + x1) / 2) for rule in page.lying):
        return False
    is_open = entry.count("(") > entry.count(")") or entry.endswith((",", "·"))
    right = walls.around(page, (x0 + x1) / 2, (top + bottom) / 2).right
    return is_open or (not _FINISHED.search(entry) and right is not None and not _fits(previous, line, right))


def _fits(previous: Line, line: Line, right: float) -> bool:
    """Whether the line's first word would have had room on the previous one."""
    word = next(
        (i for i in range(1, len(line.glyphs)) if is_spaced(line.glyphs[i - 1], line.glyphs[i])), len(line.glyphs)
    )
    width = line.glyphs[word - 1].x1 - line.glyphs[0].x0
    return previous.glyphs[-1].x1 + width + _BLANK * line.glyphs[0].size < right - _PADDING
