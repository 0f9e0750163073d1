"""Somebody who applies for any programme over the real web channel.

Answers by the programme's examples, uploads what is asked for, agrees, submits; and counts what that took.
"""

from __future__ import annotations

import asyncio
import time
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from bot.bootstrap import WORDS
from document_fetch import demo
from document_fetch.demo import HANBIT
from document_fetch.reading.registry import KINDS
from forms.definitions.model import Programme
from forms.wording.catalogue import Catalogue
from tests.document_fetch.hostile import letter
from tests.system.client import ChatClient

CATALOGUE = Catalogue.load(*WORDS)
#: What practice papers exist for, in the order in which they are handed in.
READABLE = ("business_registration", "sme_confirmation", "national_tax_clearance")
MOST_STEPS = 200
#: What the practice papers say as well: the examples are of another company.
COMPANY = {
    "business_number": HANBIT.business_number,
    "company_name": HANBIT.name,
    "representative": HANBIT.representative,
    "corporate_number": str(HANBIT.corporate_number),
    "business_address": HANBIT.address,
    "opened_on": "2019년 3월 4일",
}


def words(key: str, **facts: Any) -> str:
    return CATALOGUE.say(key, "ko", **facts)


@dataclass
class Applicant:
    """One application."""

    client: ChatClient
    programme: Programme
    #: Answers that differ from the examples, by question key.
    own: Mapping[str, str] = field(default_factory=dict)
    asked: list[str] = field(default_factory=list)
    turns: int = 0
    uploads: int = 0
    papers_first: bool = True

    async def apply(self, opening: str) -> str:
        """From the opening words to the receipt; gives what is said with it."""
        await self._say(opening)
        for _ in range(MOST_STEPS):
            if words("button.submit") in self._labels():
                break
            await self._step()
        since = self.client.seq
        await self._press(words("button.submit"))
        said = await self.client.until("접수번호는", after=since)
        return str(said["text"])

    async def _step(self) -> None:
        """Does what the last message asks for."""
        labels, text = self._labels(), str(self.client.last["text"])
        for key in ("button.consent", "button.right", "button.all_right", "button.go_on"):
            if words(key) in labels:
                return await self._press(words(key))
        if words("button.another_paper") in labels:
            return await self._press(labels[0])
        if words("button.questions_first") in labels:
            return await self._papers(labels)
        if text.startswith(words("ask.evidence", count=1, missing="")[:10]):
            return await self._missing(text)
        return await self._answer(text)

    async def _papers(self, labels: list[str]) -> None:
        """The readable certificates of the programme come first, where the applicant has them."""
        wanted = {kind for paper in self.programme.requirements for kind in paper.kinds}
        if self.papers_first and self.uploads == 0:
            for kind in READABLE:
                if kind in wanted:
                    await self._upload(kind, demo.issue(kind, HANBIT, issued_on=date.today()), "읽었어요")
            return
        await self._press(words("button.questions_first"))

    async def _missing(self, text: str) -> None:
        """One of the papers in the list "- name"."""
        names = [line.removeprefix("- ") for line in text.splitlines() if line.startswith("- ")]
        paper = next(paper for paper in self.programme.requirements if paper.name.ko == names[0])
        kind = next((kind for kind in paper.kinds if kind in READABLE), None)
        if kind is not None:
            await self._upload(kind, demo.issue(kind, HANBIT, issued_on=date.today()), "읽었어요")
            return
        assert all(each not in KINDS or KINDS[each].may_be_stated for each in paper.kinds), paper.kinds
        await self._upload(paper.key, letter(paper.name.ko), "어떤 서류인가요")
        await self._press(paper.name.ko)

    async def _answer(self, text: str) -> None:
        asked = next((each for each in self.programme.questions if text.endswith(each.ask.ko)), None)
        assert asked is not None, f"not understood: {text} {self._labels()}"
        assert self.asked.count(asked.key) < 2, f"asked again and again: {text}\n{self._tail()}"
        self.asked.append(asked.key)
        await self._say({**COMPANY, **self.own}.get(asked.key, asked.example.ko))

    async def _say(self, text: str) -> None:
        self.turns += 1
        await self.client.answered(text)

    async def _press(self, label: str) -> None:
        self.turns += 1
        await self.client.pressed(label)

    async def _upload(self, name: str, content: bytes, told: str) -> None:
        since = self.client.seq
        self.turns += 1
        self.uploads += 1
        assert await self.client.upload(f"{name}.pdf", content) == 202
        await self.client.until(told, after=since)
        await self._quiet()

    async def _quiet(self) -> None:
        """Until nothing new has come for a moment: the question after a document is a message of its own."""
        seen, since = self.client.seq, time.monotonic()
        while time.monotonic() - since < 0.4:
            await asyncio.sleep(0.05)
            if self.client.seq != seen:
                seen, since = self.client.seq, time.monotonic()

    def _labels(self) -> list[str]:
        return [button["label"] for button in self.client.last.get("buttons", ())]

    def _tail(self) -> str:
        return "\n".join(f"{message['from']}: {message['text']}" for message in self.client.messages[-6:])
