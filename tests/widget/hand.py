"""What a person does with the widget, for tests to read like it."""

from playwright.async_api import Locator, Page, expect


class Hand:
    """One user's hand on one page."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.widget = page.locator("gildong-chat")
        self.launcher = self.widget.locator(".launcher")
        self.panel = self.widget.locator(".panel")
        self.input = self.widget.locator("textarea")
        self.log = self.widget.locator(".log")
        self.messages = self.widget.locator(".message")
        self.head = self.widget.locator(".head")

    async def open(self) -> None:
        """Opens the widget and waits until it is connected."""
        await self.launcher.click()
        await self.connected()

    async def connected(self) -> None:
        await expect(self.widget.locator(".connection")).to_have_class("connection online")

    async def say(self, text: str) -> None:
        await self.input.fill(text)
        await self.input.press("Enter")

    def said(self, text: str) -> Locator:
        """Messages whose bubble holds this text."""
        return self.messages.filter(has=self.page.locator(".bubble", has_text=text))

    def button(self, name: str) -> Locator:
        return self.widget.get_by_role("button", name=name, exact=True)

    async def choose_file(self, name: str, body: bytes = b"%PDF-1.4 practice") -> None:
        file = {"name": name, "mimeType": "application/pdf", "buffer": body}
        await self.widget.locator("input[type=file]").set_input_files(file)

    async def drop_file(self, name: str, *, at: str = ".log") -> None:
        """Drags a file over a part of the widget and lets it fall there."""
        transfer = await self.page.evaluate_handle(
            """name => { const t = new DataTransfer();
                 t.items.add(new File(["%PDF-1.4"], name, { type: "application/pdf" })); return t; }""",
            name,
        )
        target = self.widget.locator(at)
        for event in ("dragenter", "dragover", "drop"):
            await target.dispatch_event(event, {"dataTransfer": transfer})

    async def focused(self) -> str:
        """Tag name of the element inside the widget that has the focus."""
        return await self.widget.evaluate("e => e.shadowRoot.activeElement?.tagName ?? ''")
