"""How a consent is asked and answered, whenever it is; what is recorded is the exact text that was shown."""

from __future__ import annotations

from bot.services import said
from bot.services.reply import Reply
from bot.services.talk import Talk
from bot.store import audit, consents
from forms.definitions.model import Consent


def ask(talk: Talk, key: str) -> Reply:
    return Reply(
        text=talk.to(of(talk, key).text),
        offers=(talk.offer("button.consent", answer=True), talk.offer("button.no_consent", answer=False)),
    )


def decide(talk: Talk, key: str) -> bool | None:
    """Records the yes or no; None when what was said is neither."""
    agreed = said.agreed(talk, "accept.consent")
    if agreed is None:
        return None
    consent = of(talk, key)
    shown, version = consent.sha256(talk.language), consent.version
    consents.record(
        talk.tx,
        talk.application.id,
        key=key,
        version=version,
        sha256=shown,
        language=talk.language,
        given=agreed,
        turn_id=talk.turn.id,
    )
    audit.note(talk.tx, "user", "consent", talk.application.id, key=key, version=version, sha256=shown, given=agreed)
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
