"""The web channel by HTTP: who may ask, what is refused and in which words, what every answer carries."""

from __future__ import annotations

import asyncio
import io
import uuid
from urllib.parse import quote

import pytest

from bot.gateway.chat import MAX_UPLOAD_BYTES
from tests.bot.person import certificate
from tests.bot.serving import serving

FOREIGN = {"Origin": "https://evil.example"}
LISTED = {"Origin": "https://shop.example.kr"}
OPEN_ROUTES = {("POST", "/v1/conversations"), ("GET", "/v1/socket"), ("OPTIONS", "/v1/{path}")}


def text(words, client_id=None):
    return {"type": "text", "id": client_id or str(uuid.uuid4()), "text": words}


def routes(gateway, prefix="/v1/"):
    """Every route of the API, from the router itself."""
    for route in gateway.app.router.routes():
        path = route.resource.canonical if route.resource else ""
        if path.startswith(prefix) and route.method != "HEAD":
            yield route.method, path


def is_error(body, code):
    assert set(body) == {"error"}
    assert set(body["error"]) == {"code", "text"}
    assert body["error"]["code"] == code
    assert len(body["error"]["text"]) > 5
    return True


@pytest.mark.parametrize(
    "authorization", [None, "Bearer", "Bearer ", "Bearer wrong", "Basic dXNlcjpwYXNz", "Bearer \xff"]
)
async def test_no_route_opens_without_the_conversation_s_token(gateway, authorization):
    headers = {"Authorization": authorization} if authorization else {}
    asked = [route for route in routes(gateway) if route not in OPEN_ROUTES]
    assert len(asked) == 4
    for method, path in asked:
        status, body = await gateway.ask(method, path, headers=headers, data=b"{}")
        assert status == 401, (method, path)
        assert is_error(body, "token")


async def test_the_words_of_an_error_are_in_the_reader_s_language(gateway):
    words = {}
    for language in ("ko-KR,ko;q=0.9", "en-GB,en;q=0.9"):
        _, body = await gateway.ask("GET", "/v1/messages", headers={"Accept-Language": language})
        words[language[:2]] = body["error"]["text"]
    assert words == {
        "ko": "이 대화를 찾을 수 없어요. 새 대화를 시작해 주세요.",
        "en": "This conversation could not be found. Please start a new one.",
    }


async def test_a_foreign_page_is_turned_away_on_every_route(gateway):
    page = await gateway.page()
    for origin in (FOREIGN, {"Origin": "null"}, {"Origin": "http://["}, {"Origin": gateway.url + ".evil.example"}):
        for method, path in routes(gateway):
            status, body = await gateway.ask(method, path, page.token, headers=origin)
            assert status == 403, (method, path)
            assert is_error(body, "origin")


async def test_a_listed_page_may_ask_and_its_browser_is_told_so(gateway):
    page = await gateway.page()
    headers = {"Authorization": f"Bearer {page.token}", **LISTED}
    async with gateway.session.get(f"{gateway.url}/v1/conversation", headers=headers) as response:
        assert response.status == 200
        assert response.headers["Access-Control-Allow-Origin"] == LISTED["Origin"]
        assert response.headers["Vary"] == "Origin"


async def test_a_new_conversation_greets_in_its_language(gateway):
    for language, greeting in (("ko", "안녕하세요"), ("en", "Hello")):
        status, made = await gateway.ask("POST", "/v1/conversations", json={"language": language})
        assert status == 201
        assert made["language"] == language
        assert len(made["token"]) >= 43
        _, read = await gateway.ask("GET", "/v1/messages?after=0", made["token"])
        assert greeting in read["messages"][0]["text"]


async def test_tokens_and_ids_are_never_the_same(gateway):
    made = [await gateway.ask("POST", "/v1/conversations") for _ in range(5)]
    assert len({body["token"] for _, body in made}) == 5
    assert len({body["conversation_id"] for _, body in made}) == 5


async def test_messages_are_read_from_where_the_page_left_off(gateway):
    page = await gateway.page()
    await page.answered("첫 말")
    _, everything = await gateway.ask("GET", "/v1/messages?after=0", page.token)
    _, rest = await gateway.ask("GET", "/v1/messages?after=1", page.token)
    assert everything["messages"][1:] == rest["messages"]
    assert [message["seq"] for message in everything["messages"]] == [1, 2, 3]
    assert everything["seq"] == rest["seq"] == 3
    assert await gateway.ask("GET", "/v1/messages?after=3", page.token) == (200, {"messages": [], "seq": 3})


@pytest.mark.parametrize("after", ["-1", "x", "1.5", "", "²", "99999999999999999999", "4294967296", "1%00"])
async def test_a_place_in_the_transcript_that_is_none_is_refused(gateway, after):
    page = await gateway.page()
    status, body = await gateway.ask("GET", f"/v1/messages?after={after}", page.token)
    assert status == 400
    assert is_error(body, "request")


async def test_the_same_message_sent_twice_counts_once(gateway):
    page = await gateway.page()
    sent = text("한 번만", "client-1")
    answers = await asyncio.gather(
        *(gateway.ask("POST", "/v1/messages", page.token, json=sent) for _ in range(5)),
    )
    assert answers == [(202, {"id": "client-1", "seq": 2})] * 5
    await page.until("들은 말: 한 번만", after=0)
    assert [turn["text"] for turn in gateway.cell.turns] == ["한 번만"]


@pytest.mark.postgres
async def test_the_same_message_sent_twice_counts_once_on_postgres_too(new_context, postgres_url, tmp_path, cell):
    async with serving(new_context(postgres_url), tmp_path, cell) as gateway:
        page = await gateway.page()
        for number in range(5):
            sent = text("한 번만", f"client-{number}")
            asked = [gateway.ask("POST", "/v1/messages", page.token, json=sent) for _ in range(6)]
            answers = await asyncio.gather(*asked)
            assert {status for status, _ in answers} == {202}
            assert len({body["seq"] for _, body in answers}) == 1
        await page.until("들은 말", after=page.messages[0]["seq"])


async def test_the_same_file_sent_twice_counts_once(gateway):
    page = await gateway.agreed_page()
    content = certificate("business_registration")
    for _ in range(2):
        assert await page.upload("등록증.pdf", content, "client-1") == 202
    await page.until("사업자등록증을 읽었어요", after=0)
    files = [message for message in page.messages if message.get("document", {}).get("state") == "uploaded"]
    assert [file["text"] for file in files] == ["등록증.pdf"]


async def test_a_file_that_may_not_be_read_yet_is_told_of_at_once(gateway):
    page = await gateway.page()
    assert await page.upload("등록증.pdf", certificate("business_registration")) == 202
    told = await page.until("아직 읽지 않았어요", after=0)
    assert told["document"]["state"] == "held"
    assert [button["label"] for button in told["buttons"]] == ["신청 시작할게요"]


async def test_a_button_of_another_conversation_is_not_found(gateway):
    mine, other = await gateway.page(), await gateway.page()
    foreign = other.messages[0]["buttons"][0]["id"]
    press = {"type": "button", "id": "press-1", "button": foreign}
    status, body = await gateway.ask("POST", "/v1/messages", mine.token, json=press)
    assert status == 404
    assert is_error(body, "button")
    assert gateway.cell.turns == []


async def test_a_button_shows_its_words_and_nothing_of_its_meaning(gateway):
    page = await gateway.page()
    for button in page.messages[0]["buttons"]:
        assert set(button) == {"id", "label"}
        assert len(button["id"]) == 16
    assert "intent" not in str(page.messages)
    assert "privacy" not in str(page.messages)


@pytest.mark.parametrize(
    ("body", "content_type"),
    [
        (b"{", "application/json"),
        (b"\xff\xfe", "application/json"),
        (b"null", "application/json"),
        (b"[]", "application/json"),
        (b'"text"', "application/json"),
        (b"[" * 30_000, "application/json"),
        (b"{}", "application/json; charset=no-such"),
        (b'{"type": "text", "id": "1"}', "application/json"),
        (b'{"type": "intent", "id": "1", "intent": "start"}', "application/json"),
        (b'{"type": "text", "id": "1", "text": "a", "metadata": {}}', "application/json"),
        (b'{"type": "text", "id": "", "text": "a"}', "application/json"),
        (b'{"type": "text", "id": "1\\n", "text": "a"}', "application/json"),
        (b'{"type": "text", "id": "\\u0000", "text": "a"}', "application/json"),
        (b'{"type": "text", "id": "\\ud800", "text": "a"}', "application/json"),
        (b'{"type": "text", "id": 7, "text": "a"}', "application/json"),
        (b'{"type": "text", "id": "1", "text": ["a"]}', "application/json"),
        (b"type=text&id=1&text=a", "application/x-www-form-urlencoded"),
    ],
)
async def test_what_is_no_message_is_refused_as_such(gateway, body, content_type):
    page = await gateway.page()
    headers = {"Content-Type": content_type}
    status, answer = await gateway.ask("POST", "/v1/messages", page.token, data=body, headers=headers)
    assert status == 400
    assert is_error(answer, "request")
    assert gateway.cell.turns == []


@pytest.mark.parametrize("words", ["", "   ", "\u200b\u2060", "\x00", "\u202e"])
async def test_a_message_without_anything_readable_is_refused(gateway, words):
    page = await gateway.page()
    status, body = await gateway.ask("POST", "/v1/messages", page.token, json=text(words))
    assert status == 422
    assert is_error(body, "text_unreadable")


async def test_sizes_have_limits_and_words(gateway):
    page = await gateway.page()
    status, body = await gateway.ask("POST", "/v1/messages", page.token, json=text("가" * 6001))
    assert status == 413
    assert is_error(body, "text_too_long")
    assert "6000" in body["error"]["text"]
    status, body = await gateway.ask("POST", "/v1/messages", page.token, json=text("a" * 200_000))
    assert (status, is_error(body, "too_large")) == (413, True)
    headers = {"X-Message-Id": "file-1"}
    big = io.BytesIO(b"%PDF" + b"0" * MAX_UPLOAD_BYTES)
    status, body = await gateway.ask("POST", "/v1/files", page.token, data=big, headers=headers)
    assert (status, is_error(body, "too_large")) == (413, True)
    assert (await gateway.ask("POST", "/v1/messages", page.token, json=text("가" * 2000)))[0] == 202


@pytest.mark.parametrize("client_id", ["", "x" * 65, "\xff", "한글", "a b"])
async def test_a_file_needs_an_id(gateway, client_id):
    page = await gateway.page()
    headers = {"X-Message-Id": client_id} if client_id else {}
    status, body = await gateway.ask("POST", "/v1/files", page.token, data=b"%PDF", headers=headers)
    assert status == 400
    assert is_error(body, "request")


@pytest.mark.parametrize(
    ("name", "kept"),
    [
        (quote("등록증.pdf"), "등록증.pdf"),
        ("%ff%fe.pdf", "\ufffd\ufffd.pdf"),
        ("..%2F..%2Fx.pdf", "x.pdf"),
        ("%00", "document.pdf"),
    ],
)
async def test_a_file_name_of_any_kind_is_shown_harmless(gateway, name, kept):
    page = await gateway.agreed_page()
    headers = {"X-Message-Id": "file-1", "X-File-Name": name}
    status, _ = await gateway.ask("POST", "/v1/files", page.token, data=b"no pdf", headers=headers)
    assert status == 202
    await page.until("PDF나 사진(JPG, PNG) 파일이 아니에요", after=0)
    shown = next(message for message in page.messages if message.get("id") == "file-1")
    assert shown["text"] == shown["document"]["name"] == kept


async def test_whoever_writes_faster_than_a_person_is_asked_to_wait(context, tmp_path, cell):
    async with serving(context, tmp_path, cell, messages_per_minute=3) as gateway:
        page, other = await gateway.page(), await gateway.page()
        asked = [await gateway.ask("POST", "/v1/messages", page.token, json=text("가")) for _ in range(5)]
        assert [status for status, _ in asked] == [202, 202, 202, 429, 429]
        assert is_error(asked[-1][1], "too_fast")
        upload = await gateway.ask("POST", "/v1/files", page.token, data=b"%PDF", headers={"X-Message-Id": "1"})
        assert upload[0] == 429
        assert (await gateway.ask("POST", "/v1/messages", other.token, json=text("가")))[0] == 202


async def test_conversations_are_not_opened_by_the_hundred(context, tmp_path, cell):
    async with serving(context, tmp_path, cell, conversations_per_minute=2) as gateway:
        opened = [await gateway.ask("POST", "/v1/conversations") for _ in range(3)]
        assert [status for status, _ in opened] == [201, 201, 429]
        forged = {"X-Forwarded-For": "203.0.113.9"}
        assert (await gateway.ask("POST", "/v1/conversations", headers=forged))[0] == 429


async def test_behind_our_proxy_each_client_has_its_own_measure(context, tmp_path, cell):
    async with serving(context, tmp_path, cell, conversations_per_minute=1, behind_proxy=True) as gateway:
        for client in ("203.0.113.1", "203.0.113.2"):
            headers = {"X-Forwarded-For": f"198.51.100.7, {client}"}
            assert (await gateway.ask("POST", "/v1/conversations", headers=headers))[0] == 201
            assert (await gateway.ask("POST", "/v1/conversations", headers=headers))[0] == 429


PATHS = [
    "/", "/health", "/v1/conversation", "/v1/messages", "/v1/socket", "/v1/nothing", "/nothing",
    "/samples/index.json", "/samples/none.pdf", "/widget/gildong.js", "/widget/../../pyproject.toml", "/vendor/",
]  # fmt: skip


@pytest.mark.parametrize("path", PATHS)
async def test_every_answer_carries_the_security_headers(gateway, path):
    async with gateway.session.get(gateway.url + path) as response:
        headers = response.headers
        policy = dict(part.strip().split(" ", 1) for part in headers["Content-Security-Policy"].split(";"))
        assert response.status < 500
    assert policy["default-src"] == policy["script-src"] == policy["style-src"] == "'self'"
    assert policy["object-src"] == "'none'"
    assert policy["frame-ancestors"] == "'self' https://shop.example.kr"
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Referrer-Policy"] == "no-referrer"
    assert "Server" not in headers
    if path.startswith(("/v1/", "/health")):
        assert headers["Cache-Control"] == "no-store"


async def test_an_unknown_address_is_answered_in_words(gateway):
    for path in ("/v1/nothing", "/v1/messages/1", "/nothing", "/samples/none.pdf"):
        status, body = await gateway.ask("GET", path)
        assert status == 404, path
        assert is_error(body, "not_found")
    async with gateway.session.delete(f"{gateway.url}/v1/messages") as response:
        assert response.status == 405
        assert response.headers["Allow"] == "GET,HEAD,OPTIONS,POST"
        assert is_error(await response.json(), "request")


@pytest.mark.parametrize(
    "path", ["/samples/..%2fkeys%2fmaster.key", "/widget/..%2f..%2fpyproject.toml", "/vendor", "/widget/"]
)
async def test_nothing_but_what_is_public_can_be_fetched(gateway, path):
    status, _ = await gateway.ask("GET", path)
    assert status in {403, 404}


async def test_an_error_of_ours_says_nothing_of_its_cause(gateway, monkeypatch):
    from bot.services.conversation import conversations

    def fail(*_arguments):
        raise RuntimeError("secret table name")

    page = await gateway.page()
    monkeypatch.setattr(conversations, "overview", fail)
    status, body = await gateway.ask("GET", "/v1/conversation", page.token)
    assert status == 500
    assert is_error(body, "internal")
    assert "secret" not in str(body)


async def test_the_browser_of_a_listed_page_is_told_what_it_may_send(gateway):
    async with gateway.session.options(f"{gateway.url}/v1/files", headers=LISTED) as response:
        assert response.status == 204
        assert response.headers["Access-Control-Allow-Origin"] == LISTED["Origin"]
        allowed = {name.strip().lower() for name in response.headers["Access-Control-Allow-Headers"].split(",")}
    assert {"authorization", "content-type", "x-message-id", "x-file-name"} <= allowed
    async with gateway.session.options(f"{gateway.url}/v1/files", headers=FOREIGN) as response:
        assert response.status == 403
        assert "Access-Control-Allow-Origin" not in response.headers
