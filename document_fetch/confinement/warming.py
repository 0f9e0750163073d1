"""What wakes a reader before its first document: Python, PDFium and memory are slow at what they do for the first time.

Everything read here is made here: a page of plain lines for PDFium, and one page for a layout, with its own labels.
"""

from collections.abc import Iterable, Iterator

from document_fetch.errors import DocumentError
from document_fetch.reading import parser
from document_fetch.reading.layout import Layout
from document_fetch.reading.page import Glyph, Page, Rule
from document_fetch.reading.pdfium.pages import pages
from document_fetch.reading.registry import LAYOUTS

ROUNDS = 10  # after some eight Python has made its own shortcuts
_SIZE, _LEADING, _LEFT, _WIDTH = 10.0, 14.0, 60.0, 595.0
_ANSWERS = (" : 2026-01-01", " : 999-81-00126", " : 1,234,567")
_LINES = b"".join(b"(a line of our own, with 1234567 and (brackets\\)) Tj T* " for _ in range(12))
_RULES = b"".join(b"60 %d 400 20 re S " % y for y in range(200, 400, 20))
_CONTENT = b"%sBT /F1 10 Tf 14 TL 60 700 Td %sET" % (_RULES, _LINES)
OWN_PDF = b"""%%PDF-1.4
1 0 obj << /Type /Catalog /Pages 2 0 R >> endobj
2 0 obj << /Type /Pages /Kids [3 0 R] /Count 1 >> endobj
3 0 obj << /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R
/Resources << /Font << /F1 << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >> >> >> >> endobj
4 0 obj << /Length %d >> stream
%s
endstream endobj
trailer << /Size 5 /Root 1 0 R >>
""" % (len(_CONTENT), _CONTENT)


def zygote() -> None:
    """Everything that any child will do, often enough."""
    for _ in range(ROUNDS):
        child()
    for layout in LAYOUTS.values():
        _read(layout)


def child() -> None:
    """Once what most children do, so that it touches its memory before it is asked."""
    pages(OWN_PDF)
    _read(next(iter(LAYOUTS.values())))


def _read(layout: Layout) -> None:
    try:
        parser.parse([_page(layout)], LAYOUTS)
    except DocumentError:
        return  # as good as a certificate: it has been looked for


def _page(layout: Layout) -> Page:
    """The title and every label, each with something behind it, in a ruled table."""
    labelled = (label + _ANSWERS[i % len(_ANSWERS)] for i, label in enumerate(layout.labels))
    glyphs = tuple(_glyphs([layout.titles[0], *labelled]))
    height = glyphs[-1].bottom + _LEADING
    level = tuple(Rule(y * _LEADING, _LEFT - 5, _WIDTH - _LEFT) for y in range(3, int(height / _LEADING)))
    upright = tuple(Rule(x, 3 * _LEADING, height) for x in (_LEFT - 5, _WIDTH / 2, _WIDTH - _LEFT))
    return Page(1, _WIDTH, height, glyphs, upright, level)


def _glyphs(lines: Iterable[str]) -> Iterator[Glyph]:
    for row, line in enumerate(lines, 3):
        for column, char in enumerate(line):
            if not char.isspace():
                x, y = _LEFT + column * _SIZE, row * _LEADING + 2
                yield Glyph(char, x, y, x + _SIZE, y + _SIZE, _SIZE)
