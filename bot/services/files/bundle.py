"""Several papers at once: each is read in silence, and of all of them is told once, after the last one."""

from __future__ import annotations

from dataclasses import dataclass

from bot.services.base.reply import Reply, Row
from bot.services.conversation.situation import USABLE, Situation
from bot.services.conversation.talk import Talk
from bot.services.files import document_words
from bot.store import turns
from bot.store.documents import Document
from forms import fields
from forms.answers import Answer

#: In `Application.shown` before the id of a document that was read and not told of yet.
UNTOLD = "untold:"


@dataclass(frozen=True)
class Told:
    """One message about all papers that were not told of."""

    text: str
    rows: tuple[Row, ...]


def is_part(talk: Talk) -> bool:
    """Whether the document of this turn is one of several: others are being read, or were and wait to be told of."""
    is_last = not any(document.state == "uploaded" for document in talk.situation.documents)
    events_wait = turns.has_event_waiting(talk.tx, talk.turn.conversation_id, besides=talk.turn.id)
    return not is_last or events_wait or bool(untold(talk.situation))


def withhold(talk: Talk, document: Document) -> None:
    talk.change(shown=(*talk.application.shown, UNTOLD + document.id))


def untold(situation: Situation) -> tuple[Document, ...]:
    """What was read and is not told of yet; what cannot be used any more is told of elsewhere."""
    shown = situation.draft.shown if situation.draft else ()
    return tuple(each for each in situation.documents if UNTOLD + each.id in shown and each.state in USABLE)


def all_told(shown: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(name for name in shown if not name.startswith(UNTOLD))


def news(talk: Talk, shown: tuple[str, ...]) -> tuple[tuple[Reply, ...], tuple[str, ...]]:
    """The message where no step asks about these papers, and `shown` after it."""
    told = tell(talk)
    return ((Reply(text=told.text, rows=told.rows),) if told else ()), all_told(shown)


def tell(talk: Talk) -> Told | None:
    """What each of the papers gave; None when all have been told of."""
    found = untold(talk.situation)
    if not found:
        return None
    given = {document.id: resting_on(talk.situation, document) for document in found}
    filled = sum(map(len, given.values()))
    text = talk.say("document.read_several", count=len(found), filled=filled)
    empty = [document_words.kind_name(talk, document) for document in found if not given[document.id]]
    lines = [talk.say("document.nothing_new_in", names=", ".join(empty))] if empty else []
    rows = tuple(row for document in found for row in rows_of(talk, document, given[document.id]))
    return Told("\n".join((text, *lines)), rows)


def resting_on(situation: Situation, document: Document) -> tuple[Answer, ...]:
    """The answers that the document gave, in the order of the form."""
    questions = (question.key for question in situation.programme.questions)
    answers = (situation.answers[key] for key in questions if key in situation.answers)
    return tuple(answer for answer in answers if answer.provenance.document == document.id)


def rows_of(talk: Talk, document: Document, answers: tuple[Answer, ...], *, grouped: bool = True) -> tuple[Row, ...]:
    """What the document gave, field by field, and behind it what was read and is doubtful."""
    group = document_words.kind_name(talk, document) if grouped else None
    filled = (_row(talk, answer, group) for answer in answers)
    return (*filled, *document_words.doubtful_rows(talk, document, group))


def _row(talk: Talk, answer: Answer, group: str | None) -> Row:
    question = talk.situation.programme.question(answer.key)
    return Row(
        label=talk.to(question.label),
        value=fields.show(question, answer.value, talk.language),
        source=talk.say("source.page", page=answer.provenance.page) if answer.provenance.page else None,
        group=group,
    )
