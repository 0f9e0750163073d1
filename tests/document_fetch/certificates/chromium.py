"""Prints pages with one Chromium, started at the first page and closed at the end of the process."""

import atexit
from collections.abc import Sequence
from concurrent.futures import Future
from functools import cache
from pathlib import Path
from queue import SimpleQueue
from threading import Thread

import pypdfium2
from playwright.sync_api import Page as BrowserPage
from playwright.sync_api import sync_playwright

from tests.document_fetch.certificates.blocks import Page
from tests.document_fetch.certificates.canvas import PageIsFull
from tests.document_fetch.certificates.html import page_of
from tests.document_fetch.certificates.style import Style

CHROMIUM = Path("/usr/bin/chromium")
ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
CLOSING_SECONDS = 20.0
OVERFULL = "[...document.querySelectorAll('section')].some(each => each.scrollHeight > each.clientHeight + 1)"
Job = tuple[str, "Future[bytes]"]


def draw(pages: Sequence[Page], s: Style) -> bytes:
    pdf = _printer().pdf(page_of(pages, s))
    document = pypdfium2.PdfDocument(pdf)
    count = len(document)
    document.close()
    if count != len(pages):
        raise PageIsFull(s.kind, s.layout, s.seed, count)
    return pdf


class _Printer:
    """A thread of its own: Playwright's synchronous door keeps an event loop, which must not be the test's."""

    def __init__(self) -> None:
        self._jobs: SimpleQueue[Job | None] = SimpleQueue()
        self._thread = Thread(target=self._run, name="certificates-chromium", daemon=True)
        self._thread.start()
        atexit.register(self.close)

    def pdf(self, html: str) -> bytes:
        done: Future[bytes] = Future()
        self._jobs.put((html, done))
        return done.result()

    def close(self) -> None:
        self._jobs.put(None)
        self._thread.join(CLOSING_SECONDS)

    def _run(self) -> None:
        try:
            with sync_playwright() as playwright:
                browser = playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
                self._serve(browser.new_page())
                browser.close()
        except Exception as error:  # noqa: BLE001 - Chromium could not start: whoever waits must hear it
            while job := self._jobs.get():
                job[1].set_exception(error)

    def _serve(self, page: BrowserPage) -> None:
        while job := self._jobs.get():
            html, done = job
            try:
                done.set_result(_printed(page, html))
            except Exception as error:  # noqa: BLE001 - it is the caller's
                done.set_exception(error)


def _printed(page: BrowserPage, html: str) -> bytes:
    page.set_content(html)
    if page.evaluate(OVERFULL):
        raise PageIsFull("a section is higher than its page")
    return page.pdf(prefer_css_page_size=True, print_background=True)


@cache
def _printer() -> _Printer:
    return _Printer()
