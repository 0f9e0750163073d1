"""What would turn a no: one figure, or time."""

import datetime as dt
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from forms.answers import Answer
from forms.assessment import near_miss, near_miss_words
from forms.assessment.near_miss import Change, Later
from forms.definitions.model import Programme
from forms.evaluation.knowledge import Knowledge
from tests.forms import generated, made

ON = dt.date(2026, 3, 2)
GROWTH = {"question": "exports", "at_least": made.dollars(1_000_000)}


def programme(needs: dict[str, Any], **more: Any) -> Programme:
    return made.programme(rules=[made.rule("one", needs)], **more)


def miss(where: Programme, answers: dict[str, Answer], on: dt.date | None = ON) -> Change | Later | None:
    return near_miss.find(where.rules[0], Knowledge(where, answers, on))


def needed(where: Programme, answers: dict[str, Answer]) -> Any:
    found = miss(where, answers)
    assert isinstance(found, Change)
    return found.needed


def test_an_export_just_below_the_bound_is_told_the_bound() -> None:
    found = miss(programme(GROWTH), made.answers(exports=made.dollars(940_000)))
    assert found == Change("exports", made.dollars(940_000), made.dollars(1_000_000), and_beyond=True)
    assert near_miss_words.say(found, programme(GROWTH), "ko") == (
        "작년 직접수출이 94만 달러인데, 100만 달러 이상이면 돼요."
    )
    assert near_miss_words.say(found, programme(GROWTH), "en") == (
        "direct exports last year: US$940,000 now, US$1,000,000 or more would do."
    )


def test_a_firm_that_is_too_large_is_told_how_many_fewer_would_do() -> None:
    where = programme({"question": "employees", "below": 50})
    found = miss(where, made.answers(employees=61))
    assert found == Change("employees", 61, 49, is_more=False, and_beyond=True)
    assert near_miss_words.say(found, where, "ko") == "직원 수가 61인데, 49 이하면 돼요."


def test_where_only_a_range_would_do_its_near_end_is_told_and_no_more() -> None:
    where = programme({"all": [{"question": "employees", "at_least": 5}, {"question": "employees", "below": 50}]})
    found = miss(where, made.answers(employees=3))
    assert found == Change("employees", 3, 5)
    assert near_miss_words.say(found, where, "ko") == "직원 수가 3인데, 5면 돼요."


def test_a_narrow_range_far_away_is_found_as_well() -> None:
    where = programme({"all": [{"question": "employees", "above": 4_000}, {"question": "employees", "below": 4_002}]})
    assert needed(where, made.answers(employees=3)) == 4_001


def test_one_of_a_few_numbers_is_found_from_both_sides() -> None:
    where = programme({"question": "employees", "in": [10, 777]})
    assert needed(where, made.answers(employees=600)) == 777
    assert needed(where, made.answers(employees=12)) == 10


def test_a_band_that_is_two_lines_further_is_found() -> None:
    bands = [{"below": 10, "gives": "small"}, {"below": 12, "gives": "right"}, {"gives": "large"}]
    where = programme(
        {"value": {"band": {"value": {"question": "employees"}, "bands": {"parameter": "grades"}}}, "is": "right"},
        parameters={"grades": bands},
    )
    assert needed(where, made.answers(employees=500)) == 11
    assert needed(where, made.answers(employees=1)) == 10


def test_the_bound_is_found_through_a_derived_average_of_table_cells() -> None:
    average = {"average": [{"question": "years", "column": "sales"}]}
    derived = {"key": "mean", "section": "one", "type": "money", "unit": "KRW", "label": made.WORDS, "value": average}
    where = programme({"question": "mean", "at_least": made.won(200)}, derived=[derived])
    rows = [{"sales": made.won(amount), "staff": 1} for amount in (300, 100, 100)]
    found = miss(where, made.answers(years=rows))
    assert found == Change("years", made.won(300), made.won(400), row=0, column="sales", and_beyond=True)
    assert near_miss_words.say(found, where, "ko") == "연도별 실적 2025 매출이 300원인데, 400원 이상이면 돼요."


def test_a_single_cell_and_no_other_is_changed() -> None:
    where = programme({"value": {"question": "years", "column": "staff", "row": "2024"}, "at_least": 4})
    rows = [{"staff": 1}, {"staff": 2}, {"staff": 3}]
    found = miss(where, made.answers(years=rows))
    assert isinstance(found, Change)
    assert (found.row, found.column, found.needed) == (1, "staff", 4)


def test_of_two_figures_the_one_that_changes_least_for_its_size_is_told() -> None:
    where = programme({"any": [{"question": "employees", "at_least": 10}, GROWTH]})
    found = miss(where, made.answers(employees=5, exports=made.dollars(940_000)))
    assert isinstance(found, Change)
    assert found.key == "exports"


def test_a_decimal_moves_by_hundredths_or_by_the_places_it_is_written_with() -> None:
    where = programme({"question": "weight", "above": 2})
    assert needed(where, made.answers(weight=1.5)) == 2.01
    assert needed(where, made.answers(weight=1.5005)) == 2.0001


def test_a_figure_never_leaves_what_its_question_allows() -> None:
    assert miss(programme({"question": "employees", "above": 100_000}), made.answers(employees=5)) is None
    assert miss(programme({"question": "sales", "below": made.won(0)}), made.answers(sales=made.won(5))) is None


def test_a_parameter_of_the_notice_is_the_bound() -> None:
    where = programme(
        {"question": "employees", "at_least": {"parameter": "least_staff"}}, parameters={"least_staff": 8}
    )
    assert needed(where, made.answers(employees=5)) == 8


def test_a_choice_is_not_flipped() -> None:
    assert miss(programme({"question": "size", "is": "micro"}), made.answers(size="large")) is None


def test_two_changes_at_once_are_no_near_miss() -> None:
    where = programme({"all": [GROWTH, {"question": "size", "is": "micro"}]})
    assert miss(where, made.answers(exports=made.dollars(1), size="large")) is None


@pytest.mark.parametrize("answers", [{}, {"exports": made.dollars(2_000_000)}, {"exports": made.won(5)}])
def test_what_is_no_no_has_no_near_miss(answers: dict[str, Any]) -> None:
    assert miss(programme(GROWTH), made.answers(**answers)) is None


def test_a_young_firm_is_told_the_day_on_which_it_is_old_enough() -> None:
    where = programme({"value": {"elapsed": {"unit": "years", "since": {"question": "opened_on"}}}, "at_least": 1})
    found = miss(where, made.answers(opened_on="2025-09-14"))
    assert found == Later(dt.date(2026, 9, 14))
    assert near_miss_words.say(found, where, "ko") == "2026년 9월 14일부터는 이 조건에 맞아요."


def test_a_day_after_the_notice_closes_is_told_as_such() -> None:
    where = programme({"value": {"today": True}, "at_least": dt.date(2026, 12, 1)}, closes=dt.date(2026, 10, 31))
    found = miss(where, {})
    assert found == Later(dt.date(2026, 12, 1))
    assert near_miss_words.say(found, where, "ko") == (
        "2026년 12월 1일부터는 이 조건에 맞아요. 다만 이번 공고는 2026년 10월 31일에 마감돼요."
    )
    assert "closes on 31 October 2026" in near_miss_words.say(found, where, "en")


def test_a_day_more_than_three_years_away_is_of_no_use() -> None:
    where = programme({"value": {"elapsed": {"unit": "years", "since": {"question": "opened_on"}}}, "at_least": 7})
    assert miss(where, made.answers(opened_on="2025-09-14")) is None


def test_time_alone_changes_nothing_where_the_rule_does_not_look_at_the_day() -> None:
    where = programme({"question": "opened_on", "at_most": dt.date(2020, 1, 1)})
    assert miss(where, made.answers(opened_on="2025-09-14")) is None


def test_a_rule_that_ends_is_no_obstacle_on_the_day_after() -> None:
    where = made.programme(rules=[made.rule("one", {"question": "size", "is": "micro"}, until="2026-06-30")])
    assert miss(where, made.answers(size="large")) == Later(dt.date(2026, 7, 1))


def test_a_rule_that_ends_may_be_followed_by_a_stricter_or_a_milder_one() -> None:
    def two(second: dict[str, Any]) -> Programme:
        first = made.rule("one", {"question": "size", "is": "micro"}, until="2026-06-30")
        return made.programme(rules=[first, made.rule("one", second, since="2026-07-01")])

    assert miss(two({"question": "size", "in": ["large"]}), made.answers(size="large")) == Later(dt.date(2026, 7, 1))
    assert miss(two({"question": "size", "in": ["small"]}), made.answers(size="large")) is None


def test_without_a_day_no_later_day_is_told() -> None:
    where = programme({"value": {"today": True}, "at_least": dt.date(2026, 12, 1)})
    assert miss(where, {}, on=None) is None


TERM = st.one_of(
    st.just({"question": "employees"}),
    st.just({"question": "years", "column": "staff", "row": "2024"}),
    st.just({"sum": [{"question": "years", "column": "staff"}]}),
    st.just({"average": [{"question": "years", "column": "staff"}, {"question": "employees"}]}),
    st.just({"rounded_down": {"value": {"product": [{"question": "employees"}, 0.3]}, "to": 7}}),
    st.just({"quotient": [{"question": "employees"}, {"question": "weight"}]}),
    st.just({"difference": [{"question": "employees"}, {"question": "years", "column": "staff", "row": "2023"}]}),
)
TEST = st.builds(
    lambda value, name, bound: {"value": value, name: bound},
    TERM,
    st.sampled_from(["at_least", "at_most", "above", "below", "is"]),
    st.integers(0, 300) | TERM,
)
NEEDS = st.recursive(
    TEST,
    lambda part: (
        st.builds(
            lambda name, parts: {name: parts}, st.sampled_from(["all", "any"]), st.lists(part, min_size=1, max_size=3)
        )
        | part.map(lambda one: {"not": one})
    ),
    max_leaves=4,
)
STAFF = st.lists(st.integers(0, 200), min_size=3, max_size=3).map(lambda all_: [{"staff": one} for one in all_])


@generated.MANY
@given(NEEDS, st.integers(0, 400), st.integers(0, 3000), STAFF)
def test_the_change_makes_the_rule_say_yes_and_one_step_less_does_not(
    needs: dict[str, Any], employees: int, grams: int, years: list[dict[str, int]]
) -> None:
    where = programme(needs)
    answers = made.answers(employees=employees, weight=grams / 1000, years=years)
    found = miss(where, answers)
    if not isinstance(found, Change):
        return

    def truth(figure: Any) -> bool | None:
        whole: Any = figure
        if found.row is not None:
            whole = [row | ({found.column: figure} if place == found.row else {}) for place, row in enumerate(years)]
        return Knowledge(where, answers | made.answers(**{found.key: whole}), ON).holds(where.rules[0].needs)

    step = 1 if isinstance(found.now, int) else (0.001 if grams % 10 else 0.01)
    less = found.needed - step if found.is_more else found.needed + step
    assert truth(found.needed) is True
    assert truth(round(less, 6) if isinstance(less, float) else less) is not True


@generated.PROGRAMMES_AT_A_TIME
@given(st.dates(dt.date(2020, 1, 1), dt.date(2027, 1, 1)), st.integers(1, 40), st.sampled_from(["months", "days"]))
def test_the_later_day_is_the_first_on_which_the_rule_says_yes(opened: dt.date, bound: int, unit: str) -> None:
    where = programme({"value": {"elapsed": {"unit": unit, "since": {"question": "opened_on"}}}, "at_least": bound})
    answers = made.answers(opened_on=opened.isoformat())
    found = miss(where, answers)
    days = [ON + dt.timedelta(days) for days in range(1097)]
    truths = [Knowledge(where, answers, day).holds(where.rules[0].needs) for day in days]
    first = next((day for day, truth in zip(days, truths, strict=True) if truth), None)
    assert (found.on if isinstance(found, Later) else None) == (None if truths[0] else first)
