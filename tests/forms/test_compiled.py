"""The compiled form says what the readable one says."""

import datetime as dt
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from forms.answers import Answer
from forms.assessment import eligibility
from forms.definitions.editions import Editions
from forms.definitions.logic import Condition, Expression
from forms.definitions.model import Programme
from forms.evaluation import arithmetic, compiled, conditions, nodes
from forms.evaluation.knowledge import Knowledge
from tests import definitions
from tests.forms import cases, generated, made

ON = dt.date(2026, 3, 2)
Answers = dict[str, Answer]


def programme(**parts: Any) -> Programme:
    return made.programme(parameters=generated.PARAMETERS, **parts)


@generated.MANY
@given(generated.CONDITIONS, generated.DERIVED, generated.ANSWERS, st.none() | generated.DAYS)
def test_a_compiled_condition_has_the_truth_of_the_readable_one(
    needs: dict[str, Any], derived: list[dict[str, Any]], answers: Answers, on: dt.date | None
) -> None:
    where = programme(derived=derived)
    condition = Condition.model_validate(needs)
    node = compiled.condition(where, condition)
    assert (
        node.run(compiled.call(where, answers, on)) == conditions.trace(condition, Knowledge(where, answers, on)).truth
    )


@generated.MANY
@given(generated.EXPRESSIONS, generated.ANSWERS, st.none() | generated.DAYS)
def test_a_compiled_expression_has_the_value_of_the_readable_one(
    written: Any, answers: Answers, on: dt.date | None
) -> None:
    where = programme(support={"kind": "loan", "words": made.WORDS, "amount": written})
    assert where.support is not None
    node = compiled.expression(where, where.support.amount)
    found = node.run(compiled.call(where, answers, on))
    readable = arithmetic.evaluate(where.support.amount, Knowledge(where, answers, on))
    assert (type(found), found) == (type(readable), readable)


@generated.PROGRAMMES_AT_A_TIME
@given(st.lists(generated.CONDITIONS, min_size=1, max_size=4), generated.ANSWERS, generated.DAYS, st.booleans())
def test_a_programme_is_placed_as_its_verdict_says(
    needs: list[dict[str, Any]], answers: Answers, on: dt.date, excludes: bool
) -> None:
    days = [{"since": "2024-01-01"}, {"until": "2026-12-31"}, {"exclusion": excludes}, {}]
    rules = [made.rule(f"r{number}", one, **days[number]) for number, one in enumerate(needs)]
    derived = [{"key": key, "section": "one", "type": "count", "label": made.WORDS, "value": {"question": "employees"}}
               for key in ("first", "second")]  # fmt: skip
    where = programme(rules=rules, derived=derived)
    truth = compiled.of(where).truth(compiled.call(where, answers, on))
    assert eligibility.OUTCOMES[truth] == eligibility.evaluate(where, answers, on).outcome  # type: ignore[index]


def test_the_size_test_of_the_law_is_compiled_too() -> None:
    written = Expression.model_validate(
        {
            "sme_size": {
                "industry": "C10",
                "sales": {2025: {"question": "sales"}, 2024: made.won(1)},
                "opened_on": dt.date(2010, 1, 1),
            }
        }
    )
    where = programme()
    for amount in (None, 10**6, 10**13):
        answers = {} if amount is None else made.answers(sales=made.won(amount))
        found = compiled.expression(where, written).run(compiled.call(where, answers, ON))
        assert found == arithmetic.evaluate(written, Knowledge(where, answers, ON))


def test_what_means_the_same_in_two_programmes_is_worked_out_once() -> None:
    needs = {"question": "employees", "at_least": {"parameter": "least"}}
    one, other = (compiled.of(programme(id=f"made.p{number}", rules=[made.rule("r", needs)])) for number in (1, 2))
    assert one.rules[0].needs.slot == other.rules[0].needs.slot
    call = nodes.Call({"employees": 6}, ON)
    assert one.truth(call) is True
    worked_out = dict(call.memo)
    assert other.truth(call) is True
    assert call.memo == worked_out


def test_what_means_something_else_in_another_programme_is_kept_apart() -> None:
    def slot(needs: dict[str, Any], **parts: Any) -> str:
        return compiled.of(made.programme(rules=[made.rule("r", needs)], **parts)).rules[0].needs.slot

    bound = {"question": "employees", "at_least": {"parameter": "least"}}
    own = {"question": "weight", "at_least": 1}
    yes, one = {"question": "insured", "is": True}, {"question": "insured", "is": 1}
    decided = [
        question | {"choices": made.choices("unsure")} for question in made.QUESTIONS if question["key"] == "size"
    ]
    size = {"question": "size", "is": "unsure"}
    assert slot(bound, parameters={"least": 5}) != slot(bound, parameters={"least": 6})
    assert slot(own) != slot(own, id="made.other")
    assert slot(yes) != slot(one)
    assert slot(size) != slot(size, questions=decided)


def test_an_own_question_takes_no_answer_of_another_programme() -> None:
    where = compiled.of(made.programme(rules=[made.rule("r", {"question": "weight", "at_least": 1})]))
    assert where.truth(nodes.Call({"weight": 5.0, "made.other.weight": 5.0}, ON)) is None
    assert where.truth(nodes.Call({"made.up.weight": 5.0}, ON)) is True


def test_a_condition_waits_for_what_could_still_settle_it() -> None:
    needs = {
        "all": [
            {"any": [{"question": "insured", "is": True}, {"question": "employees", "at_least": 5}]},
            {"not": {"question": "size", "is": "large"}},
            {"value": {"sum": [{"question": "weight"}, {"question": "years", "column": "staff"}]}, "above": 1},
        ]
    }
    where = made.programme(rules=[made.rule("r", needs)])
    condition = compiled.of(where).rules[0].needs

    def waiting(**values: Any) -> list[str]:
        return [
            each.removeprefix("made.up.")
            for each in nodes.waits_for(condition, compiled.call(where, made.answers(**values), ON))
        ]

    assert waiting() == ["insured", "employees", "size", "weight", "years"]
    assert waiting(insured=True, weight=1.5) == ["size", "years"]
    assert waiting(size="unsure", employees=7, weight=1.5, years=[{"staff": 1}, {}, {}]) == ["size", "years"]
    assert waiting(size="large") == []


def test_a_programme_is_compiled_once() -> None:
    where = made.programme()
    assert compiled.of(where) is compiled.of(where)
    assert compiled.of(where) is not compiled.of(made.programme())


@pytest.mark.parametrize("path", cases.files(), ids=lambda path: path.stem)
def test_of_every_case_of_a_shipped_programme_both_forms_say_the_same(path: Path, shipped: Editions) -> None:
    for case in cases.load(path):
        where = cases.as_noticed(shipped.pinned(case.programme, case.notice), case.parameters)
        known = Knowledge(where, made.answers(**case.answers), case.on)
        call = compiled.call(where, known.answers, case.on)  # what is hidden is no part of an application
        needs = [rule.needs for rule in where.rules] + [limit.needs for limit in where.limits]
        assert [compiled.condition(where, one).run(call) for one in needs] == [known.holds(one) for one in needs]
        values = [compiled.expression(where, each.value).run(call) for each in where.derived]
        assert values == [known.value(each.key) for each in where.derived]


@pytest.fixture(scope="module")
def shipped() -> Editions:
    return definitions.shipped()
