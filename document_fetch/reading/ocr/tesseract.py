"""Tesseract's reading of one run of text: its characters with box and confidence."""

import ctypes
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from document_fetch.reading.ocr.leptonica import Bounds, Pix
from document_fetch.reading.ocr.library import Library

#: With the Debian package that has it; trained apart from each other: by language, by script, and without Hangul.
PACKAGES = {"kor": "tesseract-ocr-kor", "Hangul": "tesseract-ocr-script-hang", "eng": "tesseract-ocr-eng"}
MODELS = tuple(PACKAGES)
DATA = Path("/usr/share/tesseract-ocr/5/tessdata")
_ONE_LINE, _RAW_LINE = 7, 13  # of the ways to look at a picture
_LSTM = 1
_MARGIN_X, _MARGIN_Y = 8, 6  # pixels
_SYMBOL = 4

TESSERACT = Library(
    "libtesseract.so.5",
    pointers=(
        "TessBaseAPICreate", "TessBaseAPIGetIterator", "TessResultIteratorGetUTF8Text",
        "TessResultIteratorGetPageIterator", "TessResultIteratorGetChoiceIterator", "TessChoiceIteratorGetUTF8Text",
    ),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Symbol:
    """One character as seen: its box in pixels of the page, and 0..1 how sure."""

    text: str
    x0: int
    top: int
    x1: int
    bottom: int
    sure: float


class Model:
    """One trained model, ready to read. Raises OSError where the library or the model is not installed."""

    def __init__(self, name: str) -> None:
        self._page: Pix | None = None
        self._api = ctypes.c_void_p(TESSERACT.functions.TessBaseAPICreate())
        if TESSERACT.functions.TessBaseAPIInit2(self._api, str(DATA).encode(), name.encode(), _LSTM):
            raise FileNotFoundError(name)

    def look_at(self, page: Pix, dpi: int) -> None:
        """The picture that `read` reads from."""
        self._page = page
        TESSERACT.functions.TessBaseAPISetImage2(self._api, page.handle)
        TESSERACT.functions.TessBaseAPISetSourceResolution(self._api, dpi)

    def read(self, bounds: Bounds, *, raw: bool = False) -> list[Symbol]:
        """The characters inside of the bounds, left to right; `raw`: without looking for the line first."""
        TESSERACT.functions.TessBaseAPISetPageSegMode(self._api, _RAW_LINE if raw else _ONE_LINE)
        TESSERACT.functions.TessBaseAPISetRectangle(self._api, *self._with_margin(bounds))
        if TESSERACT.functions.TessBaseAPIRecognize(self._api, None):
            return []
        iterator = TESSERACT.functions.TessBaseAPIGetIterator(self._api)
        if not iterator:
            return []
        try:
            return list(_symbols(ctypes.c_void_p(iterator)))
        finally:
            TESSERACT.functions.TessResultIteratorDelete(ctypes.c_void_p(iterator))

    def _with_margin(self, bounds: Bounds) -> Bounds:
        """The bounds and some white around them, without which the first and last letters suffer."""
        x, y, width, height = bounds
        left, top = max(0, x - _MARGIN_X), max(0, y - _MARGIN_Y)
        right, bottom = x + width + _MARGIN_X, y + height + _MARGIN_Y
        if self._page:
            right, bottom = min(right, self._page.width), min(bottom, self._page.height)
        return left, top, right - left, bottom - top


def _symbols(results: ctypes.c_void_p) -> Iterator[Symbol]:
    places = ctypes.c_void_p(TESSERACT.functions.TessResultIteratorGetPageIterator(results))
    sides = [ctypes.c_int() for _ in range(4)]
    TESSERACT.functions.TessResultIteratorConfidence.restype = ctypes.c_float
    while True:
        text = _text(TESSERACT.functions.TessResultIteratorGetUTF8Text(results, _SYMBOL))
        TESSERACT.functions.TessPageIteratorBoundingBox(places, _SYMBOL, *(ctypes.byref(side) for side in sides))
        sure = TESSERACT.functions.TessResultIteratorConfidence(results, _SYMBOL) / 100
        if text.strip():
            x0, top, x1, bottom = (side.value for side in sides)
            yield Symbol(text, x0, top, x1, bottom, sure)
        if not TESSERACT.functions.TessResultIteratorNext(results, _SYMBOL):
            return


def _text(address: int | None) -> str:
    if not address:
        return ""
    found = ctypes.string_at(address).decode("utf-8", "replace")
    TESSERACT.functions.TessDeleteText(ctypes.c_void_p(address))
    return found
