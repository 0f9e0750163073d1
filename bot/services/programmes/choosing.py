"""Which programme somebody means, and opening its application."""

from __future__ import annotations

from bot.services.answers import ownership, profile
from bot.services.base.reply import Reply
from bot.services.conversation import consenting
from bot.services.conversation.talk import Talk
from bot.services.files import unread
from bot.store import applications, audit, conversations, turns
from bot.store.applications import Application
from forms import mentions
from forms.definitions.model import Programme
from forms.field_types.naming import Named, scan


def named(talk: Talk) -> tuple[Programme, ...]:
    """The programmes on offer that a pressed button or the typed words name, in the order of the words."""
    offered = {programme.id: programme for programme in talk.context.on_offer}
    pressed = talk.turn.payload.get("programme")
    if pressed is not None:
        return (offered[pressed],) if pressed in offered else ()
    things = [Named(programme.id, _names(programme)) for programme in offered.values()]
    return tuple(offered[key] for key in scan(talk.turn.text, things).ids)


def on_topic(talk: Talk) -> tuple[Programme, ...]:
    """The programmes on offer whose name or one of whose topics stands in the typed words."""
    return tuple(each for each in talk.context.on_offer if _is_about(talk.turn.text, each))


def existing(talk: Talk, programme: Programme) -> Application | None:
    """The application to this edition, or the draft to an older one: nothing is begun anew, and it can move over."""
    defined = talk.context.programmes
    mine = [each for each in _all(talk) if each.programme == programme.id and defined.find(programme.id, each.notice)]
    same = (each for each in mine if each.notice == programme.notice.id)
    return next(same, None) or next((each for each in mine if each.state == "draft"), None)


def close_others(talk: Talk) -> None:
    """A company applies to a programme once: drafts to its other notices end, and a turn of its own says so."""
    submitted = talk.application
    for each in _all(talk):
        if each.programme == submitted.programme and each.id != submitted.id and each.state == "draft":
            applications.move(talk.tx, each.id, "withdrawn")
            audit.note(talk.tx, "user", "application.closed", each.id, notice=each.notice)
            payload = {"event": "draft_closed", "notice": each.notice}
            turns.add(talk.tx, talk.turn.conversation_id, "event", payload=payload)


def open_application(talk: Talk, programme: Programme) -> tuple[Reply, ...]:
    """Makes the application the current one; it takes in at once what is known already."""
    conversations.hold(talk.tx, talk.turn.conversation_id)  # an upload comes before the change or sees it
    known = existing(talk, programme)
    if known is not None:
        applications.make_current(talk.tx, talk.turn.conversation_id, known.id)
    else:
        application_id = applications.create(talk.tx, talk.turn.conversation_id, programme.id, programme.notice.id)
        audit.note(talk.tx, "user", "application.started", application_id, notice=programme.notice.id)
    now = talk.again()
    return (*ownership.lines(talk, now), *take_in(now))


def take_in(talk: Talk) -> tuple[Reply, ...]:
    """What waits unread is read, and what is known fills the draft, as soon as its consents allow both."""
    if talk.situation.draft is None or not consenting.may_read(talk.situation):
        return ()
    return (*unread.release(talk), *fill(talk))


def fill(talk: Talk) -> tuple[Reply, ...]:
    """What documents and other applications tell goes into this one, once the user has agreed to its collection."""
    profile.take_over(talk, ownership.COMPANY)  # whose papers these are is known before any of them is looked at
    read = [document.id for document in talk.again().situation.documents if document.state == "parsed"]
    told = tuple(reply for document_id in read for reply in ownership.take_up(talk.again(), document_id))
    profile.take_over(talk.again())
    return (*told, *ownership.lines(talk, talk.again(), told))


def _all(talk: Talk) -> tuple[Application, ...]:
    return applications.all_of(talk.tx, talk.turn.conversation_id)


def _is_about(text: str, programme: Programme) -> bool:
    return any(mentions.spans(text, name) for name in (*_names(programme), *programme.topics))


def _names(programme: Programme) -> tuple[str, ...]:
    return (programme.name.ko, programme.name.en, *programme.aliases)
