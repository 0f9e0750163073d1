"""What changed between two editions, and what becomes of a draft."""

import datetime as dt
from typing import Any

import pytest

from forms.answers import Answer
from forms.changes import differences as changes
from forms.changes import words as changes_words
from forms.changes.carrying_over import CarryOver, carry_over
from forms.changes.differences import CONSENT, PAPER, QUESTION, RULE, Difference
from forms.definitions.model import LANGUAGES, Consent, Programme, Question, Requirement, Rule
from forms.field_types import shown
from tests.forms import made

OLD = made.programme()


def questions(**changed: dict[str, Any] | None) -> list[dict[str, Any]]:
    """Those of the made-up programme, some changed, some left out."""
    kept = [one for one in made.QUESTIONS if changed.get(one["key"], {}) is not None]
    return [one | (changed.get(one["key"]) or {}) for one in kept]


def told(new: Programme, old: Programme = OLD) -> list[tuple[str, str, str, tuple[str, ...]]]:
    return [(one.part, one.kind, one.key, one.aspects) for one in changes.compare(old, new)]


def said(new: Programme, old: Programme = OLD) -> list[str]:
    return [changes_words.say(one, "ko") for one in changes.compare(old, new)]


def carried(new: Programme, answers: dict[str, Answer], old: Programme = OLD) -> CarryOver:
    return carry_over(old, new, answers)


def test_between_the_same_edition_nothing_changed(programme: Programme) -> None:
    assert changes.compare(programme, programme) == ()


def test_questions_come_and_go() -> None:
    new = made.programme(questions=[*questions(weight=None), made.question("colour", "text")])
    assert told(new) == [("question", "added", "colour", ()), ("question", "removed", "weight", ())]
    assert said(new) == ["새로 여쭤보는 것: colour", "더 묻지 않는 것: weight"]


def test_a_question_says_what_of_it_changed() -> None:
    fewer = made.choices("micro", "large")
    new = made.programme(questions=questions(size={"choices": fewer, "optional": True}, weight={"max": 5}))
    assert told(new) == [
        ("question", "changed", "weight", ("limits",)),
        ("question", "changed", "size", ("choices", "optional")),
    ]
    assert said(new)[1] == "질문이 바뀌었어요: size(보기, 필수 여부)"


def test_rules_are_named_by_what_they_refuse() -> None:
    small = made.rule("small", {"question": "size", "is": "micro"})
    old = made.programme(rules=[small, made.rule("gone", {"question": "insured", "is": True})])
    new = made.programme(
        rules=[
            small | {"needs": {"question": "size", "is": "small"}},
            made.rule("come", {"question": "insured", "is": True}),
        ]
    )
    assert told(new, old) == [
        ("rule", "changed", "small", ("needs",)),
        ("rule", "added", "come", ()),
        ("rule", "removed", "gone", ()),
    ]
    assert said(new, old)[0] == "조건이 바뀌었어요(내용): small no"


def test_a_rule_that_gets_a_second_version_changed_its_days() -> None:
    first = made.rule("small", {"question": "size", "is": "micro"})
    second = made.rule("small", {"question": "size", "is": "small"}, since="2026-07-01")
    old, new = made.programme(rules=[first]), made.programme(rules=[first | {"until": "2026-06-30"}, second])
    assert told(new, old) == [("rule", "changed", "small", ("force",))]


def test_a_changed_figure_shows_both_values() -> None:
    old = made.programme(parameters={"cap": made.won(15_000_000), "same": 3, "gone": 1})
    new = made.programme(parameters={"cap": made.won(25_000_000), "same": 3, "grades": [{"gives": "all"}]})
    assert said(new, old) == [
        "기준이 바뀌었어요(지어낸 공고): 1,500만원 → 2,500만원",
        "새 기준(지어낸 공고): 표",
        "없어진 기준(지어낸 공고): 1",
    ]
    assert changes.compare(old, new)[0].new == new.notice.parameter("cap")


def test_dates_papers_and_consents_are_compared() -> None:
    consent = {"key": "data", "version": "2025-1", "text": {"ko": "동의\n자세히", "en": "Consent\nMore"}}
    old = made.programme(closes=dt.date(2025, 12, 1), requirements=[made.paper("roll")], consents=[consent])
    new = made.programme(
        closes=dt.date(2026, 12, 1),
        requirements=[made.paper("roll", "roll", "roll_proof", issued_within_days=30), made.paper("patent")],
        consents=[consent | {"version": "2026-1"}],
    )
    assert said(new, old) == [
        "접수를 마치는 날: 2025년 12월 1일 → 2026년 12월 1일",
        "서류 조건이 바뀌었어요: roll(인정하는 증명서, 발급일 조건)",
        "새로 필요한 서류: patent",
        "동의문이 바뀌어서 다시 여쭤볼게요: 동의(판)",
    ]
    assert changes.compare(old, new)[-1].old == "2025-1"


@pytest.mark.parametrize("aspects", [QUESTION, RULE, PAPER, CONSENT])
def test_every_aspect_has_words(aspects: dict[str, tuple[str, ...]]) -> None:
    for language in LANGUAGES:
        assert all(shown.say(f"change.aspect.{name}", language) for name in aspects)


@pytest.mark.parametrize(
    ("aspects", "model", "left"),
    [
        (QUESTION, Question, {"key", "section", "why", "example", "aliases", "proved_by"}),
        (RULE, Rule, {"key", "guess"}),
        (PAPER, Requirement, {"key"}),
        (CONSENT, Consent, {"key"}),
    ],
)
def test_every_key_that_matters_to_a_company_is_compared(
    aspects: dict[str, tuple[str, ...]], model: type[Question], left: set[str]
) -> None:
    compared = {key for keys in aspects.values() for key in keys}
    assert compared | left == set(model.model_fields) - {"asked"}
    assert not compared & left


def test_every_kind_of_difference_can_be_said() -> None:
    for part in ("question", "rule", "parameter", "paper", "consent"):
        for kind in ("added", "removed", "changed"):
            difference = Difference(part, kind, "key", OLD.name, ("words",))  # type: ignore[arg-type]
            assert all(changes_words.say(difference, language) for language in LANGUAGES)


def test_a_draft_keeps_what_still_fits() -> None:
    answers = made.answers(employees=6, size="small", sales=made.won(5), platforms=["amazon"])
    found = carried(made.programme(), answers)
    assert found == CarryOver(answers, {}, ())


def test_an_answer_of_another_type_or_unit_is_asked_again() -> None:
    new = made.programme(questions=questions(employees={"type": "text"}, sales={"unit": "USD"}))
    found = carried(new, made.answers(employees=6, sales=made.won(5), insured=True))
    assert set(found.kept) == {"insured"}
    assert set(found.dropped) == {"employees", "sales"}
    assert found.asked == ("employees", "sales")


def test_a_choice_that_is_gone_is_asked_again() -> None:
    fewer = {"size": {"choices": made.choices("micro", "large")}, "platforms": {"choices": made.choices("amazon")}}
    new = made.programme(questions=questions(**fewer))
    assert set(carried(new, made.answers(size="micro", platforms=["amazon"])).kept) == {"size", "platforms"}
    assert carried(new, made.answers(size="small", platforms=["amazon", "shopee"])).asked == ("size", "platforms")


def test_a_longer_list_is_asked_again_for_what_was_not_offered_was_not_denied() -> None:
    before = made.programme(questions=questions(platforms={"choices": made.choices("amazon", "none")}))
    longer = made.programme(questions=questions(platforms={"choices": made.choices("amazon", "shopee", "none")}))
    assert carried(longer, made.answers(platforms=["none"]), before).asked == ("platforms",)
    assert carried(before, made.answers(platforms=["none"]), longer).asked == ()


def test_one_of_more_choices_stays_the_one() -> None:
    more = made.programme(questions=questions(size={"choices": made.choices("micro", "small", "large", "huge")}))
    assert carried(more, made.answers(size="small")).asked == ()


def test_an_answer_outside_the_new_limits_is_asked_again() -> None:
    new = made.programme(questions=questions(employees={"max": 5}, product={"max_length": 3}))
    assert carried(new, made.answers(employees=6, product="화장품세트")).asked == ("employees", "product")
    assert carried(new, made.answers(employees=5, product="화장품")).asked == ()


def test_what_is_new_is_asked_and_what_was_open_is_not_called_new() -> None:
    new = made.programme(questions=[*made.QUESTIONS, made.question("colour", "text")])
    assert carried(new, made.answers(employees=6)).asked == ("colour",)


def test_what_does_not_concern_the_company_is_not_asked() -> None:
    condition = {"question": "insured", "is": True}
    new = made.programme(questions=[*made.QUESTIONS, made.question("colour", "text", shown_if=condition)])
    assert carried(new, made.answers(insured=False)).asked == ()
    assert carried(new, made.answers(insured=True)).asked == ("colour",)


def test_a_question_that_is_gone_takes_its_answer_with_it() -> None:
    found = carried(made.programme(questions=questions(weight=None)), made.answers(weight=1.5))
    assert (found.kept, set(found.dropped), found.asked) == ({}, {"weight"}, ())


def test_a_shared_question_keeps_its_answer_under_another_key_and_not_under_the_same_one() -> None:
    renamed = made.programme(
        questions=[*questions(employees=None), made.question("staff", "count", shared="employees")]
    )
    assert carried(renamed, made.answers(employees=6)).kept["staff"].value == 6
    own = made.programme(questions=questions(employees={"shared": None}))
    assert carried(own, made.answers(employees=6)).asked == ("employees",)


def test_a_table_stays_only_with_the_same_rows_and_columns() -> None:
    rows = [{"sales": made.won(amount), "staff": 1} for amount in (3, 2, 1)]
    columns = made.QUESTIONS[-1]["columns"]
    same, shifted, fewer, other, optional = (
        made.programme(questions=questions(years=change))
        for change in (
            {},
            {"row_labels": ["2026", "2025", "2024"]},
            {"columns": columns[:1]},
            {"columns": [columns[0] | {"unit": "USD"}, columns[1]]},
            {"columns": [*columns, columns[0] | {"key": "more", "optional": True}]},
        )
    )
    kept = [bool(carried(new, made.answers(years=rows)).kept) for new in (same, shifted, fewer, other, optional)]
    assert kept == [True, False, False, False, True]


def test_answers_keep_their_provenance() -> None:
    answers = made.answers("certificate", employees=6)
    assert carried(made.programme(), answers).kept["employees"].provenance.giver == "certificate"
