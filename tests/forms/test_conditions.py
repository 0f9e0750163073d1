"""Conditions in three values."""

import datetime as dt
from collections.abc import Callable
from typing import Any

import pydantic
import pytest

from forms.answers import Answer
from forms.definitions import logic
from forms.definitions.logic import Condition, Expression
from forms.definitions.model import Programme
from forms.evaluation import arithmetic
from forms.evaluation.knowledge import Knowledge

Only = Callable[..., dict[str, Answer]]

YES = {"question": "employees", "is": 6}
NO = {"question": "employees", "is": 7}
UNKNOWN = {"question": "annual_sales", "at_least": {"amount": 1, "currency": "KRW"}}


@pytest.mark.parametrize(
    ("needs", "truth"),
    [
        (YES, True),
        (NO, False),
        (UNKNOWN, None),
        ({"not": YES}, False),
        ({"not": UNKNOWN}, None),
        ({"all": [YES, UNKNOWN]}, None),
        ({"all": [NO, UNKNOWN]}, False),  # one no settles it
        ({"any": [YES, UNKNOWN]}, True),  # one yes settles it
        ({"any": [NO, UNKNOWN]}, None),
        ({"any": [NO, {"not": YES}]}, False),
        ({"all": [YES, {"any": [NO, {"not": NO}]}]}, True),
    ],
)
def test_what_is_not_known_stays_unknown_unless_the_rest_settles_it(
    programme: Programme, only: Only, needs: dict[str, Any], truth: bool | None
) -> None:
    condition = Condition.model_validate(needs)
    assert Knowledge(programme, only(employees=6)).holds(condition) is truth


@pytest.mark.parametrize(
    ("test", "value", "truth"),
    [
        ({"question": "employees", "at_least": 6}, 6, True),
        ({"question": "employees", "at_least": 6}, 5, False),
        ({"question": "employees", "at_most": 6}, 6, True),
        ({"question": "employees", "at_most": 6}, 7, False),
        ({"question": "employees", "answered": True}, 0, True),
        ({"question": "sme_size", "in": ["small", "micro"]}, "small", True),
        ({"question": "sme_size", "in": ["small", "micro"]}, "medium", False),
        ({"question": "sme_size", "not_in": ["not_sme"]}, "medium", True),
        ({"question": "sme_size", "in": ["small"]}, "unsure", None),  # an undecided choice settles nothing
        ({"question": "sme_size", "not_in": ["small"]}, "unsure", None),
        ({"question": "platforms", "is": "amazon"}, ["shopee", "amazon"], True),
        ({"question": "platforms", "not_in": ["none_yet"]}, ["amazon"], True),
        ({"question": "platforms", "not_in": ["none_yet"]}, ["none_yet"], False),
        ({"question": "opened_on", "at_most": dt.date(2020, 1, 1)}, "2019-03-04", True),
        ({"question": "opened_on", "at_least": dt.date(2020, 1, 1)}, "2019-03-04", False),
    ],
)
def test_each_test(programme: Programme, only: Only, test: dict[str, Any], value: Any, truth: bool | None) -> None:
    condition = Condition.model_validate(test)
    assert Knowledge(programme, only(**{test["question"]: value})).holds(condition) is truth


def test_money_is_compared_in_its_own_currency_only(programme: Programme, only: Only) -> None:
    condition = Condition.model_validate(
        {"question": "annual_sales", "at_most": {"amount": 1_000_000_000, "currency": "KRW"}}
    )
    won, dollars = {"amount": 350_000_000, "currency": "KRW"}, {"amount": 100, "currency": "USD"}
    assert Knowledge(programme, only(annual_sales=won)).holds(condition) is True
    assert Knowledge(programme, only(annual_sales=dollars)).holds(condition) is None


@pytest.mark.parametrize(
    ("value", "truth"),
    [
        (["INV 7", "INV-8"], True),
        (["INV 7", "inv7"], False),  # the same number in another hand
        (["ＩＮＶ7", "INV7"], False),
        ([], True),
        (["INV 7"], True),
        ("INV 7", True),
        ([3, 3.0], False),
        ([3, 4], True),
        (None, None),
    ],
)
def test_values_are_distinct_when_no_two_are_the_same(
    programme: Programme, only: Only, value: Any, truth: bool | None
) -> None:
    condition = Condition.model_validate({"question": "main_product", "distinct": True})
    answers = only() if value is None else only(main_product=value)
    assert Knowledge(programme, answers).holds(condition) is truth


def test_a_value_with_if_and_no_else_is_not_known_where_the_condition_does_not_hold(
    programme: Programme, only: Only
) -> None:
    doubled = Expression.model_validate({"if": YES, "then": {"product": [{"question": "employees"}, 2]}})
    assert arithmetic.evaluate(doubled, Knowledge(programme, only(employees=6))) == 12
    assert arithmetic.evaluate(doubled, Knowledge(programme, only(employees=7))) is None
    assert arithmetic.evaluate(doubled, Knowledge(programme, only())) is None


@pytest.mark.parametrize(
    "wrong", [{"if": YES}, {"then": 1}, {"question": "employees", "else": 1}, {"if": YES, "else": 1}]
)
def test_an_if_needs_its_then(wrong: dict[str, Any]) -> None:
    with pytest.raises(pydantic.ValidationError):
        Expression.model_validate(wrong)


def test_answered_is_never_unknown(programme: Programme, only: Only) -> None:
    condition = Condition.model_validate({"question": "hs_code", "answered": True})
    assert Knowledge(programme, only()).holds(condition) is False
    assert Knowledge(programme, only(hs_code="3304.99")).holds(condition) is True


def test_a_count_of_one_is_no_yes(programme: Programme, only: Only) -> None:
    condition = Condition.model_validate({"question": "employees", "is": True})
    assert Knowledge(programme, only(employees=1)).holds(condition) is False


def test_the_questions_of_a_condition_are_listed_once_each() -> None:
    condition = Condition.model_validate({"all": [YES, {"any": [NO, UNKNOWN]}]})
    assert logic.questions(condition) == ("employees", "annual_sales")


@pytest.mark.parametrize(
    "wrong",
    [
        {},
        {"question": "employees"},
        {"question": "employees", "is": 1, "in": [1]},
        {"is": 1},
        {"all": []},
        {"question": "employees", "is": 1, "all": [YES]},
        {"question": "employees", "script": "import os"},
        {"question": "employees", "answered": False},
        {"question": "employees", "distinct": False},
        {"question": "employees", "distinct": True, "is": 1},
    ],
)
def test_anything_else_is_no_condition(wrong: dict[str, Any]) -> None:
    with pytest.raises(pydantic.ValidationError):
        Condition.model_validate(wrong)
