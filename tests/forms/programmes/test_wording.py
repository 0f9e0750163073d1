"""Every shipped programme talks as a good civil servant does: one question, one reason, polite, without a promise."""

import re
from collections.abc import Iterator

import pytest

from forms.definitions.model import LANGUAGES, Programme, Words
from tests import definitions

EVERY = list(definitions.shipped())
each = pytest.mark.parametrize("programme", EVERY, ids=lambda programme: f"{programme.id}-{programme.notice.id}")
REASONS = ("reason_yes", "reason_no", "reason_unknown", "near_miss")


_PARTICLE = re.compile(r"\{[^{}]*:([^{}/]*)/[^{}]*\}")
_POLITE_END = re.compile(r"[요죠](?:\([^()]*\))?[.?]$")


def impolite(words: Words) -> list[str]:
    """Korean sentences that do not end in 요 or 죠, a source in brackets aside."""
    sentences = re.split(r"(?<=[.?])\s", _PARTICLE.sub(r"\1", words.ko))
    return [sentence for sentence in sentences if not _POLITE_END.search(sentence)]


def told(programme: Programme) -> Iterator[Words]:
    """What people read of questions, rules and limits, and of the programme itself."""
    yield from (programme.summary, programme.next_steps, programme.stored)
    for question in programme.questions:
        yield from (question.ask, question.why, question.help)
    for rule in programme.rules:
        yield from (words for name in REASONS if (words := getattr(rule, name)))
    yield from (limit.words for limit in programme.limits)
    yield from (paper.where for paper in programme.requirements)
    yield from [programme.support.words] if programme.support else []


@each
def test_each_ask_is_one_question_and_each_why_one_sentence(programme: Programme) -> None:
    for question in programme.questions:
        for language in LANGUAGES:
            ask, why = question.ask.to(language), question.why.to(language)
            assert (ask.count("?"), ask[-1]) == (1, "?"), ask
            assert (why.count("."), why[-1]) == (1, "."), why


@each
def test_korean_is_polite_and_plain(programme: Programme) -> None:
    assert [sentence for words in told(programme) for sentence in impolite(words)] == []


@each
def test_every_rule_has_its_source_and_what_would_change_a_no(programme: Programme) -> None:
    assert [rule.key for rule in programme.rules if not rule.source or rule.near_miss is None] == []


@each
def test_a_met_condition_is_never_told_as_a_decision(programme: Programme) -> None:
    said = [text for rule in programme.rules for text in (rule.reason_yes.ko, rule.reason_yes.en)]
    promises = ("선정되", "선정됐", "승인되", "승인됐", "받게 돼요", "selected", "approved", "you will get")
    assert [text for text in said if any(promise in text for promise in promises)] == []


@each
def test_consent_to_collection_comes_first_and_to_provision_last(programme: Programme) -> None:
    when = {consent.key: consent.asked for consent in programme.consents}
    assert when.pop("collection") == "first"
    assert when.pop("registers", "registers") == "registers"  # the search asks none
    assert when.pop("fetch", "fetch") == "fetch"
    assert set(when.values()) <= {"last"}
    for consent in programme.consents:
        assert "않을 권리가 있습니다" in consent.text.ko
        assert "right to refuse" in consent.text.en


@each
def test_what_a_choice_is_called_is_short_enough_for_a_button(programme: Programme) -> None:
    choices = [choice for question in programme.questions for choice in question.choices]
    labels = [choice.label.to(language) for choice in choices for language in LANGUAGES]
    assert [label for label in labels if len(label) > 60] == []
