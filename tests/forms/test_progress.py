"""Which question comes next."""

from collections.abc import Callable
from datetime import date
from itertools import pairwise

import pytest

from forms import fields, progress
from forms.answers import Answer, Provenance
from forms.definitions.model import Programme, Question
from forms.loading import loader
from forms.progress import Progress

DAY = date(2026, 11, 24)
EVERY = {each.id: each for each in loader.load_folder(loader.PROGRAMMES).on_offer(DAY, frozenset())}

Only = Callable[..., dict[str, Answer]]
Answered = Callable[..., dict[str, Answer]]


def test_the_first_question_is_the_business_number(programme: Programme) -> None:
    first = progress.next_question(programme, {})
    assert first is not None
    assert first.key == "business_number"


def test_a_corporation_is_asked_for_its_corporate_number_and_a_sole_trader_is_not(
    programme: Programme, only: Only
) -> None:
    def shown(form: str) -> set[str]:
        return {question.key for question in progress.visible(programme, only(business_form=form))}

    assert "corporate_number" in shown("corporation")
    assert "corporate_number" not in shown("sole_trader")


def test_a_question_whose_condition_is_unknown_is_not_shown_yet(programme: Programme) -> None:
    assert "corporate_number" not in {question.key for question in progress.visible(programme, {})}


def test_nothing_is_open_when_everything_required_is_answered_and_the_rest_skipped(
    programme: Programme, answered: Answered
) -> None:
    optional = {question.key for question in programme.questions if question.optional}
    assert progress.open_questions(programme, answered(), optional) == ()
    assert progress.next_question(programme, answered(), optional) is None


def test_a_skipped_question_that_is_required_comes_back_last(programme: Programme, only: Only) -> None:
    open_now = progress.open_questions(programme, only(), {"business_number", "annual_sales"})
    keys = [question.key for question in open_now]
    assert keys[0] == "company_name"
    assert keys[-1] == "business_number"
    assert "annual_sales" not in keys


def test_progress_counts_what_may_concern_the_company_and_says_so(programme: Programme, only: Only) -> None:
    # Not known at first whether they are asked: corporate number, store address and last year's exports.
    assert progress.progress(programme, {}) == Progress(done=0, total=25, about=True)
    assert progress.progress(programme, only(business_form="corporation")) == Progress(1, 25, about=True)
    assert progress.progress(programme, only(business_form="sole_trader")) == Progress(1, 24, about=True)
    skipped = progress.progress(programme, only(business_form="corporation"), {"corporate_number"})
    assert skipped == Progress(2, 25, about=True)


def test_the_total_is_certain_as_soon_as_nothing_open_decides_what_is_asked(
    programme: Programme, answered: Answered
) -> None:
    done = progress.progress(programme, answered())
    assert (done.total, done.about) == (len(progress.visible(programme, answered())), False)


def test_answering_never_makes_fewer_things_done(programme: Programme, answered: Answered) -> None:
    answers: dict[str, Answer] = {}
    done = []
    for key, answer in answered().items():
        answers[key] = answer
        done.append(progress.progress(programme, answers).done)
    assert done == sorted(done)


@pytest.mark.parametrize("name", sorted(EVERY), ids=str)
def test_from_question_to_question_the_total_only_falls_and_less_is_left(name: str) -> None:
    """Whoever answers by the examples, and whoever skips what may be skipped."""
    for skips in (False, True):
        answers: dict[str, Answer] = {}
        skipped: set[str] = set()
        steps = [progress.progress(EVERY[name], answers, skipped, DAY)]
        while (question := progress.next_question(EVERY[name], answers, skipped, DAY)) is not None:
            if skips and question.optional:
                skipped.add(question.key)
            else:
                answers[question.key] = given(question)
            steps.append(progress.progress(EVERY[name], answers, skipped, DAY))
        for before, after in pairwise(steps):
            assert after.total <= before.total
            assert after.done > before.done
            assert before.about or after.total == before.total
        assert (steps[-1].done, steps[-1].about) == (steps[-1].total, False)


def given(question: Question) -> Answer:
    value = "document" if question.type == "file" else fields.parse(question, question.example.ko, "ko")
    return Answer(question.key, value, Provenance("user", confirmed=True))
