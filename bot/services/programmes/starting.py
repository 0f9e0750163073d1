"""Starting an application, or going on with it: what is said of it on the way."""

from __future__ import annotations

from bot.services.base.reply import Reply
from bot.services.conversation.talk import Talk
from bot.services.programmes import choosing, standing
from bot.services.programmes.notices import closed
from forms.definitions.model import Programme


def open_(talk: Talk, programme: Programme) -> tuple[Reply, ...]:
    """Makes the programme's application the current one and says what that means."""
    known = choosing.existing(talk, programme)
    told = choosing.open_application(talk, programme)
    if known is None:
        key = "talk.started" if programme.kind == "application" else "talk.finding"
        return (talk.reply(key, summary=talk.to(programme.summary)), *closed(talk, programme), *told)
    opened = talk.again()
    if opened.situation.draft is not None:
        return (*resumed(opened), *told)
    return (opened.reply("answer.one_application"), *told, *standing.told(opened))


def resumed(talk: Talk) -> tuple[Reply, ...]:
    """Says how far it is; the form asks the open question by itself."""
    if talk.situation.draft is not None and talk.situation.programme.kind == "finder":
        return (talk.reply("talk.finding_again"),)
    if talk.situation.draft is None or talk.situation.progress is None:
        return standing.told(talk)
    progress = talk.situation.progress
    key = "talk.resumed_about" if progress.about else "talk.resumed"
    return (talk.reply(key, done=progress.done, total=progress.total), *closed(talk, talk.situation.programme))
