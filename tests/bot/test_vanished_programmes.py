"""A programme is taken off the site, or loses a question, while people are in the middle of its application."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest

from bot.bootstrap import build_context
from bot.config import Settings
from bot.errors import Misconfigured
from bot.services.base.context import Context
from bot.services.base.definitions import Definitions
from bot.services.conversation import conversations
from bot.services.sending import delivery, submission
from bot.services.turns import answering
from intake.contract import Receipt
from tests.bot import test_several_programmes as talks
from tests.bot.person import Person, certificate
from tests.bot.test_several_programmes import NAME, PARCELS, answer, begin, current

OTHER = "전자상거래수출 공동물류 상시 할인"
folder, several, person = talks.folder, talks.several, talks.person

#: Starts the gateway again on the same database and folder.
Restart = Callable[[Person], None]


@pytest.fixture
def restart(folder: Path, new_context: Callable[..., Context], sqlite_url: str) -> Restart:
    def again(person: Person) -> None:
        person.context = new_context(sqlite_url, offer=frozenset(), definitions=Definitions.load(folder))

    return again


def refresh(person: Person) -> bool:
    return person.context.definitions.refresh(person.context.offer)


def come_half_way(person: Person, until: str = "platforms") -> None:
    begin(person, f"{NAME} 신청할게요")
    person.give_all_certificates()
    answer(person, PARCELS, until=until, employees="3명")


def finish(person: Person) -> None:
    """Answers by the examples of the very edition and submits."""
    while person.open_step[0] == "question":
        question = person.situation.programme.question(person.open_step[1])
        person.say({"employees": "3명", "monthly_parcels": "200개"}.get(question.key, question.example.ko))
    person.agree_to_all()
    person.press(person.label("button.submit"))
    assert person.situation.application.state == "submitted"


def lose_question(folder: Path) -> None:
    questions = folder / "city" / "parcels" / "questions.yml"
    questions.write_text(questions.read_text("utf-8").replace("  - use: annual_sales\n", ""), "utf-8")


def test_whoever_has_begun_goes_on_with_a_programme_that_nobody_can_begin_any_more(
    folder: Path, person: Person
) -> None:
    come_half_way(person)
    shutil.rmtree(folder / "city")
    assert refresh(person)
    assert [programme.id for programme in person.context.on_offer] == ["kosme.shared_logistics"]
    (folder / "more.yml").write_text("{}", "utf-8")
    assert refresh(person)  # and it is remembered beyond the next change
    person.say("계속할게요", "resume")
    assert current(person) == PARCELS
    finish(person)


def test_what_was_told_in_a_programme_that_is_gone_still_serves_another(folder: Path, person: Person) -> None:
    come_half_way(person)
    shutil.rmtree(folder / "city")
    refresh(person)
    begin(person, f"{OTHER} 신청할게요")
    assert person.open_step == ("reuse", "all")
    assert f"오늘 '{NAME}' 신청서에서" in str(person.heard[-1].body["rows"])


@pytest.mark.parametrize(
    "words", [("계속할게요", "resume"), ("고칠게요", "correct"), ("보여줘", "summary"), ("아마존", "answer")]
)
@pytest.mark.parametrize("after_a_restart", [False, True])
def test_an_answer_whose_question_is_dropped_is_left_out_and_the_talk_goes_on(
    folder: Path, person: Person, restart: Restart, words: tuple[str, str], after_a_restart: bool
) -> None:
    come_half_way(person)
    assert "annual_sales" in person.answers
    lose_question(folder)
    if after_a_restart:
        restart(person)
    else:
        assert refresh(person)
    person.say(*words)
    assert "annual_sales" not in person.answers
    if person.open_step[0] == "pick":
        person.press(person.label("button.nothing"))
    finish(person)


def test_a_question_that_is_dropped_while_it_is_open_gives_way_to_the_next(folder: Path, person: Person) -> None:
    come_half_way(person, until="annual_sales")
    lose_question(folder)
    refresh(person)
    person.say("3억")
    assert person.open_step == ("question", "platforms")


def test_a_button_of_a_question_that_is_dropped_leads_to_the_others(folder: Path, person: Person) -> None:
    come_half_way(person)
    person.say("고칠게요", "correct")
    lose_question(folder)
    refresh(person)
    person.press("작년 매출액")
    assert person.open_step[0] == "pick"


@pytest.mark.parametrize("offer", [frozenset(), frozenset({PARCELS})])
def test_a_change_that_would_leave_nothing_on_offer_is_a_fault_and_changes_nothing(
    folder: Path, new_context: Callable[..., Context], sqlite_url: str, offer: frozenset[str]
) -> None:
    context = new_context(sqlite_url, offer=offer, definitions=Definitions.load(folder))
    shutil.move(folder / "city", folder.parent / "city")
    if not offer:
        shutil.rmtree(folder / "kosme")
    assert not context.definitions.refresh(context.offer)
    assert context.definitions.faults == ("no programme would be left on offer",)
    Person(context)
    shutil.move(folder.parent / "city", folder / "city")
    context.definitions.refresh(context.offer)
    assert context.definitions.faults == ()


def test_nothing_on_offer_stops_the_start(tmp_path: Path) -> None:
    with pytest.raises(Misconfigured, match="GILDONG_OFFER"):
        build_context(Settings(data_folder=tmp_path, offer="nobody.nothing"))


@pytest.fixture
def stranded(folder: Path, person: Person, restart: Restart) -> Person:
    """A draft whose programme was gone when the gateway started."""
    come_half_way(person)
    shutil.move(folder / "city", folder.parent / "city")
    restart(person)
    return person


@pytest.mark.parametrize("deed", ["answer", "resume", "status", "summary", "correct", "skip", "fallback"])
def test_a_draft_whose_programme_is_gone_is_told_so_with_the_ways_on(stranded: Person, deed: str) -> None:
    stranded.say("계속할게요", deed)
    assert stranded.texts == stranded.label("status.vanished")
    assert stranded.labels == [stranded.label("button.start"), stranded.label("button.human")]


def test_beside_a_draft_whose_programme_is_gone_everything_else_works(stranded: Person) -> None:
    person = stranded
    assert conversations.overview(person.context, person.id)["progress"] is None
    conversations.receive_text(person.context, person.id, "message-1", "안녕하세요")
    waiting = answering.take_next(person.context, person.id)
    assert waiting is not None
    assert not waiting.form_open
    person.be_answered("greet")
    person.say("상담원", "human")
    assert person.label("talk.human") in person.texts
    person.upload(certificate("business_registration"))
    begin(person, f"{OTHER} 신청할게요")
    assert current(person) == "kosme.shared_logistics"
    assert person.open_step[0] != "consent_first"


def test_a_draft_goes_on_as_soon_as_its_programme_is_back(folder: Path, stranded: Person) -> None:
    before = stranded.situation.vanished
    shutil.move(folder.parent / "city", folder / "city")
    refresh(stranded)
    stranded.say("계속할게요", "resume")
    assert stranded.situation.application.id == before.id
    assert stranded.open_step == ("question", "platforms")


def test_where_only_the_notice_is_gone_the_next_one_begins_with_what_was_told(
    folder: Path, person: Person, restart: Restart
) -> None:
    come_half_way(person)
    talks.new_notice(folder)
    (folder / "city" / "parcels" / "notices" / "2026-1.yml").unlink()
    restart(person)
    begin(person, f"{NAME} 신청할게요")
    assert person.situation.programme.notice.id == "2026-2"
    assert person.open_step == ("reuse", "all")
    assert person.answers["employees"] == 3


def test_of_a_submitted_application_whose_programme_is_gone_the_word_of_the_agency_is_told(
    folder: Path, person: Person, restart: Restart
) -> None:
    come_half_way(person)
    finish(person)
    sent = submission.submission_id(person.situation.application.id)
    shutil.rmtree(folder / "city")
    restart(person)
    facts = {"submission_id": sent, "status": "received", "received_at": datetime.now(UTC)}
    with person.context.store.begin() as tx:
        delivery.record_receipt(tx, Receipt(receipt="2026-000001", **facts))
    person.be_answered()
    assert "2026-000001" in person.texts
    person.say("어떻게 됐어요", "status")
    assert person.texts == person.label("status.received", receipt="2026-000001")
