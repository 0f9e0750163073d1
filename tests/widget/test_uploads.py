"""Files: by button, by drop, too large, empty, without a connection."""

import unicodedata

import pytest
from playwright.async_api import expect

from tests.widget.conftest import IN_BROWSER, Site, Visit
from tests.widget.hand import Hand

pytestmark = IN_BROWSER

READ = "사업자등록증 · 유효기간이 따로 없는 서류예요"
NAME = ".document-name"


async def test_a_file_is_chosen_by_button(site: Site, visit: Visit) -> None:
    page = await visit()
    hand = Hand(page)
    await hand.open()
    async with page.expect_file_chooser() as chooser:
        await hand.button("파일 올리기").click()
    body = b"%PDF-1.4 practice"
    file = {"name": "사업자등록증.pdf", "mimeType": "application/pdf", "buffer": body}
    await (await chooser.value).set_files(file)
    await expect(hand.widget.locator(".document .state")).to_have_text(READ)
    await expect(hand.widget.locator(NAME).filter(has_text="사업자등록증.pdf")).to_have_count(1)
    assert [(file["name"], file["size"]) for file in site.gateway.files] == [("사업자등록증.pdf", len(body))]


@pytest.mark.parametrize("place", [".log", "textarea", ".head"])
async def test_a_file_may_be_dropped_anywhere_on_the_panel(site: Site, visit: Visit, place: str) -> None:
    hand = Hand(await visit())
    await hand.open()
    await hand.drop_file("확인서.pdf", at=place)
    await expect(hand.widget.locator(NAME).filter(has_text="확인서.pdf")).to_have_count(1)
    await expect(hand.widget.locator(".document .state")).to_have_text(READ)
    assert len(site.gateway.files) == 1


async def test_a_file_dropped_on_the_closed_widget_opens_it(site: Site, visit: Visit) -> None:
    hand = Hand(await visit())
    await hand.drop_file("확인서.pdf", at=".launcher")
    await expect(hand.panel).to_be_visible()
    await expect(hand.widget.locator(NAME).filter(has_text="확인서.pdf")).to_have_count(1)


async def test_where_to_drop_is_shown_while_dragging(visit: Visit) -> None:
    page = await visit()
    hand = Hand(page)
    await hand.open()
    transfer = await page.evaluate_handle(
        "() => { const t = new DataTransfer(); t.items.add(new File(['x'], 'a.pdf')); return t; }"
    )
    await hand.log.dispatch_event("dragenter", {"dataTransfer": transfer})
    await expect(hand.widget.locator(".drop")).to_contain_text("여기에 놓으면 올려요")
    await hand.log.dispatch_event("dragleave", {"dataTransfer": transfer})
    await expect(hand.widget.locator(".drop")).to_have_count(0)


async def test_a_file_over_ten_megabytes_is_refused_in_words_and_not_sent(site: Site, visit: Visit) -> None:
    hand = Hand(await visit())
    await hand.open()
    await hand.choose_file("큰파일.pdf", b"x" * (10 * 1024 * 1024 + 1))
    await expect(hand.widget.locator(".notice")).to_contain_text("‘큰파일.pdf’ 파일은 10 MB가 넘어서 올릴 수 없어요")
    assert site.gateway.files == []


async def test_any_kind_of_file_is_sent_for_the_server_to_judge(site: Site, visit: Visit) -> None:
    hand = Hand(await visit())
    await hand.open()
    await hand.choose_file("사진.heic", b"not a pdf")
    await expect(hand.widget.locator(NAME).filter(has_text="사진.heic")).to_have_count(1)
    assert [file["name"] for file in site.gateway.files] == ["사진.heic"]


async def test_a_decomposed_korean_name_is_composed(site: Site, visit: Visit) -> None:
    hand = Hand(await visit())
    await hand.open()
    await hand.choose_file(unicodedata.normalize("NFD", "납세증명서.pdf"))
    await expect(hand.widget.locator(".document .state")).to_have_text(READ)
    assert site.gateway.files[0]["name"] == "납세증명서.pdf"


async def test_a_file_chosen_without_a_connection_waits_in_words_and_goes_up_once(site: Site, visit: Visit) -> None:
    hand = Hand(await visit())
    await hand.open()
    site.gateway.door_open = False
    await site.gateway.drop()
    await hand.choose_file("등록증.pdf")
    await expect(hand.widget.locator(".pending")).to_contain_text("연결되면 올릴게요")
    site.gateway.door_open = True
    await expect(hand.widget.locator(".document .state")).to_have_text(READ, timeout=15_000)
    assert len(site.gateway.files) == 1
    await expect(hand.widget.locator(".pending")).to_have_count(0)


async def test_a_refused_upload_says_so_and_can_be_sent_again(site: Site, visit: Visit) -> None:
    page = await visit()
    hand = Hand(page)
    await hand.open()
    words = "서류는 하루에 20개까지 올릴 수 있어요."
    answer = {"status": 413, "json": {"error": {"code": "too_large", "text": words}}}
    await page.route("**/v1/files", lambda route: route.fulfill(**answer))
    await hand.choose_file("등록증.pdf")
    await expect(hand.widget.locator(".pending.failed")).to_contain_text(words)
    await page.unroute("**/v1/files")
    await hand.button("다시 보내기").click()
    await expect(hand.widget.locator(".document .state")).to_have_text(READ)
    await expect(hand.widget.locator(NAME).filter(has_text="등록증.pdf")).to_have_count(1)
