"""What would turn a rule that says no: the smallest change of one figure, or the earliest later day."""

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction

from pydantic import JsonValue

from forms import values
from forms.assessment import eligibility
from forms.definitions.basics import Money
from forms.definitions.logic import Condition, Expression
from forms.definitions.model import Programme, Rule
from forms.evaluation import beneath, compiled, figures
from forms.evaluation.figures import Figure
from forms.evaluation.knowledge import Knowledge
from forms.evaluation.nodes import Call, Node
from forms.evaluation.turning import Enough, Line, Seen

_MOST_LOOKS = 4_000  # at places of one figure, or at days
_LATEST_DAYS = 3 * 365 + 1  # how far ahead a day is of use
_EQUALITIES = ("is_", "in_", "not_in")


@dataclass(frozen=True)
class Change:
    """One figure that, if it were `needed`, would turn the rule; one step less would not."""

    key: str
    now: JsonValue
    needed: JsonValue
    row: int | None = None  # of a table, from 0
    column: str | None = None
    is_more: bool = True  # needed is above now
    and_beyond: bool = False  # whatever lies beyond `needed` does as well


@dataclass(frozen=True)
class Later:
    """The first day on which the rule no longer says no, if the answers stay as they are."""

    on: dt.date


def find(rule: Rule, known: Knowledge) -> Change | Later | None:
    """The near miss of a rule; None if it does not say no, or if neither one figure nor time alone would turn it."""
    if known.holds(rule.needs) is not False:
        return None
    return _smallest_change(rule, known) or _later(rule, known)


def _smallest_change(rule: Rule, known: Knowledge) -> Change | None:
    """The smallest in relation to what the figure is now: units differ."""
    parts = _compiled(_parts(rule, known.programme), known.programme)
    found = []
    for figure in figures.under(rule.needs, known.programme, known.answers):
        line = _line(parts, known, figure)
        for end in figure.limits(known.programme.question(figure.key)):
            place = _first_yes(line, figure, end)
            found += [] if place is None else [(_distance(figure, place), place, end, line, figure)]
    return _change(*min(found, key=lambda one: one[0])[1:]) if found else None


def _line(parts: Sequence[Node], known: Knowledge, figure: Figure) -> Line:
    def look(place: int) -> Seen:
        return _truths(parts, compiled.call(known.programme, figure.moved(known.answers, place), known.on))

    return Line(look, _MOST_LOOKS)


def _first_yes(line: Line, figure: Figure, end: int) -> int | None:
    try:
        return line.first_yes(figure.place, end)
    except Enough:
        return None


def _change(place: int, end: int, line: Line, figure: Figure) -> Change:
    try:
        beyond = line.stays_yes(place, end)
    except Enough:  # then no more is promised than what was found
        beyond = False
    return Change(figure.key, figure.now, figure.at(place), figure.row, figure.column, place > figure.place, beyond)


def _distance(figure: Figure, place: int) -> Fraction:
    return Fraction(abs(place - figure.place)) / max(abs(figure.place), 1)


def _parts(rule: Rule, programme: Programme) -> Iterator[Condition]:
    """The rule's condition, and every comparison inside it that may turn by itself."""
    yield rule.needs
    for found in beneath.walk(rule.needs, programme):
        if isinstance(found, Condition):
            if found.tests():
                yield found
            yield from _sides(found)
        elif found.band is not None and isinstance(found.band.value, Expression):
            yield from _lines(found.band.value, found.band.bands, programme)


def _lines(value: Expression, bands: object, programme: Programme) -> Iterator[Condition]:
    parameter = getattr(bands, "parameter", None)
    lines = bands if parameter is None else programme.notice.parameter(parameter)
    for line in lines if isinstance(lines, tuple) else ():
        if line.below is not None:
            yield Condition(value=value, below=line.below)


def _sides(test: Condition) -> Iterator[Condition]:
    """Both sides of the figures that a test for equality names: equality itself holds at one place only."""
    tested = {"question": test.question, "value": test.value}
    for name in _EQUALITIES:
        wanted = getattr(test, name)
        for one in wanted if isinstance(wanted, tuple) else (wanted,):
            if isinstance(one, Money | Expression) or values.exact(one) is not None:
                yield Condition(**tested, at_least=one)
                yield Condition(**tested, at_most=one)


def _later(rule: Rule, known: Knowledge) -> Later | None:
    versions = tuple(one for one in known.programme.rules if one.key == rule.key) or (rule,)
    if known.on is None or not any(_looks_at_the_day(one, known.on, known.programme) for one in versions):
        return None
    first = known.on
    needs = _compiled((one.needs for one in versions), known.programme)
    parts = _compiled((part for one in versions for part in _parts(one, known.programme)), known.programme)

    def look(days: int) -> Seen:
        """What the rule says in its version of that day, and everything that may turn by itself."""
        call = compiled.call(known.programme, known.answers, first + dt.timedelta(days))
        in_force = [eligibility.holds_on(one, call.on) for one in versions]
        truths = _truths([one for one, holds in zip(needs, in_force, strict=True) if holds], call)
        return all(truth is True for truth in truths), *in_force, *_truths(parts, call)

    try:
        days = Line(look, _MOST_LOOKS).first_yes(0, _LATEST_DAYS)
    except Enough:
        return None
    return None if days is None else Later(first + dt.timedelta(days))


def _compiled(written: Iterable[Condition], programme: Programme) -> list[Node]:
    """Ready to be looked at many times."""
    return [compiled.condition(programme, one) for one in written]


def _truths(needs: Iterable[Node], call: Call) -> Seen:
    return tuple(truth if isinstance(truth := one.run(call), bool) else None for one in needs)


def _looks_at_the_day(rule: Rule, on: dt.date, programme: Programme) -> bool:
    if rule.until is not None or rule.since > on:
        return True
    expressions = (one for one in beneath.walk(rule.needs, programme) if isinstance(one, Expression))
    return any(one.today or (one.elapsed and one.elapsed.until is None) or one.sme_size for one in expressions)
