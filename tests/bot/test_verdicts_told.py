"""What is said of the eligibility: once, as soon as it is certain, again only after a change, and in the summary."""

from __future__ import annotations

import pytest

from bot.services.conversation import conversations
from bot.services.conversation.talk import Talk
from bot.services.programmes import verdicts
from document_fetch.demo import HANBIT
from tests.bot.person import Person, certificate

LANGUAGES = ("ko", "en")


@pytest.fixture(params=LANGUAGES)
def either(context, request):
    return Person(context, request.param)


def eligible(person: Person) -> str:
    """The words up to the answers that it rests on."""
    return person.label("verdict.eligible", labels="|").split("|")[0]


def times_told(person: Person, words: str) -> int:
    said = conversations.history(person.context, person.id, 0)
    return sum(words in message.body["text"] for message in said if message.sender == "bot")


def until_certain(person: Person) -> None:
    """Answers the last question that the rules wait for."""
    person.begin_with_questions()
    person.answer_questions(until="main_product")


def test_with_the_last_rule_that_turns_yes_it_is_said_with_what_it_rests_on(either):
    until_certain(either)
    told = next(message.body["text"] for message in either.heard if eligible(either) in message.body["text"])
    rules = either.context.programme.rules
    for key in ("sme_size", "business_status", "tax_arrears", "export_stage"):
        assert either.context.programme.question(key).label.to(either.language) in told
    assert len(rules) == 4
    assert {"ko": "최종 판단은 기관이 해요", "en": "The agency decides"}[either.language] in told
    assert either.open_step == ("question", "main_product")


def test_it_is_said_once_and_stands_in_the_summary(either):
    either.come_to_summary()
    assert times_told(either, eligible(either)) == 1
    assert either.heard[-1].body["text"].startswith(either.label("verdict.summary_yes"))


def test_a_change_to_no_is_said_with_its_near_miss_and_a_change_back_is_said_again(either):
    until_certain(either)
    suspended, operating = {"ko": ("휴업", "영업 중"), "en": ("suspended", "operating")}[either.language]
    rule = next(rule for rule in either.context.programme.rules if rule.key == "in_business")
    for round_ in (1, 2):
        change(either, suspended)
        assert rule.near_miss.to(either.language) in either.texts
        assert times_told(either, eligible(either)) == round_
        change(either, operating)
        assert times_told(either, eligible(either)) == round_ + 1


def change(person: Person, value: str) -> None:
    label = person.context.programme.question("business_status").label.to(person.language)
    person.say({"ko": f"{label} 고칠래요", "en": f"change {label}"}[person.language], deed="correct")
    person.say(value)


def test_what_does_not_change_the_verdict_says_nothing_of_it(either):
    until_certain(either)
    either.answer_questions(until="contact_name")
    assert times_told(either, eligible(either)) == 1


def test_values_just_read_are_confirmed_before_anything_is_judged_by_them(person):
    person.begin_with_questions()
    own = {"sme_size": "잘 모르겠어요", "business_number": HANBIT.business_number, "company_name": HANBIT.name}
    person.answer_questions(until="main_product", **own)
    person.upload(certificate("sme_confirmation"))
    assert verdicts.of(person.situation).outcome == "yes"
    assert times_told(person, eligible(person)) == 0
    person.press(person.label("button.right"))
    assert times_told(person, eligible(person)) == 1


def test_what_is_not_known_at_the_summary_is_said_with_what_decides_it(either):
    either.begin()
    either.upload(certificate("business_registration"))
    either.press(either.label("button.right"))
    either.press(either.label("button.questions_first"))
    answers = {"sme_size": {"ko": "잘 모르겠어요", "en": "not sure"}[either.language]}
    either.answer_questions(**answers)
    words = verdicts.in_summary(talk_of(either))
    label = either.context.programme.question("sme_size").label.to(either.language)
    rule = next(rule for rule in either.context.programme.rules if "sme" in rule.key)
    assert f"- {label}: {rule.reason_unknown.to(either.language)}" in words
    assert either.context.programme.question("export_stage").label.to(either.language) not in words
    assert times_told(either, eligible(either)) == 0


def talk_of(person: Person):
    return Talk(None, person.context, None, person.situation)  # type: ignore[arg-type]
