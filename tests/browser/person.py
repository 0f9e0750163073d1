"""Somebody at the widget: presses what is shown, types, drops files, and reads what comes."""

from __future__ import annotations

import re
from pathlib import Path

from playwright.sync_api import Page, expect

WAIT_MS = 15_000


class Person:
    """One page with the widget open."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.widget = page.locator("gildong-chat")

    def open(self, url: str) -> None:
        self.page.goto(url)
        self.reopen()

    def reopen(self) -> None:
        """After a reload the widget is closed again on pages that do not open it."""
        self.widget.locator("button.launcher").click()

    def press(self, label: str) -> None:
        """The newest button of that label."""
        self.widget.locator("button.reply:not([disabled])", has_text=label).last.click(timeout=WAIT_MS)

    def say(self, text: str) -> None:
        box = self.widget.locator("textarea")
        box.fill(text)
        box.press("Enter")

    def sees(self, text: str) -> None:
        """Waits until the words stand in the newest part of the talk."""
        expect(self.widget.get_by_text(text).last).to_be_visible(timeout=WAIT_MS)

    def asked(self, text: str) -> None:
        """Waits until the newest bubble holds the words: the question that is open now."""
        expect(self.widget.locator(".bubble").last).to_contain_text(text, timeout=WAIT_MS)

    def state_of(self, name: str, words: str) -> None:
        """Waits until the file's line says so."""
        line = self.widget.locator(".document", has_text=name)
        expect(line.locator(".state")).to_contain_text(words, timeout=WAIT_MS)

    def upload(self, name: str, content: bytes) -> None:
        file = {"name": name, "mimeType": "application/pdf", "buffer": content}
        self.widget.locator("input[type=file]").set_input_files(files=[file])

    def drop(self, path: Path) -> None:
        """Drags a file onto the widget, as with a mouse."""
        self.page.evaluate(
            """([name, bytes]) => {
                const data = new DataTransfer();
                data.items.add(new File([new Uint8Array(bytes)], name, { type: "application/pdf" }));
                const inside = document.querySelector("gildong-chat").shadowRoot.querySelector(".log");
                for (const kind of ["dragenter", "dragover", "drop"]) {
                    inside.dispatchEvent(new DragEvent(kind, {
                        dataTransfer: data, bubbles: true, composed: true, cancelable: true,
                    }));
                }
            }""",
            [path.name, list(path.read_bytes())],
        )

    def newest(self, wanted: list[str]) -> str:
        """Waits for a bubble after the last word of the user that holds one of these, and says which."""
        bubble = self.widget.locator(".message:last-child .bubble").last
        expect(bubble).to_contain_text(re.compile("|".join(map(re.escape, wanted))), timeout=WAIT_MS)
        text = bubble.inner_text()
        return next(each for each in wanted if each in text)
