"""Pages as pictures to read from."""

from collections.abc import Iterator

import pypdfium2.raw as pdfium
from PIL import Image

from document_fetch.reading.pdfium.document import opened, page_count, page_of
from document_fetch.reading.pdfium.picture import rendered


def pictures(pdf: bytes, longest: int) -> Iterator[tuple[Image.Image, float]]:
    """Each page as it is shown, its longer side so many pixels, with the points of one pixel.

    Raises Locked, Damaged, TooManyPages.
    """
    with opened(pdf) as document:
        for index in range(page_count(document)):
            with page_of(document, index) as page:
                width, height = pdfium.FPDF_GetPageWidthF(page), pdfium.FPDF_GetPageHeightF(page)
                scale = longest / max(width, height, 1)
                picture = rendered(page, max(1, round(width * scale)), max(1, round(height * scale)))
            yield picture, 1 / scale
