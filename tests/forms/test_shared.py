"""What programmes share is whole by itself, before any programme takes it over."""

from typing import Any

import pytest

from forms import errors, fields
from forms.definitions.model import LANGUAGES, Question, Requirement, Rule
from forms.loading import sharing

LIBRARY, FAULTS = sharing.load()
QUESTIONS, RULES, PAPERS = (LIBRARY.entries[name] for name in ("questions", "rules", "requirements"))
#: What proves an answer: papers, and what registers say.
KINDS = {kind for paper in PAPERS.values() for kind in paper["kinds"]} | {"business_status"}


def ids(entries: Any) -> Any:
    return pytest.mark.parametrize(("key", "entry"), entries.items(), ids=list(entries))


def test_the_shared_files_have_no_faults() -> None:
    assert FAULTS == []


@ids(QUESTIONS)
def test_a_shared_question_is_whole(key: str, entry: dict[str, Any]) -> None:
    question = Question.model_validate({"key": key, **entry})
    assert question.section in LIBRARY.entries["sections"]
    assert {proof.kind for proof in question.proved_by} <= KINDS, "a paper that no shared requirement names"


@ids(QUESTIONS)
def test_the_example_of_a_shared_question_is_an_answer(key: str, entry: dict[str, Any]) -> None:
    question = Question.model_validate({"key": key, **entry})
    for language in LANGUAGES:
        try:
            fields.parse(question, question.example.to(language), language)
        except errors.FieldError as exc:
            pytest.fail(f"{language}: {exc}")


@ids(RULES)
def test_a_shared_rule_is_whole_and_says_what_would_change_a_no(key: str, entry: dict[str, Any]) -> None:
    assert Rule.model_validate({"key": key, **entry}).near_miss is not None


@ids(PAPERS)
def test_a_shared_paper_is_whole(key: str, entry: dict[str, Any]) -> None:
    assert Requirement.model_validate({"key": key, **entry}).where.ko
