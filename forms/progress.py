"""Which questions are seen, which are open, and how far along the company is."""

import datetime as dt
from collections.abc import Collection
from dataclasses import dataclass

from forms.answers import Answers
from forms.definitions.model import Programme, Question
from forms.evaluation.knowledge import Knowledge


@dataclass(frozen=True)
class Progress:
    """How many of the visible questions need no more asking."""

    done: int
    total: int


def visible(programme: Programme, answers: Answers, on: dt.date | None = None) -> tuple[Question, ...]:
    """The questions that concern this company, in the definition's order; not yet known counts as not shown."""
    known = Knowledge(programme, answers, on)
    return tuple(question for question in programme.questions if known.shows(question))


def open_questions(
    programme: Programme, answers: Answers, skipped: Collection[str] = (), on: dt.date | None = None
) -> tuple[Question, ...]:
    """The visible questions without an answer; skipped ones are dropped if optional, else they come last."""
    unanswered = [question for question in visible(programme, answers, on) if question.key not in answers]
    now = [question for question in unanswered if question.key not in skipped]
    later = [question for question in unanswered if question.key in skipped and not question.optional]
    return (*now, *later)


def next_question(
    programme: Programme, answers: Answers, skipped: Collection[str] = (), on: dt.date | None = None
) -> Question | None:
    """The question to ask now, or None when nothing is open."""
    return next(iter(open_questions(programme, answers, skipped, on)), None)


def progress(
    programme: Programme, answers: Answers, skipped: Collection[str] = (), on: dt.date | None = None
) -> Progress:
    """How many visible questions are done, of how many."""
    total = len(visible(programme, answers, on))
    return Progress(done=total - len(open_questions(programme, answers, skipped, on)), total=total)
