"""Where the interview stands: which step is asked, and what is its answer."""

from __future__ import annotations

from dataclasses import replace

from bot.services.base.reply import Reply
from bot.services.conversation import hiding
from bot.services.conversation.talk import Talk
from bot.services.fetch import fetch_words
from bot.services.form import news
from bot.services.steps import STEPS, next_step, question
from bot.services.verification import registers, verifying
from forms.correction import kinds

CONSENTS = frozenset({"consent_first", "consent_registers", "consent_fetch", "consent_last"})
#: Steps that may hear what no transcript keeps.
HEARS_HIDDEN = frozenset({hiding.PERSON, "consent_fetch", "fetch_app"})
#: What is longer is no wish for another language.
MOST_WORDS_OF_A_WISH = 5
#: Steps whose answer binds the company or makes values right: each is answered after it was seen.
BINDING = CONSENTS | {"confirm", "edition", "reading", "reuse", "discrepancy"}


def ask(talk: Talk) -> tuple[Reply, ...]:
    """Asks the step that is due, behind what has become known, and remembers it; nothing without an open interview."""
    if talk.situation.draft is None:
        return ()
    registers.ask_what_is_due(talk)
    verifying.ask_what_is_due(talk)
    kind, key = next_step(talk.situation)
    talk, told = news.tell(talk, kind)
    text = getattr(STEPS[kind], "shown", None)
    talk.change(open_step=(kind, key, text(talk, key)) if text else (kind, key))
    asked = _of_step(STEPS[kind].ask(talk, key), kind, key, talk.application.id)
    return (*told, replace(asked, offers=(*asked.offers, *fetch_words.offers(talk))))


def take(talk: Talk) -> tuple[Reply, ...]:
    """Takes what was said as the answer to the open step; ignored while nothing has been asked."""
    if talk.situation.draft is None or talk.situation.draft.open_step is None:
        return ()
    if hiding.is_hidden(talk) and talk.situation.draft.open_step[0] not in HEARS_HIDDEN:
        hiding.typed(talk)
        return (talk.reply("fetch.hidden_elsewhere"),)
    if is_old_button(talk):
        return _answer_to_what_was_seen(talk) or (talk.reply("answer.old_button"),)
    if is_typed_before(talk):
        return _answer_to_what_was_seen(talk) or (talk.reply("answer.typed_before"),)
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
    is_earlier = step is not None and draft is not None and tuple(step) != draft.open_step
    return is_earlier or is_of_another(talk)


def is_of_another(talk: Talk) -> bool:
    """True for the button of another application than the one that the talk is about now."""
    of, now = talk.turn.payload.get("of"), talk.situation.application
    return talk.turn.kind == "button" and of is not None and now is not None and of != now.id


def is_typed_before(talk: Talk) -> bool:
    """True when the words were typed before the binding question that is open now had been asked."""
    asked, draft = talk.turn.payload.get("asked"), talk.situation.draft
    if talk.turn.kind != "text" or draft is None or draft.open_step is None:
        return False
    is_same = talk.turn.payload.get("of", draft.id) == draft.id
    has_seen = is_same and asked is not None and tuple(asked) == draft.open_step
    return draft.open_step[0] in BINDING and not has_seen


def is_plain_answer(talk: Talk) -> bool:
    """True when typed words are evidently an answer of the open question's own type."""
    draft = talk.situation.draft
    if talk.turn.kind != "text" or draft is None or draft.open_step is None:
        return False
    kind, key = draft.open_step
    reads = getattr(STEPS[kind], "is_plain", None)
    return bool(reads and reads(talk, key))


def is_long_text(talk: Talk) -> bool:
    """True when the words are many and the open question is answered in words."""
    draft = talk.situation.draft
    if draft is None or draft.open_step is None or draft.open_step[0] not in {"question", "reopened"}:
        return False
    asked = talk.situation.programme.question(draft.open_step[1])
    return asked.type in kinds.FREE and len(talk.turn.text.split()) > MOST_WORDS_OF_A_WISH


def reads(talk: Talk) -> bool:
    """True when the open question can take the typed words, plainly or not."""
    draft = talk.situation.draft
    if draft is None or draft.open_step is None or draft.open_step[0] not in {"question", "reopened"}:
        return False
    asked = talk.situation.programme.question(draft.open_step[1])
    return asked.type not in kinds.FREE and question.is_read(talk, asked, talk.turn.text)


def _of_step(reply: Reply, kind: str, key: str, application_id: str) -> Reply:
    """The buttons of a step, marked as its own; those that change an answer only as the application's own."""
    marked = []
    for offer in reply.offers:
        is_answer = "answer" in offer.payload or offer.payload.get("intent") == "skip"
        own = {"step": [kind, key], "of": application_id} if is_answer else {}
        own |= {"of": application_id} if "question" in offer.payload else {}
        marked.append(replace(offer, payload={**offer.payload, **own}))
    return replace(reply, offers=tuple(marked))


def _answer_to_what_was_seen(talk: Talk) -> tuple[Reply, ...]:
    """What was said while a question was on show is its answer, whatever has come up meanwhile."""
    seen = talk.turn.payload
    kind, key = seen.get("step") or seen.get("asked") or ("", "")
    if kind != "question" or seen.get("of") != talk.application.id or waits_for_consent(talk):
        return ()
    if key in talk.situation.answers or not question.is_visible(talk.situation, key):
        return ()
    is_answer = talk.turn.kind == "button" or question.is_plain(talk, key)
    return question.take(talk, key) if is_answer else ()


def _answer_out_of_step(talk: Talk) -> tuple[Reply, ...]:
    kind, key = next_step(talk.situation)
    reads = getattr(STEPS[kind], "is_plain", None)
    if reads and talk.turn.kind == "text" and reads(talk, key):
        replies: tuple[Reply, ...] = STEPS[kind].take(talk, key)
        return replies
    return ()
