"""What the agency says of a dossier, as the company hears it, whichever application it is busy with by then."""

from __future__ import annotations

from bot.services.base.reply import Reply
from bot.services.conversation.talk import Talk
from bot.services.programmes import standing
from bot.store import applications, submissions, turns
from bot.store.applications import Application
from bot.store.submissions import Submission
from forms import referral as referring
from forms.definitions.model import Programme


def receipt(talk: Talk) -> tuple[Reply, ...]:
    """The agency has the dossier: its number, and what happens next."""
    application = _application(talk)
    applications.move(talk.tx, application.id, "received")
    programme = _programme(talk, application)
    next_steps = talk.to(programme.next_steps) if programme else ""
    # A newer message takes the older one's buttons away: those that were offered at the submission come again.
    offers = () if talk.situation.draft else standing.ways_on(talk)
    return (talk.reply("answer.receipt", *offers, receipt=talk.turn.payload["receipt"], next_steps=next_steps),)


def status(talk: Talk) -> tuple[Reply, ...]:
    """The agency has changed the case's status."""
    state, application = talk.turn.payload["status"], _application(talk)
    if state == application.state:
        return ()
    applications.move(talk.tx, application.id, state)
    return (talk.reply(f"status.{state}", receipt=talk.turn.payload["receipt"]),)


def undelivered(talk: Talk) -> tuple[Reply, ...]:
    """The agency's intake does not take the dossier yet; nothing to say once it has."""
    return (talk.reply("answer.undelivered"),) if _application(talk).state == "submitted" else ()


def refused(talk: Talk) -> tuple[Reply, ...]:
    """The agency's intake will not take the dossier as it is; nothing to say once it has."""
    return (talk.reply("answer.refused"),) if _application(talk).state == "submitted" else ()


def referral(talk: Talk) -> tuple[Reply, ...]:
    """What became of the referral to a partner; after a no, what happens next and the way to a person."""
    news = talk.turn.payload
    facts = {"receipt": news["receipt"], "partner": news["name"][talk.language], "reason": news["reason"] or ""}
    told = talk.reply(f"referral.{news['status']}", **facts)
    if news["status"] not in {"declined", "withdrawn"}:
        return (told,)
    following = talk.say("referral.another" if _has_another(talk) else "referral.agency_tells")
    ask = talk.offer("button.agency", intent="human")
    return (Reply(text=f"{told.text}\n{following}", offers=(ask,)),)


def _has_another(talk: Talk) -> bool:
    """Whether the company agreed that the agency may ask other partners, and one of them has not said no."""
    news = turns.events(talk.tx, talk.turn.conversation_id, "referral")
    mine = [each for each in news if each.get("submission") == talk.turn.payload.get("submission")]
    refused = {each.get("partner") for each in mine if each["status"] in {"declined", "withdrawn"}}
    programme = _programme(talk, _application(talk))
    return any(partner.key not in refused for partner in (referring.instead(programme) if programme else ()))


def _submission(talk: Talk) -> Submission | None:
    return submissions.find(talk.tx, talk.turn.payload.get("submission", ""))


def _application(talk: Talk) -> Application:
    """The one that was submitted; turns from before several applications do not name it."""
    submission = _submission(talk)
    return talk.application if submission is None else applications.get(talk.tx, submission.application_id)


def _programme(talk: Talk, application: Application) -> Programme | None:
    """None where its edition is not defined any more."""
    return talk.context.programmes.find(application.programme, application.notice)
