"""Consent, one text at a time; what is recorded is the exact text that was shown."""

from __future__ import annotations

from bot.services import said
from bot.services.reply import Reply
from bot.services.situation import Situation
from bot.services.talk import Talk
from bot.store import audit, consents
from forms.model import Consent, Programme


def due(situation: Situation) -> str | None:
    """The first consent without a decision; a required one is due until it is given."""
    if situation.draft is None:
        return None
    for consent in situation.programme.consents:
        decision = situation.consents.get(consent.key)
        if decision is None or decision.version != consent.version or (consent.required and not decision.given):
            return consent.key
    return None


def ask(talk: Talk, key: str) -> Reply:
    return Reply(
        text=talk.to(_consent(talk.situation.programme, key).text),
        offers=(talk.offer("button.consent", answer=True), talk.offer("button.no_consent", answer=False)),
    )


def take(talk: Talk, key: str) -> tuple[Reply, ...]:
    agreed = said.agreed(talk, "accept.consent")
    if agreed is None:
        return (talk.reply("answer.consent_yes_or_no"),)
    consent = _consent(talk.situation.programme, key)
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
    audit.note(
        talk.tx, "user", "consent", talk.application.id, key=key, version=consent.version, sha256=shown, given=agreed
    )
    return () if agreed or not consent.required else (talk.reply("answer.consent_refused"),)


def _consent(programme: Programme, key: str) -> Consent:
    return next(consent for consent in programme.consents if consent.key == key)
