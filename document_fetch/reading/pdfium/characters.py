"""The characters of a page, each where it stands: columns, for one call a column costs less than one a character."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import compress, repeat
from typing import Any

import pypdfium2.raw as pdfium

from document_fetch.errors import TooComplex
from document_fetch.reading.frame import Frame, quarter
from document_fetch.reading.page import UNNAMED, Glyph
from document_fetch.reading.pdfium import calls
from document_fetch.reading.pdfium.document import text_of

_HYPHENS = {0x02: "-", 0xAD: "-", 0xFFFE: "-"}  # how PDFium gives a hyphen at the end of a line
_DEEPEST = 0.5  # of the size below the baseline; what a font tells beyond it is nonsense
_SHALLOWEST = 0.05  # a ligature that PDFium takes apart has no descent at all
_DESCENT = 0.2  # of the size, then taken instead


@dataclass(frozen=True, slots=True)
class Characters:
    """Characters in the PDF's coordinates, column by column; `quarters` as of `frame.quarter`."""

    texts: Sequence[str]
    quarters: Sequence[int | None]
    sizes: Sequence[float]
    origins: tuple[Sequence[float], Sequence[float]]  # x, y
    loose: tuple[Sequence[float], ...]  # left, bottom, right, top, as high as the font

    def turned(self, turns: int) -> "Characters":
        """Those that need so many quarters."""
        chosen = [each == turns for each in self.quarters]
        if all(chosen):
            return self
        x, y = self.origins
        return Characters(
            list(compress(self.texts, chosen)),
            list(compress(self.quarters, chosen)),
            list(compress(self.sizes, chosen)),
            (list(compress(x, chosen)), list(compress(y, chosen))),
            tuple(list(compress(side, chosen)) for side in self.loose),
        )


def characters(page: Any, most: int) -> Characters:
    """Every character that is no blank; raises TooComplex beyond `most`, Damaged."""
    with text_of(page) as pointer:
        count = pdfium.FPDFText_CountChars(pointer)
        if count > 3 * most:  # PDFium adds a blank or a new line for every gap
            raise TooComplex
        found = _found(calls.handle(pointer), count)
    if len(found.texts) > most:
        raise TooComplex
    return found


def glyphs(found: Characters, frame: Frame) -> list[Glyph]:
    """Each box is as high as its size, and hangs below the baseline as far as its font says."""
    left, low, right, high = found.loose
    (ax, ay), (bx, by) = frame.points(left, low), frame.points(right, high)
    _, baselines = frame.points(*found.origins)
    sizes = found.sizes
    bottoms = [
        bottom if _SHALLOWEST * size <= bottom - baseline <= _DEEPEST * size else baseline + _DESCENT * size
        for bottom, baseline, size in zip(map(max, ay, by), baselines, sizes, strict=True)
    ]
    tops = [bottom - size for bottom, size in zip(bottoms, sizes, strict=True)]
    return list(map(Glyph, found.texts, map(min, ax, bx), tops, map(max, ax, bx), bottoms, sizes))


def _found(text: calls.Handle, count: int) -> Characters:
    codes = list(map(calls.unicode_of, repeat(text), range(count)))
    names = {code: _HYPHENS.get(code) or chr(code) for code in set(codes)}
    blank = {code for code, name in names.items() if name.isspace()}
    places = [at for at, code in enumerate(codes) if code not in blank]

    def columns(call: calls.Call, kind: str, *widths: int) -> list[list[float]]:
        return calls.columns(call, len(places), kind, widths, repeat(text), places)

    a, b, c, d, *_ = columns(calls.matrix_of_character, calls.FLOAT, 6)
    left, high, right, low = columns(calls.loose_box, calls.FLOAT, 4)
    x, y = columns(calls.origin, calls.DOUBLE, 1, 1)
    sizes = map(calls.font_size, repeat(text), places)
    return Characters(
        _texts(text, places, [names[codes[at]] for at in places]),
        _quarters(a, b),
        [size * stretch for size, stretch in zip(sizes, map(math.hypot, c, d), strict=True)],
        (x, y),
        (left, low, right, high),
    )


def _texts(text: calls.Handle, places: Sequence[int], names: Sequence[str]) -> list[str]:
    known = {name: name if name.isprintable() else UNNAMED for name in set(names)}
    unknown = map(calls.has_no_unicode, repeat(text), places)
    return [UNNAMED if no_unicode == 1 else known[name] for name, no_unicode in zip(names, unknown, strict=True)]


def _quarters(a: Sequence[float], b: Sequence[float]) -> list[int | None]:
    directions = list(zip(a, b, strict=True))
    known = {direction: quarter(*direction) for direction in set(directions)}
    return [known[direction] for direction in directions]
