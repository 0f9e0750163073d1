"""The only way into the cell: one turn over HTTP, with a secret, answered with an explicit status.

The agent is the server's (`app.ctx.agent`), set when its model is loaded. One turn at a time for each conversation is
the gateway's promise; Rasa's lock is behind it.
"""

import hmac
import logging
from typing import Any, Dict, List, Optional

from rasa.core.channels.channel import CollectingOutputChannel, InputChannel, UserMessage
from sanic import Blueprint, Request
from sanic.response import HTTPResponse, json

from bot.rasa_cell import turn as turns
from bot.rasa_cell.agent import ActionFailed
from bot.rasa_cell.tracker_store import ForgetfulTrackerStore

#: The parts of a message that an action may send.
PARTS = ("text", "buttons", "custom")

log = logging.getLogger("gildong.cell")


class Replies(CollectingOutputChannel):
    """Keeps each message as the action sent it (Rasa's own collector splits a text at empty lines)."""

    async def send_response(self, _recipient_id: str, message: Dict[str, Any]) -> None:
        """Add one message."""
        self.messages.append({part: message[part] for part in PARTS if message.get(part)})


class GildongChannel(InputChannel):
    """Health and turns."""

    def __init__(self, secret: str, store: Optional[ForgetfulTrackerStore]) -> None:
        if not secret:
            raise ValueError("the channel needs a secret")
        self._secret = secret.encode()
        #: None when Rasa's own store is measured.
        self._store = store

    @classmethod
    def name(cls) -> str:
        """The channel's part of the address."""
        return "gildong"

    def blueprint(self, _on_new_message: Any) -> Blueprint:
        """The two routes. The agent is called directly: the handler given here drops what it returns."""
        routes = Blueprint("gildong")

        @routes.get("/health")
        async def health(_request: Request) -> HTTPResponse:
            return json({"status": "ok"})

        @routes.post("/turn")
        async def turn(request: Request) -> HTTPResponse:
            return await self.receive(request)

        return routes

    async def receive(self, request: Request) -> HTTPResponse:
        """Take one turn: 200, 401 wrong secret, 400 no turn, 500 failed and nothing kept of it."""
        given = request.headers.get(turns.KEY_HEADER, "").encode()
        if not hmac.compare_digest(given, self._secret):
            return failed(401, "WrongSecret")
        agent = request.app.ctx.agent
        try:
            turn = turns.read(request.body, agent.domain.intents)
        except turns.TurnError as exc:
            return failed(400, type(exc).__name__)
        return await self._answer(agent, turn)

    async def _answer(self, agent: Any, turn: turns.Turn) -> HTTPResponse:
        try:
            messages = await self._take(agent, turn)
        except ActionFailed as exc:
            return turn_failed(turn, exc.error, exc.action)
        except Exception as exc:  # noqa: BLE001 - whatever it is, the gateway must hear of it
            return turn_failed(turn, type(exc).__name__)
        return json({"status": "ok", "turn_id": turn.turn_id, "messages": messages, **self._state(turn)})

    async def _take(self, agent: Any, turn: turns.Turn) -> List[Dict[str, Any]]:
        self._heal(turn)
        replies = Replies()
        await agent.handle_message(user_message(turn, replies))
        return replies.messages

    def _heal(self, turn: turns.Turn) -> None:
        store, sender = self._store, turn.conversation_id
        if store is not None and store.knows(sender) and store.loop_is_active(sender) is not turn.form_open:
            log.warning("tracker.disagrees turn=%s form_open=%s", turn.turn_id, turn.form_open)
            store.forget(sender)

    def _state(self, turn: turns.Turn) -> Dict[str, Any]:
        if self._store is None:
            return {"form_open": turn.form_open, "events": 0}
        sender = turn.conversation_id
        return {"form_open": self._store.loop_is_active(sender), "events": self._store.size(sender)}


def user_message(turn: turns.Turn, replies: Replies) -> UserMessage:
    """The turn as Rasa takes it. A named intent comes with its parse: it never travels as text."""
    parse = None
    text = turns.harmless(turn.text) if turn.text is not None else f"/{turn.intent}"
    if turn.intent is not None:
        parse = {"text": text, "intent": {"name": turn.intent, "confidence": 1.0}, "entities": []}
    return UserMessage(
        text,
        replies,
        turn.conversation_id,
        parse_data=parse,
        input_channel=GildongChannel.name(),
        message_id=turn.turn_id,
        metadata=turn.metadata,
    )


def failed(status: int, error: str, turn_id: Optional[str] = None) -> HTTPResponse:
    """A refusal or failure: the error's class name and nothing else."""
    return json({"status": "failed", "turn_id": turn_id, "error": error}, status=status)


def turn_failed(turn: turns.Turn, error: str, action: str = "-") -> HTTPResponse:
    """Log the failure without any of the user's words, and say it."""
    log.error("turn.failed turn=%s action=%s error=%s", turn.turn_id, action, error)
    return failed(500, error, turn.turn_id)
