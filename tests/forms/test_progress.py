"""Which question comes next."""

from collections.abc import Callable

from forms import progress
from forms.answers import Answer
from forms.definitions.model import Programme
from forms.progress import Progress

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


def test_progress_counts_visible_questions(programme: Programme, only: Only) -> None:
    # Hidden at first: corporate number, store address and last year's exports.
    assert progress.progress(programme, {}) == Progress(done=0, total=22)
    assert progress.progress(programme, only(business_form="corporation")) == Progress(done=1, total=23)
    skipped = progress.progress(programme, only(business_form="corporation"), {"corporate_number"})
    assert skipped == Progress(done=2, total=23)


def test_answering_never_makes_fewer_things_done(programme: Programme, answered: Answered) -> None:
    answers: dict[str, Answer] = {}
    done = []
    for key, answer in answered().items():
        answers[key] = answer
        done.append(progress.progress(programme, answers).done)
    assert done == sorted(done)
