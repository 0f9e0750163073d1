"""The demonstration page in both languages, with and without JavaScript."""

from playwright.async_api import Browser, expect

from tests.widget.conftest import IN_BROWSER, Site, Visit
from tests.widget.hand import Hand

pytestmark = IN_BROWSER


async def test_practice_certificates_are_listed_with_their_links(visit: Visit) -> None:
    page = await visit()
    links = page.locator("#samples a")
    await expect(links).to_have_count(4)
    await expect(links.first).to_contain_text("사업자등록증 · 한빛식품(주)")
    await expect(links.first).to_have_attribute("href", "/samples/business_registration.pdf")
    await expect(page.locator("[data-samples=loading]")).to_be_hidden()


async def test_a_list_that_cannot_be_had_is_said_in_words(visit: Visit) -> None:
    page = await visit()
    await page.route("**/samples/index.json", lambda route: route.fulfill(status=503))
    await page.reload()
    await expect(page.locator("[data-samples=failed]")).to_be_visible()


async def test_the_language_switch_leads_to_the_other_page_and_back(visit: Visit) -> None:
    page = await visit()
    await page.get_by_role("link", name="English").click()
    await expect(page.locator("h1")).to_contain_text("Upload a certificate")
    await expect(page.locator("#samples a").first).to_contain_text("Business registration")
    await page.get_by_role("link", name="한국어").click()
    await expect(page.locator("html")).to_have_attribute("lang", "ko")


async def test_the_button_of_the_page_opens_the_chat(visit: Visit) -> None:
    page = await visit()
    await page.get_by_role("button", name="길동과 이야기하기").click()
    hand = Hand(page)
    await hand.connected()
    await expect(hand.input).to_be_focused()


async def test_without_javascript_the_page_says_what_to_do(browser: Browser, site: Site) -> None:
    context = await browser.new_context(java_script_enabled=False)
    page = await context.new_page()
    await page.goto(site.url)
    assert "자바스크립트가 켜져 있어야" in await page.locator("noscript").inner_text()
    await expect(page.locator("#start")).to_be_hidden()
