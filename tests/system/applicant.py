"""Somebody who applies for any programme over the real web channel.

Hands in practice papers first, by upload or with a phone by fetching, answers the rest by the programme's examples,
agrees, submits; and counts what that took.
"""

from __future__ import annotations

import asyncio
import time
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from bot.bootstrap import WORDS
from document_fetch.demo import HANBIT
from forms.definitions.model import Programme
from forms.wording.catalogue import Catalogue
from tests.document_fetch.hostile import letter
from tests.system.client import ChatClient
from tests.system.handing_in import Paper, Phone, one_of, papers_for

CATALOGUE = Catalogue.load(*WORDS)
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
    #: With it what can be fetched is fetched and not uploaded.
    phone: Phone | None = None
    fetched: int = 0

    async def apply(self, opening: str) -> str:
        """From the opening words to the receipt; gives what is said with it."""
        await self._say(opening)
        await self._quiet()  # an earlier application's last events may come in between
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
        fetches = self.phone is not None and words("button.fetch") in labels
        if self.papers_first and self.uploads == 0:
            for paper in papers_for(self.programme, fetched=fetches):
                await self._hand_in(paper)
        elif self.phone is not None and fetches and self.fetched == 0:
            await self._fetch(self.phone)
        else:
            await self._press(words("button.questions_first"))

    async def _fetch(self, phone: Phone) -> None:
        """Says who approves, approves on the phone, and waits for all that comes."""
        await self._press(words("button.fetch"))
        await self._press(words("button.consent"))
        if words("fetch.app.kakao") not in self._labels():
            await self._say(HANBIT.business_number)
        await self._press(words("fetch.app.kakao"))
        await self._say(HANBIT.representative)
        await self._say(HANBIT.born_on.isoformat())
        since = self.client.seq
        await self._say("010-0000-0000")
        await self.client.until("까지 승인하고", after=since)
        await self._quiet()
        await phone.approve()
        before = phone.documents()
        await self._press(words("button.fetch_done"))
        await phone.everything_has_come()
        await self._quiet()
        new = phone.documents() - before
        self.fetched += sum(count for (state, _), count in new.items() if state == "parsed")
        for state, kind in new:
            if state == "dropped":  # such as statements at night
                await self._hand_in(Paper(kind))

    async def _missing(self, text: str) -> None:
        """One of the papers in the list "- name"."""
        names = [line.removeprefix("- ") for line in text.splitlines() if line.startswith("- ")]
        paper = next(paper for paper in self.programme.requirements if paper.name.ko == names[0])
        practice = one_of(paper.kinds)
        if practice is not None:
            await self._hand_in(practice)
        else:
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

    async def _hand_in(self, paper: Paper) -> None:
        await self._upload(paper.kind, paper.content, "읽었어요")

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
