"""Where the interview stands: which step is asked, and what is its answer."""

from __future__ import annotations

from dataclasses import replace

from bot.services.reply import Reply
from bot.services.steps import STEPS, next_step
from bot.services.talk import Talk

CONSENTS = frozenset({"consent_first", "consent_last"})
#: Steps whose answer binds the company: each is answered after it was seen.
BINDING = CONSENTS | {"confirm", "edition"}


def ask(talk: Talk) -> tuple[Reply, ...]:
    """Asks the step that is due and remembers it as the open one; nothing when no interview is open."""
    if talk.situation.draft is None:
        return ()
    kind, key = next_step(talk.situation)
    text = getattr(STEPS[kind], "shown", None)
    talk.change(open_step=(kind, key, text(talk, key)) if text else (kind, key))
    return (_of_step(STEPS[kind].ask(talk, key), kind, key),)


def take(talk: Talk) -> tuple[Reply, ...]:
    """Takes what was said as the answer to the open step; ignored while nothing has been asked."""
    if talk.situation.draft is None or talk.situation.draft.open_step is None:
        return ()
    if is_old_button(talk):
        return (talk.reply("answer.old_button"),)
    if is_typed_before(talk):
        return (talk.reply("answer.typed_before"),)
    kind, key = talk.situation.draft.open_step
    if kind != "consent_first" and waits_for_consent(talk):
        return (talk.reply("answer.consent_first"),)
    if not is_still_open(talk):
        return _answer_out_of_step(talk)
    replies: tuple[Reply, ...] = STEPS[kind].take(talk, key)
    return replies


def waits_for_consent(talk: Talk) -> bool:
    """True while nothing about the company may be taken in: a consent that comes before it is undecided."""
    return STEPS["consent_first"].due(talk.situation) is not None


def is_still_open(talk: Talk) -> bool:
    """False when the open step has been settled meanwhile, e.g. by a document that came in between."""
    draft = talk.situation.draft
    if draft is None or draft.open_step is None:
        return False
    kind, key = draft.open_step
    if kind == "confirm":  # a certificate may have run out since the summary was shown
        return next_step(talk.situation) == (kind, key)
    return kind == "question" or STEPS[kind].due(talk.situation) == key


def is_old_button(talk: Talk) -> bool:
    """True for the button of an earlier step: pressed twice, "I agree" must not agree to what comes next."""
    step = talk.turn.payload.get("step")
    draft = talk.situation.draft
    return step is not None and draft is not None and tuple(step) != draft.open_step


def is_typed_before(talk: Talk) -> bool:
    """True when the words were typed before the binding question that is open now had been asked."""
    asked, draft = talk.turn.payload.get("asked"), talk.situation.draft
    if talk.turn.kind != "text" or draft is None or draft.open_step is None:
        return False
    return draft.open_step[0] in BINDING and (asked is None or tuple(asked) != draft.open_step)


def is_plain_answer(talk: Talk) -> bool:
    """True when typed words are evidently an answer of the open question's own type."""
    draft = talk.situation.draft
    if talk.turn.kind != "text" or draft is None or draft.open_step is None:
        return False
    kind, key = draft.open_step
    reads = getattr(STEPS[kind], "is_plain", None)
    return bool(reads and reads(talk, key))


def _of_step(reply: Reply, kind: str, key: str) -> Reply:
    """The buttons that answer or leave out a step, marked as that step's own."""
    marked = [
        replace(offer, payload={**offer.payload, "step": [kind, key]})
        if "answer" in offer.payload or offer.payload.get("intent") == "skip"
        else offer
        for offer in reply.offers
    ]
    return replace(reply, offers=tuple(marked))


def _answer_out_of_step(talk: Talk) -> tuple[Reply, ...]:
    kind, key = next_step(talk.situation)
    reads = getattr(STEPS[kind], "is_plain", None)
    if reads and talk.turn.kind == "text" and reads(talk, key):
        replies: tuple[Reply, ...] = STEPS[kind].take(talk, key)
        return replies
    return ()
