"""Every shipped programme can be filled in by its own examples, and what comes of it is a valid dossier."""

import datetime as dt

import jsonschema
import pytest

from forms import dossier, dossier_schema, fields, progress
from forms.answers import Answer, Provenance
from forms.assessment import eligibility
from forms.definitions import logic
from forms.definitions.basics import LANGUAGES, Language
from forms.definitions.model import Programme, Question
from forms.evaluation.knowledge import Knowledge
from tests import definitions

EVERY = [programme for programme in definitions.shipped() if programme.kind == "application"]
DAY = dt.date(2026, 11, 24)
NOW = dt.datetime(2026, 11, 24, 9, tzinfo=dt.UTC)


def filled(programme: Programme, language: Language) -> dict[str, Answer]:
    """The answers of somebody who types every example."""
    answers: dict[str, Answer] = {}
    while (question := progress.next_question(programme, answers, on=DAY)) is not None:
        value = fields.parse(question, question.example.to(language), language)
        answers[question.key] = Answer(question.key, value, Provenance("user", confirmed=True, given_at=NOW))
    return answers


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("programme", EVERY, ids=lambda each: f"{each.id} {each.notice.id}")
def test_the_examples_make_a_valid_dossier(programme: Programme, language: Language) -> None:
    answers = filled(programme, language)
    built = dossier.build(
        programme,
        submission_id="6f1d3f9e-6a58-4c1e-9a53-2f0b8f3f7f10",
        revision=1,
        created_at=NOW,
        language=language,
        answers=answers,
        documents=[],
        consents=[
            dossier.GivenConsent(each.key, each.version, each.sha256(language), language, NOW)
            for each in programme.consents
        ],
        verdict=eligibility.evaluate(programme, answers, DAY),
        discrepancies=[],
        on=DAY,
    )
    jsonschema.Draft202012Validator(dossier_schema.schema()).validate(built)
    assert built["eligibility"]["outcome"] != "no", [  # type: ignore[index, call-overload]
        finding.rule for finding in eligibility.evaluate(programme, answers, DAY).findings if finding.outcome == "no"
    ]


@pytest.mark.parametrize("programme", EVERY, ids=lambda each: f"{each.id} {each.notice.id}")
def test_every_value_is_shown_in_both_languages(programme: Programme) -> None:
    for answer in filled(programme, "ko").values():
        question = programme.question(answer.key)
        assert all(fields.show(question, answer.value, language).strip() for language in LANGUAGES)


@pytest.mark.parametrize("programme", EVERY, ids=lambda each: f"{each.id} {each.notice.id}")
def test_none_stands_alone_in_every_list_that_a_rule_looks_at(programme: Programme) -> None:
    looked_at = {key for rule in programme.rules for key in logic.questions(rule.needs)}
    lists = [each for each in programme.questions if each.type == "choices" and each.key in looked_at]
    assert [each.key for each in lists if _none_of(each) and not _refuses_none_with_others(programme, each)] == []


def _none_of(question: Question) -> bool:
    return any(choice.id == "none" for choice in question.choices)


def _refuses_none_with_others(programme: Programme, question: Question) -> bool:
    always = question.model_copy(update={"shown_if": None})
    alone = programme.model_copy(update={"questions": (always,)})
    both = ["none", next(choice.id for choice in question.choices if choice.id != "none")]
    known = Knowledge(alone, {question.key: Answer(question.key, both, Provenance("user", confirmed=True))}, DAY)
    return any(known.holds(limit.needs) is False for limit in programme.limits if limit.mend == (question.key,))
