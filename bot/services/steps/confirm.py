"""The summary, and the explicit word that sends it."""

from __future__ import annotations

from bot.services.base.reply import Reply
from bot.services.conversation import said
from bot.services.conversation.situation import Situation
from bot.services.conversation.talk import Talk
from bot.services.programmes import standing, verdicts
from bot.services.sending import submission, summary
from bot.services.steps import pick


def due(situation: Situation) -> str | None:
    return "summary" if situation.draft else None


def ask(talk: Talk, _key: str) -> Reply:
    asked = talk.say("ask.confirm", name=talk.to(talk.situation.programme.name))
    return Reply(
        text=f"{verdicts.in_summary(talk)}\n{asked}".strip(),
        rows=summary.rows(talk),
        offers=(
            talk.offer("button.submit", answer=True),
            talk.offer("button.correct", answer=False),
            talk.offer("button.later", intent="later"),
        ),
    )


def take(talk: Talk, _key: str) -> tuple[Reply, ...]:
    agreed = said.agreed(talk, "accept.submit")
    if agreed is False:
        talk.change(reopened=pick.ANY)
        return ()
    if agreed is None:
        return (talk.reply("answer.confirm"),)
    submission.submit(talk)
    return (talk.reply("answer.submitted"), *standing.waiting(talk))
