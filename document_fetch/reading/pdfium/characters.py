"""The characters of a page, each where it stands."""

import ctypes
import math
from dataclasses import dataclass
from typing import Any

import pypdfium2.raw as pdfium

from document_fetch.errors import TooComplex
from document_fetch.reading.frame import Frame, quarter
from document_fetch.reading.page import UNNAMED, Glyph
from document_fetch.reading.pdfium.document import text_of

_HYPHENS = {0x02: "-", 0xAD: "-", 0xFFFE: "-"}  # how PDFium gives a hyphen at the end of a line
_DEEPEST = 0.5  # of the size below the baseline; what a font tells beyond it is nonsense
_SHALLOWEST = 0.05  # a ligature that PDFium takes apart has no descent at all
_DESCENT = 0.2  # of the size, then taken instead


@dataclass(frozen=True, slots=True)
class Character:
    """One character in the PDF's coordinates; `quarter` as of `frame.quarter`."""

    text: str
    quarter: int | None
    size: float
    origin: tuple[float, float]
    loose: tuple[float, float, float, float]  # left, bottom, right, top, as high as its font


def characters(page: Any, most: int) -> list[Character]:
    """Every character that is no blank; raises TooComplex beyond `most`, Damaged."""
    with text_of(page) as text:
        count = pdfium.FPDFText_CountChars(text)
        if count > 3 * most:  # PDFium adds a blank or a new line for every gap
            raise TooComplex
        found = _found(text, count)
    if len(found) > most:
        raise TooComplex
    return found


def glyph(character: Character, frame: Frame) -> Glyph:
    """Its box is as high as its size, and hangs below the baseline as far as its font says."""
    x0, _, x1, bottom = frame.box(*character.loose)
    baseline, size = frame.point(*character.origin)[1], character.size
    if not _SHALLOWEST * size <= bottom - baseline <= _DEEPEST * size:
        bottom = baseline + _DESCENT * size
    return Glyph(character.text, x0, bottom - size, x1, bottom, size)


def _found(text: Any, count: int) -> list[Character]:
    matrix, box, x, y = pdfium.FS_MATRIX(), pdfium.FS_RECTF(), ctypes.c_double(), ctypes.c_double()
    found: list[Character] = []
    for index in range(count):
        code = pdfium.FPDFText_GetUnicode(text, index)
        named = _HYPHENS.get(code) or chr(code)
        if named.isspace():
            continue
        pdfium.FPDFText_GetMatrix(text, index, matrix)
        pdfium.FPDFText_GetLooseCharBox(text, index, box)
        pdfium.FPDFText_GetCharOrigin(text, index, x, y)
        size = pdfium.FPDFText_GetFontSize(text, index) * math.hypot(matrix.c, matrix.d)
        loose = (box.left, box.bottom, box.right, box.top)
        known = named.isprintable() and pdfium.FPDFText_HasUnicodeMapError(text, index) != 1
        direction = quarter(matrix.a, matrix.b)
        found.append(Character(named if known else UNNAMED, direction, size, (x.value, y.value), loose))
    return found
