"""Where a paper that is fetched stands, in the few words of its line."""

from __future__ import annotations

import datetime as dt

from bot.services.conversation.talk import Talk
from bot.store.documents import Document
from document_fetch.connectors.clock import KOREA
from forms import plain


def words(talk: Talk, document: Document) -> str:
    """Asked for, approve until, or not fetched; what was fetched is read like an upload."""
    request = document.request or {}
    if document.state != "requested":
        return talk.say("fetch.line.failed")
    if request.get("stage") == "waiting":
        return talk.say("fetch.line.waiting", until=clock(request["until"]))
    return talk.say("fetch.line.requested")


def until(document: Document) -> str | None:
    """When the time to approve is over, as ISO 8601; None when nothing waits for that."""
    request = document.request or {}
    return request["until"] if document.state == "requested" and request.get("stage") == "waiting" else None


def clock(moment: str) -> str:
    """HH:MM in Korea."""
    return f"{dt.datetime.fromisoformat(moment).astimezone(KOREA):%H:%M}"


def since(talk: Talk, moment: str) -> str:
    """ "YYYY-MM-DD HH:MM" in Korea as people say it: the time alone on the same day."""
    day, time = moment.split(" ")
    if dt.date.fromisoformat(day) == talk.situation.today:
        return time
    return f"{plain.show_date(day, talk.language)} {time}"
