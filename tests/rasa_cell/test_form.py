"""The interview through the real cell: HTTP in, HTTP to the actions, HTTP out."""

from __future__ import annotations

import json
import signal

import pytest

from tests.rasa_cell.running import RunningCell, RunningStub

pytestmark = pytest.mark.cell

ANSWERS = ["한빛식품", "12", "3억5천", "서울 마포구 양화로 45", "미국이랑 일본"]
INTERRUPTIONS = {
    "안녕하세요": "greet",
    "왜 물어봐요?": "ask_why",
    "그게 무슨 뜻이에요?": "ask_meaning",
    "이전으로": "go_back",
    "건너뛸게요": "skip",
    "skip": "skip",
    "직원 수 12명으로 고쳐줘": "correct",
    "요약 보여줘": "summary",
    "진행 상황 알려줘": "status",
    "사람 불러줘": "human",
    "상담원": "human",
    "무슨 서류가 필요해요?": "documents",
    "개인정보는 어떻게 되나요?": "privacy",
    "나중에 할게요": "later",
    "도와줘": "help",
    "한국어로 해줘": "language_korean",
    "영어로": "language_english",
    "English please": "language_english",
    "고마워요": "thanks",
    "안녕히 계세요": "goodbye",
}


def test_five_answers_fill_the_form(cell: RunningCell, actions: RunningStub) -> None:
    assert cell.texts("happy", "신청할게요") == ["action_start", "question 1"]

    for number, answer in enumerate(ANSWERS[:-1], 2):
        assert cell.texts("happy", answer, form_open=True) == [f"question {number}"]
    assert cell.texts("happy", ANSWERS[-1], form_open=True) == ["done 5"]

    assert actions.stub.case("happy").answers == ANSWERS


def test_the_words_that_start_the_form_are_not_its_first_answer(cell: RunningCell, actions: RunningStub) -> None:
    cell.texts("first", "신청할게요")

    assert actions.stub.case("first").answers == []


def test_a_form_can_be_filled_again_after_its_end(cell: RunningCell, actions: RunningStub) -> None:
    cell.texts("again", "신청할게요")
    for answer in ANSWERS:
        cell.texts("again", answer, form_open=True)
    actions.stub.case("again").answers.clear()

    assert cell.texts("again", "신청할게요") == ["action_start", "question 1"]


def test_a_wrong_answer_is_asked_again(cell: RunningCell) -> None:
    cell.texts("wrong", "신청할게요")

    assert cell.texts("wrong", "?", form_open=True) == ["question 1"]


def test_yes_and_no_are_answers_inside_the_form(cell: RunningCell, actions: RunningStub) -> None:
    cell.texts("yes", "신청할게요")

    assert cell.texts("yes", "네", form_open=True) == ["question 2"]
    assert cell.texts("yes", "아니요", form_open=True) == ["question 3"]
    assert actions.stub.case("yes").answers == ["네", "아니요"]


def test_a_button_may_answer_by_its_intent(cell: RunningCell, actions: RunningStub) -> None:
    cell.texts("button", "신청할게요")

    _, answer = cell.turn("button", form_open=True, intent="affirm")

    assert answer["messages"] == [{"text": "question 2"}]
    said = [call for call in actions.stub.calls if call["next_action"] == "validate_application_form"][-1]
    assert said["tracker"]["latest_message"]["intent"]["name"] == "affirm"


@pytest.mark.parametrize(("text", "intent"), INTERRUPTIONS.items())
def test_an_interruption_is_answered_and_the_question_asked_again(
    cell: RunningCell, actions: RunningStub, text: str, intent: str
) -> None:
    conversation = f"interrupted-{intent}-{len(text)}"
    cell.texts(conversation, "신청할게요")
    cell.texts(conversation, ANSWERS[0], form_open=True)

    assert cell.texts(conversation, text, form_open=True) == [f"action_{intent}", "question 2"]
    assert actions.stub.case(conversation).answers == ANSWERS[:1]


@pytest.mark.parametrize("intent", sorted(set(INTERRUPTIONS.values())))
def test_the_same_question_outside_the_form_has_one_answer(cell: RunningCell, intent: str) -> None:
    _, answer = cell.turn(f"outside-{intent}", intent=intent)

    assert answer["messages"] == [{"text": f"action_{intent}"}]
    assert answer["form_open"] is False


@pytest.mark.parametrize("intent", ["affirm", "deny", "answer", "out_of_scope", "nlu_fallback"])
def test_outside_the_form_what_nobody_asked_for_is_the_fallback(cell: RunningCell, intent: str) -> None:
    _, answer = cell.turn(f"fallback-{intent}", intent=intent)

    assert answer["messages"] == [{"text": "action_fallback"}]


def test_gibberish_outside_the_form_is_the_fallback(cell: RunningCell) -> None:
    for text in ("ㅁㄴㅇㄹ", "qwxz zxqw", "👍", "\u2060", " "):
        assert cell.texts("gibberish", text) == ["action_fallback"]


def test_start_and_resume_inside_the_form_keep_it(cell: RunningCell) -> None:
    cell.texts("inside", "신청할게요")
    cell.texts("inside", ANSWERS[0], form_open=True)

    assert cell.texts("inside", "신청할게요", form_open=True) == ["action_start", "question 2"]
    assert cell.texts("inside", "이어서 할게요", form_open=True) == ["action_resume", "question 2"]


def test_resume_opens_the_form_at_the_open_question(cell: RunningCell, actions: RunningStub) -> None:
    actions.stub.case("resumed").answers.extend(ANSWERS[:3])

    assert cell.texts("resumed", "이어서 할게요") == ["action_resume", "question 4"]


def test_an_action_may_close_the_form(cell: RunningCell, actions: RunningStub) -> None:
    cell.texts("closed", "신청할게요")
    closing = {"events": [{"event": "active_loop", "name": None}], "responses": [{"text": "bye"}]}
    actions.stub.failing["action_later"] = json.dumps(closing)

    _, answer = cell.turn("closed", form_open=True, text="나중에 할게요")

    assert answer["messages"] == [{"text": "bye"}]
    assert answer["form_open"] is False


def test_a_cell_killed_in_the_middle_goes_on_with_the_next_answer(own_cell: RunningCell, actions: RunningStub) -> None:
    own_cell.texts("killed", "신청할게요")
    own_cell.texts("killed", ANSWERS[0], form_open=True)

    own_cell.stop(signal.SIGKILL)
    own_cell.start()

    assert own_cell.texts("killed", ANSWERS[1], form_open=True) == ["question 3"]
    assert actions.stub.case("killed").answers == ANSWERS[:2]


def test_a_form_that_only_the_gateway_knows_is_opened(cell: RunningCell, actions: RunningStub) -> None:
    cell.texts("opened", "안녕하세요")
    actions.stub.case("opened").open = True  # a restart of the gateway, an officer's question, ...

    assert cell.texts("opened", "한빛식품", form_open=True) == ["question 2"]
    assert actions.stub.case("opened").answers == ["한빛식품"]


def test_a_form_that_the_gateway_has_closed_is_left(cell: RunningCell, actions: RunningStub) -> None:
    cell.texts("left", "신청할게요")
    actions.stub.case("left").open = False

    assert cell.texts("left", "한빛식품", form_open=False) == ["action_fallback"]
    assert actions.stub.case("left").answers == []


def test_a_conversation_of_two_hundred_turns_does_not_grow(cell: RunningCell, actions: RunningStub) -> None:
    cell.texts("long", "신청할게요")
    kept, sent = [], []
    for number in range(200):
        _, answer = cell.turn("long", form_open=True, text="왜 물어봐요?" if number % 3 else "?")
        kept.append(answer["events"])
        sent.append(len(actions.stub.calls[-1]["tracker"]["events"]))
    print(f"events kept {max(kept)}, events sent with an action {max(sent)}")

    assert max(kept) <= 5
    assert max(sent) <= 20
    assert max(sent[-10:]) == max(sent[:10])
