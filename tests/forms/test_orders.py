"""The order in which answers come, and answers that do not matter, change nothing: over programmes made by chance."""

import datetime as dt
import random
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from forms.answers import Answer
from forms.assessment import eligibility, scoring
from forms.definitions.model import Programme
from forms.evaluation import beneath
from forms.evaluation.knowledge import Knowledge
from forms.finding import finder
from tests.forms import generated, made

ON = dt.date(2026, 3, 2)
Answers = dict[str, Answer]
SHARED = [question | {"shared": question["key"]} for question in made.QUESTIONS]


def programme(needs: list[Any], derived: list[Any], amount: Any = None, name: str = "p") -> Programme:
    rules = [made.rule(f"r{number}", one, exclusion=number % 3 == 1) for number, one in enumerate(needs)]
    item = {"key": "item", "name": made.WORDS, "points": 10, "by": "formula", "score": derived[0]["value"]}
    bonus = {"key": "bonus", "name": made.WORDS, "points": 3, "needs": needs[0], "source": made.SOURCE}
    return made.programme(
        id=f"made.{name}",
        name=made.words(name),
        questions=SHARED,
        rules=rules,
        derived=derived,
        parameters=generated.PARAMETERS,
        support={"kind": "loan", "words": made.WORDS, "amount": amount},
        rubric={
            "criteria": [{"key": "c", "name": made.WORDS, "items": [item]}],
            "bonuses": [bonus],
            "source": made.SOURCE,
        },
    )


def programmes_of(conditions: st.SearchStrategy[Any]) -> st.SearchStrategy[Programme]:
    return st.builds(
        programme,
        st.lists(conditions, min_size=1, max_size=4),
        generated.DERIVED,
        st.none() | generated.EXPRESSIONS,
        st.sampled_from(["a", "b", "c"]),
    )


PROGRAMMES = programmes_of(generated.CONDITIONS)
MONOTONE = programmes_of(generated.MONOTONE)


def shuffled(answers: Answers, chance: random.Random) -> Answers:
    keys = list(answers)
    chance.shuffle(keys)
    return {key: answers[key] for key in keys}


def verdict(where: Programme, answers: Answers) -> Any:
    found = eligibility.evaluate(where, answers, ON)
    return found.outcome, [(one.rule, one.outcome, one.reason, one.trace) for one in found.findings]


def everything(where: Programme, answers: Answers) -> Any:
    known = Knowledge(where, answers, ON)
    assert where.rubric is not None
    return (
        verdict(where, answers),
        list(known.derived()),
        scoring.score(where.rubric, known, ()),
        ranks([where], answers),
    )


def ranks(programmes: list[Programme], answers: Answers) -> list[Any]:
    found = finder.rank(programmes, answers, ON)
    return [(one.programme.name.ko, one.standing, one.amount, one.deciding) for one in found]


@generated.PROGRAMMES_AT_A_TIME
@given(PROGRAMMES, generated.ANSWERS, st.randoms(use_true_random=False))
def test_any_order_of_answering_gives_the_same_verdict_values_points_and_rank(
    where: Programme, answers: Answers, chance: random.Random
) -> None:
    final = everything(where, answers)
    given_so_far: Answers = {}
    for key, answer in shuffled(answers, chance).items():
        given_so_far = given_so_far | {key: answer}
        everything(where, given_so_far)  # what is looked at on the way leaves no trace
    assert everything(where, given_so_far) == final


@generated.PROGRAMMES_AT_A_TIME
@given(st.lists(PROGRAMMES, max_size=4), generated.ANSWERS, st.randoms(use_true_random=False))
def test_programmes_are_ranked_alike_in_whatever_order_they_come(
    programmes: list[Programme], answers: Answers, chance: random.Random
) -> None:
    named = [one.model_copy(update={"id": f"made.p{number}"}) for number, one in enumerate(programmes)]
    others = list(named)
    chance.shuffle(others)
    assert [one.programme.id for one in finder.rank(named, answers, ON)] == [
        one.programme.id for one in finder.rank(others, shuffled(answers, chance), ON)
    ]


@generated.PROGRAMMES_AT_A_TIME
@given(PROGRAMMES, generated.ANSWERS, st.sampled_from(sorted(generated.VALUES)), st.data())
def test_an_answer_that_is_corrected_back_leaves_the_first_result(
    where: Programme, answers: Answers, key: str, data: st.DataObject
) -> None:
    first = everything(where, answers)
    changed = answers | made.answers(**{key: data.draw(generated.VALUES[key])})
    everything(where, changed)
    back = changed | {key: answers[key]} if key in answers else {one: changed[one] for one in changed if one != key}
    assert everything(where, back) == first


@generated.PROGRAMMES_AT_A_TIME
@given(PROGRAMMES, generated.ANSWERS, generated.EVERY_ANSWER)
def test_answers_that_no_rule_looks_at_change_no_outcome(where: Programme, answers: Answers, more: Answers) -> None:
    used = {key for rule in where.rules for key in beneath.questions(rule.needs, where)}
    irrelevant = {key: answer for key, answer in more.items() if key not in used}
    assert verdict(where, irrelevant | answers)[0] == verdict(where, answers)[0]
    assert verdict(where, answers | irrelevant) == verdict(where, answers)


@generated.PROGRAMMES_AT_A_TIME
@given(MONOTONE, generated.ANSWERS, generated.EVERY_ANSWER)
def test_a_further_answer_never_turns_a_yes_or_a_no(where: Programme, answers: Answers, more: Answers) -> None:
    before = {rule.key: Knowledge(where, answers, ON).holds(rule.needs) for rule in where.rules}
    after = {rule.key: Knowledge(where, more | answers, ON).holds(rule.needs) for rule in where.rules}
    assert {key: after[key] for key, truth in before.items() if truth is not None} == {
        key: truth for key, truth in before.items() if truth is not None
    }


@generated.PROGRAMMES_AT_A_TIME
@given(MONOTONE, generated.ANSWERS, generated.EVERY_ANSWER)
def test_a_further_answer_never_turns_what_a_programme_was_found_to_be(
    where: Programme, answers: Answers, more: Answers
) -> None:
    (before,), (after,) = finder.rank([where], answers, ON), finder.rank([where], more | answers, ON)
    assert before.standing == after.standing or before.standing == "open"
    assert before.amount == after.amount or before.amount is None


@generated.PROGRAMMES_AT_A_TIME
@given(MONOTONE, generated.ANSWERS)
def test_the_next_question_is_one_that_an_open_programme_waits_for(where: Programme, answers: Answers) -> None:
    question = finder.next_question(where.questions, [where], answers, ON, most=len(where.questions))
    (match,) = finder.rank([where], answers, ON)
    waiting = [key for key in match.deciding if key not in answers] if match.standing == "open" else []
    if not waiting:  # then one that the amount waits for, if there is an amount and it may still fit
        amount = where.support.amount if where.support and match.standing != "no" and match.amount is None else None
        waiting = [key for key in beneath.questions(amount, where) if key not in answers]
        assert question is None or question.key in waiting
    else:
        assert question
        assert question.key in waiting
