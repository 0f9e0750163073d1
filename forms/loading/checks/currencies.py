"""Amounts that are compared must be in one currency: a test over two of them is never settled."""

from collections.abc import Iterator

from forms.definitions.basics import Money
from forms.definitions.logic import Expression
from forms.definitions.model import Derived, Programme, Question


def faults(fact: Question | Derived, bound: object, programme: Programme) -> Iterator[str]:
    """Faults of a test of `fact` against an amount of money, written there or in the notice.

    A question about dollars is answered in won as well, so its answer itself is never tested. One about won may be
    answered in dollars, but hardly is, and then a rule stays unknown, which clears nobody: that is let pass.
    """
    given = _currency(bound, programme)
    if fact.type != "money" or given is None:
        return
    meant = (fact.unit or "KRW").partition("_")[0]  # of USD_thousand too
    if given != meant:
        yield f"{fact.key} is in {meant} and never settled against an amount in {given}"
    elif isinstance(fact, Question) and meant == "USD":
        yield f"{fact.key} is answered in won too: test a derived value that converts it to {meant}"


def _currency(bound: object, programme: Programme) -> str | None:
    if isinstance(bound, Expression) and bound.parameter is not None:
        found = programme.notice.parameters.get(bound.parameter)
        bound = found and found.value
    return bound.currency if isinstance(bound, Money) else None
