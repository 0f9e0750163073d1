"""The search among several programmes in a real browser: few questions, a ranked list, one started from it."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import BrowserContext

from tests.browser.conftest import keep
from tests.browser.person import Person
from tests.browser.test_whole_way import axe_is_content
from tests.system.running import RunningSystem, missing_part

pytestmark = pytest.mark.browser
Open = Callable[..., BrowserContext]


@pytest.fixture(scope="module")
def system(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningSystem]:
    reason = missing_part()
    if reason:
        pytest.skip(reason)
    running = RunningSystem(tmp_path_factory.mktemp("search"), GILDONG_OFFER="")
    running.start()
    yield running
    assert running.stop() == 0


def test_a_company_finds_what_fits_and_starts_it(system: RunningSystem, open_context: Open) -> None:
    page = open_context(viewport={"width": 1280, "height": 900}).new_page()
    person = Person(page)
    person.open(system.url)
    person.press("맞는 지원 찾아 주세요")
    person.press("동의해요")
    answers = {
        "기업 규모": "소기업",
        "영업 중": "영업 중이에요",
        "밀린 국세": "없어요",
        "온라인으로 수출": "수출하고 있어요",
        "직접 수출한 금액": "12만 달러",
        "매출액": "3억 5천만원",
        "지역": "서울",
        "해당하나요": "해당 없어요",
    }
    for _ in range(8):
        asked = person.newest(["찾아본 결과예요", *answers])
        if asked == "찾아본 결과예요":
            break
        person.say(answers.pop(asked))  # the same words are not waited for again
    person.sees("지금 답으로 찾아본 결과예요")
    axe_is_content(page)
    keep(page, "chat-results")
    person.press("공동물류")
    person.sees("개인정보 수집·이용 동의")
    person.press("동의해요")
    person.asked("그대로 가져왔어요")
    axe_is_content(page)
    keep(page, "chat-reuse")
