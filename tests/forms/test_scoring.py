"""A company's own estimate of its points."""

import datetime as dt
from fractions import Fraction
from typing import Any

from forms.answers import Answer
from forms.assessment import scoring, scoring_words
from forms.assessment.scoring import ItemScore, Score
from forms.definitions.model import Programme
from forms.evaluation.knowledge import Knowledge
from tests.forms import made

ON = dt.date(2026, 3, 2)
PER_HEAD = {"product": [{"question": "employees"}, 2.5]}


def rubric(*items: dict[str, Any], **more: Any) -> dict[str, Any]:
    lines = [{"name": {"ko": "고용", "en": "Employment"}, "points": 10, "by": "formula"} | item for item in items]
    criterion = {"key": "all", "name": {"ko": "경쟁력", "en": "Competitiveness"}, "items": lines}
    return {"criteria": [criterion], "source": made.SOURCE} | more


def programme(*items: dict[str, Any], **more: Any) -> Programme:
    papers = [
        made.paper("roll", "insurance_roll"),
        made.paper("patent", needed_if={"question": "insured", "is": True}),
        made.paper("fresh", issued_within_days=30),
    ]
    return made.programme(rubric=rubric(*items, **more), requirements=papers)


def scored(where: Programme, answers: dict[str, Answer], *held: str) -> Score:
    assert where.rubric is not None
    return scoring.score(where.rubric, Knowledge(where, answers, ON), held)


def one(item: dict[str, Any], answers: dict[str, Answer], *held: str) -> ItemScore:
    return scored(programme({"key": "jobs"} | item), answers, *held).criteria[0].items[0]


def points(item: ItemScore) -> tuple[Fraction, Fraction]:
    return item.points_low, item.points_high


def test_an_item_that_is_not_answered_yet_may_give_nothing_or_everything() -> None:
    item = one({"score": PER_HEAD}, {})
    assert (points(item), item.basis) == ((0, 10), "missing")


def test_an_answered_formula_gives_exact_points() -> None:
    item = one({"score": PER_HEAD}, made.answers(employees=3))
    assert (points(item), item.basis) == ((Fraction(15, 2), Fraction(15, 2)), "stated")


def test_a_formula_gives_no_more_than_the_item_has_and_no_less_than_nothing() -> None:
    assert points(one({"score": PER_HEAD}, made.answers(employees=9))) == (10, 10)
    assert points(one({"score": {"difference": [1, {"question": "employees"}]}}, made.answers(employees=9))) == (0, 0)


def test_points_that_are_no_number_are_not_known() -> None:
    assert one({"score": {"question": "sales"}}, made.answers(sales=made.won(5))).basis == "missing"


def test_what_an_evaluator_judges_stays_a_range_whatever_is_answered() -> None:
    item = one({"by": "evaluator"}, made.answers(employees=3))
    assert (points(item), item.basis) == ((0, 10), "evaluator")


def test_an_answer_that_a_certificate_or_register_gave_is_verified() -> None:
    assert one({"score": PER_HEAD}, made.answers("certificate", employees=3)).basis == "verified"
    assert one({"score": PER_HEAD}, made.answers("register", employees=3)).basis == "verified"
    assert one({"score": PER_HEAD}, made.answers("staff", employees=3)).basis == "stated"


def test_one_answer_that_is_only_stated_makes_the_item_stated() -> None:
    both = {"score": {"if": {"question": "insured", "is": True}, "then": PER_HEAD, "else": 0}}
    mixed = made.answers("certificate", employees=3) | made.answers(insured=True)
    assert one(both, mixed).basis == "stated"


def test_an_item_is_verified_by_its_papers_and_says_which_are_missing() -> None:
    item = {"score": PER_HEAD, "proved_by": ["roll", "fresh"]}
    without = one(item, made.answers(employees=3), "insurance_roll")
    assert (without.basis, without.proved_by, without.missing) == ("stated", ("roll", "fresh"), ("fresh",))
    assert one(item, made.answers(employees=3), "insurance_roll", "fresh").basis == "verified"


def test_a_paper_that_is_too_old_proves_nothing() -> None:
    where = programme({"key": "jobs", "score": PER_HEAD, "proved_by": ["fresh"]})
    assert where.rubric is not None
    known = Knowledge(where, made.answers(employees=3), ON)
    bases = [
        scoring.score(where.rubric, known, {"fresh": issued}).criteria[0].items[0].basis
        for issued in (dt.date(2026, 2, 20), dt.date(2025, 12, 1))
    ]
    assert bases == ["verified", "stated"]


def test_papers_alone_give_no_points() -> None:
    assert one({"score": PER_HEAD, "proved_by": ["roll"]}, {}, "insurance_roll").basis == "missing"


def test_a_paper_that_does_not_concern_the_company_is_not_missing() -> None:
    item = {"score": PER_HEAD, "proved_by": ["roll", "patent"]}
    assert one(item, made.answers(employees=3, insured=False)).missing == ("roll",)
    assert one(item, made.answers(employees=3)).missing == ("roll", "patent")


def test_ranges_add_up_over_criteria_and_total() -> None:
    where = programme({"key": "a", "score": PER_HEAD}, {"key": "b", "by": "evaluator", "points": 5})
    total = scored(where, made.answers(employees=2))
    assert (total.points_low, total.points_high, total.max) == (5, 10, 15)
    assert total.criteria[0].points_high == 10


def test_tenths_add_up_exactly() -> None:
    tenths = [{"key": f"i{number}", "points": 0.1, "score": 0.1} for number in range(3)]
    assert scored(programme(*tenths), {}).points_low == Fraction(3, 10)


def test_a_bonus_is_due_or_not_or_not_yet_known_and_is_not_in_the_total() -> None:
    bonus = {"key": "small", "name": made.WORDS, "points": 3, "needs": {"question": "size", "is": "micro"}}
    where = programme({"key": "a", "score": 1}, bonuses=[bonus | {"source": made.SOURCE}])
    outcomes = {
        size: scored(where, made.answers(size=size)).bonuses[0].outcome for size in ("micro", "large", "unsure")
    }
    assert outcomes == {"micro": "yes", "large": "no", "unsure": "unknown"}
    assert scored(where, made.answers(size="micro")).points_high == 1


def test_a_pass_mark_is_reached_only_when_the_lowest_estimate_reaches_it() -> None:
    bonus = {"key": "small", "name": made.WORDS, "points": 3, "needs": {"question": "size", "is": "micro"}}
    where = programme({"key": "a", "score": PER_HEAD}, bonuses=[bonus | {"source": made.SOURCE}], pass_mark=5)
    assert scored(where, {}).passes == "unknown"
    assert scored(where, made.answers(employees=2)).passes == "yes"
    assert scored(where, made.answers(employees=1)).passes == "unknown"  # the bonus may still be due
    assert scored(where, made.answers(employees=1, size="large")).passes == "no"
    assert scored(programme({"key": "a", "score": 1}), {}).passes is None


def test_a_paper_that_nobody_has_checked_is_there_and_proves_nothing() -> None:
    where = programme({"key": "jobs", "score": PER_HEAD, "proved_by": ["roll"]})
    assert where.rubric is not None
    known = Knowledge(where, made.answers(employees=3), ON)
    item = scoring.score(where.rubric, known, ["insurance_roll"], ["insurance_roll"]).criteria[0].items[0]
    assert (item.basis, item.missing) == ("stated", ())


def test_every_estimate_says_that_it_is_ones_own_and_who_decides() -> None:
    total = scored(programme({"key": "a", "score": PER_HEAD}), made.answers(employees=3))
    assert total.is_self_estimate
    assert scoring_words.total(total, "ko") == (
        "예상 점수는 10점 만점에 7.5점이에요. 스스로 어림한 값이고, 실제 점수와 선정은 심사위원회가 정해요."
    )
    assert "7.5 points out of 10" in scoring_words.total(total, "en")
    assert "the committee decides" in scoring_words.total(total, "en")


def test_a_range_is_told_as_a_range_with_what_each_line_rests_on() -> None:
    bonus = {"key": "small", "name": {"ko": "소공인", "en": "micro firms"}, "points": 3}
    needs = {"needs": {"question": "size", "is": "micro"}, "source": made.SOURCE}
    where = programme(
        {"key": "a", "score": PER_HEAD, "guess": True}, {"key": "b", "by": "evaluator"},
        bonuses=[bonus | needs], pass_mark=12,
    )  # fmt: skip
    assert where.rubric is not None
    total = scored(where, made.answers(employees=2))
    lines = scoring_words.lines(total, where, "ko")
    assert [(line.group, line.name, line.points, line.basis) for line in lines] == [
        ("경쟁력: 20점 중 5~15점", "고용", "10점 중 5점(배점은 추정)", "stated"),
        ("경쟁력: 20점 중 5~15점", "고용", "10점 중 0~10점", "evaluator"),
        ("가점(위 점수와 따로예요)", "소공인", "아직 몰라요", None),
    ]
    assert scoring_words.notes(total, where.rubric, "ko") == ("기준 점수 12점을 넘을지는 아직 몰라요.",)
    assert scoring_words.lines(total, where, "en")[0].points == "5 points out of 10 (points are a guess)"


def test_points_that_are_all_guessed_are_said_to_be_so_once() -> None:
    where = programme({"key": "a", "score": PER_HEAD, "guess": True}, {"key": "b", "by": "evaluator", "guess": True})
    assert where.rubric is not None
    total = scored(where, made.answers(employees=2))
    assert [line.points for line in scoring_words.lines(total, where, "ko")] == ["10점 중 5점", "10점 중 0~10점"]
    assert scoring_words.notes(total, where.rubric, "ko") == ("항목별 배점은 아직 공고와 대조하지 않은 추정이에요.",)


def test_the_evidence_map_says_what_proves_an_item_and_what_is_missing() -> None:
    where = programme({"key": "a", "score": PER_HEAD, "proved_by": ["roll", "fresh"]}, {"key": "b", "score": 1})
    line, without_papers = scoring_words.lines(scored(where, {}, "insurance_roll"), where, "ko")
    assert (line.papers, line.missing) == (("roll", "fresh"), ("fresh",))
    assert (without_papers.papers, without_papers.missing) == ((), ())
    complete = scored(where, {}, "insurance_roll", "fresh")
    assert scoring_words.lines(complete, where, "en")[0].missing == ()
