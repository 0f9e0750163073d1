"""Two sources disagree about one field: one plain question about it."""

from __future__ import annotations

from dataclasses import replace

from bot.services.answers import agreement
from bot.services.base.reply import Reply
from bot.services.conversation import said
from bot.services.conversation.situation import Situation
from bot.services.conversation.talk import Talk
from bot.services.files import document_words
from bot.store import answers
from bot.store.answers import Discrepancy
from bot.store.buttons import Offer
from forms import consistency, fields
from forms.answers import Answer
from forms.consistency import Why
from forms.definitions.model import Question


def due(situation: Situation) -> str | None:
    return situation.discrepancies[0].key if situation.discrepancies and situation.draft else None


def ask(talk: Talk, key: str) -> Reply:
    """Shows both values with their sources, and what differs where that is not plain to see; a press decides."""
    question = talk.situation.programme.question(key)
    standing, proved = talk.situation.answers[key], _open(talk, key).proved
    ours = fields.show(question, standing.value, talk.language)
    theirs = fields.show(question, proved.value, talk.language)
    facts = {"label": talk.to(question.label), "standing": ours, "proved": theirs}
    asked = talk.say("ask.discrepancy", source=document_words.source(talk, proved.provenance) or "", **facts)
    offers = (
        Offer(theirs, {"answer": "document"}),
        Offer(ours, {"answer": "user"}),
        talk.offer("button.correct_this", intent="correct", question=key),
    )
    return Reply(text=f"{asked}\n{_why(talk, question, standing, proved)}".strip(), offers=offers)


def take(talk: Talk, key: str) -> tuple[Reply, ...]:
    chosen = said.value(talk) or _typed(talk, key)
    if chosen not in {"document", "user"}:
        return (talk.reply("answer.press_one"),)
    agreed = _open(talk, key).proved if chosen == "document" else talk.situation.answers[key]
    # Given anew also where it stood before: when and in which turn it was decided is part of its proof.
    confirmed = replace(agreed, provenance=replace(agreed.provenance, confirmed=True))
    answers.put(talk.tx, talk.application.id, confirmed, talk.turn.id)
    answers.decide(talk.tx, talk.application.id, key, chosen)
    return ()


def _why(talk: Talk, question: Question, standing: Answer, proved: Answer) -> str:
    """In words what differs; nothing where it says no more than that the two are different."""
    found = agreement.compared(talk.situation, question, standing, proved)
    return "" if found.agrees or found.why == Why.DIFFERENT else consistency.explain(found, talk.language)


def _open(talk: Talk, key: str) -> Discrepancy:
    return next(found for found in talk.situation.discrepancies if found.key == key)


def _typed(talk: Talk, key: str) -> str | None:
    """Typing one of the two values chooses it."""
    question, text = talk.situation.programme.question(key), talk.turn.text.strip()
    shown = {
        "user": fields.show(question, talk.situation.answers[key].value, talk.language),
        "document": fields.show(question, _open(talk, key).proved.value, talk.language),
    }
    return next((name for name, value in shown.items() if value == text), None)
