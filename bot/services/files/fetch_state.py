"""Where a paper that is fetched stands, in the few words of its line."""

from __future__ import annotations

import datetime as dt

from bot.services.conversation.talk import Talk
from bot.store.documents import Document
from document_fetch.connectors.clock import KOREA


def words(talk: Talk, document: Document) -> str:
    """Asked for, approve until, or not fetched; what was fetched is read like an upload."""
    request = document.request or {}
    if document.state != "requested":
        return talk.say("fetch.line.failed")
    if request.get("stage") == "waiting":
        return talk.say("fetch.line.waiting", until=clock(request["until"]))
    return talk.say("fetch.line.requested")


def clock(moment: str) -> str:
    """HH:MM in Korea."""
    return f"{dt.datetime.fromisoformat(moment).astimezone(KOREA):%H:%M}"
