"""Papers that were not read, of kinds whose real ones may look otherwise: the user says what they are."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from bot.services.base.context import Context
from bot.services.base.definitions import Definitions
from bot.store import submissions
from forms.definitions.basics import Words
from forms.definitions.editions import Editions
from forms.definitions.model import Requirement
from tests.bot.person import Person
from tests.document_fetch.hostile import letter

ROSTER = Requirement(
    key="roster",
    name=Words(ko="4대보험 가입자 명부", en="Social insurance roster"),
    kinds=("insured_persons",),
    where=Words(ko="4대사회보험 정보연계센터에서 받아요.", en="At 4insure.or.kr."),
)


@pytest.fixture
def person(new_context: Callable[..., Context], programmes: Editions, sqlite_url: str, reader: None) -> Person:
    programme = programmes.pinned("kosme.shared_logistics", "2026-1")
    changed = programme.model_copy(update={"requirements": (*programme.requirements, ROSTER)})
    return Person(new_context(sqlite_url, definitions=Definitions.fixed(Editions.of([changed]))))


def test_the_user_says_which_paper_it_is_and_it_counts(person: Person) -> None:
    person.begin()
    person.give_all_certificates()
    person.press(person.label("button.questions_first"))
    person.answer_questions()
    assert person.open_step == ("evidence", "roster")
    person.upload(letter("4대 사회보험 사업장 가입자 명부"), "명부.pdf")
    assert person.open_step[0] == "assign"
    assert person.labels == ["4대보험 가입자 명부", person.label("button.another_paper")]
    person.press("4대보험 가입자 명부")
    assert "4대보험 가입자 명부로 받아 두었어요" in person.texts
    assert person.situation.missing_evidence == ()
    person.agree_to_all()
    person.press(person.label("button.submit"))
    with person.context.store.read() as tx:
        sent = submissions.of_application(tx, person.situation.application.id)
    (paper,) = [each for each in sent.dossier["documents"] if each["kind"] == "insured_persons"]
    assert (paper["state"], paper["name"], paper["pages"]) == ("stated", "4대보험 가입자 명부", 0)


def test_something_else_is_not_asked_about_again(person: Person) -> None:
    person.begin_with_questions()
    person.upload(letter("4대 사회보험 사업장 가입자 명부"), "편지.pdf")
    person.press(person.label("button.another_paper"))
    assert person.open_step[0] == "question"
    assert [paper.key for paper in person.situation.missing_evidence][-1] == "roster"


def test_a_certificate_that_can_be_read_is_never_taken_on_trust(context: Context, reader: None) -> None:
    person = Person(context)
    person.begin_with_questions()
    person.upload(letter("4대 사회보험 사업장 가입자 명부"), "사업자등록증.pdf")
    assert person.open_step[0] == "question"


def test_words_do_not_choose(person: Person) -> None:
    person.begin_with_questions()
    person.upload(letter("4대 사회보험 사업장 가입자 명부"), "명부.pdf")
    person.say("아무거나요")
    assert "어떤 서류인지 버튼으로 골라 주세요" in person.texts
    assert person.open_step[0] == "assign"
