"""Access for everyone: axe-core, keyboard, screen reader, zoom, small windows, Korean input."""

import pytest
from axe_playwright_python.async_playwright import Axe
from playwright.async_api import Page, expect

from tests.widget.conftest import Site, Visit
from tests.widget.hand import Hand
from tests.widget.tables import EXPORTS, INVOICES, SALES, column, described, made, words

pytestmark = pytest.mark.browser

WINDOWS = {
    "desktop": {"viewport": {"width": 1280, "height": 860}},
    "dark": {"viewport": {"width": 1280, "height": 860}, "color_scheme": "dark"},
    "phone": {"viewport": {"width": 360, "height": 740}, "has_touch": True},
    "narrow": {"viewport": {"width": 320, "height": 568}},
    "narrow-dark": {"viewport": {"width": 320, "height": 568}, "color_scheme": "dark"},
}


async def violations(page: Page) -> list[str]:
    results = await Axe().run(page)
    found = results.response["violations"]
    return [f"{each['id']}: {[node['html'][:160] for node in each['nodes']]}" for each in found]


async def rich_talk(hand: Hand) -> None:
    """A talk in which every kind of part is on show."""
    await hand.open()
    await hand.say("배송비 지원 있나요")
    await hand.button("확인할게요").click()
    await expect(hand.button("번호만 쓸게요")).to_be_visible()
    await hand.choose_file("사업자등록증.pdf")
    await expect(hand.button("고칠 게 있어요")).to_be_visible()


@pytest.mark.parametrize("window", WINDOWS.values(), ids=WINDOWS.keys())
async def test_axe_finds_nothing_closed_or_open(visit: Visit, window: dict[str, object]) -> None:
    page = await visit(**window)
    assert await violations(page) == []
    hand = Hand(page)
    await rich_talk(hand)
    assert await violations(page) == []
    await hand.say("상담원이랑 얘기할래요")
    await expect(hand.said("이몽룡")).to_be_visible()
    assert await violations(page) == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
async def test_axe_finds_nothing_when_things_go_wrong(site: Site, visit: Visit, scheme: str) -> None:
    page = await visit(color_scheme=scheme)
    hand = Hand(page)
    await hand.open()
    await hand.say("!refuse")
    await expect(hand.widget.locator(".pending.failed")).to_be_visible()
    await hand.choose_file("빈파일.pdf", b"")
    await expect(hand.widget.locator(".notice")).to_be_visible()
    site.gateway.door_open = False
    await site.gateway.drop()
    await hand.say("기다리는 말")
    await expect(hand.widget.locator(".strip.trouble")).to_be_visible()
    assert await violations(page) == []


@pytest.mark.parametrize("window", WINDOWS.values(), ids=WINDOWS.keys())
async def test_a_table_to_fill_in_is_for_everyone(site: Site, visit: Visit, window: dict[str, object]) -> None:
    site.gateway.silent = True
    page = await visit(**window)
    hand = Hand(page)
    await hand.open()
    for question in (SALES, EXPORTS, INVOICES):
        await site.gateway.say(site.gateway.talk, text=question.ask.ko, input=described(question))
        await expect(hand.widget.locator(".card-title")).to_have_text(question.label.ko)
        assert await violations(page) == []
    await hand.button("줄 추가").click()
    await hand.widget.locator(".card input").first.fill("INV|1")
    await hand.button("이대로 보내기").click()
    await expect(hand.widget.locator(".why")).to_have_count(5)
    assert await violations(page) == []
    assert await hand.log.evaluate("log => log.scrollWidth - log.clientWidth") == 0
    for control in await hand.widget.locator(".card :is(button, input, select)").all():
        box = await control.bounding_box()
        assert min(box["width"], box["height"]) >= 42, await control.evaluate("e => e.outerHTML")


async def test_a_table_is_announced_and_the_focus_stays_inside_a_panel_that_covers_the_page(
    site: Site, visit: Visit
) -> None:
    site.gateway.silent = True
    page = await visit(**WINDOWS["phone"])
    hand = Hand(page)
    await hand.open()
    insured = column("insured", "yes_no", "보험", "insured")
    asked = made(column("name", "text", "제품명", "product"), insured, label=words("제품 목록", "products"))
    await site.gateway.say(site.gateway.talk, text="무엇을 파나요?", input=described(asked))
    live = hand.widget.locator("[aria-live=polite]")
    await expect(live).to_contain_text("‘제품 목록’ 표를 채워서 답할 수 있어요")
    reached = await walk(page, "Shift+Tab", 24)
    assert "outside" not in reached
    assert await hand.focused() in {"SELECT", "INPUT", "BUTTON", "TEXTAREA", "DIV"}
    assert len(set(reached)) > 5


@pytest.mark.parametrize("path", ["", "demo/en.html"])
async def test_nothing_scrolls_sideways_at_320_pixels(visit: Visit, path: str) -> None:
    page = await visit(path, **WINDOWS["narrow"])
    wide = "() => document.documentElement.scrollWidth - document.documentElement.clientWidth"
    assert await page.evaluate(wide) == 0
    hand = Hand(page)
    await hand.open()
    assert await page.evaluate(wide) == 0
    assert await hand.log.evaluate("log => log.scrollWidth - log.clientWidth") == 0


async def test_at_twice_the_size_there_is_still_room_to_read_and_write(visit: Visit) -> None:
    page = await visit(viewport={"width": 640, "height": 400}, device_scale_factor=2)
    hand = Hand(page)
    await rich_talk(hand)
    box = await hand.panel.bounding_box()
    assert box["x"] >= 0
    assert box["y"] >= 0
    assert (await hand.log.bounding_box())["height"] >= 150
    await expect(hand.button("보내기")).to_be_in_viewport()


async def test_a_reader_with_large_text_in_the_browser_gets_a_larger_widget(visit: Visit) -> None:
    page = await visit()
    hand = Hand(page)
    await page.evaluate("document.querySelector('gildong-chat').style.fontSize = '32px'")
    await rich_talk(hand)
    size = await hand.messages.last.locator(".bubble").evaluate("e => getComputedStyle(e).fontSize")
    assert size == "32px"
    await expect(hand.button("보내기")).to_be_in_viewport()
    assert await hand.log.evaluate("log => log.scrollWidth - log.clientWidth") == 0


async def test_every_control_is_at_least_44_pixels(visit: Visit) -> None:
    hand = Hand(await visit(**WINDOWS["phone"]))
    await rich_talk(hand)
    for control in await hand.widget.locator("button:not(:disabled), textarea").all():
        box = await control.bounding_box()
        assert min(box["width"], box["height"]) >= 44, await control.evaluate("e => e.outerHTML")


async def test_a_whole_talk_by_keyboard_alone(visit: Visit) -> None:
    page = await visit()
    hand = Hand(page)
    await hand.launcher.focus()
    await page.keyboard.press("Enter")
    await expect(hand.input).to_be_focused()
    await hand.connected()
    await page.keyboard.type("배송비 지원 있나요")
    await page.keyboard.press("Enter")
    await expect(hand.input).to_be_focused()
    await expect(hand.button("2번 자세히")).to_be_visible()
    reached = []
    for _ in range(5):
        await page.keyboard.press("Shift+Tab")
        reached.append(await hand.widget.evaluate("e => e.shadowRoot.activeElement?.textContent.trim()"))
    assert [words for words in reached if "번 자세히" in words or words == "확인할게요"][:3] == [
        "2번 자세히",
        "1번 자세히",
        "확인할게요",
    ]
    await hand.button("확인할게요").focus()
    await page.keyboard.press("Space")
    await expect(hand.said("사업자등록증이 있으면")).to_be_visible()
    await expect(hand.input).to_be_focused()
    await page.keyboard.press("Escape")
    await expect(hand.launcher).to_be_focused()


async def walk(page: Page, key: str, steps: int) -> list[str]:
    """Where the focus is after each press: inside the widget what has it, else "outside"."""
    where = """() => { const inside = document.querySelector('gildong-chat').shadowRoot.activeElement;
                       return inside ? inside.ariaLabel || inside.textContent.trim() || inside.tagName : "outside"; }"""
    reached = []
    for _ in range(steps):
        await page.keyboard.press(key)
        reached.append(await page.evaluate(where))
    return reached


async def test_on_a_phone_the_focus_goes_round_inside_the_panel_in_both_directions(visit: Visit) -> None:
    page = await visit(viewport={"width": 360, "height": 740})
    hand = Hand(page)
    await hand.open()
    await hand.say("배송비 지원 있나요")
    await expect(hand.button("2번 자세히")).to_be_visible()
    await expect(hand.panel).to_have_attribute("aria-modal", "true")
    back = await walk(page, "Shift+Tab", 12)
    there = await walk(page, "Tab", 12)
    assert "outside" not in back + there
    assert {"닫기", "보내기", "2번 자세히", "확인할게요"} <= set(back)
    assert set(back) == set(there)
    await page.keyboard.press("Escape")
    await expect(hand.launcher).to_be_focused()
    await page.keyboard.press("Shift+Tab")
    assert await hand.focused() == ""


async def test_a_panel_that_covers_the_page_takes_the_focus_from_behind_it(visit: Visit) -> None:
    page = await visit(viewport={"width": 360, "height": 740})
    await page.evaluate("document.querySelector('gildong-chat').open = true")
    hand = Hand(page)
    await hand.connected()
    assert await hand.focused() == ""
    assert "outside" not in await walk(page, "Tab", 2)


PHONE = {"viewport": {"width": 360, "height": 740}, "has_touch": True, "is_mobile": True}


async def test_on_a_phone_the_keys_of_a_keyboard_open_the_panel_with_the_focus_in_the_input(visit: Visit) -> None:
    page = await visit(**PHONE)
    hand = Hand(page)
    await hand.launcher.focus()
    await page.keyboard.press("Enter")
    await hand.connected()
    await expect(hand.input).to_be_focused()
    await page.keyboard.press("Escape")
    await page.get_by_role("button", name="길동과 이야기하기").focus()
    await page.keyboard.press("Space")
    await expect(hand.input).to_be_focused()


async def test_on_a_phone_a_finger_calls_no_screen_keyboard(visit: Visit) -> None:
    page = await visit(**PHONE)
    hand = Hand(page)
    await page.keyboard.press("Tab")
    await hand.launcher.tap()
    await hand.connected()
    await expect(hand.log).to_be_focused()
    await hand.say("배송비 지원 있나요")  # written with the screen's keyboard
    await hand.button("확인할게요").tap()
    await expect(hand.log).to_be_focused()


async def test_beside_the_page_the_panel_lets_the_focus_go(visit: Visit) -> None:
    page = await visit()
    hand = Hand(page)
    await hand.open()
    await expect(hand.panel).to_have_attribute("aria-modal", "false")
    assert "outside" in await walk(page, "Shift+Tab", 8)
    await page.set_viewport_size({"width": 360, "height": 740})
    await expect(hand.panel).to_have_attribute("aria-modal", "true")


async def test_a_widget_opened_by_the_page_does_not_take_the_focus(visit: Visit) -> None:
    page = await visit()
    await page.evaluate("document.querySelector('gildong-chat').open = true")
    hand = Hand(page)
    await hand.connected()
    assert await hand.focused() == ""


async def test_new_messages_are_announced_and_history_is_not(site: Site, visit: Visit) -> None:
    page = await visit()
    hand = Hand(page)
    await hand.open()
    live = hand.widget.locator("[aria-live=polite]")
    await site.gateway.say(site.gateway.talk, text="읽어 주세요.", buttons=[{"id": "a", "label": "네"}])
    await expect(live).to_contain_text("길동: 읽어 주세요.. 고를 수 있는 답: 네")
    await page.reload()
    await hand.open()
    await expect(hand.said("읽어 주세요.")).to_have_count(1)
    await expect(live).to_be_empty()
    await expect(hand.log).to_have_attribute("role", "log")


async def test_nothing_moves_for_those_who_asked_for_stillness(site: Site, visit: Visit) -> None:
    hand = Hand(await visit(reduced_motion="reduce"))
    await hand.open()
    await site.gateway.push(site.gateway.talk, {"type": "typing", "on": True})
    dot = hand.widget.locator(".dots i").first
    assert await dot.evaluate("e => getComputedStyle(e).animationName") == "none"


async def test_enter_that_ends_a_korean_syllable_sends_nothing(site: Site, visit: Visit) -> None:
    site.gateway.silent = True
    page = await visit()
    hand = Hand(page)
    await hand.open()
    keyboard = await page.context.new_cdp_session(page)
    for syllable in ("ㅎ", "하", "한"):
        await keyboard.send("Input.imeSetComposition", {"text": syllable, "selectionStart": 1, "selectionEnd": 1})
    await hand.input.dispatch_event("keydown", {"key": "Enter", "keyCode": 229, "isComposing": True, "bubbles": True})
    assert site.gateway.talk.own_texts() == []
    await expect(hand.input).to_have_value("한")
    await keyboard.send("Input.insertText", {"text": "한"})
    await hand.input.press("Enter")
    await expect(hand.said("한")).to_have_count(1)
    assert site.gateway.talk.own_texts() == ["한"]
