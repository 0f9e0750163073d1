"""PDFium's functions as they are called hundreds of times a page: on plain addresses, and many calls in one go."""

import ctypes
from array import array
from collections import deque
from collections.abc import Callable, Iterable
from typing import Any

import pypdfium2.raw as pdfium

Call = Callable[..., Any]
Handle = ctypes.c_void_p
FLOAT, DOUBLE, INTEGER = "f", "d", "i"  # as `array` names them
_ADDRESS, _NUMBER = ctypes.c_void_p, ctypes.c_int


def handle(pointer: Any) -> Handle:
    """A pointer of pypdfium2 as the calls here take it."""
    return ctypes.cast(pointer, _ADDRESS)


def columns(call: Call, count: int, kind: str, widths: tuple[int, ...], *arguments: Iterable[Any]) -> list[list[Any]]:
    """What so many calls write, column by column: each behind its arguments to as many places as there are widths."""
    width = sum(widths)
    cells = array(kind, bytes(array(kind).itemsize * width * count))
    start, size = cells.buffer_info()[0], cells.itemsize
    end, step = start + size * len(cells), size * width
    places = [range(start + size * sum(widths[:i]), end, step) for i in range(len(widths))]
    deque(map(call, *arguments, *places), maxlen=0)
    values = cells.tolist()
    return [values[at::width] for at in range(width)]


def _call(function: Any, *arguments: Any, answer: Any = _NUMBER) -> Call:
    """PDFium's function on a handle or its number. Nobody waits for the lock that an ordinary call would let go."""
    return ctypes.PYFUNCTYPE(answer, _ADDRESS, *arguments)(handle(function).value or 0)


def _plain_call(function: Any, answer: Any = _NUMBER) -> Call:
    """On a handle and a number, passed on without a look: twice as fast, and wrong with anything else."""
    return ctypes.PYFUNCTYPE(answer)(handle(function).value or 0)


unicode_of = _plain_call(pdfium.FPDFText_GetUnicode, ctypes.c_uint)
has_no_unicode = _plain_call(pdfium.FPDFText_HasUnicodeMapError)
font_size = _plain_call(pdfium.FPDFText_GetFontSize, ctypes.c_double)
matrix_of_character = _call(pdfium.FPDFText_GetMatrix, _NUMBER, _ADDRESS)
loose_box = _call(pdfium.FPDFText_GetLooseCharBox, _NUMBER, _ADDRESS)
origin = _call(pdfium.FPDFText_GetCharOrigin, _NUMBER, _ADDRESS, _ADDRESS)

objects_of_page = _call(pdfium.FPDFPage_CountObjects)
object_of_page = _call(pdfium.FPDFPage_GetObject, _NUMBER, answer=_ADDRESS)
objects_of_form = _call(pdfium.FPDFFormObj_CountObjects)
object_of_form = _call(pdfium.FPDFFormObj_GetObject, _NUMBER, answer=_ADDRESS)
kind_of = _call(pdfium.FPDFPageObj_GetType)
matrix = _call(pdfium.FPDFPageObj_GetMatrix, _ADDRESS)
bounds = _call(pdfium.FPDFPageObj_GetBounds, *[_ADDRESS] * 4)
draw_mode = _call(pdfium.FPDFPath_GetDrawMode, _ADDRESS, _ADDRESS)
segments_of = _call(pdfium.FPDFPath_CountSegments)
segment_of = _call(pdfium.FPDFPath_GetPathSegment, _NUMBER, answer=_ADDRESS)
segment_point = _call(pdfium.FPDFPathSegment_GetPoint, _ADDRESS, _ADDRESS)
segment_kind = _call(pdfium.FPDFPathSegment_GetType)
closes = _call(pdfium.FPDFPathSegment_GetClose)
