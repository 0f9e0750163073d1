"""Which questions are seen, which are open, and how far along the company is."""

import datetime as dt
from collections.abc import Collection, Iterable
from dataclasses import dataclass

from forms.answers import Answers
from forms.definitions.model import Programme, Question
from forms.evaluation import beneath
from forms.evaluation.knowledge import Knowledge


@dataclass(frozen=True)
class Progress:
    """How many of the questions that concern the company, or still may, need no more asking."""

    done: int
    total: int
    about: bool = False  # some of the total may turn out not to concern it; then there are fewer


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
    """How many questions are done, of how many at most: one more answer never makes it more, only another answer."""
    seen, waiting = len(visible(programme, answers, on)), open_questions(programme, answers, skipped, on)
    undecided = _undecided(Knowledge(programme, answers, on), waiting)
    return Progress(done=seen - len(waiting), total=seen + len(undecided), about=bool(undecided))


def _undecided(known: Knowledge, waiting: Iterable[Question]) -> tuple[Question, ...]:
    """The questions of which an open one will tell whether they concern the company."""
    deciding = {question.key for question in waiting}
    found = []
    for question in known.programme.questions:  # what decides whether a question is shown comes before it
        if question.shown_if is None or known.holds(question.shown_if) is not None:
            continue
        if not deciding.isdisjoint(beneath.questions(question.shown_if, known.programme)):
            deciding.add(question.key)
            found.append(question)
    return tuple(found)
