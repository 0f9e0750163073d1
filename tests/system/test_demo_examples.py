"""What the demonstration page tells people to write works: every sentence, in both languages, by the real cell."""

from __future__ import annotations

import re
from collections.abc import AsyncIterator, Iterator
from typing import Any

import aiohttp
import pytest

from bot.bootstrap import WORDS
from forms.definitions.model import Language
from forms.loading import loader
from forms.wording.catalogue import Catalogue
from tests.system.client import ChatClient
from tests.system.running import ROOT, RunningSystem, missing_part

pytestmark = pytest.mark.cell

PAGES: dict[Language, str] = {"ko": "index.html", "en": "en.html"}
WORDING = Catalogue.load(*WORDS)
PROGRAMMES = loader.load_folder(loader.PROGRAMMES)
SHARED = PROGRAMMES.pinned("kosme.shared_logistics", "2026-1")


def examples(language: Language, item: int) -> list[str]:
    """What stands in quotation marks in one item of the page's list."""
    page = (ROOT / "web" / "demo" / PAGES[language]).read_text("utf-8")
    items = re.findall(r"<li>(.*?)</li>", page, re.DOTALL)
    return re.findall("“([^”]+)”", items[item])


OPENING = [(language, text) for language in PAGES for text in examples(language, 0)]
INSIDE = [(language, text) for language in PAGES for text in examples(language, 2)]


@pytest.fixture(scope="module")
def system(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningSystem]:
    reason = missing_part()
    if reason:
        pytest.skip(reason)
    running = RunningSystem(tmp_path_factory.mktemp("demo"), GILDONG_OFFER="")
    running.start()
    yield running
    assert running.stop() == 0


@pytest.fixture
async def session() -> AsyncIterator[aiohttp.ClientSession]:
    async with aiohttp.ClientSession() as session:
        yield session


def labels(message: dict[str, Any]) -> set[str]:
    return {button["label"] for button in message.get("buttons", ())}


def test_every_sentence_of_the_page_is_tried() -> None:
    for language, name in PAGES.items():
        page = (ROOT / "web" / "demo" / name).read_text("utf-8")
        assert len(re.findall("“", page)) == len(examples(language, 0)) + len(examples(language, 2)) == 3


@pytest.mark.parametrize(("language", "text"), OPENING)
async def test_a_wish_in_own_words_leads_to_programmes_and_to_the_search(
    system: RunningSystem, session: aiohttp.ClientSession, language: Language, text: str
) -> None:
    chat = ChatClient(session, system.url)
    await chat.open(language)
    answer = await chat.answered(text)
    assert {SHARED.name.to(language), WORDING.say("button.find", language)} <= labels(answer)
    assert SHARED.name.to(language) in answer["text"]
    await chat.close()


@pytest.mark.parametrize(("language", "text"), INSIDE)
async def test_a_sentence_for_the_middle_of_an_application_is_understood_there(
    system: RunningSystem, session: aiohttp.ClientSession, language: Language, text: str
) -> None:
    chat = ChatClient(session, system.url)
    await chat.open(language)
    await chat.say(SHARED.name.to(language))
    await chat.until(SHARED.consents[0].text.to(language)[:40])
    await chat.press(WORDING.say("button.consent", language))
    await chat.until(WORDING.say("ask.documents_offer", language, missing="").splitlines()[0])
    await chat.press(WORDING.say("button.questions_first", language))
    first = SHARED.questions[0]
    await chat.until(first.ask.to(language))
    since = chat.seq
    await chat.say(text)
    wanted = "12" if "12" in text else first.why.to(language)
    await chat.until(wanted, after=since)
    await chat.close()
