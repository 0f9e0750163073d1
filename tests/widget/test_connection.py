"""Breaks of the connection: nothing is lost, nothing counts twice, and the user is told in words."""

import asyncio
from contextlib import suppress

from playwright.async_api import TimeoutError as PlaywrightTimeout
from playwright.async_api import expect

from tests.widget.conftest import IN_BROWSER, Site, Visit
from tests.widget.hand import Hand

pytestmark = IN_BROWSER

TROUBLE = ".strip.trouble"


async def test_after_a_break_exactly_what_was_missed_is_fetched(site: Site, visit: Visit) -> None:
    hand = Hand(await visit())
    await hand.open()
    await expect(hand.messages).to_have_count(1)
    talk = site.gateway.talk
    site.gateway.door_open = False
    await site.gateway.drop()
    await site.gateway.say(talk, text="끊긴 사이 하나")
    await site.gateway.say(talk, text="끊긴 사이 둘")
    site.gateway.door_open = True
    await expect(hand.said("끊긴 사이")).to_have_count(2)
    await expect(hand.messages).to_have_count(3)
    assert [hello["after"] for hello in site.gateway.hellos] == [0, 1]


async def test_a_reload_draws_the_whole_history_again(site: Site, visit: Visit) -> None:
    page = await visit()
    hand = Hand(page)
    await hand.open()
    await hand.say("첫 번째 말")
    await expect(hand.messages).to_have_count(3)
    before = await hand.messages.all_inner_texts()
    await page.reload()
    await hand.open()
    await expect(hand.messages).to_have_count(3)
    assert await hand.messages.all_inner_texts() == before
    assert len(site.gateway.talks) == 1


async def test_a_message_whose_receipt_was_lost_is_sent_again_and_counts_once(site: Site, visit: Visit) -> None:
    site.gateway.silent = True
    hand = Hand(await visit())
    await hand.open()
    site.gateway.lose_acks = 2
    await hand.say("한 번만 세어 주세요")
    await expect(hand.said("한 번만 세어 주세요")).to_have_count(1)
    await hand.connected()
    await hand.say("그다음 말")
    await expect(hand.widget.locator(".pending")).to_have_count(0)
    assert site.gateway.talk.own_texts() == ["한 번만 세어 주세요", "그다음 말"]
    assert await hand.messages.count() == 2


async def reconnect(hand: Hand) -> None:
    """Presses the button; on a busy machine the widget may have come back by itself before."""
    with suppress(PlaywrightTimeout):
        await hand.button("지금 다시 연결").click(timeout=2_000)


async def test_what_is_written_without_a_connection_is_kept_and_sent_in_order(site: Site, visit: Visit) -> None:
    page = await visit()
    site.gateway.silent = True
    hand = Hand(page)
    await hand.open()
    site.gateway.door_open = False
    await site.gateway.drop()
    await expect(hand.widget.locator(TROUBLE)).to_contain_text("연결이 끊겨서 다시 잇고 있어요")
    for text in ("하나", "둘", "셋"):
        await hand.say(text)
    await expect(hand.widget.locator(".pending")).to_have_text(["보내기를 기다리는 중"] * 3)
    site.gateway.door_open = True
    await reconnect(hand)
    await expect(hand.widget.locator(TROUBLE)).to_have_count(0)
    await expect(hand.widget.locator(".pending")).to_have_count(0)
    assert site.gateway.talk.own_texts() == ["하나", "둘", "셋"]


async def test_what_is_written_without_a_connection_survives_a_reload_under_its_id(site: Site, visit: Visit) -> None:
    page = await visit()
    site.gateway.silent = True
    hand = Hand(page)
    await hand.open()
    site.gateway.door_open = False
    await site.gateway.drop()
    await hand.say("적어 두었어요")
    key = f"gildong:{site.url.rstrip('/')}:outbox"
    kept = await page.evaluate("key => JSON.parse(localStorage.getItem(key))", key)
    await page.reload()
    await hand.launcher.click()
    await expect(hand.said("적어 두었어요")).to_have_count(1)
    await asyncio.sleep(5.1)
    site.gateway.door_open = True
    await reconnect(hand)
    await expect(hand.widget.locator(".pending")).to_have_count(0)
    assert site.gateway.talk.counted(kept[0]["id"]) == 1
    assert site.gateway.talk.own_texts() == ["적어 두었어요"]


async def test_being_offline_is_said_and_coming_back_connects_at_once(visit: Visit) -> None:
    page = await visit()
    hand = Hand(page)
    await hand.open()
    await page.context.set_offline(True)
    await expect(hand.widget.locator(".connection")).to_have_text("인터넷 연결 없음")
    await expect(hand.widget.locator(TROUBLE)).to_contain_text("인터넷이 끊겼어요")
    await page.context.set_offline(False)
    await hand.connected()


async def test_an_unknown_conversation_begins_anew_and_hands_back_what_was_not_sent(site: Site, visit: Visit) -> None:
    page = await visit()
    hand = Hand(page)
    await hand.open()
    site.gateway.door_open = False
    await site.gateway.drop()
    await hand.say("아직 못 보낸 말")
    site.gateway.talks.clear()
    site.gateway.door_open = True
    await hand.connected()
    await expect(hand.widget.locator(".notice")).to_contain_text("새로 시작했어요")
    await expect(hand.input).to_have_value("아직 못 보낸 말")
    assert site.gateway.talk.own_texts() == []
    await expect(hand.said("안녕하세요, 길동이에요")).to_have_count(1)


async def test_two_tabs_share_one_conversation_and_stay_in_step(site: Site, visit: Visit) -> None:
    first = await visit()
    second = await visit(beside=first)
    left, right = Hand(first), Hand(second)
    await asyncio.gather(left.open(), right.open())
    site.gateway.silent = True
    await left.say("왼쪽에서")
    await right.say("오른쪽에서")
    for hand in (left, right):
        await expect(hand.said("왼쪽에서")).to_have_count(1)
        await expect(hand.said("오른쪽에서")).to_have_count(1)
        await expect(hand.widget.locator(".pending")).to_have_count(0)
    assert len(site.gateway.talks) == 1
    assert sorted(site.gateway.talk.own_texts()) == ["오른쪽에서", "왼쪽에서"]


async def test_the_conversation_also_works_where_the_lock_manager_refuses(site: Site, visit: Visit) -> None:
    page = await visit()
    await page.add_init_script(
        "for (const name of ['request', 'query'])"
        " LockManager.prototype[name] = () => Promise.reject(new DOMException('no', 'SecurityError'))"
    )
    await page.reload()
    await Hand(page).open()
    assert len(site.gateway.talks) == 1


async def test_a_first_message_waits_for_a_server_that_is_down(site: Site, visit: Visit) -> None:
    site.gateway.door_open = False
    site.gateway.silent = True
    hand = Hand(await visit())
    await hand.launcher.click()
    await hand.say("거기 있나요")
    await expect(hand.widget.locator(TROUBLE)).to_be_visible()
    site.gateway.door_open = True
    await hand.connected()
    await expect(hand.widget.locator(".pending")).to_have_count(0)
    assert site.gateway.talk.own_texts() == ["거기 있나요"]


async def test_the_conversation_also_works_where_storage_is_forbidden(site: Site, visit: Visit) -> None:
    site.gateway.silent = True
    page = await visit()
    await page.add_init_script(
        "for (const name of ['localStorage', 'sessionStorage'])"
        " Object.defineProperty(window, name, { get() { throw new DOMException('no', 'SecurityError') } })"
    )
    await page.reload()
    hand = Hand(page)
    await hand.open()
    await hand.say("기억 없이도")
    await expect(hand.said("기억 없이도")).to_have_count(1)
    await expect(hand.widget.locator(".pending")).to_have_count(0)


async def test_a_message_that_came_too_fast_waits_in_words_and_goes_out_by_itself(site: Site, visit: Visit) -> None:
    site.gateway.silent = True
    hand = Hand(await visit())
    await hand.open()
    site.gateway.too_fast = 1
    await hand.say("성급한 말")
    await expect(hand.widget.locator(".pending .reason")).to_contain_text("너무 빨리 오고 있어요")
    await expect(hand.widget.locator(".pending")).to_have_count(0, timeout=8_000)
    assert site.gateway.talk.own_texts() == ["성급한 말"]
