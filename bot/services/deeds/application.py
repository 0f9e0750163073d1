"""Deeds about the application as a whole: start, resume, status, documents, summary."""

from __future__ import annotations

from collections.abc import Iterable

from bot.services.answers import estimates
from bot.services.base.reply import Outcome, Reply
from bot.services.conversation.talk import Talk
from bot.services.deeds import chat
from bot.services.fetch import handing_over
from bot.services.files import document_words
from bot.services.form import interview
from bot.services.programmes import choosing, estimate_words, standing, starting
from bot.services.sending import summary
from bot.services.verification import registers
from bot.store import submissions
from forms.definitions.model import Requirement

#: Deeds that have nothing to work on once the application's edition is not defined any more.
OF_AN_APPLICATION = frozenset(
    {"answer", "resume", "status", "documents", "summary", "skip", "correct", "go_back", "ask_why", "ask_meaning"}
)


def vanished(talk: Talk) -> Outcome:
    """Says that the programme is gone, and the ways on; what was submitted stands where it stood."""
    gone = talk.situation.vanished
    if gone is not None and gone.state != "draft":
        sent = submissions.of_application(talk.tx, gone.id)
        return Outcome((Reply(text=standing.of_sent(talk, gone.state, sent)),), finished=True)
    find_ = "button.find" if talk.context.finder else "button.start"
    offers = (talk.offer(find_, intent=find_.removeprefix("button.")), talk.offer("button.human", intent="human"))
    return Outcome((talk.reply("status.vanished", *offers),), finished=True)


def start(talk: Talk) -> Outcome:
    """Opens the application that is meant; without one named, the one on offer, or the search among several."""
    meant = choosing.named(talk)
    if not meant and talk.situation.draft is not None:
        return resume(talk)
    return Outcome(starting.open_(talk, meant[0] if meant else talk.context.programme))


def find(talk: Talk) -> Outcome:
    """Opens the search for programmes, or goes on in it; on a site with one programme, says what that gives."""
    if talk.context.finder is None:
        return chat.about(talk)
    return Outcome(starting.open_(talk, talk.context.finder))


def fallback(talk: Talk) -> Outcome:
    """Words that were not understood but name a programme on offer open it; Rasa asks nothing after this deed."""
    if talk.situation.draft is not None or not choosing.named(talk):
        return vanished(talk) if talk.situation.vanished else chat.fallback(talk)
    opened = start(talk)
    return Outcome((*opened.replies, *interview.ask(talk.again())))


def resume(talk: Talk) -> Outcome:
    """Says how far it is; the form asks the open question by itself."""
    return start(talk) if talk.situation.application is None else Outcome(starting.resumed(talk))


def status(talk: Talk) -> Outcome:
    """Where the applications stand, in words."""
    return Outcome(standing.told(talk))


def documents(talk: Talk) -> Outcome:
    """Which documents are needed and where each is issued; what is here is said to be here."""
    missing = talk.situation.missing_evidence
    if talk.situation.programme.kind == "finder":
        return Outcome((talk.reply("talk.documents_finder"),))
    spared = talk.situation.sparing_evidence if talk.situation.draft else ()
    if not missing and not spared:
        return Outcome((talk.reply("talk.documents_complete"),))
    lines = "\n".join(filter(None, [document_words.places_of_issue(talk, missing), _spared_places(talk, spared)]))
    start_ = () if talk.situation.application else (talk.offer("button.start", intent="start"),)
    return Outcome((talk.reply("talk.documents", *start_, *handing_over.offers(talk), lines=lines),))


def estimate(talk: Talk) -> Outcome:
    """What the answers so far give in the rubric; nothing is guessed for a programme whose rubric is not known."""
    situation = talk.situation
    if situation.application is None or situation.programme.kind == "finder":
        return Outcome((talk.reply("talk.estimate_later"),))
    score = estimates.estimate(situation)
    if score is None:
        return Outcome((talk.reply("talk.estimate_none"),))
    return Outcome((Reply(text=estimate_words.text(talk, score), rows=estimate_words.rows(talk, score)),))


def summary_so_far(talk: Talk) -> Outcome:
    """Everything that is known, with its sources."""
    if talk.situation.application is None:
        return Outcome((talk.reply("status.none", talk.offer("button.start", intent="start")),))
    rows = summary.rows(talk)
    if not rows:
        return Outcome((talk.reply("talk.summary_empty"),))
    lines = [
        document_words.line(talk, each) for each in talk.situation.documents if each.state not in {"parsed", "replaced"}
    ]
    notes = "\n".join(f"- {line.name}: {line.label}" for line in lines)
    return Outcome((Reply(text=f"{talk.say('talk.summary')}\n{notes}".strip(), rows=rows),))


def withdraw_registers(talk: Talk) -> Outcome:
    """Takes back the consent to asking registers; what was answered stays with its source."""
    key = "answer.registers_withdrawn" if registers.withdraw(talk) else "answer.registers_not_given"
    return Outcome((talk.reply(key),))


def _spared_places(talk: Talk, papers: Iterable[Requirement]) -> str:
    said = (talk.say("document.optional_place", name=talk.to(each.name), where=talk.to(each.where)) for each in papers)
    return "\n".join(said)
