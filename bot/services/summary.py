"""Everything that would be sent, each value with its source."""

from __future__ import annotations

from bot.services import document_words
from bot.services.reply import Row
from bot.services.situation import USABLE
from bot.services.talk import Talk
from forms import fields, progress


def rows(talk: Talk) -> tuple[Row, ...]:
    return (*_answer_rows(talk), *_document_rows(talk))


def _answer_rows(talk: Talk) -> tuple[Row, ...]:
    situation = talk.situation
    answered = (
        (question, situation.answers[question.key])
        for question in progress.visible(situation.programme, situation.answers, situation.today)
        if question.key in situation.answers
    )
    return tuple(
        Row(
            label=talk.to(question.label),
            value=fields.show(question, answer.value, talk.language),
            source=document_words.source(talk, answer.provenance),
            state=None if answer.provenance.confirmed else "unconfirmed",
        )
        for question, answer in answered
    )


def _document_rows(talk: Talk) -> tuple[Row, ...]:
    return tuple(
        Row(
            label=document_words.kind_name(talk, document),
            value=f"{document.name} · {document_words.state_words(talk, document)}",
        )
        for document in talk.situation.documents
        if document.state in USABLE
    )
