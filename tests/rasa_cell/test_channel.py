"""The cell's door: who may speak, what is refused, and that nothing fails in silence."""

from __future__ import annotations

import json
from pathlib import Path

import psutil
import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from tests.rasa_cell.running import ACTIONS_SECRET, CELL_SECRET, RunningCell, RunningStub, free_port, run_inside

pytestmark = pytest.mark.cell

BODY = {"turn_id": "t", "conversation_id": "door", "language": "ko", "form_open": False, "text": "안녕하세요"}
#: What str.strip() removes, and what looks as if it did.
BLANKS = ["", " ", "\t", "\n", "\u3000", "\x1f", "\x1c", "\x85", "\u2003", "\ufeff", "\u200b", "\u2060"]
COMMANDS = [
    "/start",
    '/start{"company":"x"}',
    "/restart",
    "/session_start",
    "/back",
    "/nlu_fallback",
    "/goodbye@0.1",
    "@0.1",
    "/EXTERNAL: start",
    "//start",
    "／start",
]


def test_health_needs_no_secret(cell: RunningCell) -> None:
    assert cell.request("GET", "/health") == (200, {"status": "ok"})


@pytest.mark.parametrize("secret", [None, "", "wrong", CELL_SECRET + "x", "비밀"])
def test_without_the_secret_nothing_is_taken(cell: RunningCell, actions: RunningStub, secret: str | None) -> None:
    given = secret.encode().decode("latin-1") if secret is not None else None

    status, answer = cell.request("POST", "/turn", json.dumps(BODY).encode(), given)

    assert (status, answer["status"], answer["error"]) == (401, "failed", "WrongSecret")
    assert actions.stub.calls == []


@pytest.mark.parametrize("change", [{"text": 5}, {"metadata": {}}, {"intent": "start"}, {"language": "fr"}])
def test_what_is_no_turn_is_refused(cell: RunningCell, actions: RunningStub, change: dict[str, object]) -> None:
    status, answer = cell.request("POST", "/turn", json.dumps({**BODY, **change}).encode(), CELL_SECRET)

    assert (status, answer) == (400, {"status": "failed", "turn_id": None, "error": "TurnError"})
    assert actions.stub.calls == []


def test_an_unknown_intent_is_refused(cell: RunningCell) -> None:
    status, _ = cell.turn("door", intent="submit_application")

    assert status == 400


def test_a_body_too_large_is_refused(cell: RunningCell) -> None:
    status, _ = cell.request("POST", "/turn", b" " * 100_000, CELL_SECRET)

    assert status == 413


@pytest.mark.parametrize("path", ["", "/turn/x", "/webhook", "/../rest/webhook", "/../../conversations/door/tracker"])
def test_rasas_own_routes_are_not_there(cell: RunningCell, path: str) -> None:
    status, _ = cell.request("GET", path, secret=CELL_SECRET)

    assert status in (404, 405)


def test_actions_see_who_what_and_which_turn(cell: RunningCell, actions: RunningStub) -> None:
    _, answer = cell.turn("seen", text="안녕하세요")

    start, greet = actions.stub.calls[-2:]
    seen = greet["tracker"]["latest_message"]["metadata"]
    assert seen == {"turn_id": answer["turn_id"], "language": "ko", "form_open": False}
    assert greet["sender_id"] == "seen"
    assert start["next_action"] == "action_session_start"
    assert start["tracker"]["slots"]["session_started_metadata"] == seen


def test_a_message_comes_out_as_the_action_sent_it(cell: RunningCell, actions: RunningStub) -> None:
    sent = {"text": "첫 줄\n\n둘째 줄", "buttons": [{"title": "네", "payload": "b1"}], "custom": {"rows": [1, 2]}}
    actions.stub.failing["action_help"] = json.dumps({"events": [], "responses": [sent]})

    _, answer = cell.turn("sent", intent="help")

    assert answer["messages"] == [sent]


@pytest.mark.parametrize(
    ("fault", "error"),
    [
        (500, "ClientResponseError"),
        (404, "ClientResponseError"),  # no such action
        (449, "ClientResponseError"),  # what a newer SDK says without a domain
        ("{", "JSONDecodeError"),
        ('{"events": {}, "responses": []}', "ValidationError"),
        ('{"events": [{"event": "unheard_of"}], "responses": []}', "ValidationError"),
        ("null", "ValidationError"),
    ],
)
def test_a_failed_action_fails_the_turn(cell: RunningCell, actions: RunningStub, fault: int | str, error: str) -> None:
    actions.stub.failing["action_help"] = fault

    status, answer = cell.turn("failing", intent="help")

    assert (status, answer["status"], answer["error"]) == (500, "failed", error)
    assert set(answer) == {"status", "turn_id", "error"}


@pytest.mark.parametrize("action", ["validate_application_form", "action_ask_application_form_answer"])
def test_a_turn_failed_inside_the_form_can_be_tried_again(cell: RunningCell, actions: RunningStub, action: str) -> None:
    conversation = f"retry-{action}"
    cell.texts(conversation, "신청할게요")
    actions.stub.failing[action] = 500

    assert cell.turn(conversation, form_open=True, text="한빛식품")[0] == 500
    actions.stub.failing.clear()
    actions.stub.case(conversation).answers.clear()  # the real actions are idempotent by the turn's id

    assert cell.texts(conversation, "한빛식품", form_open=True) == ["question 2"]


def test_a_failed_session_start_is_tried_again(cell: RunningCell, actions: RunningStub) -> None:
    actions.stub.failing["action_session_start"] = 500
    assert cell.turn("session", text="안녕하세요")[0] == 500

    actions.stub.failing.clear()

    assert cell.texts("session", "안녕하세요") == ["action_greet"]
    assert "action_session_start" in [call["next_action"] for call in actions.stub.calls[-2:]]


def test_without_an_action_endpoint_the_turn_fails(model: Path, actions: RunningStub, tmp_path: Path) -> None:
    lonely = RunningCell(model, f"http://127.0.0.1:{free_port()}/webhook", tmp_path / "log.txt").start()
    try:
        status, answer = lonely.turn("lonely", text="안녕하세요")
    finally:
        lonely.stop()

    assert (status, answer["status"]) == (500, "failed")
    assert answer["error"] in ("ConnectionRefusedError", "ClientConnectorError")


def test_an_action_that_never_ends_the_turn_is_a_failure(cell: RunningCell, actions: RunningStub) -> None:
    again = {"events": [{"event": "followup", "name": "action_help"}], "responses": []}
    actions.stub.failing["action_help"] = json.dumps(again)

    status, answer = cell.turn("endless", intent="help")

    assert (status, answer["error"]) == (500, "ActionLimitReached")


def test_the_danger_is_real_slash_text_given_to_rasa_as_it_is_sets_the_intent(model: Path) -> None:
    texts = ["/start", '\u3000/start{"company":"x"}']

    for parsed in run_inside("parse.py", model, "--raw", stdin=texts):
        assert (parsed["intent"], parsed["confidence"]) == ("start", 1.0)


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    text=st.one_of(
        st.builds(lambda blank, command: blank + command, st.sampled_from(BLANKS), st.sampled_from(COMMANDS)),
        st.builds("".join, st.lists(st.sampled_from([*BLANKS, "/", "@", "{", "start", '"']), min_size=1)),
        st.text(min_size=1).filter(lambda text: text.isprintable()),
        st.text(min_size=1),
    )
)
def test_no_text_sets_an_intent(cell: RunningCell, actions: RunningStub, text: str) -> None:
    assume(text)
    actions.stub.calls.clear()

    status, _ = cell.turn("slash", text=text)

    assert status == 200
    message = actions.stub.calls[-1]["tracker"]["latest_message"]
    assert message["intent"]["confidence"] < 1.0
    assert message["entities"] == []


def test_what_people_write_and_the_secrets_are_not_in_the_log(own_cell: RunningCell, actions: RunningStub) -> None:
    actions.stub.failing["action_fallback"] = 500
    own_cell.turn("log", text="카나리아 칠백칠 비밀번호")
    own_cell.texts("log", "신청할게요")
    actions.stub.failing["validate_application_form"] = "{"
    own_cell.turn("log", form_open=True, text="카나리아상사")
    own_cell.request("POST", "/turn", b'{"text": "canary-707', CELL_SECRET)
    own_cell.stop()

    lines = own_cell.log.read_text()
    assert "turn.failed" in lines
    for leak in ("카나리아", "canary", "707", CELL_SECRET, ACTIONS_SECRET):
        assert leak not in lines


def test_it_listens_on_loopback_only_and_names_no_secret_on_its_command_line(cell: RunningCell) -> None:
    process = psutil.Process(cell.process.pid)

    listening = [c.laddr for c in process.net_connections(kind="inet") if c.status == psutil.CONN_LISTEN]

    assert [tuple(address) for address in listening] == [("127.0.0.1", cell.port)]
    assert CELL_SECRET not in " ".join(process.cmdline())
