"""How an estimate is told: what it comes to, whose it is, and line by line what proves it or is missing."""

from __future__ import annotations

from bot.services.base.reply import Row
from bot.services.conversation.talk import Talk
from forms.assessment import scoring_words
from forms.assessment.scoring import Score
from forms.assessment.scoring_words import Line

_JOINED = ", "


def text(talk: Talk, score: Score) -> str:
    """The range, that it is one's own, the pass mark, and the rubric that it rests on."""
    rubric = talk.situation.programme.rubric
    if rubric is None:
        raise LookupError("a programme without a rubric")
    notes = scoring_words.notes(score, rubric, talk.language)
    return "\n".join(
        (scoring_words.total(score, talk.language), *notes, talk.say("estimate.source", source=rubric.source))
    )


def rows(talk: Talk, score: Score) -> tuple[Row, ...]:
    """The evidence map."""
    lines = scoring_words.lines(score, talk.situation.programme, talk.language)
    return tuple(
        Row(
            label=each.name, value=each.points, source=_proof(talk, each), state=_standing(talk, each), group=each.group
        )
        for each in lines
    )


def _proof(talk: Talk, line: Line) -> str | None:
    """What the points rest on: papers by name, certificates, the company's word, or an evaluator."""
    if line.basis == "evaluator":
        return talk.say("estimate.evaluator")
    if line.papers and not (line.basis == "verified" and line.missing):
        return _JOINED.join(line.papers)
    if line.basis == "verified":  # registers or certificates gave the answers themselves
        return talk.say("source.certificate")
    return talk.say("source.user") if line.basis == "stated" else None


def _standing(talk: Talk, line: Line) -> str | None:
    """What is still to be done about it; the page has a sign for those that it knows by name."""
    if line.basis == "missing":
        return "open"
    if line.basis == "verified":
        return "confirmed"
    if not line.papers:
        return None
    if not line.missing:
        return talk.say("estimate.officer_checks")
    if len(line.missing) == len(line.papers):
        return "missing"
    return talk.say("estimate.partly_missing", papers=_JOINED.join(line.missing))
