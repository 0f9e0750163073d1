"""A certificate that the programme needs is still missing."""

from __future__ import annotations

from bot.services.base.reply import Reply
from bot.services.conversation.situation import Situation
from bot.services.conversation.talk import Talk
from bot.services.fetch import fetching
from bot.services.files import document_words


def due(situation: Situation) -> str | None:
    missing = [requirement.key for requirement in situation.missing_evidence if not requirement.optional]
    return missing[0] if missing and situation.draft else None


def ask(talk: Talk, _key: str) -> Reply:
    missing = talk.situation.missing_evidence
    later = talk.offer("button.later", intent="later")
    if all(talk.situation.on_the_way & set(each.kinds) for each in missing if not each.optional):
        return talk.reply("ask.evidence_coming", later, missing=document_words.requirement_lines(talk, missing))
    can_fetch = fetching.could_help(talk.situation) and talk.situation.fetch is None
    fetch = (talk.offer("button.fetch", fetch="again", intent="answer"),) if can_fetch else ()
    return talk.reply(
        "ask.evidence",
        talk.offer("button.where", intent="documents"),
        *fetch,
        later,
        count=len(missing),
        missing=document_words.requirement_lines(talk, missing),
    )


def take(talk: Talk, _key: str) -> tuple[Reply, ...]:
    """Words cannot take a certificate's place."""
    return (talk.reply("answer.evidence"),)
