"""The way to 공공마이데이터: papers that go from public bodies straight to the agency, which alone may receive them."""

from __future__ import annotations

from bot.services.base.reply import Reply, Row
from bot.services.conversation.talk import Talk
from bot.store.buttons import Offer
from document_fetch.connectors import mydata


def offers(talk: Talk) -> tuple[Offer, ...]:
    """Beside the places where papers are issued, on a site whose agency has such a page."""
    if talk.situation.application is None or mydata.hand_over(talk.context.mydata_url, talk.language) is None:
        return ()
    return (talk.offer("button.mydata", fetch="mydata", intent="answer", of=talk.application.id),)


def told(talk: Talk) -> Reply:
    """What the agency's page will ask, line by line, and its address; that there is none where there is none."""
    page = mydata.hand_over(talk.context.mydata_url, talk.language)
    if page is None:
        return talk.reply("fetch.no_mydata")
    rows = tuple(Row(label=label, value=says) for label, says in page.lines.values())
    return Reply(text=f"{page.title}\n{page.lead}\n{page.instead}\n{page.go}: {page.link}", rows=rows)
