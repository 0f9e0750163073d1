"""The voucher asks little: what certificates hold and what follows from answers is not asked."""

import datetime as dt

import pytest

from forms import fields, progress
from forms.answers import Answer, Answers, Provenance
from forms.definitions import logic
from forms.definitions.model import Programme
from forms.evaluation.knowledge import Knowledge
from tests import definitions

NOTICES = ("2026-1", "2026-2")  # in 2022 freight was limited so low that even the example must tell it
ON = dt.date(2026, 4, 20)


@pytest.fixture(params=NOTICES)
def voucher(request: pytest.FixtureRequest) -> Programme:
    return definitions.shipped().pinned("kosme.export_voucher", request.param)


def filled(programme: Programme) -> Answers:
    """The answers of a company that types every example."""
    answers: dict[str, Answer] = {}
    while (question := progress.next_question(programme, answers, on=ON)) is not None:
        value = fields.parse(question, question.example.ko, "ko")
        answers[question.key] = Answer(question.key, value, Provenance("user", confirmed=True))
    return answers


def test_with_all_its_certificates_read_at_most_a_third_of_its_fields_is_asked(voucher: Programme) -> None:
    answers = filled(voucher)
    derived = list(Knowledge(voucher, answers, ON).derived())
    asked = [key for key in answers if not voucher.question(key).proved_by]
    assert 3 * len(asked) <= len(answers) + len(derived), asked


def test_an_ordinary_company_answers_all_exclusions_with_two_taps(voucher: Programme) -> None:
    rules = {rule.key for rule in voucher.rules if rule.exclusion}
    answers = filled(voucher)
    asked = [key for key in answers if voucher.question(key).section == "eligibility"]
    assert asked == ["sme_size", "exclusions", "tax_arrears", "local_tax_arrears", "current_vouchers"]
    assert len(rules) == 9


def test_the_guessed_uplift_is_told_apart_from_what_is_expected(voucher: Programme) -> None:
    assert voucher.notice.parameters["uplift"].guess
    assert voucher.support is not None
    assert "우대를 받으면 더 받을 수 있어요" in voucher.support.words.ko
    for expected in ("government_ceiling", "voucher_total", "own_share"):
        assert "uplift" not in beneath(voucher, expected)


def beneath(programme: Programme, key: str) -> set[str]:
    """The derived values and answers that `key` rests on."""
    derived = {each.key: each for each in programme.derived}
    named = set(logic.questions(derived[key].value)) if key in derived else set()
    return named.union(*(beneath(programme, one) for one in named))


def test_the_hour_at_which_applications_end_is_said(voucher: Programme) -> None:
    assert "17시" in voucher.summary.ko
    assert "17:00" in voucher.summary.en
