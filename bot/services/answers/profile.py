"""What the company has told before, in this conversation's other applications: taken over, and confirmed once."""

from __future__ import annotations

from collections.abc import Container, Iterator, Mapping
from dataclasses import dataclass, replace

from bot.services.conversation import papers
from bot.services.conversation.talk import Talk
from bot.store import answers, applications, documents
from bot.store.applications import Application
from forms import fields
from forms.answers import Answer
from forms.changes import carrying_over
from forms.definitions.model import Programme, Question
from forms.errors import FieldError


def take_over(talk: Talk, only: Container[str] | None = None) -> int:
    """Fills shared questions that are open with the newest answer of another application; gives their number.

    `only` names the questions that it may fill; without it, it may fill all.
    """
    known = dict(_told(talk))
    taken = 0
    for question in (each for each in talk.situation.programme.questions if only is None or each.key in only):
        found = known.get(question.shared or "")
        if found and question.key not in talk.situation.answers and _fits(question, found):
            answers.put(talk.tx, talk.application.id, _reused(question, found), talk.turn.id)
            taken += 1
    return taken


@dataclass(frozen=True)
class _Told:
    """An answer, the question it was given to, and the application that this was in."""

    source: Application
    question: Question
    answer: Answer


def _told(talk: Talk) -> Iterator[tuple[str, _Told]]:
    """Answers to shared questions, the oldest application first, so that the newest word is the last."""
    for other in applications.all_of(talk.tx, talk.turn.conversation_id):
        if other.id == talk.application.id:
            continue
        programme = _defined(talk, other)
        if programme is None:
            continue
        shared = {question.key: question for question in programme.questions if question.shared}
        for key, answer in _standing(talk, other, programme).items():
            if key in shared and answer.provenance.confirmed:
                yield str(shared[key].shared), _Told(other, shared[key], answer)


def _defined(talk: Talk, other: Application) -> Programme | None:
    """Its edition, or where that is gone, the programme's present one: what they share has the same names."""
    editions, on = talk.context.programmes, talk.situation.today
    present = editions.current(other.programme, on) if other.programme in editions else None
    return editions.find(other.programme, other.notice) or present


def _standing(talk: Talk, other: Application, programme: Programme) -> Mapping[str, Answer]:
    given = answers.current(talk.tx, other.id)
    kept = documents.of_conversation(talk.tx, talk.turn.conversation_id)
    return papers.look(programme, given, kept, talk.situation.today).answers


def _reused(question: Question, told: _Told) -> Answer:
    provenance = replace(told.answer.provenance, confirmed=False, reused_from=told.source.id)
    return Answer(question.key, told.answer.value, provenance)


def _fits(question: Question, told: _Told) -> bool:
    """Whether this programme's question would take the value: it may offer other choices or set other limits."""
    value = told.answer.value
    try:
        same = bool(fields.parse(question, fields.show(question, value, "ko"), "ko") == value)
        return same and not carrying_over.offers_more(question, told.question)
    except (FieldError, LookupError, TypeError, ValueError):
        return False
