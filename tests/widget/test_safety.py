"""Text is text: nothing that anyone writes becomes markup, script or a link to anything but the web."""

import pytest
from playwright.async_api import expect

from tests.widget.conftest import IN_BROWSER, Site, Visit
from tests.widget.hand import Hand

pytestmark = IN_BROWSER

HOSTILE = '<img src=x onerror="window.hacked=1"><script>window.hacked=1</script>${1}{{1}}'


async def test_markup_in_any_field_stays_text(site: Site, visit: Visit) -> None:
    site.gateway.silent = True
    page = await visit()
    hand = Hand(page)
    await hand.open()
    await hand.say(HOSTILE)
    await site.gateway.say(
        site.gateway.talk,
        text=HOSTILE,
        buttons=[{"id": "x", "label": HOSTILE}],
        sources=[{"label": HOSTILE}],
        rows=[{"label": HOSTILE, "value": HOSTILE, "source": "한쪽", "state": HOSTILE}],
        document={"id": HOSTILE, "name": f"{HOSTILE}.pdf", "state": HOSTILE, "label": HOSTILE},
    )
    await expect(hand.messages).to_have_count(2)
    await expect(hand.messages.last.locator(".bubble")).to_have_text(HOSTILE)
    await expect(hand.messages.last.locator("th[scope=row]")).to_have_text(HOSTILE)
    await expect(hand.button(HOSTILE)).to_be_visible()
    assert await hand.widget.evaluate("e => e.shadowRoot.querySelectorAll('img, script, iframe').length") == 0
    assert await page.evaluate("window.hacked") is None


@pytest.mark.parametrize(
    ("text", "links"),
    [
        ("공고는 https://www.example.org/n/1에서 봐요.", ["https://www.example.org/n/1"]),
        ("(http://example.org/a?b=c&d=1).", ["http://example.org/a?b=c&d=1"]),
        ("javascript:alert(1) data:text/html,x", []),
        ("https://kosme.or.kr@evil.example/login", []),
        ("HTTPS://Example.org/둘, https://example.com", ["https://example.org/", "https://example.com/"]),
    ],
)
async def test_only_plain_web_addresses_become_links(site: Site, visit: Visit, text: str, links: list[str]) -> None:
    site.gateway.silent = True
    hand = Hand(await visit())
    await hand.open()
    await site.gateway.say(site.gateway.talk, text=text)
    anchors = hand.messages.last.locator(".bubble a")
    await expect(hand.messages).to_have_count(1)
    assert [await anchor.evaluate("a => a.href") for anchor in await anchors.all()] == links
    for anchor in await anchors.all():
        await expect(anchor).to_have_attribute("rel", "noopener noreferrer")
    shown = await hand.messages.last.locator(".bubble").text_content()
    assert shown.replace(" (새 창에서 열려요)", "") == text


async def test_the_policy_of_the_page_is_never_broken(site: Site, visit: Visit) -> None:
    page = await visit()
    await page.evaluate("window.broken = []")
    await page.evaluate("addEventListener('securitypolicyviolation', e => broken.push(e.violatedDirective))")
    hand = Hand(page)
    await hand.open()
    await hand.choose_file("사업자등록증.pdf")
    await expect(hand.button("맞아요")).to_be_visible()
    assert await page.evaluate("broken") == []
    assert await hand.widget.evaluate("e => e.shadowRoot.querySelectorAll('[style]').length") == 0


async def test_the_token_never_stands_in_an_address(site: Site, visit: Visit) -> None:
    page = await visit()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.on("websocket", lambda socket: asked.append(socket.url))
    hand = Hand(page)
    await hand.open()
    await hand.choose_file("사업자등록증.pdf")
    await expect(hand.button("맞아요")).to_be_visible()
    assert not [url for url in asked if site.gateway.talk.token in url]
