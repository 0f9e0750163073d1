"""Which consents are still to be decided, and what may be done before they are."""

from __future__ import annotations

from bot.services.conversation.situation import Situation
from bot.store.consents import ConsentRecord
from forms.definitions.model import Asked, Consent


def undecided(situation: Situation, asked: Asked) -> Consent | None:
    """The first consent of that time without a decision on its present text; a required one until it is given."""
    for consent in situation.programme.consents:
        decision = _decision(situation, consent)
        if consent.asked == asked and (decision is None or (consent.required and not decision.given)):
            return consent
    return None


def may_read(situation: Situation) -> bool:
    """False while a required consent that is asked first has not been given (개인정보 보호법 제15조)."""
    if situation.submission is not None:
        return True  # sent with its consents complete, and no interview is open that could ask again
    return all(
        (decision := _decision(situation, consent)) is not None and decision.given
        for consent in situation.programme.consents
        if consent.asked == "first" and consent.required
    )


def given(situation: Situation) -> tuple[ConsentRecord, ...]:
    """The consents of this programme that stand; what was agreed to in a former edition of it only is left out."""
    decisions = (_decision(situation, consent) for consent in situation.programme.consents)
    return tuple(decision for decision in decisions if decision is not None and decision.given)


def _decision(situation: Situation, consent: Consent) -> ConsentRecord | None:
    """The decision on the present text and version: consent to another text is none to this one."""
    decision = situation.consents.get(consent.key)
    if decision is None or decision.version != consent.version:
        return None
    return decision if decision.sha256 == consent.sha256(decision.language) else None
