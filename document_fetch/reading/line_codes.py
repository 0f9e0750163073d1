"""Amounts of a standard statement, found by line code (국세청 표준재무제표), wherever its columns stand."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from document_fetch.model import Value
from document_fetch.reading import units
from document_fetch.reading.guards import DOUBTFUL, GUARDS, clean
from document_fetch.reading.labelled import Labelled
from document_fetch.reading.layout import Coded
from document_fetch.reading.page import Glyph, Page, bare, box_of, is_spaced, printed

_REACH = 3  # pieces left of a code in which its account's name may stand
Piece = tuple[Glyph, ...]


def value(pages: Sequence[Labelled], field: Coded) -> Value | None:
    """The amount beside the first of the codes whose account is the wanted one; doubtful where two say otherwise."""
    found = [each for page in _statement(pages, field.within) for each in _amounts(page, field)]
    if not found:
        return None
    agree = len({each.value for each in found}) == 1
    first = found[0]
    return first if agree else Value(first.text, first.value, first.page, first.box, DOUBTFUL)


def _statement(pages: Sequence[Labelled], titles: tuple[str, ...]) -> Iterator[Page]:
    """The pages under one of the titles, which stands on a line of its own, perhaps with the edition in brackets."""
    title = re.compile(rf"(?:{'|'.join(map(re.escape, titles))})(?:\([^()]*\))?")
    return (labelled.page for labelled in pages if any(title.fullmatch(text) for text in _headings(labelled.page)))


def _headings(page: Page) -> Iterator[str]:
    """Each line, and each with the next one: a title may be broken."""
    yield from (line.text for line in page.lines)
    yield from (above.text + below.text for above, below in pairwise(page.lines))


def _amounts(page: Page, field: Coded) -> Iterator[Value]:
    for line in page.lines:
        row = [part for piece in page.pieces(line) for part in _parted(piece, field.codes)]
        for at, piece in enumerate(row):
            amount = _amount(row, at, field.names) if _text(piece) in field.codes else ()
            if guarded := _guarded(page, amount):
                yield guarded


def _amount(row: Sequence[Piece], at: int, names: Sequence[str]) -> Piece:
    """Right of the code, whose account stands before it or between the two."""
    if _is_account(row[at + 1 : at + 2], names):
        return row[at + 2] if at + 2 < len(row) else ()
    known = at + 1 < len(row) and _is_account(row[max(0, at - _REACH) : at], names)
    return row[at + 1] if known else ()


def _is_account(before: Sequence[Piece], names: Sequence[str]) -> bool:
    return any(name in bare("".join(glyph.text for glyph in piece)) for piece in before for name in names)


def _guarded(page: Page, amount: Piece) -> Value | None:
    if not amount:
        return None
    text = printed(amount)
    said = units.guarded(page, "won", GUARDS["won"], text)
    if said and said[1] <= DOUBTFUL and " " in text:  # the next account may stand close by
        text = text.split(" ")[0]
        said = units.guarded(page, "won", GUARDS["won"], text)
    return said and Value(text, said[0], page.number, page.shown(box_of(amount)), said[1])


def _parted(piece: Piece, codes: Sequence[str]) -> Iterator[Piece]:
    """The piece; where a code stands close before its account's name, account and code as if the other way round."""
    end = next((at for at in range(1, len(piece)) if is_spaced(piece[at - 1], piece[at])), 0)
    if end and _text(piece[:end]) in codes:
        yield from (piece[end:], piece[:end])
    else:
        yield piece


def _text(piece: Piece) -> str:
    return clean("".join(glyph.text for glyph in piece))
