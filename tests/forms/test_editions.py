"""Which edition of a programme is on offer on a day."""

import datetime as dt

import pytest

from forms import errors
from forms.definitions.editions import Editions, is_open
from forms.definitions.model import Programme
from forms.loading import checks
from tests.forms import made


def edition(programme: Programme, notice: str, opens: str | None, closes: str | None, **changes: object) -> Programme:
    dates = {"opens": opens and dt.date.fromisoformat(opens), "closes": closes and dt.date.fromisoformat(closes)}
    renamed = programme.notice.model_copy(update={"id": notice, **dates})
    return programme.model_copy(update={"notice": renamed, **changes})


@pytest.fixture
def editions(programme: Programme) -> Editions:
    return Editions.of(
        [
            edition(programme, "2025-1", "2025-01-01", "2025-02-28"),
            edition(programme, "2026-1", "2025-12-17", "2026-01-09"),
            edition(programme, "2026-2", "2026-04-17", "2026-05-06"),
        ]
    )


@pytest.mark.parametrize(
    ("day", "notice"),
    [
        ("2024-12-31", "2025-1"),  # before all of them: the first to come
        ("2025-01-01", "2025-1"),
        ("2025-12-16", "2025-1"),  # between two: the one that was
        ("2025-12-17", "2026-1"),
        ("2026-01-09", "2026-1"),
        ("2026-01-10", "2026-1"),
        ("2026-04-17", "2026-2"),
        ("2030-01-01", "2026-2"),
    ],
)
def test_the_edition_of_a_day(editions: Editions, day: str, notice: str) -> None:
    assert editions.current("kosme.shared_logistics", dt.date.fromisoformat(day)).notice.id == notice


def test_an_application_keeps_its_own_edition(editions: Editions) -> None:
    assert editions.pinned("kosme.shared_logistics", "2025-1").notice.id == "2025-1"
    assert editions.find("kosme.shared_logistics", "1999-1") is None
    with pytest.raises(errors.UnknownProgramme):
        editions.pinned("kosme.shared_logistics", "1999-1")
    with pytest.raises(errors.UnknownProgramme):
        editions.current("nobody.nothing", dt.date(2026, 1, 1))


def test_the_search_is_no_programme_on_offer(programme: Programme) -> None:
    search = programme.model_copy(update={"id": "a.finder", "kind": "finder"})
    both = Editions.of([programme, search])
    day = dt.date(2026, 11, 24)
    assert [each.id for each in both.on_offer(day)] == ["kosme.shared_logistics"]
    assert both.finder(day) is search
    assert both.on_offer(day, {"another"}) == ()


def test_a_notice_with_a_closing_time_is_closed_from_that_minute_on_its_last_day() -> None:
    notice = made.programme(closes=dt.date(2026, 1, 9), closes_at="17:00").notice
    last, at = dt.date(2026, 1, 9), dt.time.fromisoformat
    assert [is_open(notice, last, at(clock)) for clock in ("00:00", "16:59:59", "17:00", "23:59")] == [
        True, True, False, False,
    ]  # fmt: skip
    assert is_open(notice, last)
    assert is_open(notice, last - dt.timedelta(1), at("23:59"))
    assert not is_open(notice, last + dt.timedelta(1), at("00:00"))


def test_without_a_closing_time_the_last_day_counts_to_its_end() -> None:
    assert is_open(made.programme(closes=dt.date(2026, 1, 9)).notice, dt.date(2026, 1, 9), dt.time(23, 59, 59))


@pytest.mark.parametrize("wrong", [1020, "17", "24:00", "5 pm"])
def test_a_closing_time_is_a_clock_time_in_quotation_marks(wrong: object) -> None:
    with pytest.raises(ValueError, match="closes_at"):
        made.programme(closes=dt.date(2026, 1, 9), closes_at=wrong)


def test_a_closing_time_needs_a_last_day() -> None:
    assert "notice.closes_at: there is no last day" in list(checks.faults(made.programme(closes_at="17:00")))
