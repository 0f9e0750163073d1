"""A new notice opens while an application to the former one is under way."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

import pytest

from bot.services.base.context import Context
from bot.services.base.definitions import Definitions
from bot.store import answers, applications
from document_fetch.demo import HANBIT
from tests.bot import test_several_programmes as talks
from tests.bot.person import TODAY, Person, certificate
from tests.bot.test_several_programmes import NAME, PARCELS, answer, begin, new_notice

folder = talks.folder
TWO_LETTERS = "  - {use: representative, max_length: 2, example: {ko: 홍길, en: Ho}}\n"

#: Makes a person whose calendar is put forward by changing the day in the list.
Start = Callable[..., tuple[Person, list[date]]]


@pytest.fixture
def start(folder: Path, new_context: Callable[..., Context], sqlite_url: str, reader: None) -> Start:
    """The next notice opens tomorrow, with the changed questions that are given."""

    def build(**changes: str) -> tuple[Person, list[date]]:
        new_notice(folder, **changes)
        day = [TODAY]
        definitions = Definitions.load(folder)
        return Person(new_context(sqlite_url, lambda: day[0], offer=frozenset(), definitions=definitions)), day

    return build


def every_application(person: Person) -> list[tuple[str, str, str]]:
    with person.context.store.read() as tx:
        return [(each.programme, each.notice, each.state) for each in applications.all_of(tx, person.id)]


def move_with_a_difference_open(person: Person, day: list[date]) -> None:
    """A document says otherwise than the representative, nobody has decided, and the application moves over."""
    begin(person, f"{NAME} 신청할게요")
    own = {"business_number": HANBIT.business_number, "representative": "김딴판"}
    answer(person, PARCELS, until="opened_on", **own)
    person.upload(certificate("business_registration"))
    person.press("맞아요")
    assert person.open_step == ("discrepancy", "representative")
    day[0] = TODAY + timedelta(days=1)
    person.say("계속할게요", "resume")
    person.press(person.label("button.edition_move"))


def test_a_draft_moves_over_although_a_question_was_dropped_about_which_a_document_differs(start: Start) -> None:
    person, day = start(representative="")
    move_with_a_difference_open(person, day)
    assert person.situation.programme.notice.id == "2026-2"
    assert person.open_step[0] == "question"
    with person.context.store.read() as tx:
        assert answers.open_discrepancies(tx, person.situation.application.id) == ()


def test_a_draft_moves_over_although_an_answer_goes_about_which_a_document_differs(start: Start) -> None:
    person, day = start(representative=TWO_LETTERS)
    move_with_a_difference_open(person, day)
    assert "representative" not in person.answers
    assert person.open_step == ("question", "representative")
    person.say("홍길")
    assert person.open_step[0] == "question"


def test_continuing_by_name_when_the_next_notice_is_open_keeps_every_answer(start: Start) -> None:
    person, day = start()
    begin(person, f"{NAME} 신청할게요")
    answer(person, PARCELS, until="logistics_partner", employees="3명")
    before = person.answers
    day[0] = TODAY + timedelta(days=1)
    person.say(f"{NAME} 이어서 할게요", "start")
    assert every_application(person) == [(PARCELS, "2026-1", "draft")]
    assert person.answers == before
    assert person.open_step == ("edition", "2026-2")
    person.press(person.label("button.edition_move"))
    assert every_application(person) == [(PARCELS, "2026-2", "draft")]
    assert person.answers == before


def test_a_programme_applied_to_in_one_notice_is_applied_to_anew_in_the_next(start: Start) -> None:
    person, day = start()
    submit(person)
    day[0] = TODAY + timedelta(days=1)
    person.say(f"{NAME} 신청할게요", "start")
    assert every_application(person) == [(PARCELS, "2026-1", "submitted"), (PARCELS, "2026-2", "draft")]


def test_a_draft_of_another_notice_is_closed_in_words_once_one_is_submitted(start: Start) -> None:
    person, _day = start()
    begin(person, f"{NAME} 신청할게요")
    first = person.situation.application.id
    with person.context.store.begin() as tx:  # as versions before this one let it come to be
        applications.create(tx, person.id, PARCELS, "2026-2")
        applications.make_current(tx, person.id, first)
    submit(person)
    assert every_application(person) == [(PARCELS, "2026-1", "submitted"), (PARCELS, "2026-2", "withdrawn")]
    person.be_answered()
    assert person.texts == person.label("answer.draft_closed", notice="2026-2")


def test_a_draft_does_not_move_to_a_notice_that_has_an_application_already(start: Start) -> None:
    person, day = start()
    begin(person, f"{NAME} 신청할게요")
    first = person.situation.application.id
    with person.context.store.begin() as tx:
        applications.create(tx, person.id, PARCELS, "2026-2")
        applications.make_current(tx, person.id, first)
    day[0] = TODAY + timedelta(days=1)
    person.say("계속할게요", "resume")
    assert person.open_step[0] != "edition"


def submit(person: Person) -> None:
    begin(person, f"{NAME} 신청할게요")
    person.give_all_certificates()
    answer(person, PARCELS, employees="3명", monthly_parcels="200개")
    person.agree_to_all()
    person.press(person.label("button.submit"))
