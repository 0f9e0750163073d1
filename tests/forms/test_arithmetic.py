"""Expressions: exact, in one currency, and unknown rather than wrong."""

import datetime as dt
from collections.abc import Callable
from fractions import Fraction
from typing import Any

import pydantic
import pytest
from pydantic import JsonValue

from forms.answers import Answer, Provenance
from forms.definitions.logic import Condition, Expression
from forms.definitions.model import Derived, Notice, Programme
from forms.evaluation import arithmetic
from forms.evaluation.knowledge import Knowledge
from forms.values import Amount, to_json
from tests.forms import made

ON = dt.date(2026, 11, 24)
WON, DOLLARS = {"amount": 350_000_000, "currency": "KRW"}, {"amount": 120_000, "currency": "USD"}
Knows = Callable[..., Knowledge]

PARAMETERS: dict[str, Any] = {
    "rate": {"value": 1400, "source": "invented"},
    "share": {"value": 0.7, "source": "invented"},
    "cap": {"value": {"amount": 14_000_000, "currency": "KRW"}, "source": "invented"},
    "grades": {"value": [{"below": {"amount": 1000, "currency": "USD"}, "gives": "domestic"},
                         {"below": {"amount": 100_000, "currency": "USD"}, "gives": "beginner"},
                         {"gives": "promising"}], "source": "invented"},
    "ceilings": {"value": {"domestic": {"amount": 30, "currency": "KRW"}, "beginner": 2}, "source": "invented"},
}  # fmt: skip


@pytest.fixture
def knows(programme: Programme) -> Knows:
    """What is known of a company after these answers, with some parameters and one derived value."""
    notice = Notice.model_validate({"id": "2026-9", "source": "invented", "parameters": PARAMETERS})
    grade = {"band": {"value": {"question": "last_year_online_export"}, "bands": {"parameter": "grades"}}}
    words = {"ko": "등급", "en": "grade"}
    derived = Derived.model_validate(
        {"key": "grade", "section": "shop", "type": "text", "label": words, "value": grade}
    )
    richer = programme.model_copy(update={"notice": notice, "derived": (derived,)})

    def make(**answers: Any) -> Knowledge:
        return Knowledge(richer, {key: Answer(key, value, Provenance("user")) for key, value in answers.items()}, ON)

    return make


def value(expression: Any, known: Knowledge) -> Any:
    return to_json(arithmetic.evaluate(Expression.model_validate(expression), known))


@pytest.mark.parametrize(
    ("expression", "result"),
    [
        ({"question": "annual_sales"}, WON),
        ({"question": "employees"}, 12),
        ({"parameter": "cap"}, {"amount": 14_000_000, "currency": "KRW"}),
        ({"today": True}, "2026-11-24"),
        ({"sum": [1, 2, 0.5]}, 3.5),
        ({"sum": [0.1, 0.2]}, 0.3),  # exact, as written
        ({"sum": [{"question": "annual_sales"}, {"parameter": "cap"}]}, {"amount": 364_000_000, "currency": "KRW"}),
        ({"average": [1, 2, 3]}, 2),
        ({"least": [{"question": "annual_sales"}, {"parameter": "cap"}]}, {"amount": 14_000_000, "currency": "KRW"}),
        ({"greatest": [3, 7, 5]}, 7),
        ({"difference": [3, 5]}, -2),
        ({"product": [{"question": "annual_sales"}, {"parameter": "share"}]},
         {"amount": 245_000_000, "currency": "KRW"}),
        ({"quotient": [{"question": "annual_sales"}, {"parameter": "cap"}]}, 25),
        ({"quotient": [{"parameter": "cap"}, 2]}, {"amount": 7_000_000, "currency": "KRW"}),
        ({"count": {"question": "platforms"}}, 2),
        ({"rounded_down": {"value": {"quotient": [{"parameter": "cap"}, 0.7]}, "to": 1000}},
         {"amount": 20_000_000, "currency": "KRW"}),
        ({"rounded_down": {"value": 7.9}}, 7),
        ({"question": "grade"}, "promising"),
        ({"elapsed": {"unit": "years", "since": {"question": "opened_on"}}}, 7),
        ({"elapsed": {"unit": "months", "since": {"question": "opened_on"}}}, 92),
        ({"elapsed": {"unit": "days", "since": dt.date(2026, 11, 1), "until": dt.date(2026, 11, 24)}}, 23),
        ({"convert": {"value": {"question": "last_year_online_export"}, "to": "KRW", "rate": {"parameter": "rate"}}},
         {"amount": 168_000_000, "currency": "KRW"}),
        ({"convert": {"value": {"question": "annual_sales"}, "to": "KRW", "rate": {"parameter": "rate"}}}, WON),
        ({"lookup": {"key": "beginner", "table": {"parameter": "ceilings"}}}, 2),
        ({"if": {"question": "employees", "at_least": 10}, "then": 1, "else": 2}, 1),
    ],
    ids=lambda case: str(case)[:70],
)  # fmt: skip
def test_what_an_expression_gives(knows: Knows, expression: Any, result: Any) -> None:
    known = knows(
        annual_sales=WON, last_year_online_export=DOLLARS, employees=12, opened_on="2019-03-04", platforms=["a", "b"]
    )
    assert value(expression, known) == result


@pytest.mark.parametrize(
    "expression",
    [
        {"question": "annual_sales"},
        {"sum": [1, {"question": "employees"}]},
        {"sum": [{"parameter": "cap"}, 1]},  # money and a number
        {"sum": [{"parameter": "cap"}, {"amount": 1, "currency": "USD"}]},  # two currencies
        {"product": [{"parameter": "cap"}, {"parameter": "cap"}]},
        {"quotient": [1, 0]},
        {"quotient": [1, {"parameter": "cap"}]},
        {"elapsed": {"unit": "days", "since": {"question": "opened_on"}}},
        {"elapsed": {"unit": "days", "since": 3}},
        {"lookup": {"key": "nobody", "table": {"parameter": "ceilings"}}},
        {"question": "grade"},
        {"if": {"question": "employees", "at_least": 10}, "then": 1, "else": 2},
        {"count": {"question": "platforms"}},
    ],
    ids=lambda case: str(case)[:70],
)
def test_what_is_missing_or_has_no_meaning_is_unknown(knows: Knows, expression: Any) -> None:
    assert value(expression, knows()) is None


def test_an_if_whose_two_ways_agree_needs_no_condition(knows: Knows) -> None:
    assert value({"if": {"question": "employees", "at_least": 10}, "then": 5, "else": 5}, knows()) == 5


@pytest.mark.parametrize(
    ("dollars", "grade"), [(999, "domestic"), (1000, "beginner"), (99_999, "beginner"), (100_000, "promising")]
)
def test_a_band_begins_at_its_own_limit(knows: Knows, dollars: int, grade: str) -> None:
    known = knows(last_year_online_export={"amount": dollars, "currency": "USD"})
    assert known.value("grade") == grade


@pytest.mark.parametrize(
    ("since", "until", "months"),
    [
        ("2025-01-31", "2025-02-28", 0),
        ("2025-01-31", "2025-03-01", 1),
        ("2024-02-29", "2025-02-28", 11),
        ("2024-03-04", "2025-03-04", 12),
    ],
)
def test_months_are_whole_only(knows: Knows, since: str, until: str, months: int) -> None:
    days = {"since": dt.date.fromisoformat(since), "until": dt.date.fromisoformat(until)}
    assert value({"elapsed": {"unit": "months", **days}}, knows()) == months


def test_derived_values_are_answers_that_nobody_gave(knows: Knows) -> None:
    (answer,) = knows(last_year_online_export=DOLLARS).derived()
    assert (answer.key, answer.value, answer.provenance.giver) == ("grade", "promising", "derived")
    assert list(knows().derived()) == []


def test_a_computed_value_can_be_compared(knows: Knows) -> None:
    twice = {"value": {"product": [{"question": "employees"}, 2]}, "above": 23}
    assert knows(employees=12).holds(Condition.model_validate(twice)) is True
    assert knows(employees=11).holds(Condition.model_validate(twice)) is False
    assert knows().holds(Condition.model_validate(twice)) is None


def test_thirds_are_not_rounded_on_the_way(knows: Knows) -> None:
    third = Expression.model_validate({"product": [{"quotient": [1, 3]}, 3]})
    assert arithmetic.evaluate(third, knows()) == Fraction(1)
    assert arithmetic.evaluate(Expression.model_validate({"quotient": [{"parameter": "cap"}, 3]}), knows()) == Amount(
        Fraction(14_000_000, 3), "KRW"
    )


@pytest.mark.parametrize(
    "wrong",
    [
        {},
        {"sum": []},
        {"sum": [1], "product": [1]},
        {"difference": [1]},
        {"column": "sales"},
        {"if": {"question": "employees", "at_least": 1}, "else": 1},
        {"elapsed": {"unit": "weeks", "since": 1}},
        {"python": "import os"},
    ],
)
def test_anything_else_is_no_expression(wrong: dict[str, Any]) -> None:
    with pytest.raises(pydantic.ValidationError):
        Expression.model_validate(wrong)


@pytest.mark.parametrize("rows", [[], [{"staff": 3}, {"staff": 4}]])
def test_there_is_no_difference_to_a_column_of_no_or_of_several_rows(rows: list[JsonValue]) -> None:
    expression = Expression.model_validate({"difference": [9, {"question": "years", "column": "staff"}]})
    assert arithmetic.evaluate(expression, Knowledge(made.programme(), made.answers(years=rows))) is None
