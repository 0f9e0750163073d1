"""Documents have been read: the user confirms what they gave, of one or of all together in one go."""

from __future__ import annotations

from bot.services.answers import estimates, vouched
from bot.services.base.reply import Reply, Row
from bot.services.conversation import said
from bot.services.conversation.situation import USABLE, Situation
from bot.services.conversation.talk import Talk
from bot.services.files import bundle, document_words
from bot.services.steps import pick, question
from bot.store import answers, documents
from bot.store.documents import Document
from forms.answers import Answer

#: The answer that would rather look at one paper after another, and in `Application.shown` before each paper's id.
ONE_BY_ONE = "one_by_one"
_ALONE = f"{ONE_BY_ONE}:"


def due(situation: Situation) -> str | None:
    """A document's id, or of several the hash: a yes is to those papers that were shown, and to no later one."""
    found = _asked_now(situation)
    if len(found) <= 1:
        return found[0].id if found else None
    return estimates.short_hash([document.id for document in found])


def ask(talk: Talk, key: str) -> Reply:
    """The values stand beside the question, but those that were told just above it."""
    found, told = _asked_now(talk.situation), bundle.tell(talk)
    if told:
        talk.change(shown=bundle.all_told(talk.application.shown))
    others = [document for document in found if document not in bundle.untold(talk.situation)]
    rows = () if _is_told_above(talk, key) else _rows(talk, others, grouped=bool(told) or len(found) > 1)
    lines = [told.text] if told else []
    return Reply(
        text="\n".join([*lines, _question(talk, found)]),
        rows=(*(told.rows if told else ()), *rows),
        offers=(
            (talk.offer("button.right", answer=True), talk.offer("button.correct", answer=False))
            if len(found) == 1
            else (talk.offer("button.all_right", answer=True), talk.offer("button.one_by_one", answer=ONE_BY_ONE))
        ),
    )


def take(talk: Talk, _key: str) -> tuple[Reply, ...]:
    found = _asked_now(talk.situation)
    if said.value(talk) == ONE_BY_ONE or (len(found) > 1 and said.asks(talk, "accept.one_by_one")):
        talk.change(shown=(*talk.application.shown, *(_ALONE + document.id for document in found)))
        return ()
    agreed = said.agreed(talk, "accept.right")
    if agreed is True:
        return _confirm(talk, found)
    if agreed is False:
        talk.change(reopened=pick.ANY)
        return ()
    return _answer_to_question(talk) or (talk.reply("answer.yes_or_correct"),)


def _confirm(talk: Talk, found: tuple[Document, ...]) -> tuple[Reply, ...]:
    ids = {document.id for document in found}
    answers.confirm(talk.tx, talk.application.id, lambda provenance: provenance.document in ids)
    if len(found) == 1 and _ALONE + found[0].id not in talk.application.shown:  # all that was read of it was shown
        documents.change(talk.tx, found[0].id, confirmed=True)
    vouched.note(talk)
    return (talk.reply("answer.reading_confirmed"),)


def _asked_now(situation: Situation) -> tuple[Document, ...]:
    """All that is not confirmed; where the user would rather look at one after another, the first one of those."""
    if situation.draft is None:
        return ()
    found = tuple(each for each in situation.documents if each.state in USABLE and _unconfirmed(situation, each))
    alone = tuple(document for document in found if _ALONE + document.id in situation.draft.shown)
    return alone[:1] or found


def _unconfirmed(situation: Situation, document: Document) -> tuple[Answer, ...]:
    """What it gave and nobody has confirmed; what came by way of another application is confirmed in `reuse`."""
    given = bundle.resting_on(situation, document)
    return tuple(each for each in given if not each.provenance.confirmed and each.provenance.reused_from is None)


def _question(talk: Talk, found: tuple[Document, ...]) -> str:
    if len(found) == 1:
        return talk.say("ask.reading", name=document_words.kind_name(talk, found[0]))
    return talk.say("ask.readings")


def _is_told_above(talk: Talk, key: str) -> bool:
    """In the turn that tells of the document, its message with every value stands right above."""
    return talk.turn.payload.get("event") == "document_read" and talk.turn.payload.get("document") == key


def _rows(talk: Talk, found: list[Document], *, grouped: bool) -> tuple[Row, ...]:
    return tuple(
        row
        for document in found
        for row in bundle.rows_of(talk, document, _unconfirmed(talk.situation, document), grouped=grouped)
    )


def _answer_to_question(talk: Talk) -> tuple[Reply, ...]:
    """The document came between question and answer: the answer still counts for the question."""
    key = question.due(talk.situation)
    if key is None or talk.turn.kind != "text" or not question.is_plain(talk, key):
        return ()
    return question.take(talk, key)
