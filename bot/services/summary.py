"""Everything that would be sent, in the groups of the form, each value with its source."""

from __future__ import annotations

from collections.abc import Iterator

from bot.services import document_words
from bot.services.reply import Row
from bot.services.situation import USABLE
from bot.services.talk import Talk
from forms import fields, progress
from forms.answers import Answer
from forms.model import Derived, Question


def rows(talk: Talk) -> tuple[Row, ...]:
    return (*_answer_rows(talk), *_document_rows(talk))


def _answer_rows(talk: Talk) -> Iterator[Row]:
    """What was answered and what follows from it, section by section."""
    programme, known = talk.situation.programme, _known(talk)
    for section in programme.sections:
        every: tuple[Question | Derived, ...] = (*_visible(talk), *programme.derived)
        facts = [fact for fact in every if fact.section == section.key]
        yield from (_answer_row(talk, known[fact.key], talk.to(section.title)) for fact in facts if fact.key in known)


def _known(talk: Talk) -> dict[str, Answer]:
    return {**talk.situation.answers, **{answer.key: answer for answer in talk.situation.knowledge.derived()}}


def _visible(talk: Talk) -> tuple[Question, ...]:
    situation = talk.situation
    return progress.visible(situation.programme, situation.answers, situation.today)


def _answer_row(talk: Talk, answer: Answer, group: str) -> Row:
    question = talk.situation.programme.shown(answer.key)
    return Row(
        label=talk.to(question.label),
        value=fields.show(question, answer.value, talk.language),
        source=document_words.source(talk, answer.provenance),
        state=None if answer.provenance.confirmed else "unconfirmed",
        group=group,
    )


def _document_rows(talk: Talk) -> Iterator[Row]:
    for document in talk.situation.documents:
        if document.state in USABLE:
            yield Row(
                label=document_words.kind_name(talk, document),
                value=f"{document.name} · {document_words.state_words(talk, document)}",
                group=talk.say("summary.documents"),
            )
