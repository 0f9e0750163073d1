"""The company's own estimate in points: shown before the last consent, again when it changes, and when asked for."""

from __future__ import annotations

import copy
import functools
import shutil
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from bot.services.base.context import Context
from bot.services.base.definitions import Definitions
from bot.services.base.vault import Vault
from bot.store import submissions
from bot.store.engine import Store
from document_fetch import service
from document_fetch.reading.registry import KINDS
from forms.definitions.editions import Editions
from forms.definitions.rubric import Rubric
from forms.wording.catalogue import Catalogue
from tests.bot.person import CERTIFICATES, Person, certificate
from tests.document_fetch.hostile import letter

#: The platform's notice takes applications.
OPEN = date(2026, 2, 10)
PLATFORM = frozenset({"kosme.online_platform"})
ASKED = "내 점수"
paper_named = functools.cache(letter)
Opening = Callable[..., Context]


@pytest.fixture(scope="module")
def opening(catalogue: Catalogue, programmes: Editions, read_once: Callable) -> Iterator[Opening]:
    """Opens the database and the keys of a folder."""
    opened: list[Store] = []

    def open_in(folder: Path, **changes: Any) -> Context:
        """`changes`: parts of the programme that are otherwise."""
        (programme,) = programmes.on_offer(OPEN, PLATFORM)
        changed = programme.model_copy(update=changes)
        opened.append(Store(f"sqlite:///{folder / 'bot.sqlite3'}"))
        return Context(
            store=opened[-1],
            definitions=Definitions.fixed(Editions.of([changed])),
            offer=PLATFORM,
            catalogue=catalogue,
            vault=Vault.open(folder / "keys" / "master.key"),
            today=lambda: OPEN,
        )

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(service, "read", read_once)
        yield open_in
    for store in opened:
        store.close()


@pytest.fixture(scope="module")
def halfway(tmp_path_factory: pytest.TempPathFactory, migrated_file: Path, opening: Opening) -> tuple[Path, Person]:
    """Somebody who has answered everything, and the folder in which that is stored: each test goes on in a copy."""
    folder = tmp_path_factory.mktemp("halfway")
    shutil.copy(migrated_file, folder / "bot.sqlite3")
    person = Person(opening(folder))
    come_to_estimate(person)
    person.context.store.close()
    return folder, person


@pytest.fixture
def person(halfway: tuple[Path, Person], tmp_path: Path, opening: Opening) -> Person:
    """Somebody who has just been shown the estimate."""
    folder, before = halfway
    shutil.copytree(folder, tmp_path / "halfway")
    now = copy.copy(before)
    now.context = opening(tmp_path / "halfway")
    now.asked = list(before.asked)
    return now


@pytest.fixture
def newcomer(migrated_file: Path, tmp_path: Path, opening: Opening) -> Person:
    shutil.copy(migrated_file, tmp_path / "bot.sqlite3")
    return Person(opening(tmp_path))


def hand_in_papers(person: Person) -> None:
    """Every paper that must be there: those that can be read, and the others at the company's word."""
    while person.open_step[0] == "evidence":
        paper = next(each for each in person.situation.missing_evidence if each.key == person.open_step[1])
        kind = next((kind for kind in paper.kinds if kind in CERTIFICATES), None)
        if kind is not None:
            person.upload(certificate(kind, issued_on=OPEN), f"{kind}.pdf")
            while person.open_step[0] in {"reading", "discrepancy", "reason"}:
                person.press(person.labels[0])
            continue
        assert all(kind not in KINDS or KINDS[kind].may_be_stated for kind in paper.kinds)
        person.upload(paper_named(paper.name.ko), f"{paper.key}.pdf")
        person.press(paper.name.to(person.language))


def come_to_estimate(person: Person, *, until: str | None = None) -> None:
    """Answers everything; the optional question `until` is left out."""
    person.begin()
    for kind in CERTIFICATES:
        person.upload(certificate(kind, issued_on=OPEN), f"{kind}.pdf")
        person.press(person.label("button.right"))
    if person.open_step[0] == "documents_offer":
        person.press(person.label("button.questions_first"))
    person.answer_questions(until)
    if until is not None:
        person.say("건너뛸게요", "skip")
        person.answer_questions()
    hand_in_papers(person)
    assert person.open_step[0] == "estimate", (person.open_step, person.texts)


def rows(person: Person) -> dict[str, dict[str, str]]:
    """The lines of the last map, by their names."""
    return {row["label"]: row for row in person.heard[-1].body["rows"]}


def test_the_estimate_comes_after_questions_and_papers_and_before_the_last_consent(person: Person) -> None:
    steps = [kind for kind, _ in person.asked]
    assert "consent_last" not in steps
    assert person.situation.missing_evidence == ()
    person.press(person.label("button.go_on"))
    assert person.open_step[0] == "consent_last"


def test_it_says_whose_estimate_it_is_who_decides_and_what_is_guessed(person: Person) -> None:
    assert "예상 점수는 100점 만점에" in person.texts
    assert "스스로 어림한 값이고, 실제 점수와 선정은 심사위원회가 정해요" in person.texts
    assert "기준 점수 60점(추정)" in person.texts
    assert "추정" in person.texts
    assert "근거: 온라인수출플랫폼 평가 기준" in person.texts


def test_every_item_of_the_rubric_has_its_line_under_its_criterion(person: Person) -> None:
    criteria = person.situation.programme.rubric.criteria
    assert list(rows(person)) == [item.name.ko for criterion in criteria for item in criterion.items]
    groups = list(dict.fromkeys(row["group"].split(":")[0] for row in rows(person).values()))
    assert groups == [criterion.name.ko for criterion in criteria]


def test_what_an_evaluator_judges_is_named_and_stays_a_range(person: Person) -> None:
    line = rows(person)["제품 차별성"]
    assert (line["value"], line["source"], line.get("state")) == ("12점 중 0~12점", "심사위원이 정해요", None)


def test_a_paper_that_nobody_has_read_is_named_but_confirms_nothing(person: Person) -> None:
    line = rows(person)["부채비율"]
    assert (line["source"], line["state"]) == ("표준재무제표증명", "담당자 확인 전")
    assert "confirmed" not in {row.get("state") for row in rows(person).values()}


def test_a_paper_that_is_missing_is_marked_and_may_be_added_on_the_spot(person: Person) -> None:
    assert (rows(person)["특허와 인증"]["source"], rows(person)["특허와 인증"]["state"]) == (
        "특허증·등록증·인증서", "missing",
    )  # fmt: skip
    person.press(person.label("button.add_paper"))
    assert "특허증·등록증·인증서: 특허증과 등록증은 특허로(patent.go.kr)에서" in person.texts
    assert "예상 점수는 위와 같아요" in person.texts
    person.upload(paper_named("특허증"), "특허증.pdf")
    person.press("특허증·등록증·인증서")
    assert rows(person)["특허와 인증"]["state"] == "담당자 확인 전"
    assert person.label("button.add_paper") not in person.labels


SIZE = Rubric.model_validate(
    {
        "source": "연습용",
        "criteria": [
            {
                "key": "size",
                "name": {"ko": "규모", "en": "Size"},
                "items": [
                    {
                        "key": "size",
                        "name": {"ko": "작은 회사", "en": "A small firm"},
                        "points": 5,
                        "by": "formula",
                        "score": {"if": {"question": "sme_size", "is": "small"}, "then": 5, "else": 2},
                        "proved_by": ["sme"],
                    }
                ],
            }
        ],
    }
)


def test_a_paper_that_was_read_confirms_until_the_company_says_otherwise(
    person: Person, tmp_path: Path, opening: Opening
) -> None:
    person.context = opening(tmp_path / "halfway", rubric=SIZE)
    person.say(ASKED)
    line = person.heard[0].body["rows"][0]
    assert (line["value"], line["source"], line["state"]) == ("5점 중 5점", "중소기업확인서", "confirmed")
    person.say("기업 규모 중기업으로 고쳐줘", "correct")
    person.press(person.label("button.skip"))
    line = rows(person)["작은 회사"]
    assert (line["value"], line["source"], line["state"]) == ("5점 중 2점", "중소기업확인서", "담당자 확인 전")


def test_a_question_that_was_left_out_can_be_filled_in_on_the_spot(
    migrated_file: Path, tmp_path: Path, opening: Opening, programmes: Editions
) -> None:
    (programme,) = programmes.on_offer(OPEN, PLATFORM)
    questions = [
        each.model_copy(update={"optional": True}) if each.key == "export_readiness" else each
        for each in programme.questions
    ]
    shutil.copy(migrated_file, tmp_path / "bot.sqlite3")
    person = Person(opening(tmp_path, questions=tuple(questions)))
    come_to_estimate(person, until="export_readiness")
    line = rows(person)["수출 담당 직원"]
    assert (line["value"], line["state"]) == ("6점 중 0~6점", "open")
    label = person.situation.programme.question("export_readiness").label.ko
    person.press(person.label("button.fill_in", label=label))
    assert person.open_step == ("reopened", "export_readiness")


def test_an_interruption_does_not_bring_the_whole_map_again(person: Person) -> None:
    person.say("왜 물어봐요?", "ask_why")
    assert "예상 점수는 위와 같아요" in person.texts
    assert "rows" not in person.heard[-1].body
    assert person.labels[0] == person.label("button.go_on")


@pytest.mark.parametrize(
    ("words", "deed"), [("네", "affirm"), ("계속해 주세요", "resume"), ("다음", "skip"), ("건너뛸게요", "skip")]
)
def test_words_go_on_as_the_button_does(person: Person, words: str, deed: str) -> None:
    person.say(words, "answer" if deed == "affirm" else deed)
    assert person.open_step[0] == "consent_last"


def test_words_that_are_no_answer_are_met_with_what_to_say(person: Person) -> None:
    person.say("흠 글쎄")
    assert "계속하려면" in person.texts
    assert person.open_step[0] == "estimate"


def test_a_correction_that_changes_the_points_shows_the_estimate_again_and_says_so(person: Person) -> None:
    before = rows(person)["부채비율"]["value"]
    person.press(person.label("button.go_on"))
    person.agree_to_all()
    assert person.open_step == ("confirm", "summary")
    person.say("부채총계 90억으로 고쳐줘", "correct")
    assert person.open_step[0] == "estimate"
    assert "지난번과 달라져서 다시 어림했어요" in person.texts
    assert rows(person)["부채비율"]["value"] != before
    person.press(person.label("button.go_on"))
    assert person.open_step == ("confirm", "summary")


def test_points_that_come_back_are_a_change_as_well(person: Person) -> None:
    given = person.answers["total_liabilities"]["amount"]
    person.press(person.label("button.go_on"))
    for amount in (9_000_000_000, given):
        person.say(f"부채총계 {amount}원으로 고쳐줘", "correct")
        assert person.open_step[0] == "estimate", amount
        person.press(person.label("button.go_on"))


def test_a_correction_that_changes_no_points_does_not_show_it_again(person: Person) -> None:
    person.press(person.label("button.go_on"))
    person.agree_to_all()
    person.say("휴대전화 010-9999-8888로 고쳐줘", "correct")
    assert person.open_step == ("confirm", "summary")


def test_the_button_of_an_older_estimate_goes_on_from_nothing(person: Person) -> None:
    old = person.button(person.label("button.go_on"))
    person.say("부채총계 90억으로 고쳐줘", "correct")
    person.press_id(old)
    assert "앞에서 이미 답하신 버튼이에요" in person.texts
    assert person.open_step[0] == "estimate"


def test_something_to_change_asks_which_answer(person: Person) -> None:
    person.press(person.label("button.correct"))
    assert person.open_step == ("pick", "?")


@pytest.mark.parametrize("deed", ["answer", "fallback", "status", "human", "ask_why"])
def test_it_can_be_asked_for_at_any_time_whatever_the_words_were_taken_for(newcomer: Person, deed: str) -> None:
    newcomer.begin_with_questions()
    before = newcomer.open_step
    newcomer.say("내 점수 알려줘", deed)
    assert "예상 점수는 100점 만점에" in newcomer.texts
    assert {row.get("state") for row in newcomer.heard[0].body["rows"]} == {None, "open"}  # nothing is answered yet
    assert newcomer.open_step == before
    assert "내 점수" not in str(newcomer.answers)


@pytest.mark.parametrize("words", ["몇 점이에요?", "내 점수", "What is my score?", "제 점수는요"])
def test_it_is_asked_for_in_either_language(newcomer: Person, words: str) -> None:
    newcomer.begin_with_questions()
    newcomer.say(words)
    assert "예상 점수는 100점 만점에" in newcomer.texts


def test_it_can_be_asked_for_when_all_is_sent(person: Person) -> None:
    shown = person.heard[-1].body["rows"]
    person.press(person.label("button.go_on"))
    person.agree_to_all()
    person.press(person.label("button.submit"))
    person.say(ASKED, "fallback")
    assert person.heard[-1].body["rows"] == shown
    with person.context.store.read() as tx:
        sent = submissions.of_application(tx, person.situation.application.id)
    assert "estimate" not in str(sent.dossier)


def test_before_anything_is_started_it_is_promised_for_later(newcomer: Person) -> None:
    newcomer.say(ASKED, "fallback")
    assert "신청을 시작하면" in newcomer.texts


def test_a_programme_without_a_rubric_has_no_such_step_and_says_so(context: Context, reader: None) -> None:
    person = Person(context)
    person.come_to_summary()
    assert "estimate" not in {kind for kind, _ in person.asked}
    person.say(ASKED, "status")
    assert "알려진 점수표가 없어서" in person.texts


def test_the_map_is_told_in_english_as_well(person: Person) -> None:
    person.say("English please", "language_english")
    assert "It is your own; the committee decides" in person.texts
    assert rows(person)["How distinct the product is"]["source"] == "an evaluator decides"
    person.press("Go on")
    assert person.open_step[0] == "consent_last"
