"""Corrections in one's own words, at many places of every application: tests/bot/corrections/table.yml.

Each is said under several intents, for what the dialogue model sees in such words must not matter. The place is come to
once, and each sentence is said in a copy of it.
"""

from __future__ import annotations

import copy
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from bot.services.answers import which
from bot.services.base.context import Context
from tests.bot import rehearsed
from tests.bot.person import Person

TABLE = Path(__file__).parent / "corrections" / "table.yml"
#: What the model may see in them beside a correction.
INTENTS = ("answer", "correct", "find")
Place = dict[str, Any]
LOGISTICS = "kosme.shared_logistics"


def places() -> Iterator[tuple[Place, dict[str, Any]]]:
    """Each place with what is said there: {text: what it does}."""
    found: list[tuple[Place, dict[str, Any]]] = []
    for entry in yaml.safe_load(TABLE.read_text(encoding="utf-8")):
        if "programme" in entry:
            found.append((entry, {}))
        else:
            found[-1][1].update(entry)
    yield from found


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


@pytest.fixture
def all_on_offer(new_context: Callable[..., Context], sqlite_url: str) -> Context:
    return new_context(sqlite_url, offer=frozenset())


def brought(context: Context, place: Place) -> Person:
    person = rehearsed.bring(context, place["programme"], place["language"], place["at"], place["given"])
    assert place["at"] in {"", person.open_step[1]}
    assert place.get("step") in {None, person.open_step[0]}
    context.store.close()
    return person


def copied(person: Person, new_context: Callable[..., Context], url: str, number: int) -> Person:
    path = url.removeprefix("sqlite:///")
    target = shutil.copy(path, f"{path}.{number}")
    again = copy.copy(person)
    again.context = new_context(f"sqlite:///{target}", offer=frozenset())
    return again


@pytest.mark.parametrize(("place", "said"), list(places()), ids=lambda each: str(each.get("programme", "")))
def test_words_change_what_they_name_whatever_intent_is_seen(
    all_on_offer: Context, new_context: Callable[..., Context], sqlite_url: str, place: Place, said: dict[str, Any]
) -> None:
    there = brought(all_on_offer, place)
    wrong = []
    for number, (text, expected) in enumerate(said.items()):
        for intent in INTENTS:
            person = copied(there, new_context, sqlite_url, number * len(INTENTS) + INTENTS.index(intent))
            before, was_open = dict(person.answers), person.open_step
            person.say(text, intent)
            assert person.heard, "silence"
            did = happened(person, before, was_open)
            is_asked = intent == "correct" and did == "pick"  # a wish to correct something, and none is named
            if did != expected and not is_asked:
                wrong.append((text, intent, did, expected))
            person.context.store.close()

    assert wrong == []


def test_the_table_is_half_english_and_of_every_programme(all_on_offer: Context) -> None:
    rows = [(place, text) for place, said in places() for text in said]
    english = sum(place["language"] == "en" for place, _ in rows)

    assert len(rows) >= 160
    assert 0.45 <= english / len(rows) <= 0.55
    named = {place["programme"] for place, _ in rows}
    assert named == {programme.id for programme in all_on_offer.on_offer} | {"gildong.finder"}


def at_parcels(context: Context, language: str = "ko") -> Person:
    """The last answer is a count of people, and parcels are asked: a bare number may be either."""
    return rehearsed.bring(context, "kosme.online_platform", language, "new_hires", {})


def test_what_may_be_of_two_answers_is_asked_with_two_buttons(all_on_offer: Context) -> None:
    person = at_parcels(all_on_offer)
    person.say("아니 3명이요")

    assert person.labels == ["1년 전 직원 수: 3명", "최근 1년 신규 채용: 3명", person.label("button.neither")]
    person.press("1년 전 직원 수: 3명")

    assert person.answers["employees_year_ago"] == 3
    assert person.open_step == ("question", "new_hires")


def test_which_of_two_is_meant_may_be_typed_by_its_name(all_on_offer: Context) -> None:
    person = at_parcels(all_on_offer, "en")
    person.say("no, 3")
    person.say("hired in the last year")

    assert person.answers["new_hires"] == 3
    assert person.answers["employees_year_ago"] == 5


@pytest.mark.parametrize("words", ["아니요", "그대로 둘게요", "글쎄 잘 모르겠네요"])
def test_other_words_leave_both_as_they_were(all_on_offer: Context, words: str) -> None:
    person = at_parcels(all_on_offer)
    before = dict(person.answers)
    person.say("아니 3명이요")
    person.say(words)

    assert person.answers == before
    assert person.open_step == ("question", "new_hires")


def test_a_value_typed_where_a_field_is_to_be_named_is_offered_to_what_can_take_it(all_on_offer: Context) -> None:
    person = rehearsed.bring(all_on_offer, LOGISTICS, "ko", "destinations", {})
    person.say("고칠래요", "correct")
    person.say("300개요")
    assert person.labels == ["월 소포 수: 300개", person.label("button.neither")]

    person.say("네")
    assert person.answers["monthly_parcels"] == 300


def test_a_value_that_nothing_can_take_shows_the_fields_again(all_on_offer: Context) -> None:
    person = rehearsed.bring(all_on_offer, LOGISTICS, "en", "annual_sales", {})
    person.say("I want to fix something", "correct")
    person.say("12 kg")

    assert person.label("button.nothing") in person.labels
    assert "number of employees" in person.labels


def test_whoever_leaves_the_choice_to_us_is_told_kindly_and_asked_again(all_on_offer: Context) -> None:
    person = rehearsed.bring(all_on_offer, LOGISTICS, "en", "employees", {})
    person.say("whatever you recommend", "find")

    assert person.label("answer.only_you") in person.texts
    assert person.open_step == ("question", "employees")
    assert person.situation.programme.id == LOGISTICS


def test_an_optional_question_left_to_us_is_left_out(all_on_offer: Context) -> None:
    person = rehearsed.bring(all_on_offer, LOGISTICS, "ko", "parcel_weight", {})
    person.say("알아서 해주세요", "find")

    assert person.label("answer.skipped") in person.texts
    assert "parcel_weight" not in person.answers


def test_a_choice_refused_in_the_middle_is_answered_with_the_choices(all_on_offer: Context) -> None:
    person = rehearsed.bring(all_on_offer, LOGISTICS, "ko", "logistics_partner", {})
    person.say("제일 싼데로요", "find")

    assert "가람특송" in person.texts


def at_an_amount(context: Context, language: str) -> Person:
    return rehearsed.bring(context, LOGISTICS, language, "annual_sales", {})


def test_the_new_value_may_be_typed_where_it_is_asked_which_answer_is_meant(all_on_offer):
    person = at_an_amount(all_on_offer, "en")
    person.say("no wait, we do have tax arrears")
    assert person.open_step[0] == "which"
    person.say("In arrears")
    assert person.answers["tax_arrears"] == "arrears"


def test_whoever_goes_on_instead_is_told_what_stays_as_it_was(all_on_offer):
    person = at_an_amount(all_on_offer, "en")
    person.say("no wait, we do have tax arrears")
    person.say("350 million won")
    assert person.answers["tax_arrears"] == "none"
    assert "annual_sales" in person.answers
    assert "Left as it was. national tax arrears: None" in person.texts


def test_words_that_say_neither_leave_the_question_open(all_on_offer):
    person = at_an_amount(all_on_offer, "en")
    person.say("no wait, we do have tax arrears")
    person.say("well, you know how it is")
    assert person.open_step[0] == "which"
    person.say("sorry, 20 people")
    assert person.answers["employees"] == 20
    assert person.open_step[0] == "which"
