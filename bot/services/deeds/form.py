"""Deeds of the running interview: ask, take the answer, explain, back, skip, correct."""

from __future__ import annotations

from collections.abc import Callable

from bot.services.answers import listing
from bot.services.base.reply import Outcome, Reply
from bot.services.conversation.talk import Talk
from bot.services.form import interview
from bot.services.steps import estimate, pick, question, reason
from bot.store.applications import Application
from bot.store.buttons import Offer
from forms import fields, progress
from forms.correction import named
from forms.definitions.basics import Words
from forms.definitions.model import Question
from forms.errors import FieldError


def ask(talk: Talk) -> Outcome:
    return Outcome(interview.ask(talk))


def answer(talk: Talk) -> Outcome:
    """Takes the answer; `finished` when nothing is to be asked now: all is submitted, or a consent was refused."""
    before, replies = talk.situation.draft, interview.take(talk)
    after = talk.again().situation.draft
    return Outcome(replies, finished=after is None or _rests(before, after))


def _rests(before: Application | None, after: Application) -> bool:
    """Whether the open step of one application was closed; another one that was opened is asked at once."""
    if before is None or before.id != after.id:
        return False
    return before.open_step is not None and after.open_step is None


def finish(_talk: Talk) -> Outcome:
    """Rasa calls this when its form has ended; what there was to say has been said."""
    return Outcome(finished=True)


def ask_why(talk: Talk) -> Outcome:
    if talk.situation.draft is not None and (talk.situation.draft.open_step or ("",))[0] == "reason":
        return Outcome((talk.reply("answer.why_reason"),))
    return _explain(talk, lambda asked: asked.why)


def ask_meaning(talk: Talk) -> Outcome:
    """What is meant, with an example."""
    asked = _open_question(talk)
    if asked is None:
        return Outcome((_meaning(talk),))
    example = talk.say("answer.example", example=talk.to(asked.example))
    return Outcome((Reply(text=f"{talk.to(asked.help)}\n{example}"),))


def _meaning(talk: Talk) -> Reply:
    """What is meant where no question is open: a consent, another step, or nothing at all."""
    draft = talk.situation.draft
    if draft is None or draft.open_step is None:
        return talk.reply("talk.help")
    return talk.reply("answer.why_consent" if draft.open_step[0] in interview.CONSENTS else "answer.meaning_step")


def go_back(talk: Talk) -> Outcome:
    """Opens the question before the open one again; what was answered stands until it is answered anew."""
    if talk.situation.draft is None:
        return Outcome((talk.reply("answer.nothing_open"),))
    before = _question_before(talk)
    if before is None:
        return Outcome((talk.reply("answer.no_way_back"),))
    talk.change(reopened=before.key)
    return Outcome()


def skip(talk: Talk) -> Outcome:
    """Leaves an optional question out, lets a reopened answer stand, and explains why others are needed."""
    draft = talk.situation.draft
    if draft is None or draft.open_step is None:
        return Outcome((talk.reply("answer.nothing_open"),))
    if interview.is_old_button(talk):
        return Outcome((talk.reply("answer.old_button"),))
    kind, key = draft.open_step
    if kind in {"reopened", "pick"}:
        talk.change(reopened=None)
        return Outcome()
    if kind == "documents_offer":
        talk.show_once("questions_first")
        return Outcome()
    if kind == "estimate":
        return Outcome(estimate.go_on(talk, key))
    if kind == "reason":
        return Outcome(reason.leave_out(talk, key))
    if kind == "question" and talk.situation.programme.question(key).optional:
        return Outcome(question.leave_out(talk, key))
    return Outcome((_cannot_skip(talk, kind, key),))


def correct(talk: Talk) -> Outcome:
    """Changes the answer that the sentence names and gives, or asks for what is missing."""
    if talk.situation.draft is None:
        return Outcome((talk.reply("answer.nothing_open"),))
    if interview.waits_for_consent(talk):
        return Outcome((talk.reply("answer.consent_first"),))
    if interview.is_of_another(talk):
        return Outcome((talk.reply("answer.old_button"),))
    meant = _named(talk)
    if meant is None:
        talk.change(reopened=pick.ANY)
        return Outcome()
    value = None if talk.turn.kind == "button" else _found(talk, meant)
    if value is None:
        talk.change(reopened=meant.key)
        return Outcome()
    return Outcome(question.store(talk, meant, value) or (talk.reply("answer.corrected"),))


def leave_to_us(talk: Talk) -> Outcome:
    """ "Whatever you recommend": nobody else can decide it; what may be left out is left out."""
    kind, key = (talk.situation.draft.open_step if talk.situation.draft else None) or ("", "")
    if kind == "question" and talk.situation.programme.question(key).optional:
        return Outcome(question.leave_out(talk, key))
    return Outcome((talk.reply("answer.only_you"),))


def change_list(talk: Talk) -> Outcome:
    """Adds to a list that was answered, or takes out of it, and says what it is now."""
    change = listing.meant(talk)
    if change is None or interview.waits_for_consent(talk):
        return Outcome((talk.reply("answer.consent_first"),))
    asked, value = change.question, listing.after(talk.situation, change)
    standing = talk.situation.answers[asked.key].value
    if not value:
        talk.change(reopened=asked.key)
        return Outcome((talk.reply("list.empty"),))
    if value == standing:
        key = "list.has" if change.way == "add" else "list.lacks"
        shown = fields.show(asked, standing, talk.language)
        return Outcome((talk.reply(key, label=talk.to(asked.label), value=shown),))
    try:  # read back, so that it stands in its order and within its limits
        kept = fields.parse(asked, fields.show(asked, value, talk.language), talk.language)
    except FieldError as refusal:
        return Outcome((question.refused(talk, refusal),))
    return Outcome(question.store(talk, asked, kept))


def _explain(talk: Talk, words: Callable[[Question], Words]) -> Outcome:
    asked = _open_question(talk)
    if asked is not None:
        return Outcome((Reply(text=talk.to(words(asked))),))
    draft = talk.situation.draft
    is_consent = draft is not None and draft.open_step is not None and draft.open_step[0] in interview.CONSENTS
    return Outcome((talk.reply("answer.why_consent" if is_consent else "answer.why_step"),))


def _open_question(talk: Talk) -> Question | None:
    draft = talk.situation.draft
    if draft is None or draft.open_step is None or draft.open_step[0] not in {"question", "reopened", "discrepancy"}:
        return None
    return talk.situation.programme.question(draft.open_step[1])


def _question_before(talk: Talk) -> Question | None:
    """The last answered question before the open one, in the programme's order."""
    situation = talk.situation
    visible = progress.visible(situation.programme, situation.answers, situation.today)
    asked = _open_question(talk)
    before = visible[: visible.index(asked)] if asked in visible else visible
    return next((each for each in reversed(before) if _by_user(talk, each.key)), None)


def _by_user(talk: Talk, key: str) -> bool:
    answer = talk.situation.answers.get(key)
    return answer is not None and answer.provenance.giver == "user"


def _cannot_skip(talk: Talk, kind: str, key: str) -> Reply:
    if kind != "question":
        return talk.reply("answer.step_needed")
    why = talk.to(talk.situation.programme.question(key).why)
    later = Offer(talk.say("button.later"), {"intent": "later"})
    return talk.reply("answer.cannot_skip", later, talk.offer("button.human", intent="human"), why=why)


def _named(talk: Talk) -> Question | None:
    key = talk.turn.payload.get("question")
    if key is not None:  # None again for a button of another programme's question
        return next((each for each in talk.situation.programme.questions if each.key == key), None)
    return named.named_question(talk.situation.programme, talk.turn.text, talk.language)


def _found(talk: Talk, meant: Question) -> object:
    try:
        return fields.find(meant, talk.turn.text, talk.language)
    except FieldError:
        return None
