"""A table filled in on a phone, against the whole system: refused with help, mended, stored, and changed later."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import BrowserContext, expect

from tests import definitions
from tests.browser.conftest import keep
from tests.browser.person import WAIT_MS, Person
from tests.browser.test_whole_way import PHONE, axe_is_content
from tests.system.running import RunningSystem, missing_part

pytestmark = pytest.mark.browser
Open = Callable[..., BrowserContext]
PROGRAMME = definitions.shipped().pinned("kosme.logistics_reimbursement", "2026-1")
INVOICES = PROGRAMME.question("invoices")


@pytest.fixture(scope="module")
def system(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningSystem]:
    reason = missing_part()
    if reason:
        pytest.skip(reason)
    running = RunningSystem(tmp_path_factory.mktemp("table"), GILDONG_OFFER=PROGRAMME.id)
    running.start()
    yield running
    assert running.stop() == 0


def come_to_the_invoices(person: Person) -> None:
    """Answers every question before by its own example."""
    examples = {question.ask.ko: question.example.ko for question in PROGRAMME.questions}
    while (asked := person.newest([*examples, INVOICES.ask.ko])) != INVOICES.ask.ko:
        person.say(examples.pop(asked))


def test_invoices_are_filled_in_refused_mended_and_changed(system: RunningSystem, open_context: Open) -> None:
    page = open_context(locale="ko-KR", viewport=PHONE).new_page()
    person = Person(page)
    person.open(system.url)
    person.press("시작")
    person.press("동의해요")
    person.press("질문부터")
    come_to_the_invoices(person)
    card = person.widget.locator(".card")
    boxes = card.locator("input")
    for at, cell in enumerate(["INV-1001", "2026.3.2", "가람특송", "350000", "20263.5"]):
        boxes.nth(at).fill(cell)
    axe_is_content(page)
    keep(page, "chat-table")
    card.get_by_role("button", name="이대로 보내기").click()
    person.sees("돈을 보낸 날")
    person.asked(INVOICES.ask.ko)
    expect(boxes.nth(4)).to_have_value("20263.5", timeout=WAIT_MS)
    boxes.nth(4).fill("2026.3.5")
    card.get_by_role("button", name="이대로 보내기").click()
    person.sees("적었어요. 송장 목록")
    expect(card).to_have_count(0)
    person.say("송장 목록 고칠게요")
    expect(boxes.nth(3)).to_have_value("35만원", timeout=WAIT_MS)
    axe_is_content(page)
