"""A person brought to one place of an application at once: the answers before it are put, not typed."""

from __future__ import annotations

from typing import Any

from bot.services.base.context import Context
from bot.services.steps.question import due
from bot.store import answers, applications
from forms import fields
from forms.answers import Answer, Provenance
from tests.bot.person import Person


def bring(context: Context, programme: str, language: str, at: str, given: dict[str, str]) -> Person:
    """At the question `at`, or at the first step that is due when all are answered; by examples, or as `given`."""
    person = Person(context, language)
    opened = context.finder if programme == "gildong.finder" else context.programmes.current(programme, context.today())
    assert opened is not None
    person.say(opened.name.to("ko"), "find" if opened.kind == "finder" else "start")
    person.agree_to_all()
    if person.open_step[0] == "documents_offer":
        person.press(person.label("button.questions_first"))
    while (key := due(person.situation)) is not None and key != at:
        _put(person, key, given.get(key))
    ask(person)
    return person


def _put(person: Person, key: str, text: str | None) -> None:
    question = person.situation.programme.question(key)
    words = text or question.example.to(person.language)  # type: ignore[arg-type]
    value = fields.parse(question, str(words), person.language)  # type: ignore[arg-type]
    with person.context.store.begin() as tx:
        application = applications.of_conversation(tx, person.id)
        assert application is not None
        answers.put(tx, application.id, Answer(key, value, Provenance("user", confirmed=True)))


def ask(person: Person) -> None:
    """Lets the bot ask what is due."""
    person.say("왜요?" if person.language == "ko" else "why?", "ask_why")


def standing(person: Person) -> dict[str, Any]:
    return dict(person.answers)
