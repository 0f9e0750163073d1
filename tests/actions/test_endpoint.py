"""The door that Rasa's action calls come through: its secret, its answers, and the form's own mechanics."""

from __future__ import annotations

import uuid

import pytest
import yaml
from aiohttp.test_utils import TestClient, TestServer

from actions import endpoint
from bot import bootstrap
from bot.config import ROOT, Settings
from bot.services import deeds
from bot.services.conversation import conversations
from bot.services.deeds import DEEDS, FORM, INTERRUPTIONS

SECRET = "secret of the tests"
DOMAIN = yaml.safe_load((ROOT / "domain.yml").read_text("utf-8"))


@pytest.fixture
def context(tmp_path):
    opened = bootstrap.build_context(Settings(data_folder=tmp_path, offer="kosme.shared_logistics"))
    yield opened
    opened.store.close()


@pytest.fixture
async def client(context):
    async with TestClient(TestServer(endpoint.build_app(context, SECRET))) as opened:
        yield opened


class Talker:
    """A conversation, called upon as Rasa calls: with the tracker as it stands."""

    def __init__(self, client, context):
        self.client, self.context = client, context
        self.id, _ = conversations.open_conversation(context, "ko")

    def turn(self, text="", **payload):
        """Queues a turn as the gateway does and gives its id."""
        conversations.receive_text(self.context, self.id, str(uuid.uuid4()), text or "네")
        with self.context.store.read() as tx:
            found = tx.exec_driver_sql("SELECT id FROM turns ORDER BY number DESC LIMIT 1").scalar()
        return str(found)

    async def call(self, action, turn_id, *, slot=None, slots=None):
        events = [{"event": "slot", "name": "answer", "value": slot}] if slot else []
        message = {"text": slot or "", "metadata": {"turn_id": turn_id, "language": "ko", "form_open": True}}
        tracker = {
            "sender_id": self.id,
            "slots": slots or {},
            "latest_message": message,
            "events": events,
            "active_loop": {},
        }
        call = {"next_action": action, "sender_id": self.id, "tracker": tracker, "domain": DOMAIN, "version": "3.6.21"}
        response = await self.client.post("/webhook", json=call, headers={"X-Gildong-Secret": SECRET})
        return response.status, await response.json()


@pytest.fixture
def talker(client, context):
    return Talker(client, context)


def test_the_domain_and_the_endpoint_know_the_same_actions(context):
    assert set(endpoint.build_executor(context).actions) == set(DOMAIN["actions"])


def test_every_interruption_has_an_intent_and_gets_through_the_form():
    outside = {"fallback"}
    assert set(INTERRUPTIONS) - outside <= set(DOMAIN["intents"])
    (mapping,) = DOMAIN["slots"]["answer"]["mappings"]
    assert set(mapping["not_intent"]) == set(INTERRUPTIONS) - outside


def test_a_deed_is_either_the_form_s_or_an_interruption():
    assert set(FORM) | set(INTERRUPTIONS) == set(DEEDS)
    assert not set(FORM) & set(INTERRUPTIONS)


@pytest.mark.parametrize("secret", [None, "", "wrong", SECRET + "x", "비밀", "\xff"])
async def test_without_the_secret_nothing_is_done(client, secret):
    headers = {"X-Gildong-Secret": secret} if secret is not None else {}
    response = await client.post("/webhook", data=b"not even JSON", headers=headers)
    assert response.status == 401
    assert await response.text() == ""


async def test_only_the_webhook_is_served(client):
    for path in ("/", "/actions", "/health", "/status"):
        assert (await client.get(path)).status == 404


async def test_a_deed_answers_with_replies_as_custom_messages(talker):
    status, body = await talker.call("action_help", talker.turn("도와줘"))
    assert status == 200
    assert body["events"] == []
    (response,) = body["responses"]
    assert response["custom"]["text"].startswith("저는 지원사업 신청서를")
    assert response["custom"]["offers"][0]["payload"] == {"intent": "start"}


async def test_the_form_asks_takes_and_asks_on(talker):
    start = talker.turn("신청할게요")
    await talker.call("action_start", start)
    _, asked = await talker.call("action_ask_application_form_answer", start)
    assert "개인정보 수집·이용 동의" in asked["responses"][0]["custom"]["text"]
    agreed = talker.turn("동의해요")
    await talker.call("validate_application_form", agreed, slot="동의해요")
    _, asked = await talker.call("action_ask_application_form_answer", agreed)
    assert "서류를 먼저" in asked["responses"][0]["custom"]["text"]
    given = talker.turn("아니요")
    _, taken = await talker.call("validate_application_form", given, slot="아니요")
    assert taken["events"] == [{"event": "slot", "timestamp": None, "name": "answer", "value": None}]
    _, asked = await talker.call("action_ask_application_form_answer", given)
    assert asked["responses"][0]["custom"]["text"] == "사업자등록번호가 어떻게 되나요?"


async def test_a_validation_without_an_answer_does_nothing(talker):
    status, body = await talker.call("validate_application_form", talker.turn("네"))
    assert (status, body["events"], body["responses"]) == (200, [], [])


async def test_the_same_call_twice_answers_the_same_and_does_nothing_twice(talker, context):
    turn = talker.turn("신청할게요")
    first = await talker.call("action_start", turn)
    assert await talker.call("action_start", turn) == first
    with context.store.read() as tx:
        assert tx.exec_driver_sql("SELECT count(*) FROM applications").scalar() == 1


async def test_finishing_empties_the_slot_so_that_the_form_can_open_again(talker):
    _, body = await talker.call("action_finish", talker.turn("네"))
    assert [(event["name"], event["value"]) for event in body["events"]] == [("answer", None)]


async def test_a_session_without_an_interview_opens_no_form(talker):
    _, body = await talker.call("action_session_start", talker.turn("네"))
    assert [event["event"] for event in body["events"]] == ["session_started", "action"]


async def test_a_tracker_that_has_forgotten_is_told_of_the_open_interview(talker):
    told = {"session_started_metadata": {"turn_id": "any", "language": "ko", "form_open": True}}
    _, body = await talker.call("action_session_start", talker.turn("네"), slots=told)
    events = [(event["event"], event.get("name"), event.get("value")) for event in body["events"]]
    assert events == [
        ("session_started", None, None),
        ("active_loop", "application_form", None),
        ("slot", "requested_slot", "answer"),
        ("action", "action_listen", None),
    ]


async def test_an_unknown_action_is_told_in_rasa_s_way(talker):
    status, body = await talker.call("action_rm_rf", talker.turn("네"))
    assert (status, body) == (404, {"error": "unknown action", "action_name": "action_rm_rf"})


async def test_a_failing_deed_tells_its_kind_and_nothing_of_the_tracker(talker, monkeypatch):
    def fail(*_arguments):
        raise RuntimeError("한빛식품(주)")

    monkeypatch.setattr(deeds, "perform", fail)
    status, body = await talker.call("action_help", talker.turn("네"))
    assert (status, body) == (500, {"error": "RuntimeError", "action_name": "action_help"})


async def test_a_call_for_an_unknown_turn_fails_without_an_effect(talker, context):
    status, body = await talker.call("action_start", str(uuid.uuid4()))
    assert (status, body["error"]) == (500, "NoResultFound")
    with context.store.read() as tx:
        assert tx.exec_driver_sql("SELECT count(*) FROM applications").scalar() == 0


async def test_every_action_of_the_domain_can_be_called_at_any_time(talker):
    for action in DOMAIN["actions"]:
        status, body = await talker.call(action, talker.turn("글쎄요"), slot="글쎄요")
        assert status == 200, (action, body)
