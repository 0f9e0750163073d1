"""A question that asks for a document is answered by uploading one, and the document goes along."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from bot.services.base.context import Context
from bot.services.base.definitions import Definitions
from forms.loading import loader
from tests.bot.person import Person, certificate
from tests.document_fetch import hostile

QUESTION = """
  - key: catalogue
    section: contact
    type: file
    label: {ko: 제품 안내서, en: product catalogue}
    ask: {ko: 제품 안내서를 올려 주세요., en: Please upload your product catalogue.}
    why: {ko: 담당자가 제품을 보려고 여쭤봐요., en: The officer looks at the product.}
    help: {ko: PDF 파일 하나면 돼요., en: One PDF will do.}
    example: {ko: 제품안내서.pdf, en: catalogue.pdf}
"""


@pytest.fixture
def person(tmp_path: Path, new_context: Callable[..., Context], sqlite_url: str, reader: None) -> Person:
    """Somebody who applies for a programme that asks for a catalogue before everything else."""
    home = tmp_path / "programmes" / "kosme" / "shared_logistics"
    shutil.copytree(loader.PROGRAMMES / "kosme" / "shared_logistics", home)
    questions = home / "questions.yml"
    questions.write_text(questions.read_text("utf-8").replace("questions:\n", f"questions:{QUESTION}", 1), "utf-8")
    talking = Person(new_context(sqlite_url, definitions=Definitions.load(tmp_path / "programmes")))
    talking.begin_with_questions()
    assert talking.open_step == ("question", "catalogue")
    return talking


def attach(person: Person, name: str = "제품안내서.pdf") -> None:
    person.upload(hostile.letter("제품 안내서", "모던한 다기 세트와 유리컵"), name)


def test_the_upload_is_the_answer_and_the_next_question_follows(person: Person) -> None:
    attach(person)
    assert "제품 안내서로 받아 두었어요" in person.texts
    (document,) = person.situation.documents
    assert person.answers["catalogue"] == document.id
    assert (document.state, document.kind) == ("stated", "attached_catalogue")
    assert person.open_step == ("question", "business_number")


def test_words_are_no_document(person: Person) -> None:
    person.say("나중에 보내 드릴게요")
    assert "catalogue" not in person.answers
    assert person.open_step == ("question", "catalogue")


def test_a_certificate_that_can_be_read_is_taken_as_such_and_the_question_stays_open(person: Person) -> None:
    person.upload(certificate("sme_confirmation"))
    person.press(person.label("button.right"))
    assert person.answers["sme_size"] == "small"
    assert "catalogue" not in person.answers
    assert person.open_step == ("question", "catalogue")


def test_what_is_no_pdf_answers_nothing(person: Person) -> None:
    person.upload("메모입니다".encode(), "메모.txt")
    assert "catalogue" not in person.answers


def test_at_any_other_question_such_a_file_is_told_to_hold_nothing_that_can_be_read(person: Person) -> None:
    attach(person)
    attach(person, "다른 글.pdf")
    assert person.label(hostile.NO_TEXT.response, name="다른 글.pdf") in person.texts
    assert person.answers["catalogue"] == person.situation.documents[0].id


def test_the_document_goes_along_and_one_that_took_its_place_goes_instead(person: Person) -> None:
    attach(person)
    person.say("제품 안내서 고칠래요", "correct")
    assert person.open_step == ("reopened", "catalogue")
    attach(person, "새 안내서.pdf")
    person.give_all_certificates()
    person.answer_questions()
    person.agree_to_all()
    person.press(person.label("button.submit"))
    submission = person.situation.submission
    assert submission is not None
    sent = {entry["kind"]: entry for entry in submission.dossier["documents"]}
    newest = person.situation.documents[1]
    assert sent["attached_catalogue"]["id"] == newest.id == person.answers["catalogue"]
    assert sent["attached_catalogue"]["name"] == "제품 안내서"
    assert len(sent) == 4
