"""Forms of input: described with the question, answered by text, refused with help, filled with what stands."""

from __future__ import annotations

import itertools
from collections.abc import Callable
from typing import Any

import pytest

from bot.services.base.context import Context
from bot.store.messages import Message
from document_fetch import media
from forms import fields
from forms.definitions.model import Language, Programme, Question
from forms.field_types import files
from tests import definitions
from tests.bot import openapi
from tests.bot.person import Person

HEAD = "송장 번호 | 발행일 | 물류사 | 부가세 뺀 금액 | 돈을 보낸 날"
ROW = "INV-1001 | 2026-03-02 | 가람특송 | 1200000원 | 2026-03-05"


@pytest.fixture
def person(new_context: Callable[..., Context], sqlite_url: str, reader: None) -> Person:
    """Somebody who applies for a reimbursement and has come to its invoices."""
    claimant = Person(new_context(sqlite_url, offer=frozenset({"kosme.logistics_reimbursement"})))
    claimant.begin_with_questions()
    claimant.answer_questions(until="invoices")
    assert claimant.open_step == ("question", "invoices")
    return claimant


def asked(person: Person) -> Message:
    """The message that asks the open question."""
    return person.heard[-1]


def test_a_table_is_described_with_its_question_as_documented(person: Person) -> None:
    message = asked(person).as_json()
    openapi.check("Message", message)
    form = message["input"]
    assert (form["kind"], form["question"], form["max_rows"]) == ("table", "invoices", 50)
    assert " | ".join(column["label"] for column in form["columns"]) == HEAD
    assert "filled" not in form


def test_other_questions_have_no_form_of_input(person: Person) -> None:
    person.say(f"{HEAD}\n{ROW}")
    assert person.open_step != ("question", "invoices")
    assert "input" not in asked(person).body


def test_what_is_filled_in_is_taken_whatever_the_dialogue_model_thinks_of_it(person: Person) -> None:
    person.say(f"{HEAD}\n{ROW}", deed="status")
    (row,) = person.answers["invoices"]
    assert row["amount"] == {"amount": 1200000, "currency": "KRW"}


def test_a_wrong_cell_is_named_and_the_table_is_asked_for_again(person: Person) -> None:
    person.say(f"{HEAD}\n{ROW}\n{ROW.replace('2026-03-05', '어제')}", deed="correct")
    assert "2번째 줄" in person.texts
    assert "돈을 보낸 날" in person.texts
    assert asked(person).body["input"]["question"] == "invoices"
    assert "invoices" not in person.answers


def test_a_question_asked_anew_brings_the_answer_that_stands(person: Person) -> None:
    person.say(f"{HEAD}\n{ROW}\n{ROW.replace('1001', '1002')}")
    person.say("송장 목록 고칠게요", deed="correct")
    message = asked(person).as_json()
    openapi.check("Message", message)
    filled = message["input"]["filled"]
    assert [row[0] for row in filled] == ["INV-1001", "INV-1002"]
    question = person.situation.programme.question("invoices")
    again = "\n".join([HEAD, *(" | ".join(cells) for cells in filled)])
    assert fields.parse(question, again, "ko") == person.answers["invoices"]


def test_as_many_invoices_as_the_programme_takes_fit_into_one_answer(person: Person) -> None:
    long = "INV-2026-{:04} | 2026-03-02 | 주식회사 가람국제특송물류 | 12,345,678원 | 2026-03-05"
    person.say("\n".join([HEAD, *map(long.format, range(50))]))
    assert len(person.answers["invoices"]) == 50


def test_more_rows_than_there_may_be_are_counted_in_the_refusal(person: Person) -> None:
    person.say("\n".join([HEAD, *[ROW] * 51]))
    assert "51" in person.texts
    assert "50" in person.texts


def test_a_line_of_text_is_understood_as_before(person: Person) -> None:
    person.say("INV-1001, 2026-03-02, 가람특송, 120만원, 2026-03-05")
    assert len(person.answers["invoices"]) == 1


def test_a_file_is_described_with_the_kinds_that_can_be_read(person: Person) -> None:
    raw: dict[str, Any] = person.situation.programme.question("invoices").model_dump(by_alias=True)
    plan = Question.model_validate(raw | {"type": "file", "columns": (), "max_rows": None})
    form = fields.input_of(plan, "en")
    assert form is not None
    openapi.check("Input", form.as_json())
    assert tuple(media.BEGINNINGS) == files.ACCEPTED


def test_the_types_of_a_cell_are_those_of_the_document() -> None:
    documented = openapi.DOCUMENT["components"]["schemas"]["Column"]["properties"]["type"]["enum"]
    assert sorted(documented) == sorted(fields.SCALARS)


EVERY_LIST = [
    (programme, question)
    for programme in definitions.shipped()
    for question in programme.questions
    if question.type == "choices"
]


@pytest.mark.parametrize("language", ["ko", "en"])
@pytest.mark.parametrize(
    ("programme", "question"), EVERY_LIST, ids=[f"{one.id} {one.notice.id} {each.key}" for one, each in EVERY_LIST]
)
def test_whatever_is_ticked_in_a_list_is_read_back(
    programme: Programme, question: Question, language: Language
) -> None:
    form = fields.input_of(question, language)
    assert form is not None
    choices = form.as_json()["choices"]
    ids = [choice.id for choice in question.choices if choice.id != "none"]
    assert len(choices) == len(ids)
    every = range(len(ids))
    for ticked in (*((one,) for one in every), *itertools.combinations(every, 2), tuple(every)):
        text = ", ".join(choices[at] for at in ticked)
        assert fields.parse(question, text, language) == [ids[at] for at in ticked], text


def test_a_list_comes_with_what_was_ticked(new_context: Callable[..., Context], sqlite_url: str, reader: None) -> None:
    person = Person(new_context(sqlite_url))
    person.begin_with_questions()
    person.answer_questions(until="platforms")
    openapi.check("Message", asked(person).as_json())
    assert asked(person).body["input"]["kind"] == "choices"
    assert "chosen" not in asked(person).body["input"]
    first, second, *_ = asked(person).body["input"]["choices"]
    person.say(f"{first}, {second}")
    person.say(f"{person.situation.programme.question('platforms').label.ko} 고칠게요", deed="correct")
    assert asked(person).body["input"]["chosen"] == [first, second]
