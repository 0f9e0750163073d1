"""Choosing by number, buttons of another application, notices that are closed, and where every application stands."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, time, timedelta
from pathlib import Path

import pytest

from bot.services.base.context import Context
from bot.services.base.definitions import Definitions
from document_fetch.demo import HANBIT
from forms.loading import loader
from tests.bot.person import TODAY, Person, certificate
from tests.bot.test_several_programmes import (
    NAME,
    PARCELS,
    answer,
    begin,
    current,
    folder,
    new_notice,
    person,
    search,
    several,
)

__all__ = ["folder", "person", "several"]  # fixtures
SHARED = "전자상거래수출 공동물류 상시 할인"


def test_one_programme_chosen_by_its_number_is_asked_about_at_once(person: Person) -> None:
    search(person)
    person.say("1번 할게요")
    assert current(person) == PARCELS
    assert person.open_step == ("consent_first", "collection")


def test_a_not_among_the_words_opens_nothing_and_is_asked_back(person: Person) -> None:
    search(person)
    person.say("1번 말고 2번 할게요")
    assert current(person) == "gildong.finder"
    assert "어느 지원인지 알아듣지 못했어요" in person.texts


def test_in_the_search_the_state_of_nothing_is_told_in_words(person: Person) -> None:
    search(person)
    person.say("어떻게 됐어요", "status")
    assert "아직 시작한 신청은 없어요" in person.texts


def test_every_application_of_the_talk_is_told_with_its_state(person: Person) -> None:
    begin(person, f"{NAME} 신청할게요")
    begin(person, f"{SHARED} 신청할게요")
    person.say("어떻게 됐어요", "status")
    assert f"- {NAME}: 작성하다가 멈췄어요" in person.texts
    assert f"- {SHARED}: 작성하는 중이에요" in person.texts


def test_a_button_of_one_application_does_nothing_in_another(person: Person) -> None:
    begin(person, f"{NAME} 신청할게요")
    answer(person, PARCELS, until="employees")
    person.say("고칠래요", "correct")
    stale = person.button(person.labels[0])
    person.say(f"{SHARED} 신청할게요", "start")
    person.agree_to_all()
    before = person.open_step
    person.press_id(stale)
    assert person.open_step == before
    assert person.situation.draft is not None
    assert person.situation.draft.reopened is None


def test_two_quick_yeses_to_a_consent_confirm_nothing_that_was_not_seen(person: Person) -> None:
    begin(person, f"{NAME} 신청할게요")
    answer(person, PARCELS, until="sme_size")
    person.say(f"{SHARED} 신청할게요", "start")
    person.write("네")
    person.write("네")
    person.be_answered()
    person.be_answered()
    assert person.open_step == ("reuse", "all")
    assert not any(each.provenance.confirmed for each in person.situation.answers.values())


def test_words_typed_at_a_question_answer_it_though_a_paper_was_read_meanwhile(person: Person) -> None:
    begin(person, f"{NAME} 신청할게요")
    answer(person, PARCELS, until="sme_size", business_number=HANBIT.business_number)
    person.hand_in(certificate("national_tax_clearance"))
    person.work()
    person.write("소기업")
    person.be_answered()
    assert person.open_step[0] == "reading"
    person.be_answered()
    assert person.answers["sme_size"] == "small"
    assert person.open_step[0] == "reading"
    assert not person.situation.answers["tax_arrears"].provenance.confirmed


# -- notices with days


Day = list[date]


@pytest.fixture
def day() -> Day:
    return [TODAY]


@pytest.fixture
def closing(folder: Path) -> Path:
    """One programme whose notice closes in three days."""
    notice = folder / "city" / "parcels" / "notices" / "2026-1.yml"
    days = f"opens: {TODAY - timedelta(3)}\ncloses: {TODAY + timedelta(3)}"
    text = notice.read_text("utf-8")
    notice.write_text("\n".join([*(line for line in text.splitlines() if line[:6] not in {"opens:", "closes"}), days]))
    return folder


Talking = Callable[[], Person]


@pytest.fixture
def talking(closing: Path, day: Day, new_context: Callable[..., Context], sqlite_url: str, reader: None) -> Talking:
    """Somebody who begins to talk on the day."""

    def begin_to_talk() -> Person:
        definitions = Definitions.load(closing)
        return Person(new_context(sqlite_url, lambda: day[0], offer=frozenset(), definitions=definitions))

    return begin_to_talk


def test_the_greeting_counts_what_the_search_lists_and_says_how_many_take_applications(
    talking: Talking, day: Day
) -> None:
    assert "지금 신청할 수 있는 지원이 2개 있어요" in talking().texts
    day[0] = TODAY + timedelta(4)
    person = talking()
    assert "지원이 2개 있고, 그중 1개가 지금 신청을 받아요" in person.texts
    search(person)
    assert len(person.situation.matches) == 2


@pytest.fixture
def dated(talking: Talking) -> Person:
    return talking()


def to_the_end(person: Person) -> None:
    for kind in ("business_registration", "sme_confirmation", "national_tax_clearance"):
        person.upload(certificate(kind), f"{kind}.pdf")
        person.press(person.label("button.right"))
    answer(person, PARCELS, employees="3명", monthly_parcels="200개")
    person.agree_to_all()


def test_what_is_over_cannot_be_sent_and_is_said_instead(dated: Person, day: Day) -> None:
    begin(dated, f"{NAME} 신청할게요")
    to_the_end(dated)
    assert dated.open_step == ("confirm", "summary")
    submit = dated.button(dated.label("button.submit"))
    day[0] = TODAY + timedelta(4)
    dated.press_id(submit)
    assert dated.situation.submission is None
    assert dated.open_step == ("closed", "notice")
    assert "2026년 11월 27일에 접수가 끝났어요" in dated.texts
    assert dated.label("button.human") in dated.labels


def test_that_a_notice_is_over_is_said_before_the_work(dated: Person, day: Day) -> None:
    day[0] = TODAY + timedelta(4)
    dated.say(f"{NAME} 신청할게요", "start")
    assert "접수가 끝났어요" in dated.texts
    assert dated.open_step == ("consent_first", "collection")


def test_what_is_not_open_yet_can_be_prepared(dated: Person, day: Day) -> None:
    day[0] = TODAY - timedelta(10)
    dated.say(f"{NAME} 신청할게요", "start")
    assert "2026년 11월 21일부터 접수해요" in dated.texts


def test_from_the_closing_time_of_the_last_day_on_nothing_is_taken(
    closing: Path, new_context: Callable[..., Context], sqlite_url: str, reader: None
) -> None:
    notice = closing / "city" / "parcels" / "notices" / "2026-1.yml"
    notice.write_text(f'{notice.read_text("utf-8")}\ncloses_at: "17:00"\n', "utf-8")
    clock, last = [time(16, 59)], TODAY + timedelta(3)
    definitions = Definitions.load(closing)
    context = new_context(sqlite_url, lambda: last, offer=frozenset(), definitions=definitions, time=lambda: clock[0])
    begin(Person(context), f"{NAME} 신청할게요")
    clock[0] = time(17)
    late = Person(context)
    assert "그중 1개가 지금 신청을 받아요" in late.texts
    late.say(f"{NAME} 신청할게요", "start")
    assert "2026년 11월 27일 17:00에 접수가 끝났어요" in late.texts


# -- what the search tells of the shipped programmes


@pytest.fixture
def shipped(new_context: Callable[..., Context], sqlite_url: str, reader: None) -> Person:
    spring = date(2026, 4, 20)  # the voucher's second notice is open
    definitions = Definitions.load(loader.PROGRAMMES)
    return Person(new_context(sqlite_url, lambda: spring, offer=frozenset(), definitions=definitions))


def test_the_search_shows_no_words_with_gaps_and_no_list_of_twenty(shipped: Person) -> None:
    search(shipped)
    rows = shipped.heard[-1].body["rows"]
    assert len(rows) == 6
    assert not any("–" in row["value"] for row in rows)
    opened = [line for row in rows for line in row["value"].splitlines() if line.startswith("더 확인할 것")]
    assert opened
    assert all(line.count(",") <= 2 for line in opened)


def test_the_search_goes_on_to_what_the_amounts_wait_for(shipped: Person) -> None:
    asked = search(shipped)
    assert len(asked) <= 8
    assert "direct_exports" in asked


def test_papers_that_nobody_must_give_are_offered_for_what_they_spare(
    new_context: Callable[..., Context], sqlite_url: str, reader: None
) -> None:
    definitions = Definitions.load(loader.PROGRAMMES)
    person = Person(new_context(sqlite_url, offer=frozenset({"kosme.export_loan"}), definitions=definitions))
    person.begin()
    assert person.open_step[0] == "documents_offer"
    assert "꼭 내야 하는 서류는 없어요" in person.texts
    assert "- 표준재무제표증명 (없어도 돼요)" in person.texts
    person.say("어떤 서류가 필요해요?", "documents")
    assert "- 표준재무제표증명 (없어도 돼요): 홈택스" in person.texts
    person.press(person.label("button.questions_first"))
    assert person.open_step[0] == "question"


def test_an_answer_that_no_longer_concerns_the_company_breaks_no_limit(
    new_context: Callable[..., Context], sqlite_url: str, reader: None
) -> None:
    definitions = Definitions.load(loader.PROGRAMMES)
    person = Person(new_context(sqlite_url, offer=frozenset({"kosme.export_loan"}), definitions=definitions))
    person.begin()
    if person.open_step[0] == "documents_offer":
        person.press(person.label("button.questions_first"))
    programme = person.situation.programme
    own = {"uses": "운전자금이랑 시설자금", "working_wanted": "8억원", "facility_wanted": "1억원"}
    own["direct_exports"] = "5만 달러"
    while (step := person.open_step)[0] == "question":
        person.say(own.get(step[1], programme.question(step[1]).example.ko))
    assert person.open_step[0] == "limit"
    person.press("자금 용도 고치기")
    person.say("시설자금")
    assert "working_wanted" in person.answers  # kept, but not known any more
    assert person.open_step[0] != "limit"


def test_after_one_application_is_sent_the_others_are_offered(person: Person) -> None:
    begin(person, f"{SHARED} 신청할게요")
    begin(person, f"{NAME} 신청할게요")
    to_the_end(person)
    person.press(person.label("button.submit"))
    assert "아직 쓰고 있는 다른 신청서가 있어요" in person.texts
    person.press(SHARED)
    assert current(person) == "kosme.shared_logistics"


def test_who_stayed_with_a_notice_that_is_over_by_now_can_still_move(closing: Path, talking: Talking, day: Day) -> None:
    new_notice(closing)
    person = talking()
    begin(person, f"{NAME} 신청할게요")
    day[0] = TODAY + timedelta(1)
    person.say("계속할게요", "resume")
    person.press(person.label("button.edition_keep"))
    to_the_end(person)
    day[0] = TODAY + timedelta(4)
    person.say("계속할게요", "resume")
    assert person.open_step == ("closed", "notice")
    person.press(person.label("button.edition_move"))
    assert person.situation.programme.notice.id == "2026-2"
    assert person.open_step[0] != "closed"
