"""How a consent is asked and answered, whenever it is; what is recorded is the exact text that was shown."""

from __future__ import annotations

from typing import get_args

from bot.services.base.reply import Reply
from bot.services.conversation import said
from bot.services.conversation.talk import Talk
from bot.store import audit, consents
from forms.definitions.model import Consent, Language


def shown(talk: Talk, key: str) -> str:
    """Hash of the text in which it is asked now."""
    return of(talk, key).sha256(talk.language)


def ask(talk: Talk, key: str) -> Reply:
    text = shown(talk, key)
    return Reply(
        text=talk.to(of(talk, key).text),
        offers=(
            talk.offer("button.consent", answer=True, shown=text),
            talk.offer("button.no_consent", answer=False, shown=text),
        ),
    )


def answer(talk: Talk, key: str) -> bool | Reply:
    """The yes or no, recorded; what to say instead where it is neither, or is to another text than the present one."""
    language = language_read(talk, key)
    if language is None:
        return talk.reply("answer.consent_changed")
    agreed = decide(talk, key, language)
    return talk.reply("answer.consent_yes_or_no") if agreed is None else agreed


def language_read(talk: Talk, key: str) -> Language | None:
    """The language in which the user has read the present text; None when what they answered is another text."""
    seen, consent = talk.turn.payload.get("shown"), of(talk, key)
    languages: tuple[Language, ...] = get_args(Language)
    return next((language for language in languages if consent.sha256(language) == seen), None)


def decide(talk: Talk, key: str, language: Language) -> bool | None:
    """Records the yes or no to the text in that language; None when what was said is neither."""
    agreed = said.agreed(talk, "accept.consent")
    if agreed is None:
        return None
    consent = of(talk, key)
    text, version = consent.sha256(language), consent.version
    consents.record(
        talk.tx,
        talk.application.id,
        key=key,
        version=version,
        sha256=text,
        language=language,
        given=agreed,
        turn_id=talk.turn.id,
    )
    audit.note(talk.tx, "user", "consent", talk.application.id, key=key, version=version, sha256=text, given=agreed)
    return agreed


def refused(talk: Talk, words: str) -> Reply:
    """A no to what is required: nothing is asked any more until the user goes on, and a bare yes agrees to nothing."""
    talk.change(open_step=None)
    return Reply(
        text=words,
        offers=(
            talk.offer("button.resume", intent="resume"),
            talk.offer("button.privacy", intent="privacy"),
            talk.offer("button.human", intent="human"),
        ),
    )


def of(talk: Talk, key: str) -> Consent:
    return next(consent for consent in talk.situation.programme.consents if consent.key == key)
