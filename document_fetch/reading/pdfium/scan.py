"""Pages as grey pictures to read from."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pypdfium2.raw as pdfium

from document_fetch.reading.pdfium.document import opened, page_count, page_of
from document_fetch.reading.pdfium.picture import rendered

_ROW = 4  # bytes: a row of the picture is a multiple of it


@dataclass(frozen=True)
class Picture:
    """One page: a byte a pixel, the red part of its colour, in which red seals are all but white."""

    width: int
    height: int
    rows: bytes
    points: float  # of the page, for a pixel


def pictures(pdf: bytes, longest: int) -> Iterator[Picture]:
    """Each page as it is shown, its longer side so many pixels; raises Locked, Damaged, TooManyPages."""
    with opened(pdf) as document:
        for index in range(page_count(document)):
            with page_of(document, index) as page:
                picture = _picture(page, longest)
            yield picture


def _picture(page: Any, longest: int) -> Picture:
    width, height = pdfium.FPDF_GetPageWidthF(page), pdfium.FPDF_GetPageHeightF(page)
    scale = longest / max(width, height, 1)
    columns, rows = max(_ROW, round(width * scale) // _ROW * _ROW), max(1, round(height * scale))
    red = rendered(page, columns, rows).getchannel("R")
    return Picture(columns, rows, red.tobytes(), 1 / scale)
