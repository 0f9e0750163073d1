"""The stored side of answering a turn: taking it, telling of delays, and keeping its replies."""

from __future__ import annotations

from dataclasses import dataclass

from bot.services.base.context import Context
from bot.services.base.reply import Reply
from bot.services.conversation import conversations as talks
from bot.services.turns import events
from bot.store import applications, conversations, messages, turns
from bot.store.engine import Transaction
from bot.store.turns import Turn
from forms.definitions.model import Language


@dataclass(frozen=True)
class Waiting:
    """A turn to be answered, and what Rasa must know to answer it."""

    turn: Turn
    language: Language
    #: Whether an interview is open, by our database; the cell's own memory is rebuilt if it thinks otherwise.
    form_open: bool


def interrupted(context: Context) -> tuple[str, ...]:
    """At start-up: the conversations whose turns the process before us left unanswered; each counts the attempt."""
    with context.store.begin() as tx:
        turns.count_interrupted(tx)
        return turns.waiting_conversations(tx)


def take_next(context: Context, conversation_id: str) -> Waiting | None:
    """The oldest unanswered turn of the conversation."""
    with context.store.read() as tx:
        turn = turns.next_waiting(tx, conversation_id)
        return _waiting(tx, context, turn) if turn else None


def look_again(context: Context, waiting: Waiting) -> Waiting:
    """The same turn before another try: a failed try may have changed what is open."""
    with context.store.read() as tx:
        return _waiting(tx, context, waiting.turn)


def count_failure(context: Context, turn: Turn) -> None:
    with context.store.begin() as tx:
        turns.count_attempt(tx, turn.id)


def event_replies(context: Context, turn_id: str) -> tuple[Reply, ...]:
    return events.perform(context, turn_id).replies


def apologise(context: Context, turn: Turn) -> bool:
    """Tells the user once that this turn takes longer; False when it was told or answered already."""
    with context.store.begin() as tx:
        if not turns.apologise(tx, turn.id):
            return False
        _tell(tx, context, turn, "talk.delay")
        return True


def finish(context: Context, turn: Turn, replies: tuple[Reply, ...] | None) -> None:
    """Stores the replies and ends the turn in one transaction; after a claim by staff the bot says nothing."""
    with context.store.begin() as tx:
        if not turns.finish(tx, turn.id, "failed" if replies is None else "answered"):
            return
        if conversations.get(tx, turn.conversation_id).owner not in {"bot", "waiting"}:
            return
        if replies is None:
            _tell(tx, context, turn, "talk.gave_up")
        for reply in replies or ():
            talks.say_reply(tx, turn.conversation_id, reply)


def _waiting(tx: Transaction, context: Context, turn: Turn) -> Waiting:
    language = conversations.get(tx, turn.conversation_id).language
    return Waiting(turn, language, _interview_is_open(tx, context, turn))


def _tell(tx: Transaction, context: Context, turn: Turn, key: str) -> None:
    language = conversations.get(tx, turn.conversation_id).language
    messages.add(tx, turn.conversation_id, "system", {"text": context.catalogue.say(key, language)})


def _interview_is_open(tx: Transaction, context: Context, turn: Turn) -> bool:
    """Whether Rasa's form is open in this turn: to the end of the turn that closes it, however often it is tried."""
    application = applications.of_conversation(tx, turn.conversation_id)
    if application is None or context.programmes.find(application.programme, application.notice) is None:
        return False
    return application.state == "draft" or turns.effect(tx, turn.id, "answer") is not None
