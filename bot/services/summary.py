"""Everything that would be sent, each value with its source."""

from __future__ import annotations

from bot.services import document_words, overruled
from bot.services.reply import Row
from bot.services.situation import USABLE
from bot.services.talk import Talk
from forms import fields, progress
from forms.answers import Answer
from forms.consistency import reasons
from forms.model import Question


def rows(talk: Talk) -> tuple[Row, ...]:
    return (*_answer_rows(talk), *_document_rows(talk))


def _answer_rows(talk: Talk) -> tuple[Row, ...]:
    visible = progress.visible(talk.situation.programme, talk.situation.answers)
    return tuple(row for question in visible if (row := _question_row(talk, question)) is not None)


def _question_row(talk: Talk, question: Question) -> Row | None:
    """What was answered, or that it was left empty and can still be filled; nothing of what was not asked yet."""
    if question.key in talk.situation.answers:
        return _answer_row(talk, question, talk.situation.answers[question.key])
    if question.key in talk.application.skipped:
        return Row(label=talk.to(question.label), value=talk.say("summary.left_empty"))
    return None


def _answer_row(talk: Talk, question: Question, answer: Answer) -> Row:
    return Row(
        label=talk.to(question.label),
        value=fields.show(question, answer.value, talk.language),
        source=_source(talk, question.key, answer),
        state=None if answer.provenance.confirmed else "unconfirmed",
    )


def _source(talk: Talk, key: str, answer: Answer) -> str | None:
    """Where the value is from, and why it stands against a document."""
    source = document_words.source(talk, answer.provenance)
    reason = overruled.reason(talk.situation, key)
    if reason is None:
        return source
    return talk.say("source.overruling", source=source, reason=reasons.words(reason, talk.language))


def _document_rows(talk: Talk) -> tuple[Row, ...]:
    return tuple(
        Row(
            label=document_words.kind_name(talk, document),
            value=f"{document.name} · {document_words.state_words(talk, document)}",
        )
        for document in talk.situation.documents
        if document.state in USABLE
    )
