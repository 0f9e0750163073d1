"""A real Chromium against the real running system: gateway, Rasa cell, intake, nothing stubbed."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from tests.system.running import ROOT, RunningSystem, free_port, missing_part

CHROMIUM = "/usr/bin/chromium"
ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
#: Set to write the pictures that the documentation shows.
SHOTS = ROOT / "docs" / "screenshots"


@pytest.fixture(scope="module")
def system(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningSystem]:
    reason = missing_part()
    if reason:
        pytest.skip(reason)
    running = RunningSystem(tmp_path_factory.mktemp("browser"), GILDONG_ISSUERS_PORT=str(free_port()))
    running.start()
    yield running
    assert running.stop() == 0


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """Ends with its module: Playwright's synchronous door keeps an event loop running, in which no other can start."""
    if not Path(CHROMIUM).exists():
        pytest.skip("Chromium is missing: `make system-packages` installs it")
    with sync_playwright() as playwright:
        launched = playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        yield launched
        launched.close()


@pytest.fixture
def open_context(browser: Browser) -> Iterator[object]:
    """`open_context(**options)` gives a browser of one person; an error on any of their pages fails the test."""
    contexts: list[BrowserContext] = []
    errors: list[str] = []

    def watch(page: Page) -> None:
        page.on("pageerror", lambda error: errors.append(f"page error: {error}"))
        page.on("console", lambda line: errors.append(line.text) if line.type == "error" else None)

    def open_one(**options: object) -> BrowserContext:
        context = browser.new_context(**options)  # type: ignore[arg-type]
        context.on("page", watch)
        contexts.append(context)
        return context

    yield open_one
    for context in contexts:
        context.close()
    assert errors == []


def keep(page: Page, name: str) -> None:
    """Writes the picture for the documentation when asked to (GILDONG_SCREENSHOTS=1)."""
    if os.environ.get("GILDONG_SCREENSHOTS"):
        SHOTS.mkdir(parents=True, exist_ok=True)
        page.screenshot(path=str(SHOTS / f"{name}.png"))
