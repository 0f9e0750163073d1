"""Adding to a list that was answered, and taking out of it, at any later question."""

from __future__ import annotations

import pytest

from tests.bot.person import Person

KO, EN = "ko", "en"


@pytest.fixture
def either(context, language):
    """Somebody who sells on Amazon and Shopee, sends to the USA and Japan, and is asked whom to call."""
    person = Person(context, language)
    person.begin_with_questions()
    person.answer_questions(until="contact_name")
    return person


@pytest.mark.parametrize(
    ("language", "said", "key", "value"),
    [
        (KO, "라자다 추가해줘", "platforms", ["amazon", "shopee", "lazada"]),
        (KO, "라자다도 추가해 주세요", "platforms", ["amazon", "shopee", "lazada"]),
        (KO, "판매 채널에 라자다랑 큐텐 넣어 주세요.", "platforms", ["amazon", "shopee", "qoo10", "lazada"]),
        (KO, "쇼피는 빼주세요", "platforms", ["amazon"]),
        (KO, "아 참 쇼피 빼 줘요", "platforms", ["amazon"]),
        (KO, "대만 추가해줘", "destinations", ["US", "JP", "TW"]),
        (KO, "보내는 나라에서 일본 빼주세요", "destinations", ["US"]),
        (EN, "add Lazada", "platforms", ["amazon", "shopee", "lazada"]),
        (EN, "Please add Lazada, Qoo10 to our sales channels", "platforms", ["amazon", "shopee", "qoo10", "lazada"]),
        (EN, "remove Shopee", "platforms", ["amazon"]),
        (EN, "please remove Shopee from the list", "platforms", ["amazon"]),
        (EN, "add Taiwan", "destinations", ["US", "JP", "TW"]),
    ],
)  # fmt: skip
@pytest.mark.parametrize("deed", ["answer", "correct", "find"])
def test_a_list_is_changed_and_told_whatever_the_words_are_taken_for(either, said, key, value, deed):
    either.say(said, deed=deed)
    question = either.context.programme.question(key)
    assert either.answers[key] == value
    assert question.label.to(either.language) in either.heard[0].body["text"]
    assert either.open_step == ("question", "contact_name")
    assert "contact_name" not in either.answers


@pytest.mark.parametrize("language", [KO, EN])
def test_at_the_summary_the_change_stands_in_the_summary(context, language):
    person = Person(context, language)
    person.come_to_summary()
    person.say({KO: "라자다 추가해줘", EN: "add Lazada"}[language])
    row = next(row for row in person.heard[-1].body["rows"] if "azada" in row["value"] or "라자다" in row["value"])
    assert row["label"] == person.context.programme.question("platforms").label.to(language)
    assert person.open_step == ("confirm", "summary")


@pytest.mark.parametrize("language", [KO])
def test_what_is_in_the_list_already_or_not_in_it_is_said(either):
    either.say("쇼피 추가해줘")
    assert either.texts.startswith("판매 채널에 이미 있어요: 아마존, 쇼피")
    either.say("라자다 빼줘")
    assert either.texts.startswith("판매 채널에 없는 이름이에요. 지금은 이렇게 적혀 있어요: 아마존, 쇼피")
    assert either.answers["platforms"] == ["amazon", "shopee"]


@pytest.mark.parametrize("language", [KO])
def test_a_list_that_would_be_empty_is_asked_anew(either):
    either.say("아마존이랑 쇼피 빼줘")
    assert either.answers["platforms"] == ["amazon", "shopee"]
    assert either.open_step == ("reopened", "platforms")
    either.say("라자다 추가해줘")
    assert either.answers["platforms"] == ["amazon", "shopee", "lazada"]


def test_a_name_beside_none_takes_its_place(person):
    person.begin_with_questions()
    person.answer_questions(until="contact_name", platforms="아직 없어요")
    person.say("라자다 추가해줘")
    assert person.answers["platforms"] == ["lazada"]


@pytest.mark.parametrize(
    "said", ["라자다 추가할 수 있어요?", "라자다 추가하면 뭐가 달라져요", "상담원 추가해줘", "추가해줘"]
)
def test_a_question_about_it_and_what_is_no_choice_changes_nothing(person, said):
    person.begin_with_questions()
    person.answer_questions(until="monthly_parcels")
    held = person.answers
    person.say(said)
    assert person.answers == held


def test_while_the_list_itself_is_asked_the_words_are_its_answer_and_no_change_of_another(person):
    person.begin_with_questions()
    person.answer_questions(until="platforms")
    person.say("라자다 추가해줘")
    assert person.answers.get("platforms") in (None, ["lazada"])
