"""What an earlier application has already is told at once, with its receipt, and to this conversation only."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from bot.services.base.context import Context
from bot.services.base.definitions import Definitions
from bot.services.conversation import conversations
from bot.services.sending import delivery
from bot.store import submissions
from forms.loading import loader
from intake.contract import Receipt
from tests.bot.person import TODAY, Person

PROGRAMME = "kosme.logistics_reimbursement"
HOME = Path(*PROGRAMME.split("."))
RECEIPT = "2026-000123"
REQUIREMENTS = "requirements:\n  - use: registration\n  - use: sme\n  - use: tax_clearance\n"
FIRST = "INV-1001, 2026-03-02, 가람특송, 120만원, 2026-03-05"
SECOND = "INV-1002, 2026-04-02, 가람특송, 130만원, 2026-04-05"
AGAIN = "inv 1001, 2026-03-02, 가람특송(주), 120만원, 2026-03-05"
NEXT_DAY = TODAY + timedelta(days=1)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The real programme with papers that can be read, and a notice more that opens on the next day."""
    home = Path(shutil.copytree(loader.PROGRAMMES / HOME, tmp_path / "programmes" / HOME))
    rules = home / "eligibility.yml"
    rules.write_text(re.sub(r"(?ms)^requirements:.*", REQUIREMENTS, rules.read_text("utf-8")), "utf-8")
    notice = (home / "notices" / "2026-1.yml").read_text("utf-8")
    changed = notice.replace("id: 2026-1", "id: 2026-2").replace("opens: 2026-01-01", f"opens: {NEXT_DAY}")
    (home / "notices" / "2026-2.yml").write_text(changed, "utf-8")
    return home.parents[1]


@pytest.fixture
def day() -> list[date]:
    return [TODAY]


@pytest.fixture
def several(folder: Path, new_context: Callable[..., Context], database_url: str, day: list[date]) -> Context:
    definitions = Definitions.load(folder)
    return new_context(database_url, lambda: day[0], offer=frozenset({PROGRAMME}), definitions=definitions)


@pytest.fixture
def person(several: Context, reader: None) -> Person:
    return Person(several)


def come_to(person: Person, kind: str, invoices: str, **own: str) -> None:
    """Goes through the interview up to a step of this kind; everything else as an honest applicant would."""
    for _ in range(60):
        step = person.open_step
        if step[0] == kind:
            return
        if step[0].startswith("consent"):
            person.agree_to_all()
        elif step[0] == "edition":
            person.press(person.label("button.edition_move"))
        elif step[0] == "reuse":
            person.press(person.label("button.right"))
        elif step[0] == "documents_offer":
            person.give_all_certificates()
        else:
            assert step[0] == "question", (step, person.texts)
            person.answer_questions(until="invoices", **own)
            person.say(invoices)
            person.answer_questions(**own)
    raise AssertionError(person.open_step)


def submit(person: Person, invoices: str) -> None:
    person.say("신청할게요", "start")
    come_to(person, "confirm", invoices)
    person.press(person.label("button.submit"))


def receive(person: Person) -> None:
    submission = person.situation.submission
    assert submission is not None
    facts = {"receipt": RECEIPT, "submission_id": submission.id}
    with person.context.store.begin() as tx:
        delivery.record_receipt(tx, Receipt(**facts, status="received", received_at=datetime.now(UTC)))
    person.be_answered()


def begin_again(person: Person, day: list[date], invoices: str, until: str = "claimed") -> None:
    """The next claim, under the notice of the next day."""
    day[0] = NEXT_DAY
    person.say("신청할게요", "start")
    come_to(person, until, invoices)


def numbers(person: Person) -> list[str]:
    return [row["number"] for row in person.answers["invoices"]]


def test_an_invoice_of_an_earlier_application_is_told_with_its_receipt(person: Person, day: list[date]) -> None:
    submit(person, FIRST)
    receive(person)
    begin_again(person, day, f"{AGAIN}\n{SECOND}")
    assert person.open_step == ("claimed", "invoices")
    assert "송장 목록에 지난 신청에서 이미 낸 것이 있어요." in person.texts
    assert re.search(
        rf"물류사 가람특송\(주\) · 송장 번호 inv 1001: \d+년 \d+월 \d+일에 낸 신청\(접수번호 {RECEIPT}\)", person.texts
    )
    assert "INV-1002" not in person.heard[-1].body["text"]
    assert person.labels == ["뺄게요", "송장 목록 고치기", "상담원과 이야기할게요"]


def test_before_the_receipt_it_is_told_by_its_day(person: Person, day: list[date]) -> None:
    submit(person, FIRST)
    begin_again(person, day, FIRST)
    assert "접수번호를 기다리고 있어요" in person.texts
    assert person.labels == ["송장 목록 고치기", "상담원과 이야기할게요"]  # without it nothing would be left


@pytest.mark.parametrize("word", ["뺄게요", "네, 빼 주세요", "네"])
def test_a_yes_takes_out_what_was_sent_before_and_nothing_else(person: Person, day: list[date], word: str) -> None:
    submit(person, FIRST)
    begin_again(person, day, f"{AGAIN}\n{SECOND}")
    person.say(word)
    assert numbers(person) == ["INV-1002"]
    assert person.open_step[0] != "claimed"


def test_another_word_takes_out_nothing(person: Person, day: list[date]) -> None:
    submit(person, FIRST)
    begin_again(person, day, f"{AGAIN}\n{SECOND}")
    person.say("왜 안 되나요")
    assert person.label("answer.claimed") in person.texts
    assert numbers(person) == ["inv 1001", "INV-1002"]
    assert person.open_step == ("claimed", "invoices")


def test_the_list_can_be_told_anew(person: Person, day: list[date]) -> None:
    submit(person, FIRST)
    begin_again(person, day, FIRST)
    person.say(SECOND)
    assert numbers(person) == ["INV-1002"]
    assert person.open_step[0] != "claimed"


@pytest.mark.parametrize("other", [SECOND, FIRST.replace("가람특송", "나래물류")])
def test_another_number_or_another_issuer_is_another_invoice(person: Person, day: list[date], other: str) -> None:
    submit(person, FIRST)
    begin_again(person, day, other, until="confirm")
    assert "지난 신청" not in person.texts


def test_another_company_is_not_told(person: Person, day: list[date]) -> None:
    submit(person, FIRST)
    begin_again(person, day, FIRST)
    person.say("사업자등록번호를 220-81-62517로 고쳐줘", "correct")
    assert person.open_step[0] != "claimed"


def test_another_conversation_is_not_told_although_it_is_the_same_company(
    person: Person, several: Context, day: list[date]
) -> None:
    submit(person, FIRST)
    receive(person)
    day[0] = NEXT_DAY
    stranger = Person(several)
    stranger.begin_with_questions()
    company = {key: person.answers[key] for key in ("business_number", "company_name")}
    come_to(stranger, "evidence", FIRST, **company)
    assert stranger.answers["business_number"] == person.answers["business_number"]
    assert ("claimed", "invoices") not in stranger.asked
    heard = "\n".join(str(message.body) for message in conversations.history(several, stranger.id, 0))
    assert RECEIPT not in heard
    assert "지난 신청" not in heard


def test_a_draft_is_no_earlier_application(person: Person, day: list[date]) -> None:
    person.say("신청할게요", "start")
    come_to(person, "confirm", FIRST)
    day[0] = NEXT_DAY
    person.say("물류비 환급 새로 신청할게요", "start")
    come_to(person, "confirm", FIRST)
    assert person.situation.programme.notice.id == "2026-2"
    assert ("claimed", "invoices") not in person.asked


def test_what_an_application_sent_itself_is_nothing_earlier(person: Person) -> None:
    submit(person, FIRST)
    sent = person.situation.application
    assert sent is not None
    with person.context.store.read() as tx:
        assert submissions.sent_before(tx, person.id, sent) == ()
        (other,) = submissions.sent_before(tx, person.id, replace(sent, id="another"))
    assert other == person.situation.submission


def test_a_dossier_says_which_columns_are_unique(person: Person) -> None:
    submit(person, FIRST)
    submission = person.situation.submission
    assert submission is not None
    (entry,) = submission.dossier["unique"]
    assert entry["key"] == "invoices"
    assert [(column["key"], column["type"]) for column in entry["columns"]] == [
        ("supplier", "company_name"),
        ("number", "text"),
    ]
