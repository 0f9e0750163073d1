"""The open pages: who is looking at which conversation, and waking them when there is news.

A page is not handed messages: it is woken, and its socket reads from the store everything after the last number it
has sent. So a page that reconnects, a second tab and a fast burst all get each message once and in order.
"""

from __future__ import annotations

import asyncio
from collections import defaultdict


class Page:
    """One open socket."""

    def __init__(self) -> None:
        self.news = asyncio.Event()
        #: There are messages that the page may not have.
        self.has_messages = True
        self.typing = False

    async def wait(self) -> None:
        await self.news.wait()
        self.news.clear()


class Hub:
    """All open sockets of this process, by conversation."""

    def __init__(self) -> None:
        self._pages: defaultdict[str, set[Page]] = defaultdict(set)

    def join(self, conversation_id: str, page: Page) -> None:
        self._pages[conversation_id].add(page)

    def leave(self, conversation_id: str, page: Page) -> None:
        self._pages[conversation_id].discard(page)
        if not self._pages[conversation_id]:
            del self._pages[conversation_id]

    def changed(self, conversation_id: str) -> None:
        for page in self._pages.get(conversation_id, ()):
            page.has_messages = True
            page.news.set()

    def typing(self, conversation_id: str, *, on: bool) -> None:
        for page in self._pages.get(conversation_id, ()):
            page.typing = on
            page.news.set()
