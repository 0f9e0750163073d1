"""PDFium's functions as they are called hundreds of times a page: on plain addresses, many calls in one go."""

import ctypes
from array import array
from collections import deque
from collections.abc import Callable, Sequence
from itertools import repeat
from typing import Any

import pypdfium2.raw as pdfium

Call = Callable[..., Any]
ADDRESS, NUMBER = ctypes.c_void_p, ctypes.c_int
FLOAT, DOUBLE = "f", "d"  # as `array` names them


def address(handle: Any) -> ctypes.c_void_p:
    """A handle of pypdfium2 as the calls here take it."""
    return ctypes.cast(handle, ADDRESS)


def columns(call: Call, handle: ctypes.c_void_p, places: Sequence[int], kind: str, *widths: int) -> list[list[float]]:
    """What a call writes about each place, column by column: so many floats or doubles behind each of its pointers."""
    width = sum(widths)
    cells = array(kind, bytes(array(kind).itemsize * width * len(places)))
    start, size = cells.buffer_info()[0], cells.itemsize
    end, step = start + size * len(cells), size * width
    targets = [range(start + size * sum(widths[:i]), end, step) for i in range(len(widths))]
    deque(map(call, repeat(handle.value), places, *targets), maxlen=0)
    values = cells.tolist()
    return [values[at::width] for at in range(width)]


def _asking(function: Any, answer: Any = NUMBER) -> Call:
    """Of a handle, and perhaps a number behind it, which go through as they are."""
    return ctypes.PYFUNCTYPE(answer)(_place(function))


def _writing(function: Any, *arguments: Any) -> Call:
    """Of a handle as a number, and of places to write to."""
    return ctypes.PYFUNCTYPE(NUMBER, ADDRESS, *arguments)(_place(function))


def _place(function: Any) -> int:
    return ctypes.cast(function, ADDRESS).value or 0


unicode_of = _asking(pdfium.FPDFText_GetUnicode, ctypes.c_uint)
has_no_unicode = _asking(pdfium.FPDFText_HasUnicodeMapError)
font_size = _asking(pdfium.FPDFText_GetFontSize, ctypes.c_double)
matrix = _writing(pdfium.FPDFText_GetMatrix, NUMBER, ADDRESS)
loose_box = _writing(pdfium.FPDFText_GetLooseCharBox, NUMBER, ADDRESS)
origin = _writing(pdfium.FPDFText_GetCharOrigin, NUMBER, ADDRESS, ADDRESS)
