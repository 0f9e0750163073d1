"""Several papers at once: one message with what each of them gave, and one confirmation."""

from __future__ import annotations

from dataclasses import replace

import pytest

from document_fetch.demo import DALBIT, HANBIT
from tests.bot.person import CERTIFICATES, Person, certificate

REGISTRATION, SME, TAX = CERTIFICATES
NOTHING = "business_registration_proof"


@pytest.fixture(params=["ko", "en"])
def either(context, reader, request):
    person = Person(context, request.param)
    person.begin()
    return person


def give(person: Person, *contents: bytes) -> list:
    """Hands all in before the first is read; gives everything that is said until the last is told of."""
    for number, content in enumerate(contents):
        person.hand_in(content, f"{number}.pdf")
    person.work()
    return [message for _ in contents for message in person.be_answered()]


def words(messages) -> list[str]:
    return [message.body["text"] for message in messages if message.body["text"]]


def test_four_papers_are_one_message_with_the_values_of_each_and_one_confirmation(either):
    heard = give(either, *map(certificate, (*CERTIFICATES, NOTHING)))
    (text,) = words(heard)
    rows = heard[-1].body["rows"]
    assert text.endswith(either.label("ask.readings"))
    assert either.label("document.read_several", count=4, filled=len(rows)) in text
    label = either.context.programme.question("company_name").label.to(either.language)
    assert ("한빛식품(주)", label) in {(row["value"], row["label"]) for row in rows}
    assert len({row["group"] for row in rows}) == 3
    assert either.labels == [either.label("button.all_right"), either.label("button.one_by_one")]
    either.press(either.label("button.all_right"))
    assert all(answer.provenance.confirmed for answer in either.situation.answers.values())
    assert either.open_step[0] == "question"


def test_a_paper_that_filled_nothing_is_named_and_not_asked_about(either):
    heard = give(either, certificate(REGISTRATION), certificate(NOTHING))
    (text,) = words(heard)
    name = {"ko": "사업자등록증명", "en": "usiness registration"}[either.language]
    assert either.label("document.nothing_new_in", names="|").split("|")[either.language == "ko"].strip() in text
    assert name in text
    assert either.labels == [either.label("button.right"), either.label("button.correct")]
    either.press(either.label("button.right"))
    assert either.open_step[0] != "reading"


def test_papers_that_all_give_nothing_new_ask_nothing(either):
    give(either, *map(certificate, CERTIFICATES))
    either.press(either.label("button.all_right"))
    step = either.open_step
    heard = give(either, *map(certificate, CERTIFICATES))
    assert either.label("ask.readings") not in "\n".join(words(heard))
    assert either.open_step == step


def test_one_by_one_each_paper_stands_with_its_values(either):
    give(either, *map(certificate, CERTIFICATES))
    either.press(either.label("button.one_by_one"))
    for number, _ in enumerate(CERTIFICATES):
        assert either.open_step[0] == "reading"
        assert either.heard[-1].body["rows"]
        confirmed = [document.confirmed for document in either.situation.documents]
        assert confirmed.count(True) == number
        either.press(either.label("button.right"))
    assert either.open_step[0] == "question"


def test_doubtful_values_are_marked_in_the_list_and_asked(either):
    wrong = replace(HANBIT, business_number="999-81-00127")
    heard = give(either, certificate(REGISTRATION, wrong), certificate(TAX))
    doubtful = [row for row in heard[-1].body["rows"] if row.get("state") == "doubtful"]
    assert [row["value"] for row in doubtful] == ["999-81-00127"]
    assert "business_number" not in either.answers or either.answers["business_number"] != "999-81-00127"


def test_a_paper_that_comes_after_the_question_was_shown_is_not_agreed_to_unseen(either):
    give(either, certificate(REGISTRATION), certificate(SME))
    before = either.button(either.label("button.all_right"))
    either.hand_in(certificate(TAX))
    either.work()
    either.be_answered()
    either.press_id(before)
    assert not any(answer.provenance.confirmed for answer in either.situation.answers.values())
    either.press(either.label("button.all_right"))
    assert all(answer.provenance.confirmed for answer in either.situation.answers.values())


def test_another_company_s_paper_in_the_bundle_has_its_own_words(either):
    heard = give(either, certificate(REGISTRATION), certificate(SME, DALBIT), certificate(TAX))
    assert DALBIT.business_number in "\n".join(words(heard))
    assert either.label("document.read_several", count=2, filled=len(either.answers)) in words(heard)[-1]


def test_after_an_interruption_the_values_are_shown_again_beside_the_question(either):
    give(either, certificate(REGISTRATION))
    either.say("?", deed="ask_why")
    assert any(row["value"] == "한빛식품(주)" for row in either.heard[-1].body["rows"])


def test_something_to_change_is_still_understood_for_all_of_them(either):
    give(either, *map(certificate, CERTIFICATES))
    either.say({"ko": "아니요", "en": "no"}[either.language])
    assert either.open_step[0] == "pick"


def test_papers_given_after_the_last_consent_was_refused_are_told_of_and_press_for_nothing(either):
    for kind in CERTIFICATES:
        either.upload(certificate(kind))
        either.press(either.label("button.right"))
    either.answer_questions()
    either.press(either.label("button.no_consent"))
    heard = give(either, certificate(REGISTRATION), certificate(TAX))
    (text,) = words(heard)
    assert text.startswith(either.label("document.read_several", count=2, filled="|").split("|")[0])
    assert either.open_step == ("", "")


def test_papers_that_say_what_was_typed_confirm_it_and_ask_nothing(context, reader):
    person = Person(context)
    person.begin_with_questions()
    typed = {
        "business_number": HANBIT.business_number,
        "company_name": HANBIT.name,
        "representative": HANBIT.representative,
        "business_address": HANBIT.address,
        "corporate_number": str(HANBIT.corporate_number),
        "opened_on": "2019년 3월 4일",
        "tax_arrears": "없어요",
    }
    person.answer_questions(until="contact_email", **typed)
    give(person, *map(certificate, CERTIFICATES))
    assert person.open_step == ("question", "contact_email")
    assert [document.confirmed for document in person.situation.documents] == [True] * 3
