"""The text layer as pdfplumber sees it: slow, and more patient with broken files. The only module that knows it."""

from collections.abc import Iterator
from io import BytesIO
from typing import Any

import pdfplumber
from pdfminer.pdfdocument import PDFPasswordIncorrect
from pdfplumber.utils.exceptions import PdfminerException

from document_fetch.errors import Damaged, DocumentError, Locked, TooComplex, TooHeavy, TooManyLines, TooManyPages
from document_fetch.reading import ink
from document_fetch.reading.limits import MAX_GLYPHS, MAX_LINES, MAX_PAGES, SHORTEST_LINE
from document_fetch.reading.page import UNNAMED, Glyph, Page, Rule

SLANT = 0.01  # of the text matrix; more is a watermark


def pages(pdf: bytes) -> tuple[Page, ...]:
    """Every page; raises Locked, Damaged, TooManyPages, TooManyLines, TooHeavy, TooComplex."""
    try:
        with pdfplumber.open(BytesIO(pdf)) as document:
            return tuple(_pages(document))
    except (DocumentError, MemoryError):
        raise
    except PdfminerException as error:
        raise _cause(error) from error
    except Exception as error:
        raise Damaged from error


def plain_text(pdf: bytes) -> str:
    """What pdfplumber alone makes of the document; the yardstick of bench/parse.py."""
    with pdfplumber.open(BytesIO(pdf)) as document:
        return "\n".join(page.extract_text() or "" for page in document.pages)


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
    level = tuple(Rule(e["top"], e["x0"], e["x1"]) for e in edges if e["orientation"] == "h")
    printed = ink.once(_glyph(char) for char in source.chars if _level(char) and char["text"].strip())
    return Page(
        number=source.page_number,
        width=float(source.width),
        height=float(source.height),
        glyphs=ink.struck(printed, level),
        upright=tuple(Rule(e["x0"], e["top"], e["bottom"]) for e in edges if e["orientation"] == "v"),
        level=level,
    )


def _level(char: dict[str, Any]) -> bool:
    """Not slanted: watermarks run through the values, and pdfplumber calls them upright up to 90 degrees."""
    a, b, c, *_ = char["matrix"]
    return bool(a > 0 and abs(b) < SLANT and abs(c) < SLANT)


def _glyph(char: dict[str, Any]) -> Glyph:
    text = UNNAMED if char["text"].startswith("(cid:") else char["text"]
    return Glyph(text, char["x0"], char["top"], char["x1"], char["bottom"], char["size"])
