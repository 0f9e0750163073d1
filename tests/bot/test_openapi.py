"""docs/openapi.yaml says exactly what the gateway does: routes, errors, bodies, frames and close codes."""

from __future__ import annotations

import io
import json
import uuid
from typing import get_args

import pytest
from aiohttp import web
from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator
from pydantic import TypeAdapter, ValidationError

from bot import errors, samples
from bot.gateway import chat, sockets
from bot.gateway.errors import STATUS
from bot.services.base import reply
from bot.services.conversation import conversations as talks
from bot.services.files import documents as files
from bot.store import conversations, messages
from forms.definitions.model import LANGUAGES
from tests.bot import openapi
from tests.bot.person import TODAY, certificate
from tests.bot.serving import serving

FOREIGN = {"Origin": "https://evil.example"}


def test_every_schema_of_the_document_is_one():
    for name, schema in openapi.DOCUMENT["components"]["schemas"].items():
        Draft202012Validator.check_schema(schema)
        openapi.schema(name)


def test_every_reference_of_the_document_leads_somewhere():
    text = json.dumps(openapi.DOCUMENT)
    for part in text.split('"$ref": "#/')[1:]:
        found = openapi.DOCUMENT
        for step in part.split('"', 1)[0].split("/"):
            found = found[step]


def served(app: web.Application) -> set[tuple[str, str]]:
    routes = [route for route in app.router.routes() if not isinstance(route.resource, web.StaticResource)]
    return {(route.method, route.resource.canonical) for route in routes if route.method != "HEAD"}


async def test_each_route_is_documented_and_each_documented_route_exists(gateway):
    assert served(gateway.app) == openapi.operations()


async def test_the_files_for_browsers_are_the_only_other_routes(gateway):
    static = {
        route.resource.canonical
        for route in gateway.app.router.routes()
        if isinstance(route.resource, web.StaticResource)
    }
    assert static == {"/widget", "/vendor", "/shared", "/demo"}


def schema_of(name):
    return openapi.DOCUMENT["components"]["schemas"][name]


def test_the_named_values_of_the_document_are_those_of_the_code():
    assert schema_of("Language")["enum"] == list(LANGUAGES)
    assert schema_of("Conversation")["properties"]["owner"]["enum"] == list(get_args(conversations.Owner))
    assert schema_of("Message")["properties"]["from"]["enum"] == list(get_args(messages.Sender))
    assert schema_of("Document")["properties"]["state"]["enum"] == list(get_args(reply.LineState))
    assert schema_of("Document")["properties"]["name"]["maxLength"] == files.MAX_NAME


def test_the_error_codes_of_the_document_are_those_that_the_gateway_can_send():
    sent = {*STATUS, errors.GildongError, errors.NotFound, errors.TooLarge}
    codes = {error.response.removeprefix("error.") for error in sent}
    assert set(schema_of("Error")["properties"]["code"]["enum"]) == codes


def test_the_limits_of_the_document_are_those_of_the_code():
    text = (openapi.ROOT / "docs" / "openapi.yaml").read_text("utf-8")
    assert f"at most {sockets.MAX_FRAME_BYTES // 1024} KB" in text
    assert f"within {sockets.HELLO_SECONDS:.0f} seconds" in text
    assert f"pings every {sockets.HEARTBEAT_SECONDS:.0f} seconds" in text
    assert f"At most {talks.MAX_TEXT} characters" in text
    assert f"At most {chat.MAX_UPLOAD_BYTES // 1024**2} MB" in text


def test_the_close_codes_of_the_document_are_those_of_the_code():
    documented = openapi.DOCUMENT["paths"]["/v1/socket"]["get"]["x-websocket"]["close-codes"]
    own = {value for name, value in vars(sockets).items() if name.startswith("CLOSE_")}
    assert {code for code in documented if code >= 4000} == own


async def test_every_answer_is_as_documented(context, tmp_path, cell, reader):
    """One request for each status that an operation documents."""
    samples.write(tmp_path / "samples", TODAY)
    async with serving(context, tmp_path, cell) as gateway:
        page, other = await gateway.agreed_page(), await gateway.page()
        token, foreign = page.token, other.messages[0]["buttons"][0]["id"]
        button = page.messages[0]["buttons"][0]["id"]

        def said(text, **more):
            return {"json": {"type": "text", "id": str(uuid.uuid4()), "text": text, **more}}

        def pressed(button_id):
            return {"json": {"type": "button", "id": str(uuid.uuid4()), "button": button_id}}

        def upload(content, client_id="file-1"):
            return {"data": content, "headers": {"X-Message-Id": client_id, "X-File-Name": "a.pdf"}}

        asked = [
            ("POST", "/v1/conversations", "", {"json": {"language": "en"}}, 201),
            ("POST", "/v1/conversations", "", {}, 201),
            ("POST", "/v1/conversations", "", {"json": {"language": "fr"}}, 400),
            ("POST", "/v1/conversations", "", {"headers": FOREIGN}, 403),
            ("POST", "/v1/conversations", "", {"data": b"x" * 100_000}, 413),
            ("GET", "/v1/conversation", token, {}, 200),
            ("GET", "/v1/conversation", "wrong", {}, 401),
            ("GET", "/v1/conversation", token, {"headers": FOREIGN}, 403),
            ("GET", "/v1/messages", token, {"params": {"after": "0"}}, 200),
            ("GET", "/v1/messages", token, {"params": {"after": "-1"}}, 400),
            ("GET", "/v1/messages", "", {}, 401),
            ("GET", "/v1/messages", token, {"headers": FOREIGN}, 403),
            ("POST", "/v1/messages", token, said("안녕"), 202),
            ("POST", "/v1/messages", token, pressed(button), 202),
            ("POST", "/v1/messages", token, said("안녕", more=1), 400),
            ("POST", "/v1/messages", "", said("안녕"), 401),
            ("POST", "/v1/messages", token, {"headers": FOREIGN}, 403),
            ("POST", "/v1/messages", token, pressed(foreign), 404),
            ("POST", "/v1/messages", token, said("가" * 6001), 413),
            ("POST", "/v1/messages", token, said(" "), 422),
            ("POST", "/v1/files", token, upload(certificate("business_registration")), 202),
            ("POST", "/v1/files", token, {"data": b"%PDF"}, 400),
            ("POST", "/v1/files", "", upload(b"%PDF"), 401),
            ("POST", "/v1/files", token, {"headers": FOREIGN}, 403),
            ("POST", "/v1/files", token, upload(io.BytesIO(b"0" * (chat.MAX_UPLOAD_BYTES + 1))), 413),
            ("OPTIONS", "/v1/{path}", "", {"headers": {"Origin": gateway.url}}, 204),
            ("OPTIONS", "/v1/{path}", "", {"headers": FOREIGN}, 403),
            ("GET", "/v1/socket", "", {"headers": FOREIGN}, 403),
            ("GET", "/health", "", {}, 200),
            ("GET", "/", "", {}, 200),
            ("GET", "/samples/index.json", "", {}, 200),
            ("GET", "/samples/{name}", "", {}, 404),
        ]
        for method, path, bearer, request, expected in asked:
            address = path.replace("{path}", "messages").replace("{name}", "none.pdf")
            status, body = await gateway.ask(method, address, bearer, **request)
            assert status == expected, (method, path, body)
            openapi.check_response(method, path, status, body)
        await page.until("사업자등록증을 읽었어요", after=0)
        _, transcript = await gateway.ask("GET", "/v1/messages", token)
        openapi.check("Transcript", transcript)
        shown = {key for message in transcript["messages"] for key in message}
        # The programme of this talk asks for no table; tests/bot/test_inputs.py has one that does.
        assert shown == set(schema_of("Message")["properties"]) - {"input"}


async def test_too_many_requests_are_answered_as_documented(context, tmp_path, cell):
    async with serving(context, tmp_path, cell, messages_per_minute=1, conversations_per_minute=1) as gateway:
        page = await gateway.page()
        sent = {"json": {"type": "text", "id": "1", "text": "가"}}
        assert (await gateway.ask("POST", "/v1/messages", page.token, **sent))[0] == 202
        for path, request in (
            ("/v1/messages", sent),
            ("/v1/files", {"data": b"", "headers": {"X-Message-Id": "2"}}),
            ("/v1/conversations", {}),
        ):
            status, body = await gateway.ask("POST", path, page.token, **request)
            assert status == 429
            openapi.check_response("POST", path, status, body)


async def test_every_frame_of_the_server_is_as_documented(gateway):
    page = await gateway.page()
    await page.answered("안녕")
    await page._send({"type": "button", "id": "press-1", "button": "unknown"})
    await page._send({"type": "text"})
    await page._send({"type": "language", "language": "en"})
    await page.until("I'll go on in English")
    await page.upload("a.pdf", certificate("sme_confirmation"))
    await page.until("I have your file", after=0)
    agreed = await gateway.agreed_page("en")
    await agreed.upload("a.pdf", certificate("sme_confirmation"))
    await agreed.until("I read your", after=0)
    page.frames += agreed.frames
    for frame in page.frames:
        openapi.check("ServerFrame", frame)
    assert {frame["type"] for frame in page.frames} == {"welcome", "ack", "message", "typing", "error"}


def test_a_progress_frame_is_as_documented():
    for progress in ({"done": 3, "total": 21}, {"done": 3, "total": 21, "about": True}, None):
        openapi.check("ServerFrame", {"type": "progress", "progress": progress})


IDS = st.sampled_from(["a", "x" * 64, "x" * 65, "", "a b", "한", "\x00"]) | st.uuids().map(str)
WORDS = st.sampled_from(["안녕", "", 7, None])
CLIENT_FRAMES = st.fixed_dictionaries(
    {},
    optional={
        "type": st.sampled_from(["text", "button", "language", "hello"]),
        "id": IDS,
        "text": WORDS,
        "button": IDS,
        "language": st.sampled_from(["ko", "en", "fr", None]),
        "token": IDS,
        "after": st.sampled_from([0, 1, -1, 2**31 - 1, 2**31, None]),
    },
)


def accepts(adapter, frame):
    try:
        adapter.validate_json(json.dumps(frame))
    except ValidationError:
        return False
    return True


@settings(max_examples=600, deadline=None, database=None)
@given(CLIENT_FRAMES)
def test_the_document_and_the_code_take_the_same_frames(frame):
    assert openapi.schema("ClientFrame").is_valid(frame) == accepts(sockets._frames, frame)
    assert openapi.schema("Hello").is_valid(frame) == accepts(TypeAdapter(sockets.Hello), frame)


@pytest.mark.parametrize(
    ("name", "frame"),
    [
        ("ClientFrame", {"type": "text", "id": "1", "text": "네"}),
        ("ClientFrame", {"type": "button", "id": "1", "button": "abc"}),
        ("ClientFrame", {"type": "language", "language": "en"}),
        ("Hello", {"type": "hello", "token": "t", "after": 3}),
    ],
)
def test_a_frame_with_anything_more_is_refused_by_both(name, frame):
    adapter = TypeAdapter(sockets.Hello) if name == "Hello" else sockets._frames
    for given_frame, good in ((frame, True), ({**frame, "metadata": {}}, False)):
        assert openapi.schema(name).is_valid(given_frame) == accepts(adapter, given_frame) == good
