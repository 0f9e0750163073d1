"""The whole interview, with the real deeds, the real definitions and the real reader of documents."""

from __future__ import annotations

import pytest

from tests.bot.person import CERTIFICATES, Person, certificate

LANGUAGES = ("ko", "en")
pytestmark = pytest.mark.usefixtures("reader")


@pytest.fixture(params=LANGUAGES)
def either(request, context):
    """A person who talks Korean, and one who talks English."""
    return Person(context, request.param)


def proved_keys(person, kinds=CERTIFICATES):
    questions = person.context.programme.questions
    return {each.key for each in questions if any(proof.kind in kinds for proof in each.proved_by)}


def test_a_conversation_opens_with_who_speaks_what_it_does_and_what_it_keeps(either):
    (greeting,) = either.heard
    assert greeting.sender == "bot"
    assert either.context.programme.name.to(either.language) in greeting.body["text"]
    assert either.labels == [either.label(f"button.{name}") for name in ("start", "documents", "privacy")]


def test_with_the_three_certificates_nothing_is_asked_that_they_tell(either):
    either.begin()
    assert either.open_step == ("documents_offer", "offer")
    either.press(either.label("button.upload_first"))
    either.give_all_certificates()
    asked = either.answer_questions()
    either.agree_to_all()
    assert either.open_step == ("confirm", "summary")
    assert proved_keys(either) <= set(either.answers)
    assert not proved_keys(either) & set(asked)
    assert not proved_keys(either) & {key for kind, key in either.asked if kind == "question"}
    assert len(asked) == len(set(asked))


def test_the_certificates_fill_in_what_they_say(person):
    person.begin()
    person.give_all_certificates()
    answers = person.answers
    assert answers["company_name"] == "한빛식품(주)"
    assert answers["representative"] == "홍길동"
    assert answers["opened_on"] == "2019-03-04"
    assert answers["business_form"] == "corporation"
    assert answers["sme_size"] == "small"
    assert answers["tax_arrears"] == "none"
    sources = {answer.provenance.giver for answer in person.situation.answers.values()}
    assert sources == {"certificate"}
    assert all(answer.provenance.confirmed for answer in person.situation.answers.values())


def test_whoever_wants_the_questions_first_is_asked_for_the_certificates_at_the_end(either):
    either.begin_with_questions()
    asked = either.answer_questions()
    assert proved_keys(either) <= {*asked, "corporate_number"}
    assert either.open_step[0] == "evidence"
    where = either.press(either.label("button.where"))
    assert "hometax.go.kr" in where[0].body["text"]
    assert either.open_step[0] == "evidence"


def test_a_typed_answer_in_evidence_is_not_taken_for_a_document(either):
    either.begin_with_questions()
    either.answer_questions()
    held = either.answers
    either.say("지금은 없어요")
    assert either.label("answer.evidence") in either.texts
    assert either.answers == held


def test_a_refused_answer_is_told_why_with_an_example_and_loses_nothing(either):
    either.begin_with_questions()
    either.answer_questions(until="employees")
    held = either.answers
    either.say("셀 수 없이 많아요" if either.language == "ko" else "more than I can count")
    assert either.open_step == ("question", "employees")
    question = either.context.programme.question("employees")
    assert question.example.to(either.language) in either.texts
    assert either.answers == held
    either.say("12")
    assert either.answers == {**held, "employees": 12}


def test_a_business_number_with_a_wrong_check_digit_is_refused_with_its_reason(either):
    either.begin_with_questions()
    assert either.open_step == ("question", "business_number")
    either.say("124-81-00999")
    assert either.open_step == ("question", "business_number")
    assert "124-81-00998" in either.texts
    assert "business_number" not in either.answers


def test_an_answer_that_is_plainly_one_is_not_lost_to_an_intent(either):
    either.begin_with_questions()
    either.answer_questions(until="employees")
    either.say("12", deed="thanks")
    assert either.answers["employees"] == 12


def test_going_back_opens_the_question_before_and_keeps_its_answer(either):
    either.begin_with_questions()
    either.answer_questions(until="employees")
    either.say("back", deed="go_back")
    assert either.open_step == ("reopened", "main_product")
    standing = either.answers["main_product"]
    assert standing in either.texts
    either.press(either.label("button.keep"))
    assert either.answers["main_product"] == standing
    assert either.open_step == ("question", "employees")


def test_the_first_question_has_nothing_before_it(either):
    either.begin_with_questions()
    either.say("back", deed="go_back")
    assert either.label("answer.no_way_back") in either.texts
    assert either.open_step == ("question", "business_number")


def test_an_optional_question_can_be_left_out(either):
    either.begin_with_questions()
    either.answer_questions(until="annual_sales")
    either.press(either.label("button.skip"))
    assert "annual_sales" not in either.answers
    assert either.situation.application.skipped == ("annual_sales",)
    assert either.open_step == ("question", "platforms")


def test_what_was_left_out_stands_in_the_summary_as_empty(either):
    either.begin_with_questions()
    either.answer_questions(until="annual_sales")
    either.press(either.label("button.skip"))
    either.say("summary", deed="summary")
    rows = {row["label"]: row for message in either.heard for row in message.body.get("rows", ())}
    label = either.context.programme.question("annual_sales").label.to(either.language)
    assert rows[label]["value"] == either.label("summary.left_empty")
    assert "source" not in rows[label]
    assert either.context.programme.question("platforms").label.to(either.language) not in rows

    either.say(
        "매출액 3억원으로 고쳐줘" if either.language == "ko" else "change annual sales to 3 million won", "correct"
    )
    either.say("summary", deed="summary")
    rows = {row["label"]: row for message in either.heard for row in message.body.get("rows", ())}
    assert rows[label]["source"] == either.label("source.user")


def test_a_skipped_question_can_still_be_answered(either):
    either.begin_with_questions()
    either.answer_questions(until="annual_sales")
    either.press(either.label("button.skip"))
    either.say(
        "매출액 3억원으로 고쳐줘" if either.language == "ko" else "change annual sales to 3 million won", "correct"
    )
    assert "annual_sales" in either.answers
    assert either.situation.application.skipped == ()


def test_a_question_that_is_needed_says_why_it_cannot_be_left_out(either):
    either.begin_with_questions()
    either.answer_questions(until="employees")
    either.say("건너뛸게요" if either.language == "ko" else "skip this", deed="skip")
    assert either.context.programme.question("employees").why.to(either.language) in either.texts
    assert either.open_step == ("question", "employees")


def test_why_and_what_is_meant_are_answered_and_the_question_asked_again(either):
    either.begin_with_questions()
    either.answer_questions(until="employees")
    question = either.context.programme.question("employees")
    either.say("왜요?", deed="ask_why")
    assert question.why.to(either.language) in either.texts
    either.say("무슨 뜻이에요?", deed="ask_meaning")
    assert question.help.to(either.language) in either.texts
    assert question.example.to(either.language) in either.texts
    assert question.ask.to(either.language) in either.texts
    assert "employees" not in either.answers


@pytest.mark.parametrize(
    ("language", "sentence"), [("ko", "직원 수 12명으로 고쳐줘"), ("en", "change the number of employees to 12")]
)
def test_one_sentence_corrects_one_answer(context, language, sentence):
    person = Person(context, language)
    person.begin_with_questions()
    person.answer_questions(until="platforms")
    others = {key: value for key, value in person.answers.items() if key != "employees"}
    person.say(sentence, deed="correct")
    assert person.answers == {**others, "employees": 12}
    assert person.open_step == ("question", "platforms")


@pytest.mark.parametrize(("language", "sentence"), [("ko", "직원 수 고칠래요"), ("en", "change employees")])
def test_a_correction_without_a_value_opens_the_question_again(context, language, sentence):
    person = Person(context, language)
    person.begin_with_questions()
    person.answer_questions(until="platforms")
    person.say(sentence, deed="correct")
    assert person.open_step == ("reopened", "employees")
    assert person.answers["employees"] == 6
    person.say("15")
    assert person.answers["employees"] == 15
    assert person.open_step == ("question", "platforms")


def test_whoever_wants_to_change_something_picks_what(either):
    either.begin_with_questions()
    either.answer_questions(until="platforms")
    either.say("고칠래요", deed="correct")
    assert either.open_step[0] == "pick"
    either.press(either.context.programme.question("employees").label.to(either.language))
    assert either.open_step == ("reopened", "employees")
    either.say("7")
    assert either.answers["employees"] == 7


def test_whoever_picks_nothing_goes_on_where_it_was(either):
    either.begin_with_questions()
    either.answer_questions(until="platforms")
    held = either.answers
    either.say("고칠래요", deed="correct")
    either.press(either.label("button.nothing"))
    assert either.open_step == ("question", "platforms")
    either.say("고칠래요", deed="correct")
    either.say("zzz")
    assert either.label("answer.pick_unknown") in either.texts
    assert either.open_step == ("question", "platforms")
    assert either.answers == held


def test_typing_the_words_of_a_button_presses_it(either):
    either.begin()
    either.say(f"  {either.label('button.questions_first')}! ", deed="fallback")
    assert either.open_step == ("question", "business_number")


def test_the_button_of_an_earlier_step_answers_nothing(either):
    either.begin_with_questions()
    either.answer_questions(until="export_stage")
    choice = either.context.programme.question("export_stage").choices[0].label.to(either.language)
    old = either.button(choice)
    either.press_id(old)
    either.answer_questions(until="employees")
    held = either.answers
    either.press_id(old)
    assert either.answers == held
    assert either.label("answer.old_button") in either.texts
    assert either.open_step == ("question", "employees")


def test_skip_pressed_twice_leaves_out_one_question(either):
    either.begin_with_questions()
    either.answer_questions(until="store_url")
    skip = either.button(either.label("button.skip"))
    either.press_id(skip)
    either.press_id(skip)
    assert either.situation.application.skipped == ("store_url",)
    assert either.open_step == ("question", "hs_code")


def test_a_no_is_told_at_once_with_its_source_and_what_would_change_it(either):
    either.begin_with_questions()
    either.answer_questions(until="business_status")
    rule = next(rule for rule in either.context.programme.rules if rule.key == "in_business")
    either.say("휴업" if either.language == "ko" else "suspended")
    for words in (rule.reason_no.to(either.language), rule.near_miss.to(either.language), rule.source):
        assert words in either.texts
    assert either.open_step == ("question", "tax_arrears")


def test_an_application_that_would_be_refused_is_not_sent_until_the_answer_is_mended(either):
    either.begin_with_questions()
    suspended = "휴업" if either.language == "ko" else "suspended"
    either.answer_questions(business_status=suspended)
    assert either.open_step == ("eligibility", "in_business")
    label = either.context.programme.question("business_status").label.to(either.language)
    either.press(either.label("button.change", label=label))
    assert either.open_step == ("reopened", "business_status")
    either.say(either.context.programme.question("business_status").example.to(either.language))
    assert either.answers["business_status"] == "operating"
    assert either.open_step[0] == "evidence"


def test_the_language_can_be_switched_in_the_middle_and_nothing_is_lost(person):
    person.begin_with_questions()
    person.answer_questions(until="employees")
    held = person.answers
    person.say("영어로 해 주세요", deed="language_english")
    assert person.language == "en"
    assert person.answers == held
    assert person.context.programme.question("employees").ask.en in person.texts
    person.say("12 people")
    assert person.answers == {**held, "employees": 12}


def test_days_later_the_interview_goes_on_at_the_same_question(person, new_context, sqlite_url):
    person.begin_with_questions()
    person.answer_questions(until="employees")
    held = person.answers
    person.say("나중에 할게요", deed="later")
    person.context = new_context(sqlite_url)
    person.say("이어서 할게요", deed="resume")
    assert person.open_step == ("question", "employees")
    person.say("6명")
    assert person.answers == {**held, "employees": 6}


def test_a_second_start_goes_on_with_the_running_application(either):
    either.begin_with_questions()
    either.answer_questions(until="employees")
    application, held = either.situation.application.id, either.answers
    either.say("신청할게요", deed="start")
    assert either.situation.application.id == application
    assert either.answers == held
    assert either.open_step == ("question", "employees")


def test_the_wish_for_a_human_is_recorded_and_answered_honestly(either):
    either.say("상담원", deed="human")
    assert either.label("talk.human") in either.texts
    assert either.situation.conversation.human_wanted_at is not None


def test_what_the_programme_gives_is_told_in_its_own_words_with_the_year(either):
    summary = either.context.programme.summary.to(either.language)
    either.say("?", deed="about")
    assert "68.6%" in summary
    assert summary in either.texts
    assert either.label("button.start") in either.labels
    either.begin_with_questions()
    either.say("?", deed="about")
    assert summary in either.texts
    assert either.open_step == ("question", "business_number")


@pytest.mark.parametrize(
    "deed", ["greet", "help", "about", "privacy", "thanks", "status", "documents", "summary", "fallback"]
)
def test_an_interruption_is_answered_and_the_open_question_stays_open(either, deed):
    either.begin_with_questions()
    either.answer_questions(until="main_product")
    held = either.answers
    either.say("?", deed=deed)
    assert len(either.heard) >= 2
    assert either.context.programme.question("main_product").ask.to(either.language) in either.heard[-1].body["text"]
    assert either.answers == held


@pytest.mark.parametrize("deed", ["go_back", "skip", "correct", "ask_why", "ask_meaning", "later", "status", "summary"])
def test_before_the_start_every_deed_has_an_answer_and_changes_nothing(either, deed):
    either.say("?", deed=deed)
    assert either.heard
    assert either.situation.application is None


def test_a_yes_typed_before_the_summary_was_shown_does_not_submit_it(person):
    person.begin()
    person.give_all_certificates()
    person.answer_questions()
    assert person.open_step == ("consent_last", "provision")

    person.write("네")
    person.write("네")  # typed again, for the answer was slow
    person.be_answered()
    person.be_answered()

    assert person.open_step == ("confirm", "summary")
    assert person.situation.application.state == "draft"
    assert person.context.catalogue.say("answer.typed_before", "ko") in person.texts


@pytest.mark.parametrize("words", ["네 동의합니다", "동의", "동의해요."])
def test_people_agree_in_their_own_words(person, words):
    person.start()
    first = person.open_step[1]
    person.say(words)
    assert person.situation.consents[first].given


def test_a_value_that_the_user_has_put_right_is_not_asked_about_again(person):
    person.begin()
    person.upload(certificate("business_registration"))
    person.press(person.label("button.right"))
    person.say("주소를 서울 성동구 성수이로 77로 고쳐줘", deed="correct")
    assert person.situation.discrepancies == ()
    person.press("이사했어요")

    person.upload(certificate("business_registration"))
    person.press(person.label("button.right"))
    person.upload(certificate("national_tax_clearance"))

    assert person.situation.discrepancies == ()
    assert "성수이로" in str(person.situation.answers["business_address"].value)


def test_after_submitting_the_way_on_is_shown_and_not_the_start(person):
    person.come_to_summary()
    person.say("제출")
    assert person.situation.submission is not None
    person.say("오늘 날씨 어때요", deed="fallback")
    assert person.labels == [person.label("button.status"), person.label("button.human")]


def test_several_documents_at_once_are_asked_about_once(person):
    person.begin()
    for kind in ("business_registration", "sme_confirmation"):
        person.hand_in(certificate(kind))
    person.work()
    first, second = person.be_answered(), person.be_answered()
    question = person.label("button.right")
    assert [question in str(message.body) for message in (*first, *second)].count(True) == 1


@pytest.mark.parametrize("words", ["몰라요", "그런거 없는데요", "I don't know", "don't have one"])
def test_an_optional_question_is_left_out_when_there_is_none_or_it_is_not_known(person, words):
    person.begin_with_questions()
    person.answer_questions(until="store_url")
    person.say(words)
    assert "store_url" not in person.answers
    assert person.open_step == ("question", "hs_code")


@pytest.mark.parametrize(("language", "words"), [("ko", "저희 되는 건가요?"), ("en", "are we eligible?")])
def test_a_question_typed_where_free_words_are_asked_for_is_no_answer(context, language, words):
    person = Person(context, language)
    person.begin_with_questions()
    person.answer_questions(until="main_product")
    person.say(words)
    assert "main_product" not in person.answers
    assert person.open_step == ("question", "main_product")
