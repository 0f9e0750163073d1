"""Conversations as the gateway sees them: opened, written to, read from."""

from __future__ import annotations

import secrets
import unicodedata
import uuid
from collections.abc import Mapping
from dataclasses import asdict
from typing import Any

from bot.errors import TextTooLong, TextUnreadable, UnknownButton, UnknownToken
from bot.services.base.context import Context
from bot.services.base.reply import Reply
from bot.services.base.wordings import is_question, squeezed
from bot.services.conversation import hiding, situation
from bot.store import applications, audit, buttons, conversations, messages, turns
from bot.store.buttons import Button, Offer
from bot.store.conversations import Conversation
from bot.store.engine import Transaction
from bot.store.messages import Message
from forms.definitions.editions import is_open
from forms.definitions.model import Language

TOKEN_BYTES = 32
MAX_TEXT = 6_000  # characters: room for the longest table; a longer text is a document


def open_conversation(context: Context, language: Language) -> tuple[str, str]:
    """Starts a conversation with its greeting; gives (id, token). The token is shown this once."""
    conversation_id, token = str(uuid.uuid4()), secrets.token_urlsafe(TOKEN_BYTES)
    with context.store.begin() as tx:
        key = context.vault.new_key(conversation_id)
        conversations.create(tx, conversation_id, token=token, language=language, wrapped_key=key)
        say_reply(tx, conversation_id, greeting(context, language))
        audit.note(tx, "user", "conversation.opened", conversation_id, channel="web")
    return conversation_id, token


def greeting(context: Context, language: Language) -> Reply:
    """Who speaks, what it does, and what it keeps; where several programmes are on offer, the way to find one."""
    words, name = context.catalogue, context.programme.name.to(language)
    if context.finder:
        text = words.say("talk.greeting_several", language, open=_open_now(context, language))
        begin = Offer(words.say("button.find", language), {"intent": "find"})
    else:
        text = words.say("talk.greeting", language, programme=name)
        begin = Offer(words.say("button.start", language), {"intent": "start"})
    documents_ = Offer(words.say("button.documents", language), {"intent": "documents"})
    return Reply(
        text=text, offers=(begin, documents_, Offer(words.say("button.privacy", language), {"intent": "privacy"}))
    )


def _open_now(context: Context, language: Language) -> str:
    """How many programmes there are, as the search lists them, and how many of them take applications now."""
    total = len(context.on_offer)
    count = sum(is_open(each.notice, context.today(), context.time()) for each in context.on_offer)
    key = "greeting.some_open" if count else "greeting.none_open"
    if count == total:
        key = "greeting.all_open"
    return context.catalogue.say(key, language, total=total, count=count)


def find(context: Context, token: str) -> Conversation:
    """The conversation that the token opens; UnknownToken otherwise."""
    with context.store.read() as tx:
        conversation = conversations.by_token(tx, token)
    if conversation is None:
        raise UnknownToken
    return conversation


def overview(context: Context, conversation_id: str) -> dict[str, Any]:
    """What a page needs beside the messages."""
    with context.store.read() as tx:
        now = situation.load(tx, context, conversation_id)
    return {
        "conversation_id": conversation_id,
        "language": now.conversation.language,
        "progress": asdict(now.progress) if now.progress else None,
        "owner": now.conversation.owner,
        "seq": now.conversation.last_seq,
    }


def history(context: Context, conversation_id: str, after: int) -> tuple[Message, ...]:
    with context.store.read() as tx:
        return messages.after(tx, conversation_id, after)


def receive_text(context: Context, conversation_id: str, client_id: str, text: str) -> Message:
    """Stores typed words and queues their turn; the same client id again gives the first message back."""
    readable = clean(text)
    with context.store.begin() as tx:
        conversations.hold(tx, conversation_id)
        known = messages.by_client_id(tx, conversation_id, client_id)
        if known is not None:
            return known
        pressed = _named_button(tx, conversation_id, readable)
        kept, sealed = (readable, {}) if pressed else hiding.hide(tx, context, conversation_id, readable)
        _queue(tx, conversation_id, pressed, kept, sealed)
        return messages.add(tx, conversation_id, "user", {"text": kept}, client_id)


def receive_button(context: Context, conversation_id: str, client_id: str, button_id: str) -> Message:
    """Stores the press of a button of this conversation; UnknownButton for any other."""
    with context.store.begin() as tx:
        conversations.hold(tx, conversation_id)
        known = messages.by_client_id(tx, conversation_id, client_id)
        if known is not None:
            return known
        button = buttons.find(tx, conversation_id, button_id)
        if button is None:
            raise UnknownButton
        _queue(tx, conversation_id, button, button.label, {})
        return messages.add(tx, conversation_id, "user", {"text": button.label}, client_id)


def set_language(context: Context, conversation_id: str, language: Language) -> None:
    """Switches the language; the open question is asked again in it."""
    with context.store.begin() as tx:
        conversations.hold(tx, conversation_id)
        if conversations.get(tx, conversation_id).language != language:
            conversations.set_language(tx, conversation_id, language)
            turns.add(tx, conversation_id, "event", payload={"event": "language"})


def say_reply(tx: Transaction, conversation_id: str, reply: Reply) -> Message:
    """Puts a reply into the transcript; its buttons get ids of this conversation."""
    offered = buttons.offer(tx, conversation_id, reply.offers)
    body = reply.body() | ({"buttons": offered} if offered else {})
    return messages.add(tx, conversation_id, "bot", body)


def clean(text: str) -> str:
    """Text as it is kept: NFC, without control characters; TextUnreadable when nothing is left."""
    if len(text) > MAX_TEXT:
        raise TextTooLong(length=len(text), limit=MAX_TEXT)
    visible = "".join(c for c in unicodedata.normalize("NFC", text) if c in "\n\t" or unicodedata.category(c)[0] != "C")
    if not visible.strip():
        raise TextUnreadable
    return visible.strip()


def _queue(tx: Transaction, conversation_id: str, button: Button | None, text: str, sealed: Mapping[str, str]) -> None:
    payload: Mapping[str, Any] = button.payload if button else {**_asked(tx, conversation_id), **sealed}
    turns.add(tx, conversation_id, "button" if button else "text", text=text, payload=dict(payload))


def _asked(tx: Transaction, conversation_id: str) -> dict[str, Any]:
    """The step and its text when the words were typed: a "yes" must not agree to what nobody has seen yet."""
    application = applications.of_conversation(tx, conversation_id)
    if application is None or application.open_step is None:
        return {"asked": None}
    return {"asked": list(application.open_step), "of": application.id, "shown": application.shown_text}


def _named_button(tx: Transaction, conversation_id: str, text: str) -> Button | None:
    """Typing the words of a button that is on show is pressing it; to put them as a question is not."""
    last = messages.last_of_bot(tx, conversation_id)
    for shown in last.body.get("buttons", ()) if last else ():
        if squeezed(shown["label"]) == squeezed(text) and (is_question(shown["label"]) or not is_question(text)):
            return buttons.find(tx, conversation_id, shown["id"])
    return None
