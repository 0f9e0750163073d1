"""What the company hears of the partner that it chose: who got its application, and what they answered."""

from __future__ import annotations

from bot.services.reply import Reply
from bot.services.talk import Talk
from bot.store import applications, submissions
from forms import referral


def tell(talk: Talk) -> tuple[Reply, ...]:
    """One piece of news of a referral; after a no, what happens next and the way to a person."""
    news = talk.turn.payload
    facts = {"receipt": news["receipt"], "partner": news["name"][talk.language], "reason": news["reason"] or ""}
    told = talk.reply(f"referral.{news['status']}", **facts)
    if news["status"] not in {"declined", "withdrawn"}:
        return (told,)
    following = talk.say("referral.another" if _has_another(talk, news["submission"]) else "referral.agency_tells")
    ask = talk.offer("button.agency", intent="human")
    return (Reply(text=f"{told.text}\n{following}", offers=(ask,)),)


def _has_another(talk: Talk, submission_id: str) -> bool:
    """Whether the company agreed that the agency may ask other partners."""
    submission = submissions.find(talk.tx, submission_id)
    if submission is None:
        return False
    application = applications.get(talk.tx, submission.application_id)
    programme = talk.context.programmes.pinned(application.programme, application.notice)
    chosen = submission.dossier.get("referral") or {}
    return any(partner.key != chosen.get("partner") for partner in referral.instead(programme))
