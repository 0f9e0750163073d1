"""One deed's work place: the open transaction, the turn, the situation, and the words in the user's language."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from bot.services.base.context import Context
from bot.services.base.reply import Reply
from bot.services.conversation import situation as situations
from bot.services.conversation.situation import Situation
from bot.store import applications
from bot.store.applications import Application
from bot.store.buttons import Offer
from bot.store.engine import Transaction
from bot.store.turns import Turn
from forms.definitions.basics import Language, Words


@dataclass(frozen=True)
class Talk:
    """What a deed may use."""

    tx: Transaction
    context: Context
    turn: Turn
    situation: Situation

    @property
    def language(self) -> Language:
        return self.situation.conversation.language

    @property
    def application(self) -> Application:
        """The application under way; deeds that need one are only reached when there is one."""
        if self.situation.application is None:
            raise LookupError("no application in this conversation")
        return self.situation.application

    def say(self, key: str, **facts: Any) -> str:
        return self.context.catalogue.say(key, self.language, **facts)

    def to(self, words: Words) -> str:
        return words.to(self.language)

    def reply(self, key: str, *offers: Offer, **facts: Any) -> Reply:
        return Reply(text=self.say(key, **facts), offers=offers)

    def offer(self, key: str, **payload: Any) -> Offer:
        """A button with the words of `key`, e.g. `offer("button.start", intent="start")`."""
        return Offer(self.say(key), payload)

    def change(self, **changes: Any) -> None:
        """Changes the application under way."""
        applications.change(self.tx, self.application.id, **changes)

    def show_once(self, name: str) -> bool:
        """True the first time in this application that something is to be said."""
        if name in self.application.shown:
            return False
        self.change(shown=(*self.application.shown, name))
        return True

    def again(self) -> Talk:
        """The same talk after changes, with the situation as it is now."""
        fresh = situations.load(self.tx, self.context, self.turn.conversation_id)
        return Talk(self.tx, self.context, self.turn, fresh)


def open_talk(tx: Transaction, context: Context, turn: Turn) -> Talk:
    return Talk(tx, context, turn, situations.load(tx, context, turn.conversation_id))
