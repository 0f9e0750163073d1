"""Values from another application: shown with their age and source, and confirmed in one go."""

from __future__ import annotations

from bot.services.answers.agreement import KOREA
from bot.services.base.reply import Reply, Row
from bot.services.conversation import said
from bot.services.conversation.situation import Situation
from bot.services.conversation.talk import Talk
from bot.services.files import document_words
from bot.services.steps import pick
from bot.store import answers, applications
from forms import fields
from forms.answers import Answer, Provenance


def due(situation: Situation) -> str | None:
    return "all" if situation.draft and any(_waits(one.provenance) for one in situation.answers.values()) else None


def ask(talk: Talk, _key: str) -> Reply:
    waiting = [answer for answer in talk.situation.answers.values() if _waits(answer.provenance)]
    return Reply(
        text=talk.say("ask.reuse", count=len(waiting)),
        rows=tuple(_row(talk, answer) for answer in waiting),
        offers=(talk.offer("button.right", answer=True), talk.offer("button.correct", answer=False)),
    )


def take(talk: Talk, _key: str) -> tuple[Reply, ...]:
    agreed = said.agreed(talk, "accept.right")
    if agreed is None:
        return (talk.reply("answer.yes_or_correct"),)
    if agreed is False:
        talk.change(reopened=pick.ANY)
        return ()
    answers.confirm(talk.tx, talk.application.id, _waits)
    return ()


def _waits(provenance: Provenance) -> bool:
    return provenance.reused_from is not None and not provenance.confirmed


def _row(talk: Talk, answer: Answer) -> Row:
    question = talk.situation.programme.question(answer.key)
    return Row(
        label=talk.to(question.label),
        value=fields.show(question, answer.value, talk.language),
        source=talk.say("source.reused", source=document_words.source(talk, answer.provenance), age=_age(talk, answer)),
    )


def _age(talk: Talk, answer: Answer) -> str:
    """How long ago the value was given, and in which application."""
    source = applications.get(talk.tx, answer.provenance.reused_from or "")
    programme = talk.context.programmes.find(source.programme, source.notice)
    name = talk.to(programme.name) if programme else talk.say("source.vanished")
    given = answer.provenance.given_at
    days = (talk.context.today() - given.astimezone(KOREA).date()).days if given else 0
    if programme and programme.kind == "finder":
        key = "source.search_today" if days <= 0 else "source.search"
    else:
        key = "source.age_today" if days <= 0 else "source.age"
    return talk.say(key, days=days, name=name)
