"""The rules say no: the interview stops here until an answer changes, for the agency would refuse it."""

from __future__ import annotations

from bot.services.base.reply import Reply
from bot.services.conversation.situation import Situation
from bot.services.conversation.talk import Talk
from bot.services.programmes import verdicts
from bot.store.buttons import Offer


def due(situation: Situation) -> str | None:
    if situation.draft is None:
        return None
    refused = verdicts.refused(situation)
    return refused[0].rule if refused else None


def ask(talk: Talk, _key: str) -> Reply:
    """The reasons again, each with the answer that it rests on as a button to change it."""
    refused = verdicts.refused(talk.situation)
    used = dict.fromkeys(key for finding in refused for key in finding.used)
    label = {key: talk.to(talk.situation.programme.question(key).label) for key in used}
    fix = [
        Offer(talk.say("button.change", label=label[key]), {"intent": "correct", "question": key})
        for key in used
        if key in talk.situation.answers
    ]
    reasons = "\n".join(f"- {talk.to(finding.reason)}" for finding in refused)
    return talk.reply("ask.not_eligible", *fix, talk.offer("button.human", intent="human"), reasons=reasons)


def take(talk: Talk, _key: str) -> tuple[Reply, ...]:
    return (talk.reply("answer.not_eligible"),)
