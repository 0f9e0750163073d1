"""A document says otherwise than what was typed: what is taken, what is asked, and why the user's word stands."""

from __future__ import annotations

import pytest

from bot.services.conversation.talk import Talk
from bot.services.sending import summary
from document_fetch.demo import DALBIT, HANBIT
from forms.consistency import reasons
from forms.consistency.reasons import Reason
from tests.bot.person import Person, certificate

pytestmark = pytest.mark.usefixtures("reader")
REGISTRATION = "business_registration"
#: As the registration has it.
HANBIT_SAYS = {
    "business_number": HANBIT.business_number,
    "company_name": HANBIT.name,
    "representative": HANBIT.representative,
    "corporate_number": str(HANBIT.corporate_number),
    "business_address": HANBIT.address,
}
MOVED_HOUSE = "서울 마포구 나상로 7"


def typed(context, language="ko", **own):
    """Somebody who has typed what the registration says but for `own`, and then uploads it."""
    person = Person(context, language)
    person.begin_with_questions()
    person.answer_questions(until="sme_size", **HANBIT_SAYS | own)
    person.upload(certificate(REGISTRATION))
    return person


def keeps_own(context, language="ko"):
    """The same, who has moved and presses the own address."""
    person = typed(context, language, business_address=MOVED_HOUSE)
    person.press(MOVED_HOUSE)
    return person


def standing(person, key):
    answer = person.situation.answers[key]
    return answer.value, answer.provenance.giver, answer.provenance.confirmed


def row(person, key):
    talk = Talk(None, person.context, None, person.situation)  # type: ignore[arg-type]
    label = person.context.programme.question(key).label.to(person.language)
    return next(row for row in summary.rows(talk) if row.label == label)


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("company_name", "주식회사 한빛식품"),  # the legal form at the other end, under the same business number
        ("company_name", "한빛식품"),
        ("business_address", "서울 마포구 가상로 12"),
        ("business_address", "(04123) 서울시 마포구 가상로 12 3층"),
        ("representative", "대표 홍길동님"),
    ],
)
def test_the_same_thing_written_otherwise_is_taken_as_the_document_has_it(context, key, value):
    person = typed(context, **{key: value})
    assert standing(person, key) == (HANBIT_SAYS[key], "certificate", True)
    assert person.situation.discrepancies == ()


@pytest.mark.parametrize("language", ["ko", "en"])
def test_whoever_finds_another_spelling_than_typed_was_told_so(context, language):
    person = typed(context, language, company_name="㈜한빛식품", business_address="서울 마포구 가상로 12")
    labels = [person.context.programme.question(key).label.to(language) for key in ("company_name", "business_address")]
    assert person.label("document.respelled", labels=", ".join(labels)) in person.texts


def test_blanks_alone_are_nothing_to_tell(context):
    person = typed(context, company_name="한빛 식품(주)")
    assert standing(person, "company_name") == (HANBIT.name, "certificate", True)
    assert "바꿔 적었어요" not in person.texts


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("business_address", "서울 마포구 가상로 12, 한빛빌딩 3층"),
        ("business_address", "서울 마포구 가상로 12, 5층"),
        ("representative", "홍길동, 김철수"),
    ],
)
def test_what_the_user_says_beyond_the_document_stays_and_is_no_question(context, key, value):
    person = typed(context, **{key: value})
    assert standing(person, key) == (value, "user", True)
    assert person.situation.discrepancies == ()


@pytest.mark.parametrize(
    ("key", "value", "language", "why"),
    [
        ("business_address", MOVED_HOUSE, "ko", "도로명 주소가 달라요."),
        ("business_address", MOVED_HOUSE, "en", "The street names differ."),
        ("business_address", "서울 마포구 가상로 13", "ko", "건물번호가 달라요."),
        ("business_address", "서울 마포구 공덕동 123", "ko", "지번 주소라서 같은 곳인지 알 수 없어요"),
        ("representative", "Hong Gildong", "en", "Latin letters"),
    ],
)
def test_a_question_says_what_differs_or_why_it_cannot_be_told(context, key, value, language, why):
    person = typed(context, language, **{key: value})
    assert person.open_step == ("discrepancy", key)
    assert why in person.texts


def test_where_it_is_plain_to_see_nothing_is_added(context):
    person = typed(context, representative="임꺽정")
    assert person.open_step == ("discrepancy", "representative")
    assert person.texts.splitlines()[-1].endswith("임꺽정")


@pytest.mark.parametrize("language", ["ko", "en"])
def test_whoever_keeps_their_own_value_is_asked_why_once(context, language):
    person = keeps_own(context, language)
    assert person.open_step == ("reason", "business_address")
    offered = [reasons.words(Reason(choice), language) for choice in reasons.choices("address")]
    assert person.labels == [*offered, person.label("button.skip")]

    person.press(reasons.words(Reason("moved"), language))

    assert [kept.reason for kept in person.situation.overruled] == [Reason("moved")]
    assert person.open_step[0] != "reason"
    person.upload(certificate("national_tax_clearance"))
    person.press(person.label("button.right"))
    assert ("reason", "business_address") not in person.asked[-2:]
    assert person.situation.discrepancies == ()


@pytest.mark.parametrize("language", ["ko", "en"])
def test_the_reason_stands_in_the_summary(context, language):
    person = keeps_own(context, language)
    moved = reasons.words(Reason("moved"), language)
    assert row(person, "business_address").source == person.label("source.user")
    person.press(moved)
    assert moved in row(person, "business_address").source
    assert row(person, "representative").source != row(person, "business_address").source


def test_the_reason_can_be_given_in_own_words(context):
    person = keeps_own(context)
    person.say("지난달에 건물이\n헐렸거든요")
    assert person.situation.overruled[0].reason == Reason("other", "지난달에 건물이 헐렸거든요")
    assert "지난달에 건물이 헐렸거든요" in row(person, "business_address").source


def test_typing_a_reason_that_is_offered_chooses_it(context):
    person = keeps_own(context)
    person.say("이사했어요!")
    assert person.situation.overruled[0].reason == Reason("moved")


@pytest.mark.parametrize("leave_out", ["press", "skip", "없어요", "아니요"])
def test_the_reason_may_be_left_out_and_is_not_asked_again(context, leave_out):
    person = keeps_own(context)
    if leave_out == "press":
        person.press("건너뛸게요")
    else:
        person.say(leave_out, deed="skip" if leave_out == "skip" else "answer")
    assert person.open_step == ("documents_offer", "wait") or person.open_step[0] == "question"
    assert person.situation.overruled[0].reason == Reason(reasons.UNTOLD)
    assert row(person, "business_address").source == "직접 답함"


def test_a_yes_is_no_reason(context):
    person = keeps_own(context)
    person.say("네")
    assert person.label("answer.reason_choose") in person.texts
    assert person.open_step == ("reason", "business_address")
    assert person.situation.overruled[0].reason is None


def test_why_is_it_asked_has_an_answer(context):
    person = keeps_own(context)
    person.say("왜요?", deed="ask_why")
    assert person.label("answer.why_reason") in person.texts
    assert person.open_step == ("reason", "business_address")


def test_a_resident_number_is_kept_in_no_reason():
    assert reasons.in_own_words("제 번호는 900101-1234567 이에요") == Reason("other")
    assert reasons.in_own_words("\u202e거꾸로") == Reason("other")
    assert len(reasons.in_own_words("가" * 1500).said) == reasons.LONGEST


def test_a_third_value_is_asked_about_too(context):
    person = typed(context, business_address=MOVED_HOUSE)
    person.press("직접 고칠게요")
    person.say("서울 마포구 다상로 9")
    assert person.open_step == ("reason", "business_address")


def test_whoever_takes_the_document_s_value_is_not_asked(context):
    person = typed(context, business_address=MOVED_HOUSE)
    person.press(HANBIT.address)
    assert person.open_step[0] != "reason"
    assert person.situation.overruled == ()


def test_whoever_comes_back_to_the_document_s_value_is_not_asked(context):
    person = keeps_own(context)
    person.say(f"주소를 {HANBIT.address}로 고쳐줘", deed="correct")
    assert person.open_step[0] != "reason"


def test_a_mere_spelling_of_one_s_own_needs_no_reason_and_is_not_overwritten(person):
    person.begin()
    person.upload(certificate(REGISTRATION))
    person.press("맞아요")
    person.say("주소를 서울 마포구 가상로 12로 고쳐줘", deed="correct")
    assert person.open_step[0] != "reason"
    person.upload(certificate("national_tax_clearance"))
    assert standing(person, "business_address") == ("서울 마포구 가상로 12", "user", True)


def test_a_document_of_another_company_needs_no_reason(person):
    person.begin()
    person.upload(certificate(REGISTRATION))
    person.press("맞아요")
    person.say(f"사업자등록번호 {DALBIT.business_number}로 고쳐줘", deed="correct")
    assert [document.state for document in person.situation.documents] == ["mismatched"]
    assert person.open_step[0] != "reason"


def test_whoever_changes_the_document_s_value_after_having_chosen_it_is_asked_why(context):
    person = typed(context, business_address=MOVED_HOUSE)
    person.press(HANBIT.address)
    person.say(f"주소를 {MOVED_HOUSE}로 고쳐줘", deed="correct")
    assert standing(person, "business_address") == (MOVED_HOUSE, "user", True)
    assert person.open_step == ("reason", "business_address")
    person.press("이사했어요")
    assert [kept.reason for kept in person.situation.overruled] == [Reason("moved")]


def test_a_document_answers_what_the_user_was_not_sure_about_and_contradicts_nothing(context):
    person = Person(context)
    person.begin_with_questions()
    person.answer_questions(until="tax_arrears", **HANBIT_SAYS, sme_size="잘 모르겠어요")
    assert person.answers["sme_size"] == "unsure"
    person.upload(certificate("sme_confirmation"))
    person.press("맞아요")
    assert standing(person, "sme_size") == ("small", "certificate", True)
    assert person.open_step[0] == "question"
