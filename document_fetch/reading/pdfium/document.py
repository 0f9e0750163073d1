"""A document and its pages, opened and closed."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pypdfium2.raw as pdfium

from document_fetch.errors import Damaged, Locked, TooManyPages
from document_fetch.reading.limits import MAX_PAGES


@contextmanager
def opened(pdf: bytes) -> Iterator[Any]:
    """The document; raises Locked, Damaged, TooManyPages."""
    document = pdfium.FPDF_LoadMemDocument64(pdf, len(pdf), None)
    if not document:
        raise Locked if pdfium.FPDF_GetLastError() == pdfium.FPDF_ERR_PASSWORD else Damaged
    try:
        _check(page_count(document))
        yield document
    finally:
        pdfium.FPDF_CloseDocument(document)


def _check(pages: int) -> None:
    if pages < 1:
        raise Damaged
    if pages > MAX_PAGES:
        raise TooManyPages(pages=pages, limit=MAX_PAGES)


def page_count(document: Any) -> int:
    count: int = pdfium.FPDF_GetPageCount(document)
    return count


@contextmanager
def page_of(document: Any, index: int) -> Iterator[Any]:
    """The page, from 0; raises Damaged."""
    page = pdfium.FPDF_LoadPage(document, index)
    if not page:
        raise Damaged
    try:
        yield page
    finally:
        pdfium.FPDF_ClosePage(page)


@contextmanager
def text_of(page: Any) -> Iterator[Any]:
    """The page's characters; raises Damaged."""
    text = pdfium.FPDFText_LoadPage(page)
    if not text:
        raise Damaged
    try:
        yield text
    finally:
        pdfium.FPDFText_ClosePage(text)
