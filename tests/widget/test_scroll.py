"""The log stays where the reader is."""

from playwright.async_api import expect

from tests.widget.conftest import IN_BROWSER, Site, Visit
from tests.widget.hand import Hand

pytestmark = IN_BROWSER

LONG = "\n".join(f"{line}번째 줄이에요." for line in range(1, 9))


async def opened_with_history(site: Site, visit: Visit, messages: int = 12) -> Hand:
    site.gateway.silent = True
    hand = Hand(await visit())
    await hand.open()
    for number in range(messages):
        await site.gateway.say(site.gateway.talk, text=f"{number}. {LONG}")
    await expect(hand.messages).to_have_count(messages)
    await hand.button("맨 아래로").or_(hand.widget.locator(".pill")).click()
    return hand


async def test_someone_who_reads_above_is_not_pulled_down(site: Site, visit: Visit) -> None:
    hand = await opened_with_history(site, visit)
    await hand.log.evaluate("log => { log.scrollTop = 300 }")
    await expect(hand.widget.locator(".pill")).to_be_visible()
    await site.gateway.say(site.gateway.talk, text="새 소식이에요.")
    await expect(hand.button("새 메시지 1개 보기")).to_be_visible()
    assert await hand.log.evaluate("log => log.scrollTop") == 300
    await hand.button("새 메시지 1개 보기").click()
    await expect(hand.said("새 소식이에요.")).to_be_in_viewport()
    await expect(hand.widget.locator(".pill")).to_have_count(0)


async def test_someone_at_the_end_sees_what_comes(site: Site, visit: Visit) -> None:
    hand = await opened_with_history(site, visit)
    await site.gateway.say(site.gateway.talk, text="새 소식이에요.")
    await expect(hand.said("새 소식이에요.")).to_be_in_viewport()


async def test_a_reply_longer_than_the_window_is_read_from_its_beginning(site: Site, visit: Visit) -> None:
    hand = await opened_with_history(site, visit)
    await hand.page.wait_for_timeout(2600)
    await site.gateway.say(site.gateway.talk, text="맨 처음이에요.\n" + LONG * 6)
    last = hand.messages.last
    await expect(last).to_contain_text("맨 처음이에요.")
    top, log_top = (await last.bounding_box())["y"], (await hand.log.bounding_box())["y"]
    assert 0 <= top - log_top < 40


async def test_what_i_say_is_shown_even_when_i_was_reading_above(site: Site, visit: Visit) -> None:
    hand = await opened_with_history(site, visit)
    await hand.log.evaluate("log => { log.scrollTop = 0 }")
    await hand.say("저 여기 있어요")
    await expect(hand.said("저 여기 있어요")).to_be_in_viewport()
