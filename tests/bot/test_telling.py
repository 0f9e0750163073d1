"""Small words after an answer: what was taken, and why more is to be asked than was said before."""

from __future__ import annotations

import pytest

from tests.bot.person import Person


@pytest.fixture(params=["ko", "en"])
def either(context, request):
    return Person(context, request.param)


def echo(person: Person, key: str, value: str) -> str:
    label = person.context.programme.question(key).label.to(person.language)
    return person.label("answer.understood", label=label, value=value)


@pytest.mark.parametrize(
    ("key", "said"),
    [
        ("platforms", {"ko": "아마존, 쇼피", "en": "Amazon, Shopee"}),  # as the list sends what was ticked
        ("contact_name", {"ko": "김하늘", "en": "Kim Haneul"}),
        ("company_name", {"ko": "한빛식품 주식회사", "en": "Hanbit Foods"}),
    ],
)
def test_what_was_typed_is_said_as_it_was_taken(either, key, said):
    either.begin_with_questions()
    either.answer_questions(until=key)
    either.say(said[either.language])
    assert either.heard[0].body["text"] == echo(either, key, said[either.language])


def test_a_long_text_that_stands_just_above_is_not_said_again(either):
    either.begin_with_questions()
    either.answer_questions(until="main_product")
    either.say("gim " * 24 + "gim")
    label = either.context.programme.question("main_product").label.to(either.language)
    assert either.heard[0].body["text"] == either.label("answer.noted", label=label)


def test_a_pressed_button_stays_marked_and_needs_no_echo(either):
    either.begin_with_questions()
    either.answer_questions(until="business_status")
    either.press(either.context.programme.question("business_status").choices[0].label.to(either.language))
    assert len(either.heard) == 1


def test_a_total_that_rises_is_told_with_its_reason_and_no_other_is(either):
    either.begin_with_questions()
    own, sole = {"ko": ("법인사업자", "개인사업자"), "en": ("corporation", "sole trader")}[either.language]
    either.answer_questions(until="opened_on", business_form=sole)
    fewer = either.situation.progress.total
    label = either.context.programme.question("business_form").label.to(either.language)
    either.say({"ko": f"{label} 고칠래요", "en": f"change {label}"}[either.language], deed="correct")
    either.say(own)
    assert either.situation.progress.total == fewer + 1
    assert either.label("answer.more_to_ask", count=1) in either.texts
    either.answer_questions(until="sme_size")
    assert either.label("answer.more_to_ask", count=1) not in either.texts


def test_from_the_first_question_to_the_summary_the_shown_total_never_rises(either):
    either.begin_with_questions()
    seen = [either.situation.progress]
    while either.open_step[0] == "question":
        question = either.context.programme.question(either.open_step[1])
        either.say(question.example.to(either.language))
        seen.append(either.situation.progress)
    assert [each.total for each in seen] == sorted((each.total for each in seen), reverse=True)
    assert [each.done for each in seen] == sorted(each.done for each in seen)
