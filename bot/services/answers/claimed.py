"""What the draft claims although an earlier application of the same company, sent in this conversation, has it already.

Only this conversation's own applications are looked at: that another one of the company claims the same is known to the
agency, and is told by it to nobody but its officers.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from zoneinfo import ZoneInfo

from bot.services.conversation.situation import Situation
from bot.store.submissions import Submission
from forms import claims, progress
from forms.claims import Claim, Entry
from forms.definitions.basics import Language

KOREA = ZoneInfo("Asia/Seoul")


@dataclass(frozen=True)
class Claimed:
    """One row of the draft, and where it stands already."""

    question: str
    row: int  # counted from 1
    entry: Entry
    receipt: str | None  # None until the agency has given it
    sent_on: date  # in Korea

    def shown(self, situation: Situation, language: Language) -> str:
        """What tells the row apart, in words."""
        row = claims.rows(situation.answers[self.question].value)[self.row - 1]
        return claims.shown(self.entry, row, language)


def already(situation: Situation) -> tuple[Claimed, ...]:
    """The rows that were sent before, each with the newest application that has it, in the questionnaire's order."""
    if not situation.earlier:
        return ()
    visible = {question.key for question in progress.visible(situation.programme, situation.answers, situation.today)}
    entries = {entry["key"]: entry for entry in claims.entries(situation.programme, visible & situation.answers.keys())}
    mine = claims.of(tuple(entries.values()), {key: answer.value for key, answer in situation.answers.items()})
    sent = dict(_sent(situation, tuple(entries.values())))
    return tuple(_claimed(claim, entries, sent[claim.identity]) for claim in mine if claim.identity in sent)


def _sent(situation: Situation, entries: tuple[Entry, ...]) -> Iterator[tuple[str, Submission]]:
    """What the company's earlier applications claim, the newest last, so that it has the last word."""
    number = situation.answers.get("business_number")
    for submission in situation.earlier:
        if number is not None and submission.dossier["company"]["business_number"] == number.value:
            values = {answer["key"]: answer["value"] for answer in submission.dossier["answers"]}
            yield from ((claim.identity, submission) for claim in claims.of(entries, values))


def _claimed(claim: Claim, entries: Mapping[str, Entry], submission: Submission) -> Claimed:
    sent_on = datetime.fromisoformat(submission.dossier["created_at"]).astimezone(KOREA).date()
    return Claimed(claim.question, claim.row, entries[claim.question], submission.receipt, sent_on)
