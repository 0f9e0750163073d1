"""Where applications stand, in words."""

from __future__ import annotations

from bot.services.base.reply import Reply
from bot.services.conversation.talk import Talk
from bot.store import applications, submissions
from bot.store.applications import Application, State
from bot.store.buttons import Offer
from bot.store.submissions import Submission


def told(talk: Talk) -> tuple[Reply, ...]:
    """One line for each application of the conversation; the search is none."""
    every = _every(talk)
    if not every:
        return (_nothing(talk),)
    if len(every) == 1:
        return (Reply(text=_words(talk, every[0])),)
    lines = "\n".join(talk.say("status.line", name=_name(talk, each), state=_words(talk, each)) for each in every)
    return (talk.reply("status.several", lines=lines),)


def waiting(talk: Talk) -> tuple[Reply, ...]:
    """Other drafts of the conversation, each with a button to go on with it; nothing where there are none."""
    offers = ways_on(talk)
    return (talk.reply("talk.others_waiting", *offers),) if offers else ()


def ways_on(talk: Talk) -> tuple[Offer, ...]:
    """A button for each draft that waits beside the application under way."""
    others = [each for each in _every(talk) if each.state == "draft" and each.id != talk.application.id]
    return tuple(Offer(_name(talk, each), {"intent": "start", "programme": each.programme}) for each in others)


def _every(talk: Talk) -> list[Application]:
    """The applications of the conversation, the oldest first; the search is none."""
    every = applications.all_of(talk.tx, talk.turn.conversation_id)
    return [each for each in every if not _is_search(talk, each)]


def _nothing(talk: Talk) -> Reply:
    if talk.situation.draft is not None:
        return talk.reply("status.finding")
    return talk.reply("status.none", talk.offer("button.start", intent="start"))


def _words(talk: Talk, application: Application) -> str:
    current = talk.situation.draft
    if application.state == "draft":
        progress = talk.situation.progress if current and current.id == application.id else None
        if progress is None:
            return talk.say("status.draft_resting")
        key = "status.draft_about" if progress.about else "status.draft"
        return talk.say(key, done=progress.done, total=progress.total)
    return of_sent(talk, application.state, submissions.of_application(talk.tx, application.id))


def of_sent(talk: Talk, state: State, submission: Submission | None) -> str:
    """How an application stands that is no draft any more."""
    if state == "submitted" and submission is not None and submission.status == submissions.REFUSED:
        return talk.say("status.refused")
    return talk.say(f"status.{state}", receipt=submission.receipt if submission else "")


def _is_search(talk: Talk, application: Application) -> bool:
    programme = talk.context.programmes.find(application.programme, application.notice)
    return programme is not None and programme.kind == "finder"


def _name(talk: Talk, application: Application) -> str:
    programme = talk.context.programmes.find(application.programme, application.notice)
    return talk.to(programme.name) if programme else application.programme
