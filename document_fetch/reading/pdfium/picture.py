"""A page as a picture, with boxes around what was read."""

import ctypes
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from io import BytesIO
from typing import Any

import pypdfium2.raw as pdfium
from PIL import Image, ImageDraw

from document_fetch.errors import TooComplex
from document_fetch.model import Box
from document_fetch.reading.pdfium.document import opened, page_of

SCALE = 1.5  # pixels a point: an A4 page is 892 by 1,263
MOST_PIXELS = 2_000  # of a page's longer side; a poster is drawn smaller
MOST_PAGES = 10
WHITE = 0xFFFFFFFF
COLOURS = {True: (200, 30, 30), False: (20, 110, 60)}  # doubtful, certain
MARGIN = 2


@dataclass(frozen=True)
class Framed:
    """One box to draw, in points from the top left of a page."""

    page: int
    box: Box
    doubtful: bool


def drawn_on(picture: Image.Image, points: float, boxes: Iterable[Framed]) -> bytes:
    """The picture, a pixel of which is so many points, drawn as small as a page, as PNG."""
    scale = min(1.0, SCALE * points)
    small = picture.resize((max(1, round(picture.width * scale)), max(1, round(picture.height * scale))))
    return _png(_with_boxes(small, boxes, scale / points))


def drawn(pdf: bytes, boxes: Sequence[Framed]) -> bytes:
    """The pages that have boxes, one below the other, as PNG; raises Locked, Damaged, TooComplex beyond 10 pages."""
    numbers = sorted({each.page for each in boxes})
    if len(numbers) > MOST_PAGES:
        raise TooComplex
    with opened(pdf) as document:
        pages = [_page(document, number, [each for each in boxes if each.page == number]) for number in numbers]
    sheet = Image.new("RGB", (max(page.width for page in pages), sum(page.height for page in pages)), "white")
    top = 0
    for page in pages:
        sheet.paste(page, (0, top))
        top += page.height
    return _png(sheet)


def _page(document: Any, number: int, boxes: Iterable[Framed]) -> Image.Image:
    with page_of(document, number - 1) as page:
        width, height = pdfium.FPDF_GetPageWidthF(page), pdfium.FPDF_GetPageHeightF(page)
        scale = min(SCALE, MOST_PIXELS / max(width, height, 1))
        picture = rendered(page, max(1, round(width * scale)), max(1, round(height * scale)))
    return _with_boxes(picture, boxes, scale)


def _png(picture: Image.Image) -> bytes:
    out = BytesIO()
    picture.save(out, "PNG")
    return out.getvalue()


def _with_boxes(picture: Image.Image, boxes: Iterable[Framed], scale: float) -> Image.Image:
    pen = ImageDraw.Draw(picture)
    for each in boxes:
        x0, top, x1, bottom = (side * scale for side in each.box)
        pen.rectangle(
            (x0 - MARGIN, top - MARGIN, x1 + MARGIN, bottom + MARGIN), outline=COLOURS[each.doubtful], width=2
        )
    return picture


def rendered(page: Any, width: int, height: int) -> Image.Image:
    """The page as it is shown, so many pixels wide and high."""
    bitmap = pdfium.FPDFBitmap_Create(width, height, 0)
    if not bitmap:
        raise MemoryError
    try:
        pdfium.FPDFBitmap_FillRect(bitmap, 0, 0, width, height, WHITE)
        pdfium.FPDF_RenderPageBitmap(bitmap, page, 0, 0, width, height, 0, pdfium.FPDF_ANNOT)
        stride = pdfium.FPDFBitmap_GetStride(bitmap)
        start = pdfium.FPDFBitmap_GetBuffer(bitmap)
        pixels = ctypes.string_at(start, stride * height)
        return Image.frombytes("RGB", (width, height), pixels, "raw", "BGRX", stride)
    finally:
        pdfium.FPDFBitmap_Destroy(bitmap)
