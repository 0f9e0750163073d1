"""The application that the kill test files: 20 answers, 5 skips and 4 uploads, from the greeting to the receipt.

The first file comes before the consent that reading needs, and is no certificate.
"""

from __future__ import annotations

import re
from collections.abc import Awaitable, Callable, Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from bot.bootstrap import WORDS
from document_fetch import demo
from document_fetch.demo import HANBIT
from forms.definitions.model import Asked
from forms.wording.catalogue import Catalogue
from tests import definitions
from tests.system.page import Page

STEP_SECONDS = 120.0  # several deaths of the cell may fall into one step
CERTIFICATES = ("business_registration", "sme_confirmation", "national_tax_clearance")
SYLLABLES = "가나다라마바사아자하"
RECEIPT = re.compile(r"\b\d{4}-\d{6}")
ANSWERS, SKIPS, CONSENTS = 20, 5, 2
MEMO, MEMO_CONTENT = "메모.txt", "한빛식품 2026년 계획".encode()

PROGRAMME = definitions.shipped().pinned("kosme.shared_logistics", "2026-1")
CATALOGUE = Catalogue.load(*WORDS)


@dataclass(frozen=True)
class Step:
    """What the bot must have said since the user's last word, and what the user does then."""

    name: str
    awaited: str
    act: Callable[[Page], Awaitable[Any]]


@dataclass
class Run:
    """One application and all that its user knows of it."""

    number: int
    page: Page
    #: What must be in the application, by question key: acknowledged answers only.
    answered: dict[str, Any] = field(default_factory=dict)
    skipped: list[str] = field(default_factory=list)
    receipt: str = ""

    @property
    def email(self) -> str:
        """In every run another one: it finds the run's case at the agency, whatever key the case came under."""
        return f"run{self.number}@hanbit.example.com"

    def steps(self) -> Iterator[Step]:
        """Every step from the greeting to the submission."""
        yield Step("early file", "안녕하세요", lambda page: page.upload(MEMO, MEMO_CONTENT))
        yield Step("start", words("document.held_before_start", name=MEMO), self._press("button.start"))
        yield from self._consents("first")
        yield Step("questions first", words("error.document.wrong_format"), self._press("button.questions_first"))
        given = answers(self.number, self.email)
        for question in PROGRAMME.questions:
            act = (
                self._answer(question.key, *given[question.key]) if question.key in given else self._skip(question.key)
            )
            yield Step(question.key, question.ask.ko, act)
        yield from self._certificates()
        yield from self._consents("last")
        yield Step("submit", words("ask.confirm", name=PROGRAMME.name.ko), self._press("button.submit"))

    def _consents(self, asked: Asked) -> Iterator[Step]:
        for consent in PROGRAMME.consents:
            if consent.asked == asked:
                yield Step(f"consent {consent.key}", consent.text.ko, self._press("button.consent"))

    def _certificates(self) -> Iterator[Step]:
        """They say what was typed, so nothing of them is asked about."""
        awaited = first_line("ask.evidence", count=3, missing="")
        for kind in CERTIFICATES:
            yield Step(f"upload {kind}", awaited, self._upload(kind))
            awaited = ""

    def _press(self, key: str) -> Callable[[Page], Awaitable[Any]]:
        return lambda page: page.press(words(key))

    def _upload(self, kind: str) -> Callable[[Page], Awaitable[Any]]:
        return lambda page: page.upload(f"{kind}.pdf", certificate(kind))

    def _answer(self, key: str, text: str, value: Any) -> Callable[[Page], Awaitable[Any]]:
        async def act(page: Page) -> None:
            sent = await page.say(text)
            if sent.seq is not None:
                self.answered[key] = value

        return act

    def _skip(self, key: str) -> Callable[[Page], Awaitable[Any]]:
        async def act(page: Page) -> None:
            await page.press(words("button.skip"))
            self.skipped.append(key)

        return act


async def file(run: Run, before: Callable[[int, Step], None] = lambda _number, _step: None) -> None:
    """Goes through the whole application; `before` is told each step when its act begins."""
    since = 0
    for number, step in enumerate(run.steps()):
        if step.awaited:
            await awaited(run.page, step, since)
        before(number, step)
        await step.act(run.page)
        since = max(sent.seq or 0 for sent in run.page.sent) if step.awaited else since
    said = await run.page.heard(lambda m: bool(RECEIPT.search(m["text"])), "the receipt", STEP_SECONDS)
    run.receipt = RECEIPT.findall(said["text"])[0]


async def awaited(page: Page, step: Step, since: int) -> None:
    """Waits until the bot has asked after message `since`."""

    def matches(message: dict[str, Any]) -> bool:
        return message["seq"] > since and step.awaited in message["text"]

    await page.heard(matches, f"{step.name}: {step.awaited}", STEP_SECONDS)


def answers(number: int, email: str) -> dict[str, tuple[str, Any]]:
    """What is typed and what it means, by question key; some of it differs from run to run."""
    name = "김" + SYLLABLES[number // 10 % 10] + SYLLABLES[number % 10]
    return {
        "business_number": (HANBIT.business_number, HANBIT.business_number),
        "company_name": (HANBIT.name, HANBIT.name),
        "business_form": ("법인사업자", "corporation"),
        "representative": (HANBIT.representative, HANBIT.representative),
        "opened_on": ("2019년 3월 4일", "2019-03-04"),
        "corporate_number": (str(HANBIT.corporate_number), HANBIT.corporate_number),
        "business_address": (HANBIT.address, HANBIT.address),
        "sme_size": ("소기업", "small"),
        "business_status": ("영업 중이에요", "operating"),
        "tax_arrears": ("없어요", "none"),
        "export_stage": ("수출하고 있어요", "exporting"),
        "main_product": (f"조미김 선물세트 {number}호", f"조미김 선물세트 {number}호"),
        "employees": (f"{number + 1}명", number + 1),
        "platforms": ("아마존, 쇼피", ["amazon", "shopee"]),
        "monthly_parcels": (f"{200 + number}개", 200 + number),
        "destinations": ("미국, 일본", ["US", "JP"]),
        "logistics_partner": ("추천받고 싶어요", "help_me"),
        "contact_name": (name, name),
        "contact_phone": (f"010-1234-{5000 + number}", f"010-1234-{5000 + number}"),
        "contact_email": (email, email),
    }


def certificate(kind: str) -> bytes:
    """A practice certificate that holds today."""
    return _CERTIFICATES.setdefault(kind, demo.issue(kind, HANBIT, issued_on=date.today()))


_CERTIFICATES: dict[str, bytes] = {}


def words(key: str, **facts: Any) -> str:
    return CATALOGUE.say(key, "ko", **facts)


def first_line(key: str, **facts: Any) -> str:
    return words(key, **facts).split("\n")[0]
