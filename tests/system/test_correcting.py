"""Corrections in one's own words through the running system: the trained model decides what the words are taken for."""

from __future__ import annotations

import asyncio
from typing import Any

import aiohttp

from tests.system.client import ChatClient
from tests.system.running import RunningSystem

#: What is typed, one after another, and words of what the bot says to it. The company's number is asked first.
TALK = (
    ("124-81-00998", "name of your company"),
    ("Hanbit Foods", "corporation or a sole trader"),
    ("change the company name to Hanbit Trading", "company name: Hanbit Trading"),
    ("corporation", "representative"),
    ("sorry, sole trader", "type of business: Sole trader"),
    ("my business number is wrong", "business registration number"),
    ("220-81-62517", "representative"),
    ("business registration number should be 124-81-00998", "business registration number: 124-81-00998"),
    ("whatever you recommend", "Only your company can decide"),
    ("continue my application", "representative"),
    ("wait, that was a mistake", "Which field"),
)


def test_an_answer_is_changed_by_naming_it_through_the_real_model(system: RunningSystem) -> None:
    assert asyncio.run(_talk(system)) == []


async def _talk(system: RunningSystem) -> list[Any]:
    missed = []
    async with aiohttp.ClientSession() as session:
        person = ChatClient(session, system.url)
        await person.open("en")
        await person.heard(0, 1)
        await person.pressed("Start the application")
        await person.pressed("I agree")
        await person.pressed("Questions first")
        for words, wanted in TALK:
            since = person.seq
            await person.answered(words)
            told = "\n".join(each["text"] for each in person.messages if each["seq"] > since and each["from"] != "user")
            missed += [] if wanted.casefold() in told.casefold() else [(words, wanted, told)]
        await person.close()
    return missed
