"""A notice that takes no applications today, in words."""

from __future__ import annotations

from bot.services.base.reply import Reply
from bot.services.conversation.talk import Talk
from forms import fields
from forms.definitions.editions import is_open
from forms.definitions.model import Programme


def closed(talk: Talk, programme: Programme) -> tuple[Reply, ...]:
    """Said where the notice has not opened yet, or is over; nothing while it takes applications."""
    return (
        ()
        if is_open(programme.notice, talk.situation.today, talk.situation.time)
        else (Reply(text=words(talk, programme)),)
    )


def words(talk: Talk, programme: Programme) -> str:
    """From which day on, or since when, and that what is written is kept."""
    opens, name = programme.notice.opens, talk.to(programme.name)
    if opens is not None and talk.situation.today < opens:
        return talk.say("notice.not_yet_open", name=name, date=fields.show_plain(opens, talk.language))
    return talk.say("notice.over", name=name, date=end(talk, programme))


def end(talk: Talk, programme: Programme) -> str:
    """The last day, and the hour where the notice says one."""
    day, at = fields.show_plain(programme.notice.closes, talk.language), programme.notice.closes_at
    return talk.say("notice.end_at", date=day, time=at) if at else day
