"""A company has its papers fetched: it approves on its phone, a register is silent for a while, sources disagree."""

from __future__ import annotations

import json
import urllib.request
from collections.abc import Callable, Iterator
from datetime import UTC, datetime

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from document_fetch import demo
from document_fetch.connectors.codef.products import PRODUCTS
from tests.browser.conftest import keep
from tests.browser.person import Person
from tests.browser.test_whole_way import DESKTOP, PHONE, axe_is_content, certificate
from tests.system.running import RunningSystem, free_port, missing_part

pytestmark = pytest.mark.browser
OpenContext = Callable[..., BrowserContext]
#: A silent register is asked again after twenty seconds, and left alone for thirty after some failures.
HEALED_MS = 120_000
NAME, BORN, NUMBER = "고길순", "1979년 5월 8일", "010-0000-0000"


@pytest.fixture(scope="module")
def system(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningSystem]:
    reason = missing_part()
    if reason:
        pytest.skip(reason)
    offer = "kosme.export_voucher,kosme.export_loan"
    folder = tmp_path_factory.mktemp("fetching")
    running = RunningSystem(folder, GILDONG_ISSUERS_PORT=str(free_port()), GILDONG_OFFER=offer)
    running.start()
    yield running
    assert running.stop() == 0


@pytest.fixture
def phone(system: RunningSystem, open_context: OpenContext) -> Page:
    """The practice phone, in a browser of its own."""
    page = open_context(locale="ko-KR", viewport=PHONE).new_page()
    page.goto(system.health("issuers").replace("/health", "/phone"))
    return page


def control(system: RunningSystem, **wish: str) -> None:
    """Tells the practice issuers what to play."""
    token = (system.folder / "issuers" / "control-token").read_text("utf-8")
    address = system.health("issuers").replace("/health", "/control")
    request = urllib.request.Request(address, json.dumps(wish).encode(), {"Authorization": f"Bearer {token}"})
    with urllib.request.urlopen(request, timeout=10) as answer:
        assert answer.status == 200


def who_approves(person: Person) -> None:
    person.asked("어느 앱으로 승인")
    person.press("카카오톡")
    for question, words in (("이름", NAME), ("생년월일", BORN), ("휴대폰 번호", NUMBER)):
        person.asked(f"{question}")
        person.say(words)


def approve(phone: Page, person: Person, kind: str) -> None:
    phone.reload()
    expect(phone.get_by_role("heading", name=kind)).to_be_visible()
    axe_is_content(phone)
    phone.get_by_role("button", name="승인").click()
    expect(phone.get_by_text("기다리는 인증 요청이 없어요")).to_be_visible()
    person.press("승인했어요")


def test_papers_are_fetched_while_the_questions_go_on(
    system: RunningSystem, open_context: OpenContext, phone: Page
) -> None:
    person = Person(open_context(locale="ko-KR", viewport=DESKTOP).new_page())
    person.open(system.url)
    person.say("수출바우처 신청하고 싶어요")
    person.asked("개인정보 수집·이용 동의")
    person.press("동의해요")
    person.asked("부가가치세 과세표준증명")
    person.press("대신 받아 주세요")
    person.asked("서류 발급 대행 동의")
    axe_is_content(person.page)
    person.press("동의해요")
    person.asked("사업자등록번호")
    control(system, register="codef", fault="error")
    person.say(demo.HANBIT.business_number)
    who_approves(person)

    person.sees("서류 3개를 대신 받아올게요")
    person.sees("다시 되면 제가 받아올게요")  # the register is silent, since when is said, and nothing waits for it
    person.asked("기업 규모가 무엇인가요")
    keep(person.page, "chat-register-silent")
    person.press("중기업")
    person.asked("다음 중 하나에 해당하나요")
    control(system, register="codef", fault="none")
    expect(person.widget.get_by_text("까지 승인하고").last).to_be_visible(timeout=HEALED_MS)
    expect(person.widget.locator(".countdown")).to_contain_text("남았어요")
    axe_is_content(person.page)
    keep(person.page, "chat-fetch")
    approve(phone, person, "사업자등록증명")
    person.asked("서류 3개를 읽었어요")
    for kind in ("사업자등록증명", "국세 납세증명서", "부가가치세 과세표준증명"):
        person.state_of(kind, "유효")
    axe_is_content(person.page)
    keep(person.page, "chat-fetched")
    person.press("맞아요, 모두 쓸게요")

    person.asked("다음 중 하나에 해당하나요")
    person.upload("확인서.pdf", certificate("sme_confirmation"))
    person.asked("기업 규모가 서류와 신청서에 다르게 적혀 있어요")
    person.press("소기업")
    person.asked("다음 중 하나에 해당하나요")
    person.say("요약 보여줘")
    person.sees("부가가치세 과세표준증명 1쪽")
    assert NAME not in person.widget.inner_text()

    person.say("수출자금 대출도 신청하고 싶어요")
    person.asked("수집·이용 동의")
    person.press("동의해요")
    person.asked("아래 값이 모두 맞나요")
    person.press("맞아요, 모두 쓸게요")
    person.asked("표준재무제표증명 (없어도 돼요)")
    person.press("대신 받아 주세요")
    person.asked("서류 발급 대행 동의")
    person.press("동의해요")
    who_approves(person)
    hours = PRODUCTS["financial_statements"].hours
    if hours and hours.opens_at(datetime.now(UTC)):  # by night the issuer is closed, and says until when
        person.sees("지금은 발급하지 않는 시간이에요")
        return
    person.sees("휴대폰에 표준재무제표증명 인증 요청이 갔어요")
    approve(phone, person, "표준재무제표증명")
    person.asked("표준재무제표증명에서 읽은 값이 맞나요")
