"""Every programme says of made-up companies what its cases expect; the cases stand beside, as data."""

import re
from collections import Counter
from pathlib import Path

import pytest

from forms.definitions.model import Question
from tests.definitions import shipped
from tests.forms import cases
from tests.forms.cases import Case

ALL = [case for path in cases.files() for case in cases.load(path)]


@pytest.mark.parametrize("case", [pytest.param(case, id=f"{case.programme}: {case.name}") for case in ALL])
def test_a_company_is_told_what_the_case_expects(case: Case) -> None:
    programme = shipped().pinned(case.programme, case.notice)
    assert cases.differences(case, programme) == []


@pytest.mark.parametrize("path", cases.files(), ids=lambda path: path.stem)
def test_the_names_of_cases_are_sentences_of_their_own(path: Path) -> None:
    names = [case.name for case in cases.load(path)]
    assert [name for name, count in Counter(names).items() if count > 1] == []
    assert [name for name in names if len(name.split()) < 3 or name.endswith(".")] == []


@pytest.mark.parametrize("case", [pytest.param(case, id=f"{case.programme}: {case.name}") for case in ALL])
def test_a_case_answers_questions_that_are_asked_with_answers_that_are_offered(case: Case) -> None:
    programme = shipped().pinned(case.programme, case.notice)
    for key, value in case.answers.items():
        assert wrong(programme.question(key), value) == []


def wrong(question: Question, value: object) -> list[object]:
    """What the question does not offer, or what is no answer of its type."""
    if question.type in {"choice", "choices"}:
        assert isinstance(value, list) == (question.type == "choices")
        offered = {choice.id for choice in question.choices}
        return [one for one in (value if isinstance(value, list) else [value]) if one not in offered]
    if question.type == "date":
        return [] if re.fullmatch(r"\d{4}-\d\d-\d\d", str(value)) else [value]
    kinds = {"money": dict, "count": int, "table": list, "yes_no": bool}
    return [] if isinstance(value, kinds.get(question.type, object)) else [value]
