"""Deeds of the talk around the interview."""

from __future__ import annotations

from bot.services.base.reply import Outcome, Reply
from bot.services.conversation import conversations as opening
from bot.services.conversation.talk import Talk
from bot.services.programmes import topics
from bot.store import audit, conversations
from forms.definitions.model import Language


def greet(talk: Talk) -> Outcome:
    """In the middle of an interview a greeting is returned and no more."""
    if talk.situation.draft is not None:
        return Outcome((talk.reply("talk.hello_again"),))
    return Outcome((opening.greeting(talk.context, talk.language),))


def help_(talk: Talk) -> Outcome:
    return _with_start(talk, "talk.help")


def about(talk: Talk) -> Outcome:
    """What the programme is and how much it gives, in its own words; its figures bear their year."""
    meant = topics.told(talk)
    if meant is not None:
        return Outcome((meant,))
    return _told(talk, talk.to(talk.situation.programme.summary))


def privacy(talk: Talk) -> Outcome:
    return _told(talk, talk.to(talk.situation.programme.stored))


def human(talk: Talk) -> Outcome:
    """Records the wish; says honestly that nobody answers in this chat yet."""
    conversations.want_human(talk.tx, talk.turn.conversation_id)
    audit.note(talk.tx, "user", "human.wanted", talk.turn.conversation_id)
    return Outcome((talk.reply("talk.human"),))


def later(talk: Talk) -> Outcome:
    if talk.situation.draft is None:
        return Outcome((talk.reply("talk.goodbye"),))
    return Outcome((talk.reply("talk.later", talk.offer("button.resume", intent="resume")),))


def thanks(talk: Talk) -> Outcome:
    return Outcome((talk.reply("talk.thanks"),))


def goodbye(talk: Talk) -> Outcome:
    return later(talk)


def language_korean(talk: Talk) -> Outcome:
    return _switch(talk, "ko")


def language_english(talk: Talk) -> Outcome:
    return _switch(talk, "en")


def fallback(talk: Talk) -> Outcome:
    """What was not understood; a topic among the words still tells which programmes may be meant."""
    meant = topics.told(talk)
    if meant is not None:
        return Outcome((meant,))
    if talk.situation.application is not None and talk.situation.draft is None:
        status, human_ = talk.offer("button.status", intent="status"), talk.offer("button.human", intent="human")
        return Outcome((talk.reply("talk.not_understood_submitted", status, human_),))
    return _with_start(talk, "talk.not_understood")


def _switch(talk: Talk, language: Language) -> Outcome:
    conversations.set_language(talk.tx, talk.turn.conversation_id, language)
    return Outcome((talk.again().reply("talk.language"),))


def _told(talk: Talk, words: str) -> Outcome:
    """The programme's own words; in an interview the open question follows by itself."""
    return Outcome((Reply(text=words),)) if talk.situation.draft else _with_start(talk, None, words)


def _with_start(talk: Talk, key: str | None, text: str = "") -> Outcome:
    """Outside an interview, every answer shows the way into one."""
    words = talk.say(key) if key else text
    if talk.situation.application is not None:
        return Outcome((Reply(text=words, offers=(talk.offer("button.human", intent="human"),)),))
    start, human_ = talk.offer("button.start", intent="start"), talk.offer("button.human", intent="human")
    return Outcome((Reply(text=words, offers=(start, human_)),))
