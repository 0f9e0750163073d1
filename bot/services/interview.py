"""Where the interview stands: which step is asked, and what is its answer."""

from __future__ import annotations

from bot.services.reply import Reply
from bot.services.steps import STEPS, next_step
from bot.services.talk import Talk


def ask(talk: Talk) -> tuple[Reply, ...]:
    """Asks the step that is due and remembers it as the open one; nothing when no interview is open."""
    if talk.situation.draft is None:
        return ()
    kind, key = next_step(talk.situation)
    talk.change(open_step=(kind, key))
    return (STEPS[kind].ask(talk, key),)


def take(talk: Talk) -> tuple[Reply, ...]:
    """Takes what was said as the answer to the open step; ignored while nothing has been asked."""
    if talk.situation.draft is None or talk.situation.draft.open_step is None:
        return ()
    kind, key = talk.situation.draft.open_step
    if not is_still_open(talk):
        return _answer_out_of_step(talk)
    replies: tuple[Reply, ...] = STEPS[kind].take(talk, key)
    return replies


def is_still_open(talk: Talk) -> bool:
    """False when the open step has been settled meanwhile, e.g. by a document that came in between."""
    draft = talk.situation.draft
    if draft is None or draft.open_step is None:
        return False
    kind, key = draft.open_step
    return kind == "question" or STEPS[kind].due(talk.situation) == key


def is_plain_answer(talk: Talk) -> bool:
    """True when typed words are evidently an answer of the open question's own type."""
    draft = talk.situation.draft
    if talk.turn.kind != "text" or draft is None or draft.open_step is None:
        return False
    kind, key = draft.open_step
    reads = getattr(STEPS[kind], "is_plain", None)
    return bool(reads and reads(talk, key))


def _answer_out_of_step(talk: Talk) -> tuple[Reply, ...]:
    kind, key = next_step(talk.situation)
    reads = getattr(STEPS[kind], "is_plain", None)
    if reads and talk.turn.kind == "text" and reads(talk, key):
        replies: tuple[Reply, ...] = STEPS[kind].take(talk, key)
        return replies
    return ()
