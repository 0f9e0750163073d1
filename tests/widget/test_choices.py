"""Several choices are ticked beneath their question; what is sent is typed text."""

import pytest
from playwright.async_api import expect

from tests.widget.conftest import IN_BROWSER, Site, Visit
from tests.widget.hand import Hand
from tests.widget.tables import described, question
from tests.widget.test_access import violations

pytestmark = IN_BROWSER
EQUIPMENT = question("kotra.k_studio", "equipment")


async def asked(site: Site, visit: Visit, **window: object) -> Hand:
    site.gateway.silent = True
    hand = Hand(await visit(**window))
    await hand.open()
    form = described(EQUIPMENT, "ko")
    buttons = [{"id": f"button{at:010}", "label": label} for at, label in enumerate([*form["choices"], "건너뛸게요"])]
    await site.gateway.say(site.gateway.talk, text=EQUIPMENT.ask.ko, input=form, buttons=buttons)
    await expect(hand.widget.locator(".ticks")).to_have_count(1)
    await expect(hand.widget.locator(".replies .reply")).to_have_text(["건너뛸게요"])
    return hand


async def test_what_is_ticked_goes_out_as_its_names(site: Site, visit: Visit) -> None:
    hand = await asked(site, visit)
    await hand.widget.get_by_label("조명").check()
    await hand.widget.get_by_label("카메라").check()
    await hand.button("고른 대로 보내기").click()
    await expect(hand.said("카메라, 조명")).to_have_count(1)
    assert site.gateway.talk.own_texts() == ["카메라, 조명"]
    await expect(hand.widget.locator(".ticks")).to_have_count(0)


async def test_nothing_ticked_is_said_and_not_sent(site: Site, visit: Visit) -> None:
    hand = await asked(site, visit)
    await hand.button("고른 대로 보내기").click()
    await expect(hand.widget.get_by_text("하나 이상 골라 주세요.")).to_be_visible()
    assert site.gateway.talk.own_texts() == []
    await hand.widget.get_by_label("마이크").check()
    await expect(hand.widget.get_by_text("하나 이상 골라 주세요.")).to_be_hidden()


async def test_a_list_is_filled_in_by_keyboard_alone(site: Site, visit: Visit) -> None:
    hand = await asked(site, visit)
    box = hand.widget.get_by_label("카메라")
    await box.focus()
    await box.press("Space")
    await box.press("Enter")
    await expect(hand.said("카메라")).to_have_count(1)


@pytest.mark.parametrize("width", [320, 1280])
async def test_the_list_is_accessible_and_fits(site: Site, visit: Visit, width: int) -> None:
    hand = await asked(site, visit, viewport={"width": width, "height": 800})
    await hand.button("고른 대로 보내기").click()
    assert await violations(hand.page) == []
    overflow = await hand.page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth")
    assert overflow is False
