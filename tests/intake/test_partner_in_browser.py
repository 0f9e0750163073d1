"""A partner's answer and an officer's part in it, in a real Chromium: no axe violation at any width, light and dark."""

import uuid
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pytest

from intake import officers
from intake.store.engine import Store
from tests.delivery import synthetic
from tests.intake.browsing import VIEWS, browser, faults, log_in, playwright, running, send

__all__ = ["browser"]
pytestmark = pytest.mark.browser
PARTNERS = ("garam", "naru")


@dataclass(frozen=True)
class Office:
    """A running intake, what was handed in to it, and who may come in with which password."""

    address: str
    waiting: str  # receipt of a case that an officer has to release
    passwords: dict[str, str]

    def enter(self, page: "playwright.Page", name: str) -> None:
        page.goto(self.address)
        log_in(page, self.passwords[name], name, "/cases" if name == officers.DEMO else "/referrals")


REFERRED: dict[str, Any] = {"eligibility": synthetic.met(), "referral": synthetic.referral()}


@pytest.fixture
def office(tmp_path: Any) -> Iterator[Office]:
    with running(tmp_path) as address:
        for _ in range(2):
            send(address, tmp_path, submission_id=str(uuid.uuid4()), **REFERRED)
        waiting = send(address, tmp_path, submission_id=str(uuid.uuid4()), referral=synthetic.referral())
        store = Store(f"sqlite:///{tmp_path / 'intake.sqlite3'}")
        passwords = {name: officers.renew(store, name, f"kosme.shared_logistics/{name}") for name in PARTNERS}
        yield Office(address, waiting, passwords | {officers.DEMO: officers.renew(store, officers.DEMO)})
        store.close()


def decline(page: "playwright.Page", reason: str) -> None:
    page.get_by_label("거절하는 이유").fill(reason)
    page.get_by_role("button", name="거절하기").click()


@pytest.mark.parametrize(("width", "scheme"), VIEWS)
def test_no_page_of_a_referral_has_a_barrier(
    width: int, scheme: str, office: Office, browser: "playwright.Browser"
) -> None:
    view = {"viewport": {"width": width, "height": 800}, "color_scheme": scheme}
    garam, naru, officer = (browser.new_context(**view).new_page() for _ in range(3))
    office.enter(naru, "naru")
    assert faults(naru) == []  # nothing was referred yet
    office.enter(garam, "garam")
    for language in ("en", "ko"):
        garam.goto(f"{office.address}/referrals?language={language}")
        assert faults(garam) == []
        garam.locator("tbody a").first.click()
        assert faults(garam) == [], language
    garam.evaluate("document.querySelector('textarea').required = false")
    decline(garam, " ")
    assert "아직 답하지 않았어요" in garam.get_by_role("alert").inner_text()
    assert faults(garam) == []
    decline(garam, "이 나라로는 보내지 않아요.")
    assert faults(garam) == []
    garam.goto(f"{office.address}/referrals")
    garam.locator("tbody a").last.click()
    garam.get_by_role("button", name="수락하기").click()
    assert "수락했어요" in garam.get_by_role("status").inner_text()
    assert faults(garam) == []
    garam.goto(f"{office.address}/cases")
    assert faults(garam) == []

    office.enter(officer, officers.DEMO)
    assert faults(officer) == []
    for receipt in [link.inner_text() for link in officer.locator("tbody a").all()]:
        for language in ("en", "ko"):
            officer.goto(f"{office.address}/cases/{receipt}?language={language}")
            assert faults(officer) == [], receipt
    officer.goto(f"{office.address}/cases/{office.waiting}")
    officer.get_by_role("button", name="검토 시작").click()
    assert faults(officer) == []
    officer.get_by_text("무엇을 보내나요?").click()
    assert faults(officer) == []
    officer.get_by_role("button", name="협력사에 보내기").click()
    assert faults(officer) == []


def test_a_no_and_the_next_partner_need_no_mouse_and_no_scripts(office: Office, browser: "playwright.Browser") -> None:
    garam, naru, officer = (browser.new_context(java_script_enabled=False).new_page() for _ in range(3))

    def press(page: "playwright.Page", place: str, *typed: str) -> None:
        page.locator(place).first.focus()
        for text in typed:
            page.keyboard.type(text)
            page.keyboard.press("Tab")
        page.keyboard.press("Enter")

    office.enter(garam, "garam")
    press(garam, "tbody a")
    garam.wait_for_url("**/referrals/*")
    assert "gildong@hanbit.example" in garam.inner_text("main")
    press(garam, "#reason", "이 나라로는 보내지 않아요.")
    garam.wait_for_url("**?declined")
    assert "한빛" not in garam.inner_text("main")

    office.enter(officer, officers.DEMO)
    declined = officer.get_by_role("row").filter(has_text="다른 협력사 필요")
    declined.get_by_role("link").focus()
    officer.keyboard.press("Enter")
    officer.wait_for_url("**/cases/*")
    press(officer, "form[action$=status] button")
    officer.wait_for_url("**?moved")
    press(officer, "#to", "나")
    officer.wait_for_url("**?offered")
    block = officer.get_by_role("region", name="협력사").inner_text()
    for words in ("거절함", "이유: 이 나라로는 보내지 않아요.", "답을 기다림", "나루우편"):
        assert words in block
    office.enter(naru, "naru")
    press(naru, "tbody a")
    press(naru, "form[action$=accept] button")
    naru.wait_for_url("**?accepted")
    officer.reload()
    assert "수락함" in officer.get_by_role("region", name="협력사").inner_text()
