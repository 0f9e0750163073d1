"""From hello to the receipt and back, as a company and an officer do it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import BrowserContext, Page, expect

from bot.bootstrap import today_in_korea
from document_fetch import demo
from tests.browser.conftest import keep
from tests.browser.person import WAIT_MS, Person
from tests.system.running import RunningSystem

pytestmark = pytest.mark.browser

OpenContext = Callable[..., BrowserContext]
DESKTOP = {"width": 1280, "height": 900}
PHONE = {"width": 390, "height": 844}
SMALL_PHONE = {"width": 320, "height": 640}

#: What the three certificates cannot tell, in the order in which it is asked.
KOREAN_ANSWERS = [
    ("온라인으로 수출하고 있나요", "수출하고 있어요"),
    ("주로 파는 제품", "조미김"),
    ("직원이 몇 명", "열두 명"),
    ("매출액이 얼마", "30억"),
    ("어느 온라인 쇼핑몰", "아마존이랑 쇼피"),
    ("페이지 주소", "건너뛸게요"),
    ("HS 코드", "2008.99"),
    ("온라인 수출액", "12만불"),
    ("소포가 몇 개", "200개요"),
    ("몇 kg", "1.2kg"),
    ("어느 나라", "미국, 일본"),
]


def axe_is_content(page: Page) -> None:
    found = Axe().run(page)
    assert found.violations_count == 0, found.generate_report()


def certificate(kind: str, company: demo.DemoCompany = demo.HANBIT) -> bytes:
    return demo.issue(kind, company, issued_on=today_in_korea())


def officer_logs_in(context: BrowserContext, system: RunningSystem) -> Page:
    page = context.new_page()
    page.goto(system.desk_url)
    axe_is_content(page)
    page.get_by_label("이름").fill("demo")
    page.get_by_label("비밀번호").fill(system.password)
    page.get_by_role("button", name="로그인").click()
    return page


def open_case(officer: Page, company: str) -> None:
    officer.get_by_role("row", name=company).get_by_role("link").first.click()


def test_a_korean_company_applies_with_its_certificates(
    system: RunningSystem, open_context: OpenContext, tmp_path: Path
) -> None:
    person = Person(open_context(locale="ko-KR", viewport=DESKTOP).new_page())
    person.open(system.url)
    person.sees("안녕하세요, 길동이에요")
    axe_is_content(person.page)
    keep(person.page, "demo-page")

    person.say("아마존에 화장품 파는데 배송비 지원 신청하고 싶어요")
    person.asked("개인정보 수집·이용 동의")
    axe_is_content(person.page)
    keep(person.page, "chat-consent")
    person.press("동의해요")
    person.asked("기관 조회 동의")
    axe_is_content(person.page)
    keep(person.page, "chat-registers")
    person.press("동의해요")
    person.press("지금 올릴게요")
    person.upload("사업자등록증.pdf", certificate("business_registration"))
    person.asked("사업자등록증에서 읽은 값이 맞나요")
    person.sees("연습용 국세청에 확인했어요")  # which is not asked then
    keep(person.page, "chat-certificate")
    person.press("맞아요")
    dropped = tmp_path / "중소기업확인서.pdf"
    dropped.write_bytes(certificate("sme_confirmation"))
    person.drop(dropped)
    person.asked("읽은 값이 맞나요")
    person.say("네")
    person.upload("납세증명서.pdf", certificate("national_tax_clearance"))
    person.asked("국세 납세증명서에서 읽은 값이 맞나요")
    person.press("맞아요")

    for question, answer in KOREAN_ANSWERS[:2]:
        person.asked(question)
        person.say(answer)
    person.asked("직원이 몇 명")
    person.say("많아요")
    person.sees("예: 6명")  # a bad value is refused with an example, and the question stands
    person.asked("직원이 몇 명")
    for question, answer in KOREAN_ANSWERS[2:6]:
        person.asked(question)
        person.say(answer)

    person.asked("HS 코드")
    person.page.reload()
    person.reopen()
    person.asked("HS 코드")
    person.say("직원 수 15명으로 고쳐줘")
    person.sees("적었어요. 직원 수: 15명")
    for question, answer in KOREAN_ANSWERS[6:]:
        person.asked(question)
        person.say(answer)
    person.asked("물류사")
    keep(person.page, "chat-ko")
    person.press("추천받고 싶어요")
    for question, answer in [("연락받을 분", "김영희"), ("전화", "010-1234-5678"), ("메일", "yh@hanbit.example")]:
        person.asked(question)
        person.say(answer)

    person.asked("개인정보 제3자 제공 동의")
    person.press("동의해요")
    person.asked("신청서예요")
    person.sees("사업자등록증 1쪽")
    axe_is_content(person.page)
    keep(person.page, "chat-summary")
    person.press("제출할게요")
    person.sees("접수번호는 2")
    axe_is_content(person.page)
    keep(person.page, "chat-receipt")

    officer = officer_logs_in(open_context(locale="ko-KR", viewport=DESKTOP), system)
    axe_is_content(officer)
    keep(officer, "desk-list")
    open_case(officer, "한빛식품")
    expect(officer.get_by_text("15명")).to_be_visible()
    expect(officer.get_by_text("사업자등록증 1쪽").first).to_be_visible()
    axe_is_content(officer)
    keep(officer, "desk-case")
    with officer.expect_download() as download:
        officer.get_by_role("link", name="전체 파일 내려받기").click()
    assert download.value.suggested_filename.endswith(".zip")
    officer.get_by_role("button", name="검토 시작").click()
    person.sees("담당자가 검토를 시작했어요")
    keep(person.page, "chat-in-review")


def test_an_english_speaker_applies_on_a_phone_with_the_questions_first(
    system: RunningSystem, open_context: OpenContext
) -> None:
    person = Person(open_context(locale="en-US", viewport=PHONE).new_page())
    person.open(system.url)
    person.widget.get_by_role("button", name="English").click()
    person.sees("I'll go on in English")
    axe_is_content(person.page)
    person.say("I want to apply for the shipping discount")
    person.asked("Consent to the collection")
    person.say("I agree")
    person.asked("Consent to asking registers")
    person.say("no")
    person.press("Questions first")
    answers = [
        ("registration number", "123-45-678"),  # a digit is missing
        ("registration number", demo.DALBIT.business_number),
        ("name of your company", "달빛공방"),
        ("sole trader", "why do you ask?"),
        ("sole trader", "Sole trader"),
        ("representative", "skip"),  # needed, so it is explained
    ]
    for question, answer in answers:
        person.asked(question)
        person.say(answer)
    person.asked("representative")
    person.upload("registration.pdf", certificate("business_registration", demo.DALBIT))
    person.asked("right?")
    keep(person.page, "chat-en-phone")
    person.press("It's right")
    person.upload("sme.pdf", certificate("sme_confirmation", demo.DALBIT))
    person.press("It's right")
    person.upload("tax.pdf", certificate("national_tax_clearance", demo.DALBIT))
    person.press("It's right")
    for question, answer in [
        ("running at present", "yes, we are operating"),
        ("exporting online", "we are exporting"),
        ("mainly sell", "Handmade candles"),
        ("employees", "3"),
        ("sales last year", "skip"),
        ("marketplaces", "Amazon"),
        ("web address", "skip"),
        ("HS code", "skip"),
        ("export online last year", "US$1.2M"),
        ("parcels", "about 40"),
        ("weigh", "0.5"),
        ("countries", "United States and Japan"),
    ]:
        person.asked(question)
        person.say(answer)
    person.widget.locator("button.reply:not([disabled])").last.click()
    for question, answer in [
        ("contacted", "Kim Younghee"),
        ("phone number", "010-1234-5678"),
        ("e-mail", "kim@dalbit.example"),
    ]:
        person.asked(question)
        person.say(answer)
    person.asked("to third parties")
    person.press("I agree")
    person.press("Submit")
    person.sees("Your receipt number is 2")
    axe_is_content(person.page)
    keep(person.page, "chat-en-receipt")

    officer = officer_logs_in(open_context(locale="ko-KR", viewport=DESKTOP), system)
    open_case(officer, "달빛공방")
    officer.get_by_role("button", name="검토 시작").click(timeout=WAIT_MS)
    person.sees("an officer has started the review")


def test_a_document_that_comes_first_is_deleted_after_a_no_and_read_after_a_yes(
    system: RunningSystem, open_context: OpenContext
) -> None:
    person = Person(open_context(locale="en-US", viewport=SMALL_PHONE).new_page())
    person.open(f"{system.url}/demo/en.html")
    person.sees("Hello, I'm Gildong")
    person.upload("registration.pdf", certificate("business_registration"))
    person.asked("has not been read")
    person.state_of("registration.pdf", "not read yet")
    person.press("Start the application")
    person.asked("Consent to the collection")
    axe_is_content(person.page)
    person.widget.locator("button.reply").last.scroll_into_view_if_needed()
    keep(person.page, "chat-en-consent")
    person.press("I don't agree")
    person.asked("You are free to refuse")
    person.state_of("registration.pdf", "deleted")
    person.say("yes")
    person.asked("Consent to the collection")
    person.upload("once more.pdf", certificate("business_registration"))
    person.state_of("once more.pdf", "not read yet")
    person.asked("Consent to the collection")
    person.press("I agree")
    person.asked("Consent to asking registers")
    person.press("I don't agree")
    person.asked("business registration right?")
    person.state_of("once more.pdf", "expire")
