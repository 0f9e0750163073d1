"""The text layer of a PDF as pages of glyphs; runs in the sandboxed child."""

from collections.abc import Sequence
from operator import attrgetter

from document_fetch.errors import Damaged, DocumentError, NoText, Unreadable
from document_fetch.reading import plumber
from document_fetch.reading.limits import FARTHEST
from document_fetch.reading.page import UNNAMED, Glyph, Page
from document_fetch.reading.pdfium.pages import pages as pages_of

FEWEST_GLYPHS = 20  # a scan often carries a page number as text
MOST_UNNAMED = 0.3  # of the glyphs may lack a character


def pages(pdf: bytes) -> tuple[Page, ...]:
    """Every page; raises Locked, Damaged, NoText, TooManyPages, TooManyLines, TooHeavy, TooComplex.

    PDFium reads it; what that finds broken or without text pdfplumber may try, for each mends what the other does not.
    """
    try:
        return _legible(pages_of(pdf))
    except Unreadable as unreadable:
        try:
            return _legible(plumber.pages(pdf))
        except DocumentError:
            raise unreadable from None


def _legible(found: tuple[Page, ...]) -> tuple[Page, ...]:
    glyphs = [glyph for page in found for glyph in page.glyphs]
    unnamed = sum(glyph.text == UNNAMED for glyph in glyphs)
    if _is_far(glyphs) or any(max(page.width, page.height) > FARTHEST for page in found):
        raise Damaged
    if len(glyphs) < FEWEST_GLYPHS or unnamed > MOST_UNNAMED * len(glyphs):
        raise NoText
    return found


def _is_far(glyphs: Sequence[Glyph]) -> bool:
    """Whether one lies where no page reaches: only a broken file says so."""
    return any(max(map(abs, map(attrgetter(edge), glyphs)), default=0.0) > FARTHEST for edge in ("x0", "bottom"))
