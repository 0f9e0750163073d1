"""Corrections in one's own words, at many places of every application: tests/bot/corrections/table.yml.

Each is said under several intents, for what the dialogue model sees in such words must not matter.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
import yaml

from bot.services import which
from bot.services.context import Context
from tests.bot import rehearsed
from tests.bot.person import Person

TABLE = Path(__file__).parent / "corrections" / "table.yml"
#: What the model may see in them beside a correction.
INTENTS = ("answer", "correct", "find")


@dataclass(frozen=True)
class Row:
    """One sentence at one place, and what it does."""

    place: dict[str, Any]
    text: str
    expected: Any

    @property
    def id(self) -> str:
        return f"{self.place['programme'].split('.')[1]}-{self.place['at'] or 'end'}-{self.text}"


def rows() -> Iterator[Row]:
    place: dict[str, Any] = {}
    for entry in yaml.safe_load(TABLE.read_text(encoding="utf-8")):
        if "programme" in entry:
            place = entry
        else:
            yield from (Row(place, text, expected) for text, expected in entry.items())


def happened(person: Person, before: dict[str, Any], was_open: tuple[str, str]) -> Any:
    """What the last words did, as the table tells it."""
    changed = {key: plain(value) for key, value in person.answers.items() if before.get(key) != value}
    if changed:
        return changed
    kind, key = person.open_step
    if kind == "which":
        return " ".join(["which", *(option.key for option in which.options(person.situation))])
    if kind == "pick":
        return "pick"
    return "same" if (kind, key) == was_open else f"reopen {key}"


def plain(value: Any) -> Any:
    return [value["amount"], value["currency"]] if isinstance(value, dict) and "amount" in value else value


def result(context: Context, row: Row, intent: str) -> Any:
    place = row.place
    person = rehearsed.bring(context, place["programme"], place["language"], place["at"], place["given"])
    was_open = person.open_step
    assert place["at"] in {"", was_open[1]}
    assert place.get("step") in {None, was_open[0]}
    before = dict(person.answers)
    person.say(row.text, intent)
    assert person.heard, "silence"
    return happened(person, before, was_open)


@pytest.fixture
def all_on_offer(new_context: Callable[..., Context], sqlite_url: str) -> Context:
    return new_context(sqlite_url, offer=frozenset())


@pytest.mark.parametrize("row", list(rows()), ids=lambda row: row.id)
def test_words_change_what_they_name_whatever_intent_is_seen(all_on_offer: Context, row: Row) -> None:
    assert [result(all_on_offer, row, intent) for intent in INTENTS] == [row.expected] * len(INTENTS)
