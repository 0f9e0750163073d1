"""Operators where values do not fit: unknown rather than wrong, and never an error."""

import datetime as dt
from typing import Any

import pytest

from forms.definitions.logic import Expression
from forms.evaluation import arithmetic
from forms.evaluation.knowledge import Knowledge
from tests.forms import made

ROWS = [{"staff": 2}, {"staff": 3}, {"staff": 4}]
STAFF = {"question": "years", "column": "staff"}
DAY = {"question": "opened_on"}
ANSWERS = made.answers(years=ROWS, opened_on="2026-03-01", sales=made.won(5), exports=made.dollars(5), employees=7)


def value(written: Any, **answers: Any) -> Any:
    known = Knowledge(made.programme(), ANSWERS | made.answers(**answers), dt.date(2026, 3, 2))
    return arithmetic.evaluate(Expression.model_validate(written), known)


@pytest.mark.parametrize(
    "written",
    [
        {"difference": [STAFF, 1]},
        {"difference": [1, STAFF]},
        {"quotient": [STAFF, 2]},
        {"product": [STAFF, 2]},
        {"rounded_down": {"value": STAFF}},
    ],
)
def test_what_takes_one_value_takes_no_list(written: dict[str, Any]) -> None:
    assert value(written) is None
    assert value(written, years=[]) is None
    assert value(written, years=ROWS[:1]) is not None


@pytest.mark.parametrize("name", ["sum", "average", "product"])
def test_days_are_not_added(name: str) -> None:
    assert value({name: [DAY]}) is None


def test_days_are_compared_and_counted() -> None:
    assert value({"least": [DAY, {"today": True}]}) == dt.date(2026, 3, 1)
    assert value({"greatest": [DAY, {"today": True}]}) == dt.date(2026, 3, 2)
    assert value({"elapsed": {"unit": "days", "since": DAY}}) == 1
    assert value({"difference": [{"today": True}, DAY]}) is None


@pytest.mark.parametrize("name", ["sum", "average", "least", "greatest", "difference", "product"])
def test_won_and_dollars_do_not_mix(name: str) -> None:
    assert value({name: [{"question": "sales"}, {"question": "exports"}]}) is None


def test_an_empty_list_has_no_average_and_a_division_by_nothing_no_result() -> None:
    assert value({"average": [STAFF]}, years=[]) is None
    assert value({"quotient": [1, {"difference": [{"question": "employees"}, 7]}]}) is None
