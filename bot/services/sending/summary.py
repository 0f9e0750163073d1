"""Everything that would be sent, in the groups of the form, each value with its source."""

from __future__ import annotations

from collections.abc import Iterator

from bot.services.answers import overruled
from bot.services.base.reply import Row
from bot.services.conversation.talk import Talk
from bot.services.files import document_words
from bot.services.sending import submission
from forms import fields, progress
from forms.answers import Answer
from forms.consistency import reasons
from forms.definitions.model import Derived, Question


def rows(talk: Talk) -> tuple[Row, ...]:
    return (*_form_rows(talk), *_document_rows(talk))


def _form_rows(talk: Talk) -> Iterator[Row]:
    """What was answered, left empty, or follows from the answers, section by section."""
    situation = talk.situation
    known = {**situation.answers, **{answer.key: answer for answer in situation.knowledge.derived()}}
    visible = progress.visible(situation.programme, situation.answers, situation.today)
    facts: tuple[Question | Derived, ...] = (*visible, *situation.programme.derived)
    for section in situation.programme.sections:
        title = talk.to(section.title)
        for fact in (fact for fact in facts if fact.section == section.key):
            yield from _row(talk, fact, known.get(fact.key), title)


def _row(talk: Talk, fact: Question | Derived, answer: Answer | None, group: str) -> Iterator[Row]:
    """The value, or that it was left empty and can still be filled; nothing of what was not asked yet."""
    if answer is not None:
        yield _answer_row(talk, answer, group)
    elif fact.key in talk.application.skipped:
        yield Row(label=talk.to(fact.label), value=talk.say("summary.left_empty"), group=group)


def _answer_row(talk: Talk, answer: Answer, group: str) -> Row:
    question = talk.situation.programme.shown(answer.key)
    return Row(
        label=talk.to(question.label),
        value=fields.show(question, answer.value, talk.language),
        source=_source(talk, answer),
        state=None if answer.provenance.confirmed else "unconfirmed",
        group=group,
    )


def _source(talk: Talk, answer: Answer) -> str | None:
    """Where the value is from, and why it stands against a document."""
    source = document_words.source(talk, answer.provenance)
    reason = overruled.reason(talk.situation, answer.key)
    if reason is None:
        return source
    return talk.say("source.overruling", source=source, reason=reasons.words(reason, talk.language))


def _document_rows(talk: Talk) -> Iterator[Row]:
    for document in submission.sent_documents(talk.situation):
        yield Row(
            label=document_words.kind_name(talk, document),
            value=f"{document.name} · {document_words.state_words(talk, document)}",
            group=talk.say("summary.documents"),
        )
