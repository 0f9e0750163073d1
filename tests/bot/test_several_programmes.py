"""Several programmes in one talk: named, switched between, and filled with what was told before."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest

from bot.services.answers.agreement import KOREA
from bot.services.base.context import Context
from bot.services.base.definitions import Definitions
from bot.store import applications
from forms.loading import loader
from tests.bot.person import TODAY, Person, certificate

REAL = loader.PROGRAMMES / "kosme" / "shared_logistics"
PARCELS = "city.parcels"
NAME = "도시 소포 지원"
SHOPS = {"amazon": "아마존", "shopee": "쇼피", "none_yet": "아직 없어요"}
LIMIT = """
limits:
  - key: parcels_fit_the_staff
    needs: {value: {difference: [{question: monthly_parcels}, {product: [{question: employees}, 100]}]}, at_most: 0}
    words:
      ko: "소포 {monthly_parcels:은/는} 직원 {employees}이 보내기에 많아요."
      en: "{monthly_parcels} are many for {employees}."
    mend: [monthly_parcels, employees]
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The search, the real programme, and a second one that differs in its name and in one limit."""
    root = tmp_path / "programmes"
    shutil.copytree(REAL, root / "kosme" / "shared_logistics")
    shutil.copytree(loader.PROGRAMMES / "gildong" / "finder", root / "gildong" / "finder")
    home = Path(shutil.copytree(REAL, root / "city" / "parcels"))
    main = home / "programme.yml"
    text = main.read_text("utf-8").replace("id: kosme.shared_logistics", f"id: {PARCELS}")
    text = re.sub(r"^aliases:\n(?:  .*\n)+", "", text, flags=re.MULTILINE)  # these are the real one's own
    main.write_text(text.replace("ko: 전자상거래수출 공동물류 상시 할인", f"ko: {NAME}"), "utf-8")
    (home / "limits.yml").write_text(LIMIT, "utf-8")
    return root


@pytest.fixture
def several(folder: Path, new_context: Callable[..., Context], sqlite_url: str) -> Context:
    return new_context(sqlite_url, offer=frozenset(), definitions=Definitions.load(folder))


@pytest.fixture
def person(several: Context, reader: None) -> Person:
    return Person(several)


def answer(person: Person, programme_id: str, until: str | None = None, **own: str) -> list[str]:
    """Answers what is asked by the programme's examples; gives what was asked."""
    asked = []
    programme = person.context.programmes.current(programme_id, TODAY)
    while (step := person.open_step)[0] == "question" and step[1] != until:
        asked.append(step[1])
        person.say(own.get(step[1], programme.question(step[1]).example.ko))
        assert person.open_step != step, person.texts
    return asked


def begin(person: Person, words: str) -> None:
    person.say(words, "start")
    person.agree_to_all()
    if person.open_step[0] == "documents_offer":
        person.press(person.label("button.questions_first"))


def current(person: Person) -> str:
    return person.situation.programme.id


def test_the_greeting_offers_to_search_where_several_are_on_offer(person: Person) -> None:
    assert person.label("button.find") in person.labels
    assert "지금 신청할 수 있는 지원이 2개 있어요" in person.texts


def test_a_programme_is_started_by_its_name(person: Person) -> None:
    begin(person, f"{NAME} 신청할게요")
    assert current(person) == PARCELS
    assert person.open_step == ("question", "business_number")


def test_without_a_name_the_search_begins(person: Person) -> None:
    person.say("신청할게요", "start")
    assert current(person) == "gildong.finder"


def test_another_name_switches_and_the_first_one_goes_on_where_it_was(person: Person) -> None:
    begin(person, f"{NAME} 신청할게요")
    answer(person, PARCELS, until="employees")
    begin(person, "전자상거래수출 공동물류 상시 할인도 신청할래요")
    assert current(person) == "kosme.shared_logistics"
    person.say(f"{NAME} 이어서 할게요", "start")
    assert (current(person), person.open_step) == (PARCELS, ("question", "employees"))


def test_what_was_told_before_is_confirmed_once_and_not_asked(person: Person) -> None:
    begin(person, f"{NAME} 신청할게요")
    answer(person, PARCELS, employees="3명", monthly_parcels="200개")
    begin(person, "전자상거래수출 공동물류 상시 할인 신청할게요")
    assert person.open_step == ("reuse", "all")
    rows = {row["label"]: row for row in person.heard[-1].body["rows"]}
    assert rows["직원 수"]["value"] == "3명"
    assert f"오늘 '{NAME}' 신청서에서" in rows["직원 수"]["source"]
    assert "월 소포 수" not in rows  # not shared: it is about that application
    person.press(person.label("button.right"))
    if person.open_step[0] == "documents_offer":
        person.press(person.label("button.questions_first"))
    assert answer(person, "kosme.shared_logistics") == [
        "monthly_parcels", "parcel_weight", "destinations", "logistics_partner",
    ]  # fmt: skip
    assert person.answers["employees"] == 3


def test_a_reused_value_keeps_its_own_age(
    folder: Path, new_context: Callable[..., Context], sqlite_url: str, reader: None
) -> None:
    day = [TODAY]
    context = new_context(sqlite_url, lambda: day[0], offer=frozenset(), definitions=Definitions.load(folder))
    person = Person(context)
    begin(person, f"{NAME} 신청할게요")
    answer(person, PARCELS, until="sme_size")
    given = person.situation.answers["company_name"].provenance.given_at
    day[0] = datetime.now(KOREA).date() + timedelta(days=40)
    begin(person, "전자상거래수출 공동물류 상시 할인 신청할게요")
    assert "40일 전" in person.heard[-1].body["rows"][0]["source"]
    provenance = person.situation.answers["company_name"].provenance
    assert (provenance.given_at, provenance.confirmed) == (given, False)
    person.press(person.label("button.right"))
    provenance = person.situation.answers["company_name"].provenance
    assert (provenance.given_at, provenance.confirmed) == (given, True)


def test_one_of_the_values_can_be_changed_instead(person: Person) -> None:
    begin(person, f"{NAME} 신청할게요")
    answer(person, PARCELS, until="sme_size")
    begin(person, "전자상거래수출 공동물류 상시 할인 신청할게요")
    person.say("상호 달빛공방으로 고쳐줘", "correct")
    assert person.answers["company_name"] == "달빛공방"
    assert person.open_step == ("reuse", "all")
    assert "상호" not in [row["label"] for row in person.heard[-1].body["rows"]]


def test_answers_that_do_not_go_together_are_told_at_once_and_mended(person: Person) -> None:
    begin(person, f"{NAME} 신청할게요")
    answer(person, PARCELS, until="monthly_parcels", employees="2명")
    person.say("300개")
    assert person.open_step == ("limit", "parcels_fit_the_staff")
    assert "소포 300개는 직원 2명이 보내기에 많아요." in person.texts
    assert person.labels == ["월 소포 수 고치기", "직원 수 고치기"]
    person.press("직원 수 고치기")
    person.say("3명")
    assert person.open_step == ("question", "parcel_weight")


def test_what_a_change_makes_needless_is_said(person: Person) -> None:
    begin(person, f"{NAME} 신청할게요")
    answer(person, PARCELS, until="sme_size")
    person.say("사업자 유형 개인사업자로 고쳐줘", "correct")
    assert "이제 필요 없어서 빼 둘게요: 법인등록번호" in person.texts
    assert "corporate_number" in person.answers  # it comes back with the corporation


def new_notice(folder: Path, **changes: str) -> None:
    notices = folder / "city" / "parcels" / "notices"
    (notices / "2026-2").mkdir()
    text = "id: 2026-2\nopens: 2026-11-25\nclosess: null\nsource: 새 공고\n".replace("closess", "closes")
    (notices / "2026-2" / "notice.yml").write_text(text, "utf-8")
    questions = (folder / "city" / "parcels" / "questions.yml").read_text("utf-8")
    for old, new in changes.items():
        questions = questions.replace(f"  - use: {old}\n", new)
    (notices / "2026-2" / "questions.yml").write_text(questions, "utf-8")


@pytest.fixture
def tomorrow(
    folder: Path, new_context: Callable[..., Context], sqlite_url: str, reader: None
) -> tuple[Person, list[date]]:
    """A person in the middle of an application whose next notice opens on the following day."""
    new_notice(folder, annual_sales="", employees="  - use: employees\n    min: 5\n")
    day = [TODAY]
    context = new_context(sqlite_url, lambda: day[0], offer=frozenset(), definitions=Definitions.load(folder))
    person = Person(context)
    begin(person, f"{NAME} 신청할게요")
    answer(person, PARCELS, until="platforms", employees="3명")
    return person, day


def test_a_draft_stays_with_its_notice_until_the_next_one_opens(tomorrow: tuple[Person, list[date]]) -> None:
    person, day = tomorrow
    assert person.situation.programme.notice.id == "2026-1"
    day[0] = TODAY + timedelta(days=1)
    person.say("계속할게요", "resume")
    assert person.open_step == ("edition", "2026-2")
    assert "매출" in person.texts
    assert "직원 수" in person.texts


def test_a_draft_moves_over_and_is_asked_only_what_changed(tomorrow: tuple[Person, list[date]]) -> None:
    person, day = tomorrow
    day[0] = TODAY + timedelta(days=1)
    person.say("계속할게요", "resume")
    person.press(person.label("button.edition_move"))
    assert person.situation.programme.notice.id == "2026-2"
    assert person.open_step == ("question", "employees")  # 3 is below the new limit
    assert "annual_sales" not in person.answers
    assert person.answers["company_name"]


def test_a_draft_may_stay_with_its_notice(tomorrow: tuple[Person, list[date]]) -> None:
    person, day = tomorrow
    day[0] = TODAY + timedelta(days=1)
    person.say("계속할게요", "resume")
    person.press(person.label("button.edition_keep"))
    assert person.situation.programme.notice.id == "2026-1"
    assert person.open_step == ("question", "platforms")
    person.say("아마존")
    assert person.open_step[0] == "question"


@pytest.mark.parametrize("shorter", ["city.parcels", "kosme.shared_logistics"])
def test_a_list_answered_in_short_does_not_answer_the_longer_one(person: Person, folder: Path, shorter: str) -> None:
    questions = folder.joinpath(*shorter.split(".")) / "questions.yml"
    offered = [f"{{id: {name}, label: {{ko: {ko}, en: {name}}}}}" for name, ko in SHOPS.items()]
    text = questions.read_text("utf-8")
    questions.write_text(
        text.replace("use: platforms\n", f"use: platforms\n    choices: [{', '.join(offered)}]\n"), "utf-8"
    )
    assert person.context.definitions.refresh()
    begin(person, f"{NAME} 신청할게요")
    answer(person, PARCELS, monthly_parcels="200개")
    begin(person, "전자상거래수출 공동물류 상시 할인 신청할게요")
    assert ("platforms" in person.answers) is (shorter == "kosme.shared_logistics")


def test_a_question_taken_out_of_the_notice_is_left_alone_in_a_draft(person: Person, folder: Path) -> None:
    begin(person, f"{NAME} 신청할게요")
    answer(person, PARCELS, until="employees")
    questions = folder / "city" / "parcels" / "questions.yml"
    text = questions.read_text("utf-8")
    opened_on = text[text.index("  - use: opened_on\n") : text.index("  - use: corporate_number\n")]
    questions.write_text(text.replace("  - use: employees\n", "").replace(opened_on, ""), "utf-8")
    (folder / "city" / "parcels" / "limits.yml").unlink()
    person.context.definitions.refresh()
    assert person.context.definitions.faults == ()
    person.say("6명")
    assert person.open_step == ("question", "annual_sales")
    assert "opened_on" not in person.answers


def test_the_current_application_is_the_conversations_own(person: Person) -> None:
    begin(person, f"{NAME} 신청할게요")
    begin(person, "전자상거래수출 공동물류 상시 할인 신청할게요")
    with person.context.store.read() as tx:
        every = applications.all_of(tx, person.id)
    assert [each.programme for each in every] == [PARCELS, "kosme.shared_logistics"]


def search(person: Person, **own: str) -> list[str]:
    """Goes through the search to its results; gives what was asked."""
    person.press(person.label("button.find"))
    person.agree_to_all()
    return answer(person, "gildong.finder", **own)


def test_the_search_asks_only_what_decides_and_lists_how_each_programme_stands(person: Person) -> None:
    asked = search(person)
    assert set(asked) == {"sme_size", "export_stage", "business_status", "tax_arrears"}
    assert person.open_step == ("results", "list")
    rows = person.heard[-1].body["rows"]
    assert [row["group"] for row in rows] == ["신청할 수 있어요"] * 2
    assert [row["label"] for row in rows] == ["1. 도시 소포 지원", "2. 전자상거래수출 공동물류 상시 할인"]


def test_a_no_in_the_list_has_its_reason(person: Person) -> None:
    search(person, tax_arrears="체납이 있어요")
    (row, _) = person.heard[-1].body["rows"]
    assert row["group"] == "지금은 어려워요"
    assert row["value"].startswith("국세를 체납한 회사는 신청할 수 없어요.\n")
    assert person.labels == [person.label("button.correct")]


def test_the_same_note_under_several_programmes_is_said_once(person: Person) -> None:
    search(person, tax_arrears="체납이 있어요")
    first, second = person.heard[-1].body["rows"]
    reason, *notes = first["value"].split("\n")
    assert notes
    assert second["value"] == reason


def test_what_is_not_known_is_never_shown_as_yes_or_no(person: Person) -> None:
    search(person, sme_size="잘 모르겠어요")
    (row, _) = person.heard[-1].body["rows"]
    assert row["group"] == "더 확인하면 돼요"
    assert "더 확인할 것: 기업 규모" in row["value"]


def test_a_programme_is_chosen_by_its_button_and_takes_over_what_was_answered(person: Person) -> None:
    search(person)
    person.press("2. 전자상거래수출 공동물류 상시 할인")
    assert current(person) == "kosme.shared_logistics"
    assert person.open_step == ("consent_first", "collection")
    person.agree_to_all()
    assert person.open_step == ("reuse", "all")
    rows = person.heard[-1].body["rows"]
    assert len(rows) == 4
    assert all(row["source"].endswith("오늘 '맞는 지원 찾기'에서") for row in rows)  # a search is no application


def test_several_are_started_by_their_numbers_with_shared_answers(person: Person) -> None:
    search(person)
    person.say("1번이랑 2번 할게요")
    assert current(person) == PARCELS
    assert "이것도 함께 열어 두었어요: 전자상거래수출 공동물류 상시 할인" in person.texts
    with person.context.store.read() as tx:
        assert len(applications.all_of(tx, person.id)) == 3


def test_words_that_name_nothing_are_answered_with_what_to_say(person: Person) -> None:
    search(person)
    person.say("그거요")
    assert "어느 지원인지 알아듣지 못했어요" in person.texts
    assert person.open_step == ("results", "list")


def test_with_a_certificate_the_search_asks_less(person: Person) -> None:
    person.press(person.label("button.find"))
    person.agree_to_all()
    person.upload(certificate("sme_confirmation"))
    person.press(person.label("button.right"))
    assert answer(person, "gildong.finder") == ["export_stage", "business_status", "tax_arrears"]


def test_looking_for_something_else_goes_back_to_the_results(person: Person) -> None:
    search(person)
    person.press("1. 도시 소포 지원")
    person.agree_to_all()
    person.say("다른 지원도 보여줘", "find")
    assert person.open_step == ("results", "list")


def test_a_name_alone_opens_its_programme_even_when_the_words_were_not_understood(person: Person) -> None:
    person.say(f"{NAME} 그거요", "fallback")
    assert current(person) == PARCELS
    assert person.open_step == ("consent_first", "collection")
    assert "개인정보 수집·이용 동의" in person.texts


@pytest.fixture
def shipped(new_context: Callable[..., Context], sqlite_url: str, reader: None) -> Person:
    """A person who may apply for everything that is shipped."""
    definitions = Definitions.load(loader.PROGRAMMES)
    return Person(new_context(sqlite_url, offer=frozenset(), definitions=definitions))


def test_what_the_search_is_told_twice_must_agree(shipped: Person) -> None:
    assert "exclusions" in search(shipped, business_status="휴업했어요")
    assert shipped.open_step == ("limit", "status_told_alike")
    shipped.press(shipped.label("button.change", label="제외 대상"))
    shipped.say("휴업했어요")
    assert shipped.open_step != ("limit", "status_told_alike")


def test_exclusions_told_in_the_search_are_not_asked_in_the_application(shipped: Person) -> None:
    asked = search(shipped)
    assert "exclusions" in asked
    shipped.say("고비즈코리아 온라인수출 신청할게요", "start")
    assert current(shipped) == "kosme.online_platform"
    shipped.agree_to_all()
    assert {row["label"] for row in shipped.heard[-1].body["rows"]} >= {"제외 대상"}


def test_the_words_of_the_readme_begin_the_shared_logistics(person: Person) -> None:
    person.say("공동물류 할인 신청할게요", "start")
    assert current(person) == "kosme.shared_logistics"


def test_a_short_name_in_english_begins_it_as_well(person: Person) -> None:
    person.say("I want to apply for the shared logistics discount", "start")
    assert current(person) == "kosme.shared_logistics"
