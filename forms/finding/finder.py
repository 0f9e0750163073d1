"""The search for programmes that fit: which question decides most, and how every programme stands."""

import datetime as dt
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence
from fractions import Fraction

from forms.answers import Answers
from forms.definitions.editions import is_open
from forms.definitions.model import Programme, Question
from forms.evaluation import compiled
from forms.evaluation.nodes import Call
from forms.finding import matches
from forms.finding.matches import Match, Standing

#: Nobody is asked more than this before the first result.
MOST_QUESTIONS = 8

_ORDER: dict[Standing, int] = {"eligible": 0, "open": 1, "closed": 2, "no": 3}
_Key = tuple[object, ...]


def rank(
    programmes: Iterable[Programme], answers: Answers, on: dt.date, at: dt.time = dt.time.min
) -> tuple[Match, ...]:
    """Every programme that companies apply to, the best first. `answers` have the keys of shared questions.

    Eligible, then open, closed and no; then the larger amount (won before dollars, unknown last), the nearer deadline
    (none last), the name.
    """
    call = _call(answers, on)
    found = [
        matches.match(programme, call, answers, on, is_open=is_open(programme.notice, on, at))
        for programme in programmes
        if programme.kind == "application"
    ]
    return tuple(sorted(found, key=_place))


def next_question(
    common: Sequence[Question],
    programmes: Iterable[Programme],
    answers: Answers,
    on: dt.date,
    *,
    skipped: Collection[str] = (),
    most: int = MOST_QUESTIONS,
) -> Question | None:
    """The common question that decides most; None when they decide nothing more, or `most` were asked.

    Decides most: settles rules by itself in the most programmes, then is waited for in the most, then comes first.
    When the rules wait for none, the one that the most amounts wait for.
    """
    asked = {question.key for question in common if _source(question) in answers or question.key in skipped}
    if len(asked) >= most:
        return None
    call = _call(answers, on)
    possible = tuple(_undecided(programmes, on))
    alone, together = _waited_for(possible, call)
    unasked = [question for question in common if question.key not in asked]
    if not any(together[_source(question)] for question in unasked):
        alone, together = Counter(), _amounts_wait_for(possible, call)
    open_now = [question for question in unasked if together[_source(question)]]
    return max(open_now, key=lambda one: (alone[_source(one)], together[_source(one)]), default=None)


def _undecided(programmes: Iterable[Programme], on: dt.date) -> Iterator[Programme]:
    """What companies apply to, now or when its notice opens."""
    for programme in programmes:
        closes = programme.notice.closes
        if programme.kind == "application" and (closes is None or on <= closes):
            yield programme


def _waited_for(programmes: Iterable[Programme], call: Call) -> tuple[Counter[str], Counter[str]]:
    """In how many open programmes a question would settle a rule by itself, and in how many one waits for it."""
    alone: Counter[str] = Counter()
    together: Counter[str] = Counter()
    for programme in programmes:
        ready = compiled.of(programme)
        if ready.truth(call) is None:
            waiting = list(ready.waiting(call))
            alone.update({rule[0] for rule in waiting if len(rule) == 1})
            together.update({source for rule in waiting for source in rule})
    return alone, together


def _amounts_wait_for(programmes: Iterable[Programme], call: Call) -> Counter[str]:
    """In how many programmes that may still fit the amount waits for a question."""
    ready = (compiled.of(programme) for programme in programmes)
    return Counter(source for each in ready if each.truth(call) is not False for source in each.amount_waits_for(call))


def _call(answers: Answers, on: dt.date) -> Call:
    return Call({key: answer.value for key, answer in answers.items()}, on)


def _source(question: Question) -> str:
    return question.shared or question.key


def _place(match: Match) -> _Key:
    notice, name = match.programme.notice, match.programme.name.ko
    amount = match.amount
    worth: _Key = (2, Fraction(0)) if amount is None else (amount.currency != "KRW", -amount.number)
    deadline = (notice.closes or dt.date.max).toordinal()
    return (_ORDER[match.standing], *worth, deadline, name, match.programme.id, notice.id)
