"""A studio's time that others have is said before more is asked, and what is still free stands on the buttons."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest

from bot.services.base.context import Context
from bot.services.base.definitions import Definitions
from forms.loading import loader
from intake.contract import FullPlace
from tests.bot.person import TODAY, Person, certificate

STUDIO = "kotra.k_studio"
DAY = TODAY + timedelta(days=20)


@pytest.fixture
def studio(new_context: Callable[..., Context], sqlite_url: str) -> Context:
    definitions = Definitions.load(loader.PROGRAMMES / "kotra")
    return new_context(sqlite_url, offer=frozenset({STUDIO}), definitions=definitions)


@pytest.fixture
def person(studio: Context, reader: None) -> Person:
    return Person(studio)


def hear(context: Context, *slots: str, site: str = "garam") -> None:
    named = ({"site": site, "preferred_date": DAY.isoformat(), "slot": slot} for slot in slots)
    context.full_places.hear(FullPlace(programme=STUDIO, named_by=each) for each in named)


def come_to_slot(person: Person) -> None:
    person.begin_with_questions()
    person.answer_questions(until="slot", site="가람", preferred_date=f"{DAY.year}년 {DAY.month}월 {DAY.day}일")


def test_a_time_that_is_taken_is_said_at_once_with_what_is_free(person: Person, studio: Context) -> None:
    hear(studio, "morning")
    come_to_slot(person)
    person.say("오전")
    assert person.open_step == ("place", "slot")
    assert "이미 다른 회사로 예약이 확정됐어요" in person.texts
    assert person.labels[:2] == ["오후", "저녁"]
    assert "오전" not in person.labels


def test_another_time_is_taken_by_its_button(person: Person, studio: Context) -> None:
    hear(studio, "morning")
    come_to_slot(person)
    person.say("오전")
    person.press("오후")
    assert person.open_step[0] != "place"
    assert person.answers["slot"] == "afternoon"


def test_another_time_can_be_typed_and_one_that_is_taken_too_is_said_again(person: Person, studio: Context) -> None:
    hear(studio, "morning", "afternoon")
    come_to_slot(person)
    person.say("오전")
    person.say("오후로 할게요")
    assert person.open_step == ("place", "slot")
    person.say("저녁이요")
    assert person.answers["slot"] == "evening"
    assert person.open_step[0] != "place"


def test_a_time_at_which_the_site_is_closed_is_not_offered_instead(person: Person, studio: Context) -> None:
    hear(studio, "morning", site="hanul")
    person.begin_with_questions()
    person.answer_questions(until="slot", site="한울", preferred_date=DAY.isoformat())
    person.say("오전")
    assert person.open_step == ("place", "slot")
    assert person.labels[0] == "오후"
    assert "저녁" not in person.labels


def test_another_day_of_the_same_time_is_free(person: Person, studio: Context) -> None:
    hear(studio, "morning", "afternoon", "evening")
    come_to_slot(person)
    person.say("오전")
    person.press(person.label("button.change", label="희망 날짜"))
    other = DAY + timedelta(days=1)
    person.say(other.isoformat())
    assert person.answers["preferred_date"] == other.isoformat()
    assert person.open_step[0] != "place"


def test_a_place_that_fills_up_meanwhile_is_said_before_the_last_word(person: Person, studio: Context) -> None:
    come_to_slot(person)
    person.say("오전")
    assert person.open_step[0] != "place"
    hear(studio, "morning")
    person.say("아무 말이나")
    assert person.situation.full_places
    assert person.open_step == ("place", "slot")


def test_what_the_agency_no_longer_calls_full_is_free_again(person: Person, studio: Context) -> None:
    hear(studio, "morning")
    hear(studio)
    come_to_slot(person)
    person.say("오전")
    assert person.open_step[0] != "place"


def test_the_dossier_names_the_place_for_the_studio_and_how_many_it_takes(person: Person) -> None:
    person.begin()
    for kind in ("business_registration", "sme_confirmation"):
        person.upload(certificate(kind))
        person.press(person.label("button.right"))
    if person.open_step[0] == "documents_offer":
        person.press(person.label("button.questions_first"))
    person.answer_questions(site="가람", preferred_date=DAY.isoformat(), slot="오전")
    person.agree_to_all()
    person.press(person.label("button.submit"))
    assert person.situation.submission is not None
    place = person.situation.submission.dossier["referral"]["place"]
    assert place == {"named_by": {"site": "garam", "preferred_date": DAY.isoformat(), "slot": "morning"}, "capacity": 1}
