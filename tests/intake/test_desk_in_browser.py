"""An officer's morning in a real Chromium against the real command: no axe violation at any width, light and dark."""

import time
import uuid
from collections.abc import Iterator

import pytest

from intake import officers
from intake.store.engine import Store
from tests.delivery import synthetic
from tests.intake.browsing import VIEWS, browser, faults, log_in, playwright, running, send

__all__ = ["browser"]
pytestmark = pytest.mark.browser
LONG = "아주긴이름의물류회사" * 8
PLAIN, DIFFERING, FIRST, SECOND = (f"{time.strftime('%Y')}-{number:06}" for number in range(1, 5))


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, str]]:
    """The address of a running intake with four cases, and the password of its officer "demo".

    In the second one documents say otherwise than two of the answers; the last two claim the same invoice.
    """
    folder = tmp_path_factory.mktemp("desk")
    told = synthetic.overruled()
    told[1]["reason"] = synthetic.OWN_WORDS
    with running(folder) as address:
        send(address, folder)
        send(address, folder, submission_id=str(uuid.uuid4()), discrepancies=told)
        claims = (("가람특송", "INV-1001"), ("나래물류", "N-7")), ((LONG, "X-1"), ("(주)가람특송", "inv 1001"))
        for invoices in claims:
            send(address, folder, submission_id=str(uuid.uuid4()), **synthetic.claiming(*invoices))
        store = Store(f"sqlite:///{folder / 'intake.sqlite3'}")
        yield address, officers.renew(store, officers.DEMO)
        store.close()


@pytest.mark.parametrize(("width", "scheme"), VIEWS)
def test_no_page_has_a_barrier(width: int, scheme: str, desk: tuple[str, str], browser: "playwright.Browser") -> None:
    address, password = desk
    context = browser.new_context(viewport={"width": width, "height": 800}, color_scheme=scheme)
    page, said = context.new_page(), []
    page.on("pageerror", lambda error: said.append(str(error)))
    page.on("console", lambda message: said.append(message.text) if "Content Security" in message.text else None)
    page.goto(address)
    assert faults(page) == []
    log_in(page, password)
    assert faults(page) == []
    cases = [f"/cases/{receipt}{query}" for receipt in (PLAIN, DIFFERING, SECOND) for query in ("", "?language=en")]
    for path in ("/cases?search=nothing", *cases, "/cases/9999-000001"):
        page.goto(address + path)
        assert faults(page) == [], path
    assert said == []
    context.close()


@pytest.mark.parametrize("width", [1280, 360])
def test_a_case_leads_with_what_documents_say_otherwise(
    width: int, desk: tuple[str, str], browser: "playwright.Browser"
) -> None:
    address, password = desk
    page = browser.new_page(viewport={"width": width, "height": 800})
    page.goto(address)
    log_in(page, password)
    listed = {receipt: page.get_by_role("row", name=receipt).inner_text() for receipt in (PLAIN, DIFFERING)}
    assert "≠ 서류와 다른 답 2개" in listed[DIFFERING]
    assert "서류와" not in listed[PLAIN]

    page.goto(f"{address}/cases/{DIFFERING}")
    block = page.get_by_role("region", name="서류와 다른 답 2개")
    answers = page.get_by_role("region", name="신청 내용")
    assert block.bounding_box()["y"] < answers.bounding_box()["y"]
    facts = block.get_by_role("row", name="직원 수").inner_text()
    for words in ("12명", "9명", "중소기업확인서 1쪽", "기업이 적은 값", "2026-11-24 11:32", "이유:", "“두 사람이"):
        assert words in facts
    block.get_by_role("link", name="직원 수").click()
    assert page.url.endswith("#answer-employees")
    row = answers.get_by_role("row", name="직원 수").inner_text()
    assert "≠ 서류와 달라요. 중소기업확인서 1쪽: 9명" in row
    page.close()


@pytest.mark.parametrize("width", [1280, 360])
def test_an_officer_goes_from_one_claim_of_an_invoice_to_the_other_and_back(
    width: int, desk: tuple[str, str], browser: "playwright.Browser"
) -> None:
    address, password = desk
    page = browser.new_page(viewport={"width": width, "height": 800})
    page.goto(address)
    log_in(page, password)
    for receipt, marked in ((PLAIN, False), (FIRST, True), (SECOND, True)):
        row = page.get_by_role("row", name=receipt).inner_text()
        assert ("= 다른 신청에도 있는 항목 1개" in row) is marked
    page.get_by_role("link", name=SECOND).click()
    block = page.get_by_role("region", name="다른 신청에도 있는 항목 1개")
    assert block.bounding_box()["y"] < page.get_by_role("region", name="신청 내용").bounding_box()["y"]
    assert "물류사 (주)가람특송 · 송장 번호 inv 1001" in block.inner_text()
    block.get_by_role("link", name=FIRST).click()
    page.wait_for_url(f"**/cases/{FIRST}")
    page.get_by_role("region", name="다른 신청에도 있는 항목 1개").get_by_role("link", name=SECOND).click()
    page.wait_for_url(f"**/cases/{SECOND}")
    page.close()


def test_axe_would_notice_a_barrier(desk: tuple[str, str], browser: "playwright.Browser") -> None:
    page = browser.new_page()
    page.goto(desk[0])
    page.evaluate("for (const label of document.querySelectorAll('label')) label.remove()")
    assert "label" in faults(page)
    page.close()


def test_a_whole_morning_needs_no_mouse_and_no_scripts(desk: tuple[str, str], browser: "playwright.Browser") -> None:
    address, password = desk
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(address)
    page.focus("#name")
    for text, key in ((officers.DEMO, "Tab"), (password, "Enter")):
        page.keyboard.type(text)
        page.keyboard.press(key)
    page.wait_for_url("**/cases")
    page.focus(f"tbody a[href$='{PLAIN}']")
    page.keyboard.press("Enter")
    page.wait_for_url(f"**/cases/{PLAIN}")
    page.focus("form[action$=status] button")
    page.keyboard.press("Enter")
    page.wait_for_url("**?moved")
    assert "검토 중" in page.inner_text("[role=status]")
    with page.expect_download() as download:
        page.focus("a[href$='cover-sheet.pdf']")
        page.keyboard.press("Enter")
    assert download.value.suggested_filename.endswith("-000001-cover-sheet.pdf")
    page.focus(".bar button")
    page.keyboard.press("Enter")
    page.wait_for_url("**/login")
    context.close()
