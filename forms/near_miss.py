"""What would turn a rule that says no: the smallest change of one figure, or the earliest later day."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

from pydantic import JsonValue

from forms import beneath, eligibility, figures, values
from forms.basics import Money
from forms.figures import Figure
from forms.knowledge import Knowledge
from forms.logic import Condition, Expression
from forms.model import Programme, Rule
from forms.turning import Enough, Line, Seen

_MOST_LOOKS = 2_000  # at answers or days, for one figure and direction
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
    found = []
    for figure in figures.under(rule.needs, known.programme, known.answers):
        low, high = figure.limits(known.programme.question(figure.key))
        for end in (low, high):
            place = _turning_place(rule, known, figure, end)
            found += [(_distance(figure, place), figure, place, end)] if place is not None else []
    if not found:
        return None
    _, figure, place, end = min(found, key=lambda one: one[0])
    return _change(rule, known, figure, place, end)


def _turning_place(rule: Rule, known: Knowledge, figure: Figure, end: int) -> int | None:
    try:
        return _line(rule, known, figure).first_yes(figure.place, end)
    except Enough:
        return None


def _line(rule: Rule, known: Knowledge, figure: Figure) -> Line:
    parts = tuple(_parts(rule, known.programme))

    def look(place: int) -> Seen:
        moved = Knowledge(known.programme, figure.moved(known.answers, place), known.on)
        return tuple(moved.holds(part) for part in parts)

    return Line(look, _MOST_LOOKS)


def _change(rule: Rule, known: Knowledge, figure: Figure, place: int, end: int) -> Change:
    is_more = place > figure.place
    beyond = _line(rule, known, figure).stays_yes(place, end)
    return Change(figure.key, figure.now, figure.at(place), figure.row, figure.column, is_more, beyond)


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

    def look(days: int) -> Seen:
        then = Knowledge(known.programme, known.answers, first + dt.timedelta(days))
        return _seen(versions, then)

    try:
        days = Line(look, _MOST_LOOKS).first_yes(0, _LATEST_DAYS)
    except Enough:
        return None
    return None if days is None else Later(first + dt.timedelta(days))


def _seen(versions: tuple[Rule, ...], then: Knowledge) -> Seen:
    """What the rule says in the version of that day, and everything that may turn by itself."""
    in_force = [eligibility.holds_on(rule, then.on) for rule in versions]
    truths = [then.holds(rule.needs) for rule, holds in zip(versions, in_force, strict=True) if holds]
    parts = [then.holds(part) for rule in versions for part in _parts(rule, then.programme)]
    says_no_more = all(truth is True for truth in truths)
    return (says_no_more, *in_force, *parts)


def _looks_at_the_day(rule: Rule, on: dt.date, programme: Programme) -> bool:
    if rule.until is not None or rule.since > on:
        return True
    expressions = (one for one in beneath.walk(rule.needs, programme) if isinstance(one, Expression))
    return any(one.today or (one.elapsed and one.elapsed.until is None) or one.sme_size for one in expressions)
