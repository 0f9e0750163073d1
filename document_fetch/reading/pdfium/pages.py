"""A document as pages of glyphs and rules, and as plain text."""

import ctypes
from typing import Any

import pypdfium2.raw as pdfium

from document_fetch.errors import Damaged, TooManyLines
from document_fetch.reading import ink
from document_fetch.reading.frame import Frame, commonest
from document_fetch.reading.limits import MAX_GLYPHS, MAX_LINES
from document_fetch.reading.page import Page
from document_fetch.reading.pdfium.characters import characters, glyphs
from document_fetch.reading.pdfium.document import opened, page_count, page_of, text_of
from document_fetch.reading.pdfium.strokes import strokes


def pages(pdf: bytes) -> tuple[Page, ...]:
    """Every page with its glyphs and rules; raises Locked, Damaged, TooManyPages, TooManyLines, TooComplex."""
    found: list[Page] = []
    left = MAX_GLYPHS
    with opened(pdf) as document:
        for index in range(page_count(document)):
            with page_of(document, index) as page:
                found.append(_page(page, index + 1, left))
            left -= len(found[-1].glyphs)
    return tuple(found)


def plain_text(pdf: bytes) -> str:
    """What PDFium alone makes of the document; a yardstick of bench/parse.py."""
    with opened(pdf) as document:
        return "\n".join(_plain(document, index) for index in range(page_count(document)))


def _plain(document: Any, index: int) -> str:
    with page_of(document, index) as page, text_of(page) as text:
        room = pdfium.FPDFText_CountChars(text) + 1
        buffer = (ctypes.c_ushort * room)()
        written = pdfium.FPDFText_GetText(text, 0, room, buffer)
        return bytes(buffer)[: 2 * max(0, written - 1)].decode("utf-16-le", "replace")


def _page(page: Any, number: int, most_glyphs: int) -> Page:
    found = characters(page, most_glyphs)
    shown = pdfium.FPDFPage_GetRotation(page) % 4
    frame = _frame(page, commonest(found.quarters, otherwise=shown))
    upright, level = ink.rules(frame.box(*stroke) for stroke in strokes(page))
    walls, floors = ink.long(upright), ink.long(level)
    if len(walls) + len(floors) > MAX_LINES:
        raise TooManyLines(limit=MAX_LINES)
    printed = ink.struck(ink.once(glyphs(found.turned(frame.turns), frame)), level)
    return Page(number, frame.width, frame.height, printed, walls, floors, turns=(shown - frame.turns) % 4)


def _frame(page: Any, turns: int) -> Frame:
    box = pdfium.FS_RECTF()
    if not pdfium.FPDF_GetPageBoundingBox(page, box):
        raise Damaged
    return Frame(box.left, box.bottom, box.right, box.top, turns)
