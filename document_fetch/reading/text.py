"""The text layer of a PDF as pages of glyphs. The only module that knows pdfplumber; runs in the sandboxed child."""

from collections.abc import Iterable, Iterator
from io import BytesIO
from typing import Any

import pdfplumber
from pdfminer.pdfdocument import PDFPasswordIncorrect
from pdfplumber.utils.exceptions import PdfminerException

from document_fetch.errors import (
    Damaged,
    DocumentError,
    Locked,
    NoText,
    TooComplex,
    TooHeavy,
    TooManyLines,
    TooManyPages,
)
from document_fetch.reading.page import Glyph, Page, Rule

MAX_PAGES = 30
MAX_LINES = 2_000  # ruled lines of a page
MAX_GLYPHS = 60_000  # of the whole document; a dense page has 3,000
SHORTEST_LINE = 8.0  # points; what is shorter is a barcode's module or a dot, not a table
FEWEST_GLYPHS = 20  # a scan often carries a page number as text
MOST_UNNAMED = 0.3  # of the glyphs may lack a character
SLANT = 0.01  # of the text matrix; more is a watermark
_REPEAT_WITHIN = 0.12  # of the size: fake bold prints a glyph again this near


def pages(pdf: bytes) -> tuple[Page, ...]:
    """Every page with its glyphs; raises Locked, Damaged, NoText, TooManyPages, TooManyLines, TooHeavy, TooComplex."""
    found = _read(pdf)
    glyphs = [glyph for page in found for glyph in page.glyphs]
    unnamed = sum(glyph.text.startswith("(cid:") for glyph in glyphs)
    if len(glyphs) < FEWEST_GLYPHS or unnamed > MOST_UNNAMED * len(glyphs):
        raise NoText
    return found


def plain_text(pdf: bytes) -> str:
    """What pdfplumber alone makes of the document; the yardstick of bench/parse.py."""
    with pdfplumber.open(BytesIO(pdf)) as document:
        return "\n".join(page.extract_text() or "" for page in document.pages)


def _read(pdf: bytes) -> tuple[Page, ...]:
    try:
        with pdfplumber.open(BytesIO(pdf)) as document:
            return tuple(_pages(document))
    except (DocumentError, MemoryError):
        raise
    except PdfminerException as error:
        raise _cause(error) from error
    except Exception as error:
        raise Damaged from error


def _cause(error: PdfminerException) -> Exception:
    """What pdfplumber wrapped, in our words."""
    wrapped = error.args[0] if error.args else None
    if isinstance(wrapped, MemoryError):
        return TooHeavy(resource="memory")
    return Locked() if isinstance(wrapped, PDFPasswordIncorrect) else Damaged()


def _pages(document: Any) -> Iterator[Page]:
    count = len(document.pages)
    if not count:
        raise Damaged
    if count > MAX_PAGES:
        raise TooManyPages(pages=count, limit=MAX_PAGES)
    left = MAX_GLYPHS
    for source in document.pages:
        page = _page(source)
        source.close()  # drops its objects: thirty pages must not add up
        left -= len(page.glyphs)
        if left < 0:
            raise TooComplex
        yield page


def _page(source: Any) -> Page:
    if len(source.chars) > MAX_GLYPHS:
        raise TooComplex
    edges = [
        edge for edge in source.edges if max(edge["x1"] - edge["x0"], edge["bottom"] - edge["top"]) >= SHORTEST_LINE
    ]
    if len(edges) > MAX_LINES:
        raise TooManyLines(limit=MAX_LINES)
    return Page(
        number=source.page_number,
        width=float(source.width),
        glyphs=tuple(_once(_glyph(char) for char in source.chars if _level(char) and char["text"].strip())),
        upright=tuple(Rule(e["x0"], e["top"], e["bottom"]) for e in edges if e["orientation"] == "v"),
        level=tuple(Rule(e["top"], e["x0"], e["x1"]) for e in edges if e["orientation"] == "h"),
    )


def _level(char: dict[str, Any]) -> bool:
    """Not slanted: watermarks run through the values, and pdfplumber calls them upright up to 90 degrees."""
    a, b, c, *_ = char["matrix"]
    return bool(a > 0 and abs(b) < SLANT and abs(c) < SLANT)


def _glyph(char: dict[str, Any]) -> Glyph:
    return Glyph(char["text"], char["x0"], char["top"], char["x1"], char["bottom"], char["size"])


def _once(glyphs: Iterable[Glyph]) -> Iterator[Glyph]:
    """Glyphs without the repeats of fake bold. pdfplumber's own dedupe_chars is quadratic."""
    seen: dict[tuple[str, int, int], list[Glyph]] = {}
    for glyph in glyphs:
        column, row = int(glyph.x0), int(glyph.top)
        near = ((glyph.text, column + x, row + y) for x in (-1, 0, 1) for y in (-1, 0, 1))
        if not any(_repeats(glyph, other) for key in near for other in seen.get(key, ())):
            seen.setdefault((glyph.text, column, row), []).append(glyph)
            yield glyph


def _repeats(glyph: Glyph, other: Glyph) -> bool:
    within = min(1.0, _REPEAT_WITHIN * glyph.size)
    return abs(glyph.x0 - other.x0) <= within and abs(glyph.top - other.top) <= within
