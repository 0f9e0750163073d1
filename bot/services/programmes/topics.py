"""Which programmes a wish in own words is about, where several are on offer and none is begun."""

from __future__ import annotations

from bot.services.base.reply import Reply
from bot.services.conversation.talk import Talk
from bot.services.programmes import choosing, notices
from bot.store.buttons import Offer
from forms.definitions.editions import is_open
from forms.definitions.model import Programme


def told(talk: Talk) -> Reply | None:
    """The programmes of which the words name a topic, each with a button, and the search; None where there are none."""
    if talk.situation.draft is not None or talk.context.finder is None:
        return None
    found = choosing.on_topic(talk)
    if not found:
        return None
    lines = "\n".join(talk.say("topic.line", name=talk.to(each.name), summary=_summary(talk, each)) for each in found)
    offers = [Offer(talk.to(each.name), {"intent": "start", "programme": each.id}) for each in found]
    return talk.reply("talk.on_topic", talk.offer("button.find", intent="find"), *offers, count=len(found), lines=lines)


def _summary(talk: Talk, programme: Programme) -> str:
    if is_open(programme.notice, talk.situation.today, talk.situation.time):
        return talk.to(programme.summary)
    return f"{talk.to(programme.summary)} {notices.words(talk, programme)}"
