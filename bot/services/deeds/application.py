"""Deeds about the application as a whole: start, resume, status, documents, summary."""

from __future__ import annotations

from bot.services import document_words, ownership, summary
from bot.services.reply import Outcome, Reply
from bot.services.talk import Talk
from bot.store import applications, audit
from bot.store.submissions import REFUSED


def start(talk: Talk) -> Outcome:
    """Opens the application, and fills it at once from documents that came before; a running one goes on."""
    if talk.situation.draft is not None:
        return resume(talk)
    if talk.situation.application is not None:
        return Outcome((talk.reply("answer.one_application"), *status(talk).replies))
    programme = talk.situation.programme
    application_id = applications.create(talk.tx, talk.turn.conversation_id, programme.id, programme.notice.id)
    audit.note(talk.tx, "user", "application.started", application_id, notice=programme.notice.id)
    read = [document for document in talk.situation.documents if document.state == "parsed"]
    told = [reply for document in read for reply in ownership.take_up(talk.again(), document)]
    return Outcome((talk.reply("talk.started", summary=talk.to(programme.summary)), *told))


def resume(talk: Talk) -> Outcome:
    """Says how far it is; the form asks the open question by itself."""
    if talk.situation.application is None:
        return start(talk)
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
    if state == "submitted" and submission is not None and submission.status == REFUSED:
        return Outcome((talk.reply("status.refused"),))
    return Outcome((talk.reply(f"status.{state}", receipt=submission.receipt if submission else ""),))


def documents(talk: Talk) -> Outcome:
    """Which documents are needed and where each is issued; what is here is said to be here."""
    missing = talk.situation.missing_evidence
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
