"""A certificate that counts today, and will have run out on the day when the programme wants it."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest

from bot.services.base.context import Context
from bot.services.base.definitions import Definitions
from forms.loading import loader
from forms.plain import show_date
from tests.bot.person import TODAY, Person, certificate

CLEARANCE_ENDS = TODAY + timedelta(days=30)
Start = Callable[..., Person]


@pytest.fixture
def start(tmp_path: Path, new_context: Callable[..., Context], sqlite_url: str, reader: None) -> Start:
    """A person applying to a programme whose notice has the days that are given."""

    def build(language: str = "ko", **days: str) -> Person:
        home = tmp_path / "programmes" / "kosme" / "shared_logistics"
        shutil.copytree(loader.PROGRAMMES / "kosme" / "shared_logistics", home)
        notice = next((home / "notices").glob("*.yml"))
        text = notice.read_text("utf-8").replace("closes: null\n", "")
        notice.write_text(text + "".join(f"{key}: {day}\n" for key, day in days.items()), "utf-8")
        person = Person(new_context(sqlite_url, definitions=Definitions.load(home.parents[1])), language)
        person.begin()
        return person

    return build


def told(person: Person) -> str:
    answer = person.upload(certificate("national_tax_clearance"))
    return "\n".join(str(message.body.get("text", "")) for message in answer)


@pytest.mark.parametrize("language", ["ko", "en"])
def test_a_clearance_that_ends_before_the_closing_day_names_the_day_from_which_a_new_one_lasts(start, language):
    closes = CLEARANCE_ENDS + timedelta(days=10)
    words = told(start(language, closes=closes.isoformat()))
    for day in (CLEARANCE_ENDS, closes, closes - timedelta(days=30)):
        assert show_date(day.isoformat(), language) in words


def test_the_day_of_looking_at_the_papers_counts_where_the_notice_names_it(start):
    seen = CLEARANCE_ENDS + timedelta(days=20)
    words = told(start(closes=TODAY.isoformat(), papers_seen_until=seen.isoformat()))
    assert show_date(seen.isoformat(), "ko") in words
    assert show_date((seen - timedelta(days=30)).isoformat(), "ko") in words


@pytest.mark.parametrize("days", [{}, {"closes": CLEARANCE_ENDS.isoformat()}])
def test_a_clearance_that_lasts_long_enough_is_only_said_to_be_valid(start, days):
    assert f"{show_date(CLEARANCE_ENDS.isoformat(), 'ko')}까지 유효해요" in told(start(**days))


def test_a_clearance_that_lapses_is_taken_all_the_same(start):
    person = start(closes=(CLEARANCE_ENDS + timedelta(days=1)).isoformat())
    told(person)
    assert [each.state for each in person.situation.documents] == ["parsed"]
    assert "tax_arrears" in person.answers
