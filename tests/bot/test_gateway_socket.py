"""The web channel by WebSocket: nothing missed, nothing doubled, nothing of anybody else's."""

from __future__ import annotations

import asyncio
import json
import uuid

import aiohttp
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.gateway import sockets
from bot.services.conversation import conversations
from tests.bot.person import certificate
from tests.bot.serving import serving

USERS = 20


async def dial(gateway, first, **headers):
    """Opens a socket, sends the first frame, gives the close code or the first frame received."""
    async with gateway.session.ws_connect(f"{gateway.url}/v1/socket", headers={"Origin": gateway.url}) as socket:
        if isinstance(first, bytes):
            await socket.send_bytes(first)
        else:
            await socket.send_str(first if isinstance(first, str) else json.dumps(first))
        received = await socket.receive(timeout=5)
        return received.json() if received.type is aiohttp.WSMsgType.TEXT else socket.close_code


def errors(page):
    return [frame for frame in page.frames if frame["type"] == "error"]


@pytest.mark.parametrize("headers", [{}, {"Origin": "https://evil.example"}, {"Origin": "null"}])
async def test_a_socket_from_no_page_of_ours_is_refused(gateway, headers):
    with pytest.raises(aiohttp.WSServerHandshakeError) as refused:
        await gateway.session.ws_connect(f"{gateway.url}/v1/socket", headers=headers)
    assert refused.value.status == 403


async def test_the_welcome_tells_what_a_page_needs(gateway):
    page = await gateway.page()
    welcome = page.frames[0]
    assert welcome["type"] == "welcome"
    assert (welcome["language"], welcome["progress"], welcome["owner"], welcome["seq"]) == ("ko", None, "bot", 1)


async def test_an_unknown_token_is_told_apart_from_a_bad_frame(gateway):
    assert await dial(gateway, {"type": "hello", "token": "wrong", "after": 0}) == sockets.CLOSE_UNKNOWN == 4401


@pytest.mark.parametrize(
    "first",
    [
        "", "hello", "[]", "{}", b"binary", {"type": "text", "id": "1", "text": "no hello"}, {"type": "hello"},
        {"type": "hello", "token": ""}, {"type": "hello", "token": "x" * 65},
        {"type": "hello", "token": "x", "after": -1},
        {"type": "hello", "token": "x", "after": 10**30}, {"type": "hello", "token": "x", "admin": True},
        {"type": "hello", "token": "\x00"}, "[" * 20_000,
    ],
)  # fmt: skip
async def test_a_bad_first_frame_closes_the_socket(gateway, first):
    assert await dial(gateway, first) == sockets.CLOSE_BAD_FRAME == 4400


async def test_who_says_nothing_is_not_waited_for_long(gateway, monkeypatch):
    monkeypatch.setattr(sockets, "HELLO_SECONDS", 0.1)
    async with gateway.session.ws_connect(f"{gateway.url}/v1/socket", headers={"Origin": gateway.url}) as socket:
        await socket.receive(timeout=3)
        assert socket.close_code == 4400


async def test_a_frame_beyond_the_limit_closes_the_socket(gateway):
    first = json.dumps({"type": "hello", "token": "x" * sockets.MAX_FRAME_BYTES})
    assert await dial(gateway, first) == aiohttp.WSCloseCode.MESSAGE_TOO_BIG


async def test_a_binary_frame_in_the_middle_closes_the_socket(gateway):
    page = await gateway.page()
    await page._socket.send_bytes(b"\x00")
    await asyncio.wait_for(page._reader, 3)
    assert page._socket.close_code == 4400


async def test_a_sent_message_is_acknowledged_with_its_number_once_it_is_kept(gateway):
    page = await gateway.page()
    client_id = await page.say("안녕")
    await page.until("들은 말: 안녕")
    (ack,) = [frame for frame in page.frames if frame["type"] == "ack"]
    own = next(message for message in page.messages if message.get("id") == client_id)
    assert ack == {"type": "ack", "id": client_id, "seq": own["seq"]}


async def test_the_same_frame_sent_twice_counts_once(gateway):
    page = await gateway.page()
    for _ in range(3):
        await page.say("한 번만", "client-1")
    await page.say("다음")
    await page.until("들은 말: 다음")
    assert [turn["text"] for turn in gateway.cell.turns] == ["한 번만", "다음"]
    acks = [frame["seq"] for frame in page.frames if frame["type"] == "ack" and frame["id"] == "client-1"]
    assert len(acks) == 3
    assert len(set(acks)) == 1


async def test_a_page_that_comes_back_gets_exactly_what_it_has_missed(gateway):
    page = await gateway.page()
    await page.answered("첫 말")
    await page.close()
    for number in range(3):
        sent = {"type": "text", "id": str(uuid.uuid4()), "text": f"말 {number}"}
        await gateway.ask("POST", "/v1/messages", page.token, json=sent)
    watcher = await gateway.same_page(page.token)
    await watcher.until("들은 말: 말 2", after=0)
    again = await gateway.same_page(page.token, page.messages)
    await again.until("들은 말: 말 2", after=0)
    assert [message["seq"] for message in again.messages] == list(range(1, 10))
    assert [frame["message"]["seq"] for frame in again.frames if frame["type"] == "message"] == list(range(4, 10))


async def test_two_open_pages_see_the_same(gateway):
    page = await gateway.page()
    other = await gateway.same_page(page.token)
    await page.say("여기서")
    await other.until("들은 말: 여기서", after=0)
    await other.say("저기서")
    await page.until("들은 말: 저기서", after=0)
    await other.until("들은 말: 저기서", after=0)
    assert page.messages == other.messages


async def test_typing_is_shown_while_an_answer_is_made(gateway):
    page = await gateway.page()
    await page.answered("안녕")
    assert [frame["on"] for frame in page.frames if frame["type"] == "typing"] == [True, False]


async def test_the_button_of_another_conversation_is_refused_and_the_socket_lives(gateway):
    mine, other = await gateway.page(), await gateway.page()
    foreign = other.messages[0]["buttons"][0]["id"]
    await mine._send({"type": "button", "id": "press-1", "button": foreign})
    await mine.answered("아직 여기 있어요")
    (error,) = errors(mine)
    assert (error["id"], error["error"]["code"]) == ("press-1", "button")


async def test_the_language_switch_is_answered_in_the_new_language(gateway):
    page = await gateway.page()
    await page._send({"type": "language", "language": "en"})
    await page.until("I'll go on in English")
    await page._send({"type": "text", "id": "1"})
    await page.answered("hello")
    assert errors(page)[0]["error"]["text"] == "The request does not have the right form."
    assert gateway.cell.turns[-1]["language"] == "en"


async def test_a_file_is_read_and_told_of_in_the_talk(gateway):
    page = await gateway.agreed_page()
    assert await page.upload("등록증.pdf", certificate("business_registration")) == 202
    message = await page.until("사업자등록증을 읽었어요", after=0)
    assert message["document"]["state"] == "parsed"
    line = next(each for each in page.messages if each.get("document", {}).get("state") == "uploaded")
    assert line["document"]["id"] == message["document"]["id"]
    assert {row["label"] for row in message["rows"]} >= {"상호", "등록번호"} or len(message["rows"]) > 5


async def test_too_many_messages_are_refused_and_can_be_sent_again(context, tmp_path, cell):
    async with serving(context, tmp_path, cell, messages_per_minute=2) as gateway:
        page = await gateway.page()
        for number in range(3):
            await page.say(f"말 {number}", f"client-{number}")
        await page.until("들은 말: 말 1", after=0)
        (error,) = errors(page)
        assert (error["id"], error["error"]["code"]) == ("client-2", "too_fast")
        assert not page._socket.closed


async def test_who_sends_nothing_but_rubbish_is_shown_out(context, tmp_path, cell):
    async with serving(context, tmp_path, cell, messages_per_minute=5) as gateway:
        page = await gateway.page()
        for _ in range(8):
            await page._socket.send_str("rubbish")
        await asyncio.wait_for(page._reader, 3)
        assert page._socket.close_code == sockets.CLOSE_TOO_FAST == 4429
        assert len(errors(page)) == 5


async def test_a_sender_that_fails_closes_the_socket_so_that_the_page_comes_back(gateway, monkeypatch):
    page = await gateway.page()

    def fail(*_arguments):
        raise RuntimeError("database is gone")

    with monkeypatch.context() as broken:
        broken.setattr(conversations, "history", fail)
        await page.say("안녕")
        await asyncio.wait_for(page._reader, 3)
    assert page._socket.close_code == 1011
    again = await gateway.same_page(page.token, page.messages)
    await again.until("들은 말: 안녕", after=0)


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=4), inner, max_size=3),
    max_leaves=6,
)
ODD = JSON | st.sampled_from(["\x00", "\ud800", "x" * 65, "/start", -1, 10**30, 1e308])
KINDS = st.sampled_from(["text", "button", "language", "hello", "ack", "message", "Text"]) | ODD
FRAMES = st.one_of(
    st.text(max_size=40),
    JSON.map(json.dumps),
    st.fixed_dictionaries(
        {"type": KINDS},
        optional={"id": ODD, "text": ODD, "button": ODD, "language": ODD, "token": ODD, "after": ODD, "intent": ODD},
    ).map(json.dumps),
    st.sampled_from(
        ["[" * 5_000, '{"id":' * 5_000, '{"type":"text","id":"\\ud800"}', '{"type":"text","id":"\\u0000","text":""}']
    ),
)
FUZZ = settings(max_examples=150, deadline=None, database=None, suppress_health_check=list(HealthCheck))


def is_sendable(frame):
    try:
        frame.encode()
    except UnicodeEncodeError:
        return False
    return True


async def test_no_frame_whatever_it_holds_fails_the_gateway_or_ends_the_socket(gateway):
    page = await gateway.page()
    loop = asyncio.get_running_loop()

    async def survives(frame: str) -> None:
        probe = f"probe-{uuid.uuid4()}"
        await page._socket.send_str(frame)
        await page._send({"type": "text", "id": probe})
        async with page._news:
            await asyncio.wait_for(page._news.wait_for(lambda: any(f.get("id") == probe for f in errors(page))), 10)

    @FUZZ
    @given(FRAMES.filter(is_sendable))
    def fuzz(frame: str) -> None:
        asyncio.run_coroutine_threadsafe(survives(frame), loop).result(15)

    await asyncio.to_thread(fuzz)
    assert {error["error"]["code"] for error in errors(page)} <= {
        "request",
        "text_unreadable",
        "text_too_long",
        "button",
    }


async def test_no_request_whatever_it_holds_fails_the_gateway(gateway):
    page = await gateway.page()
    loop = asyncio.get_running_loop()

    async def statuses(body: bytes) -> list[int]:
        messages = await gateway.ask("POST", "/v1/messages", page.token, data=body)
        opening = await gateway.ask("POST", "/v1/conversations", data=body)
        return [messages[0], opening[0]]

    @FUZZ
    @given(st.binary(max_size=60) | FRAMES.filter(is_sendable).map(str.encode))
    def fuzz(body: bytes) -> None:
        got = asyncio.run_coroutine_threadsafe(statuses(body), loop).result(15)
        assert max(got) < 500, (body, got)

    await asyncio.to_thread(fuzz)


async def test_nobody_ever_sees_anything_of_somebody_else(gateway):
    """Twenty people talk at once, press, upload and come back; each has a word of their own."""
    pages = [await gateway.page("ko" if number % 2 else "en") for number in range(USERS)]
    canaries = [f"canary{number:02d}x{uuid.uuid4().hex[:8]}" for number in range(USERS)]

    async def talk(number: int) -> list[dict]:
        page, canary = pages[number], canaries[number]
        for turn in range(3):
            await page.say(f"{canary} {turn}")
        await page.upload(f"{canary}.txt", canary.encode())
        await page.until(f"{canary} 2", after=0)
        await page.close()
        again = await gateway.same_page(page.token)
        await again.until(f"{canary} 2", after=0)
        _, read = await gateway.ask("GET", "/v1/messages?after=0", page.token)
        return [*page.frames, *again.frames, read]

    seen = await asyncio.gather(*(talk(number) for number in range(USERS)))
    for number, frames in enumerate(seen):
        everything = json.dumps(frames, ensure_ascii=False)
        assert canaries[number] in everything
        foreign = [canary for other, canary in enumerate(canaries) if other != number and canary in everything]
        assert foreign == []
    assert gateway.cell.most_in_one == 1
