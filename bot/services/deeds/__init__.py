"""What the bot can be asked to do: one function a deed, named like the Rasa action that calls it.

`perform` runs a deed once for each turn: what it did and said is kept under the turn's id, so that a turn tried
again after a crash finds its outcome and changes nothing twice.
"""

from __future__ import annotations

from collections.abc import Callable

from bot.services.answers import listing
from bot.services.base.context import Context
from bot.services.base.reply import Outcome
from bot.services.conversation import said, talk
from bot.services.conversation.talk import Talk
from bot.services.deeds import application, chat, fetch, form
from bot.services.form import correcting, interview
from bot.store import turns

Deed = Callable[[Talk], Outcome]

#: Answers of the running interview, which Rasa's form calls.
FORM: dict[str, Deed] = {"ask": form.ask, "answer": form.answer, "finish": form.finish}

#: Everything that may interrupt the interview; afterwards Rasa asks the open question again.
INTERRUPTIONS: dict[str, Deed] = {
    "greet": chat.greet,
    "help": chat.help_,
    "about": chat.about,
    "privacy": chat.privacy,
    "human": chat.human,
    "later": chat.later,
    "thanks": chat.thanks,
    "goodbye": chat.goodbye,
    "language_korean": chat.language_korean,
    "language_english": chat.language_english,
    "fallback": application.fallback,
    "start": application.start,
    "find": application.find,
    "resume": application.resume,
    "status": application.status,
    "documents": application.documents,
    "summary": application.summary_so_far,
    "ask_why": form.ask_why,
    "ask_meaning": form.ask_meaning,
    "go_back": form.go_back,
    "skip": form.skip,
    "correct": form.correct,
}

#: Deeds of the form's own mechanics: they come after the deed that the words were for.
UNSPOKEN = frozenset({"ask", "finish"})

#: Their words are said in plans too: "영문 홈페이지를 만들려고 해요".
LANGUAGES = frozenset({"language_korean", "language_english"})

DEEDS: dict[str, Deed] = {**FORM, **INTERRUPTIONS}


def perform(context: Context, turn_id: str, name: str) -> Outcome:
    """Does the named deed for the turn, or gives back what it did before."""
    with context.store.begin() as tx:
        known = turns.effect(tx, turn_id, name)
        if known is not None:
            return Outcome.from_json(known)
        opened = talk.open_talk(tx, context, turns.get(tx, turn_id))
        outcome = _deed(opened, name)(opened)
        turns.record_effect(tx, turn_id, name, outcome.as_json())
        return outcome


def _deed(opened: Talk, name: str) -> Deed:
    """An answer that is plainly one is never lost to an intent: the open step's own type reads first.

    Who asks for the points is told them whatever the words were taken for, and so a list that was answered is changed.
    """
    if opened.situation.vanished is not None and name in application.OF_AN_APPLICATION:
        return application.vanished
    if name in UNSPOKEN:
        return DEEDS[name]
    if said.asks(opened, "asked.estimate"):
        return application.estimate
    if said.asks(opened, "asked.withdraw_registers"):
        return application.withdraw_registers
    wished = fetch.meant(opened)
    if wished is not None:
        return wished
    if listing.meant(opened):
        return form.change_list
    correction = correcting.deed(opened)
    if correction is not None:
        return correction
    if name in INTERRUPTIONS and interview.is_plain_answer(opened):
        return form.answer
    return _kept_in_the_form(opened, name) or DEEDS[name]


def _kept_in_the_form(opened: Talk, name: str) -> Deed | None:
    """Words that go on with the open form, or leave the choice to us, and would be taken for a search."""
    if opened.turn.kind != "text" or opened.situation.draft is None:
        return None
    if said.asks(opened, "asked.continue"):
        return application.resume
    is_open = correcting.open_question(opened) is not None
    if is_open and said.asks(opened, "asked.you_choose") and not interview.reads(opened):
        return form.leave_to_us
    is_wish = name in LANGUAGES or (name == "correct" and not said.holds(opened, "asked.correction"))
    if is_wish and interview.is_long_text(opened):
        return form.answer
    is_search = said.holds(opened, "asked.search") or opened.situation.programme.kind == "finder"
    return form.answer if name == "find" and not is_search else None
