"""The text layer of a PDF as pages of glyphs; runs in the sandboxed child."""

from document_fetch.errors import NoText
from document_fetch.reading.page import UNNAMED, Page
from document_fetch.reading.pdfium.pages import pages as pages_of

FEWEST_GLYPHS = 20  # a scan often carries a page number as text
MOST_UNNAMED = 0.3  # of the glyphs may lack a character


def pages(pdf: bytes) -> tuple[Page, ...]:
    """Every page; raises Locked, Damaged, NoText, TooManyPages, TooManyLines, TooComplex."""
    found = pages_of(pdf)
    glyphs = [glyph for page in found for glyph in page.glyphs]
    unnamed = sum(glyph.text == UNNAMED for glyph in glyphs)
    if len(glyphs) < FEWEST_GLYPHS or unnamed > MOST_UNNAMED * len(glyphs):
        raise NoText
    return found
