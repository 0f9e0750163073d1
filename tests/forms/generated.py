"""Strategies: conditions and expressions of every operator over the questions of `made`, and answers to them."""

import datetime as dt
from typing import Any

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st

from tests.forms import made

#: Whole programmes take a while to make, so few are made at a time.
PROGRAMMES_AT_A_TIME = settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
MANY = settings(max_examples=300, deadline=None)

DAYS = st.dates(dt.date(2020, 1, 1), dt.date(2028, 12, 31))
SIZES = ("micro", "small", "large", "unsure")
PLATFORMS = ("amazon", "shopee", "none_yet")
PARAMETERS = {
    "least": 5,
    "cap": made.won(100),
    "rate": 1300,
    "grades": [{"below": 10, "gives": 1}, {"below": 50, "gives": 2}, {"gives": 3}],
    "caps": [{"below": made.won(50), "gives": made.won(30)}, {"gives": made.won(70)}],
    "by_size": {"micro": 3, "small": 7, "l": 9},
}

_SMALL = st.integers(-20, 120)
_NUMBER = (
    _SMALL
    | st.sampled_from([0.5, 2.5, {"parameter": "least"}, {"question": "employees"}, {"question": "weight"}])
    | st.sampled_from([{"question": "years", "column": "staff", "row": "2024"}, {"count": {"question": "platforms"}}])
    | st.sampled_from([{"count": {"question": "years"}}, {"count": {"question": "years", "column": "staff"}}])
    | st.booleans().map(
        lambda prefix: {"lookup": {"key": {"question": "size"}, "table": {"parameter": "by_size"}, "prefix": prefix}}
    )
    | st.builds(
        lambda unit, until: {"elapsed": {"unit": unit, "since": {"question": "opened_on"}} | until},
        st.sampled_from(["years", "months", "days"]),
        st.just({}) | DAYS.map(lambda day: {"until": day}),
    )
)
_MONEY = (
    _SMALL.map(made.won)
    | _SMALL.map(made.dollars)
    | st.sampled_from([{"parameter": "cap"}, {"question": "sales"}, {"question": "exports"}])
    | st.just({"question": "years", "column": "sales", "row": "2023"})
)
_LIST = st.sampled_from([{"question": "years", "column": "staff"}, {"question": "years", "column": "sales"}])
_DAY = DAYS | st.sampled_from([{"today": True}, {"question": "opened_on"}])


def _operator(inside: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    some = st.lists(inside, min_size=1, max_size=3)
    return (
        st.builds(
            lambda name, of: {name: of}, st.sampled_from(["sum", "product", "average", "least", "greatest"]), some
        )
        | st.builds(
            lambda name, one, other: {name: [one, other]}, st.sampled_from(["difference", "quotient"]), inside, inside
        )
        | st.builds(lambda value, to: {"rounded_down": {"value": value, "to": to}}, inside, st.integers(1, 9))
        | st.builds(
            lambda value, bands: {"band": {"value": value, "bands": {"parameter": bands}}},
            inside,
            st.sampled_from(["grades", "caps"]),
        )
        | st.builds(lambda value: {"convert": {"value": value, "to": "KRW", "rate": {"parameter": "rate"}}}, inside)
        | st.builds(lambda truth, one, other: {"if": truth, "then": one, "else": other}, TESTS, inside, inside)
        | st.builds(lambda truth, one: {"if": truth, "then": one}, TESTS, inside)
    )


def _figure_test(value: st.SearchStrategy[Any], bound: st.SearchStrategy[Any]) -> st.SearchStrategy[dict[str, Any]]:
    names = st.sampled_from(["at_least", "at_most", "above", "below", "is"])
    return st.builds(
        lambda value, name, bound: {"value": value, name: bound},
        value.filter(lambda one: isinstance(one, dict) and "amount" not in one),
        names,
        bound,
    )


_CHOICE_TEST = st.builds(
    lambda name, sizes: {"question": "size", name: sizes},
    st.sampled_from(["in", "not_in"]),
    st.lists(st.sampled_from(SIZES), min_size=1, max_size=2, unique=True),
) | st.builds(lambda one: {"question": "platforms", "is": one}, st.sampled_from(PLATFORMS))
_ANSWERED = st.sampled_from(["size", "sales", "years", "product"]).map(lambda key: {"question": key, "answered": True})
_DISTINCT = _LIST.map(lambda several: {"value": several, "distinct": True})
_YES_NO = st.booleans().map(lambda truth: {"question": "insured", "is": truth})
#: Tests whose truth can only become known, never turn, as answers come in.
TESTS = (
    _figure_test(_NUMBER, _NUMBER)
    | _figure_test(_MONEY, _MONEY)
    | _figure_test(_LIST, _NUMBER | _MONEY)
    | _figure_test(_DAY, _DAY)
    | _CHOICE_TEST
    | _DISTINCT
    | _YES_NO
)
EXPRESSIONS = st.recursive(_NUMBER | _MONEY | _LIST | _DAY, _operator, max_leaves=5)
_DERIVED = st.sampled_from([{"question": "first"}, {"question": "second"}])


def _conditions(test: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    def joined(part: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
        several = st.lists(part, min_size=1, max_size=3)
        return st.builds(lambda name, parts: {name: parts}, st.sampled_from(["all", "any"]), several) | st.builds(
            lambda one: {"not": one}, part
        )

    return st.recursive(test, joined, max_leaves=6)


MONOTONE = _conditions(TESTS | _figure_test(EXPRESSIONS | _DERIVED, EXPRESSIONS))
CONDITIONS = _conditions(TESTS | _ANSWERED | _figure_test(EXPRESSIONS | _DERIVED, EXPRESSIONS))
DERIVED = st.tuples(EXPRESSIONS, EXPRESSIONS).map(
    lambda pair: [
        {"key": key, "section": "one", "type": "decimal", "label": made.WORDS, "value": value}
        for key, value in zip(("first", "second"), pair, strict=True)
    ]
)

_ROW = st.fixed_dictionaries({}, optional={"sales": _SMALL.map(made.won), "staff": st.integers(0, 90)})
VALUES: dict[str, st.SearchStrategy[Any]] = {
    "employees": st.integers(0, 120),
    "sales": _SMALL.map(made.won) | _SMALL.map(made.dollars),
    "exports": _SMALL.map(made.dollars),
    "weight": st.sampled_from([0.0, 0.1, 2.5, 60.0]),
    "size": st.sampled_from(SIZES),
    "platforms": st.lists(st.sampled_from(PLATFORMS), max_size=2, unique=True),
    "insured": st.booleans(),
    "opened_on": DAYS.map(dt.date.isoformat),
    "product": st.just("화장품"),
    "years": st.lists(_ROW, max_size=3),
}
ANSWERS = st.fixed_dictionaries({}, optional=VALUES).map(lambda values: made.answers(**values))
EVERY_ANSWER = st.fixed_dictionaries(VALUES).map(lambda values: made.answers(**values))
