"""Deeds about the application as a whole: start, resume, status, documents, summary."""

from __future__ import annotations

from bot.services import choosing, document_words, interview, summary
from bot.services.deeds import chat
from bot.services.reply import Outcome, Reply
from bot.services.talk import Talk
from bot.store import submissions
from bot.store.applications import State
from bot.store.submissions import REFUSED, Submission
from forms.definitions.model import Programme

#: Deeds that have nothing to work on once the application's edition is not defined any more.
OF_AN_APPLICATION = frozenset(
    {"answer", "resume", "status", "documents", "summary", "skip", "correct", "go_back", "ask_why", "ask_meaning"}
)


def vanished(talk: Talk) -> Outcome:
    """Says that the programme is gone, and the ways on; what was submitted stands where it stood."""
    gone = talk.situation.vanished
    if gone is not None and gone.state != "draft":
        sent = submissions.of_application(talk.tx, gone.id)
        return Outcome((_sent(talk, gone.state, sent),), finished=True)
    find_ = "button.find" if talk.context.finder else "button.start"
    offers = (talk.offer(find_, intent=find_.removeprefix("button.")), talk.offer("button.human", intent="human"))
    return Outcome((talk.reply("status.vanished", *offers),), finished=True)


def start(talk: Talk) -> Outcome:
    """Opens the application that is meant; without one named, the one on offer, or the search among several."""
    meant = choosing.named(talk)
    if not meant and talk.situation.draft is not None:
        return resume(talk)
    return _open(talk, meant[0] if meant else talk.context.programme)


def find(talk: Talk) -> Outcome:
    """Opens the search for programmes, or goes on in it; on a site with one programme, says what that gives."""
    if talk.context.finder is None:
        return chat.about(talk)
    return _open(talk, talk.context.finder)


def fallback(talk: Talk) -> Outcome:
    """Words that were not understood but name a programme on offer open it; Rasa asks nothing after this deed."""
    if talk.situation.draft is not None or not choosing.named(talk):
        return vanished(talk) if talk.situation.vanished else chat.fallback(talk)
    opened = start(talk)
    return Outcome((*opened.replies, *interview.ask(talk.again())))


def _open(talk: Talk, programme: Programme) -> Outcome:
    known = choosing.existing(talk, programme)
    told = choosing.open_application(talk, programme)
    if known is None:
        key = "talk.started" if programme.kind == "application" else "talk.finding"
        return Outcome((talk.reply(key, summary=talk.to(programme.summary)), *told))
    opened = talk.again()
    if opened.situation.draft is not None:
        return Outcome((*resume(opened).replies, *told))
    return Outcome((talk.reply("answer.one_application"), *status(opened).replies))


def resume(talk: Talk) -> Outcome:
    """Says how far it is; the form asks the open question by itself."""
    if talk.situation.application is None:
        return start(talk)
    if talk.situation.draft is not None and talk.situation.programme.kind == "finder":
        return Outcome((talk.reply("talk.finding_again"),))
    if talk.situation.draft is None or talk.situation.progress is None:
        return status(talk)
    done, total = talk.situation.progress.done, talk.situation.progress.total
    return Outcome((talk.reply("talk.resumed", done=done, total=total),))


def status(talk: Talk) -> Outcome:
    """Where the application stands, in words."""
    if talk.situation.application is None:
        return Outcome((talk.reply("status.none", talk.offer("button.start", intent="start")),))
    state, submission = talk.situation.application.state, talk.situation.submission
    if talk.situation.progress is not None:
        done, total = talk.situation.progress.done, talk.situation.progress.total
        return Outcome((talk.reply("status.draft", done=done, total=total),))
    return Outcome((_sent(talk, state, submission),))


def _sent(talk: Talk, state: State, submission: Submission | None) -> Reply:
    if state == "submitted" and submission is not None and submission.status == REFUSED:
        return talk.reply("status.refused")
    return talk.reply(f"status.{state}", receipt=submission.receipt if submission else "")


def documents(talk: Talk) -> Outcome:
    """Which documents are needed and where each is issued; what is here is said to be here."""
    missing = talk.situation.missing_evidence
    if talk.situation.programme.kind == "finder":
        return Outcome((talk.reply("talk.documents_finder"),))
    if not missing:
        return Outcome((talk.reply("talk.documents_complete"),))
    lines = "\n".join(f"- {talk.to(each.name)}: {talk.to(each.where)}" for each in missing)
    start_ = () if talk.situation.application else (talk.offer("button.start", intent="start"),)
    return Outcome((talk.reply("talk.documents", *start_, lines=lines),))


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
