"""Turns against a cell that is well, slow, broken or away: nobody waits without a word, and nothing is lost."""

from __future__ import annotations

import asyncio

import pytest

from bot.turn_runner import MAX_FAILURES
from tests.bot import fake_cell
from tests.bot.serving import serving

PATIENCE = 0.3
DELAY = "답이 조금 늦어지고"
GAVE_UP = "처리하지 못했어요"

pytestmark = pytest.mark.usefixtures("hasty")


def said_by_bot(page):
    return [message["text"] for message in page.messages if message["from"] != "user"]


async def test_a_turn_is_answered_by_the_cell(gateway):
    page = await gateway.page()
    await page.say("안녕")
    await page.until("들은 말: 안녕")
    (turn,) = gateway.cell.turns
    assert set(turn) == {"turn_id", "conversation_id", "language", "form_open", "text"}
    assert (turn["language"], turn["form_open"]) == ("ko", False)


async def test_a_pressed_button_reaches_the_cell_as_its_intent(gateway):
    page = await gateway.page()
    await page.press("무엇을 저장하나요?")
    await page.until("들은 말: privacy")


@pytest.mark.parametrize("text", ["/restart", '  /start{"a": 1}', "\u3000/session_start", "@0.1 hello", "\x1f/start"])
async def test_no_typed_text_can_name_an_intent(gateway, text):
    page = await gateway.page()
    await page.say(text)
    await page.until("들은 말")
    assert not gateway.cell.turns[0]["text"].strip().startswith(("/", "@"))


async def test_turns_of_one_conversation_never_overlap_and_keep_their_order(gateway):
    gateway.cell.usual = fake_cell.slow(0.02)
    page = await gateway.page()
    for number in range(10):
        await page.say(f"말 {number}")
    await page.until("들은 말: 말 9")
    assert gateway.cell.most_in_one == 1
    assert [turn["text"] for turn in gateway.cell.turns] == [f"말 {number}" for number in range(10)]


async def test_conversations_are_answered_beside_each_other(gateway):
    gateway.cell.usual = fake_cell.slow(0.3)
    pages = [await gateway.page() for _ in range(4)]
    for page in pages:
        await page.say("안녕")
    await asyncio.gather(*(page.until("들은 말") for page in pages))
    assert gateway.cell.most_in_all >= 2
    assert gateway.cell.most_in_one == 1


async def test_who_waits_longer_than_patience_is_told_once_and_answered_later(context, tmp_path, cell):
    async with serving(context, tmp_path, cell, patience_seconds=PATIENCE) as gateway:
        cell.script.append(fake_cell.slow(PATIENCE * 4))
        page = await gateway.page()
        started = asyncio.get_running_loop().time()
        await page.say("안녕")
        await page.until(DELAY)
        assert asyncio.get_running_loop().time() - started < PATIENCE + 0.7
        await page.until("들은 말: 안녕", after=0)
        assert sum(DELAY in text for text in said_by_bot(page)) == 1


async def test_a_quick_answer_needs_no_apology(context, tmp_path, cell):
    async with serving(context, tmp_path, cell, patience_seconds=PATIENCE) as gateway:
        page = await gateway.page()
        await page.answered("안녕")
        await asyncio.sleep(PATIENCE * 1.5)
        assert not any(DELAY in text for text in said_by_bot(page))


@pytest.mark.parametrize("fault", [fake_cell.fail, fake_cell.nonsense, fake_cell.silence])
async def test_a_turn_that_fails_is_tried_again_and_answered(gateway, fault):
    gateway.cell.script.extend([fault] * (MAX_FAILURES - 1))
    page = await gateway.page()
    await page.say("안녕")
    await page.until("들은 말: 안녕")
    assert len({turn["turn_id"] for turn in gateway.cell.turns}) == 1
    assert said_by_bot(page)[-1] == "들은 말: 안녕"


async def test_a_turn_that_always_fails_is_given_up_in_words_and_the_next_is_answered(gateway):
    gateway.cell.script.extend([fake_cell.fail] * MAX_FAILURES)
    page = await gateway.page()
    await page.say("독이 든 말")
    await page.say("다른 말")
    await page.until("들은 말: 다른 말")
    words = said_by_bot(page)
    assert GAVE_UP in words[-2]
    assert [turn["text"] for turn in gateway.cell.turns] == ["독이 든 말"] * MAX_FAILURES + ["다른 말"]


async def test_a_cell_that_hangs_is_left_and_asked_again(context, tmp_path, cell):
    async with serving(context, tmp_path, cell, patience_seconds=PATIENCE, turn_timeout_seconds=0.5) as gateway:
        cell.script.append(fake_cell.slow(30))
        page = await gateway.page()
        await page.say("안녕")
        await page.until(DELAY)
        await page.until("들은 말: 안녕", after=0)


async def test_a_cell_that_is_away_delays_an_answer_and_loses_none(context, tmp_path, cell):
    async with serving(context, tmp_path, cell, patience_seconds=PATIENCE) as gateway:
        page = await gateway.page()
        await cell.stop()
        for number in range(3):
            await page.say(f"말 {number}")
        await page.until(DELAY)
        assert await gateway.ask("GET", "/health") == (
            200,
            {"status": "ok", "cell": "silent", "refused_dossiers": 0},
        )
        await asyncio.sleep(0.3)
        assert not any(GAVE_UP in text for text in said_by_bot(page))
        await cell.start()
        await page.until("들은 말: 말 2", after=0)
        heard = [text for text in said_by_bot(page) if text.startswith("들은 말")]
        assert heard == [f"들은 말: 말 {number}" for number in range(3)]


async def test_what_was_unanswered_at_a_stop_is_answered_after_the_next_start(
    context, new_context, sqlite_url, tmp_path, cell
):
    cell.usual = fake_cell.slow(60)
    async with serving(context, tmp_path, cell) as gateway:
        page = await gateway.page()
        await page.say("잊지 마세요")
        await cell.called.wait()
        token, seen = page.token, page.messages
    cell.usual = fake_cell.echo
    async with serving(new_context(sqlite_url), tmp_path, cell) as gateway:
        page = await gateway.same_page(token, seen)
        await page.until("들은 말: 잊지 마세요")
    assert len({turn["turn_id"] for turn in cell.turns}) == 1
