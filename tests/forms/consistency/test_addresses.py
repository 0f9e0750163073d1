"""Is it the same place?"""

from __future__ import annotations

import pytest

from forms import consistency
from forms.consistency import Comparison, Why, places

PRINTED = "서울특별시 마포구 가상로 12, 3층(공덕동)"


def compare(one: str, other: str) -> Comparison:
    return consistency.compare("address", one, other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("서울특별시 마포구 가상로 12", "서울 마포구 가상로 12"),
        ("(04123) 서울시 마포구 가상로 12", "서울 마포구 가상로12"),
        ("우)04123 서울 마포구 가상로 12", "서울시 마포구 가상로 12 (04123)"),
        ("121-040 서울 마포구 가상로 12", "마포구 가상로 12"),
        ("대한민국 서울특별시마포구 가상로 12", "서울, 마포구, 가상로 12"),
        ("경기도 성남시 분당구 판교역로166번길 12-3", "성남시 분당구 판교역로 166번길 12-3"),
        ("경기도성남시분당구 판교역로 1", "경기 성남시 분당구 판교역로 1"),
        ("경기 화성시 봉담읍 와우안길 17", "경기도 화성시 와우안길 17"),
        ("세종특별자치시 한누리대로 2130", "세종 한누리대로 2130"),
        ("부산진구 가야대로 1", "부산광역시 부산진구 가야대로 1"),
        ("서울 중구 을지로2가 50", "서울특별시 중구 을지로2가 50번지"),
        ("서울 동작구 상도1동 123", "서울특별시 동작구 상도동 123"),
        ("서울 마포구 가상로 12 지하 1층", "서울 마포구 가상로 12, 지하1층(공덕동)"),
        ("서울 마포구 가상로 12 3층", PRINTED),
    ],
)
def test_the_same_place_written_otherwise(one: str, other: str) -> None:
    assert (compare(one, other).verdict, compare(one, other).why) == ("variant", Why.SPELLING)


@pytest.mark.parametrize(
    ("one", "other", "adds"),
    [
        ("서울 마포구 가상로 12", PRINTED, (False, True)),
        ("서울 마포구 가상로 12, 한빛빌딩 3층", PRINTED, (True, False)),
        ("서울 마포구 가상로 12, 5층", PRINTED, (True, True)),
        ("서울 마포구 가상로 12 101동 1203호", "서울 마포구 가상로 12", (True, False)),
    ],
)
def test_storey_room_and_building_are_detail_and_who_gives_more_is_told(
    one: str, other: str, adds: tuple[bool, bool]
) -> None:
    found = compare(one, other)
    assert (found.verdict, found.why) == ("variant", Why.DETAIL)
    assert (found.one_adds, found.other_adds) == adds


@pytest.mark.parametrize(
    ("old", "new", "since"),
    [
        ("강원도 춘천시 중앙로 1", "강원특별자치도 춘천시 중앙로 1", "2023-06-11"),
        ("전라북도 전주시 완산구 효자로 1", "전북특별자치도 전주시 완산구 효자로 1", "2024-01-18"),
        ("인천광역시 남구 소성로 1", "인천 미추홀구 소성로 1", "2018-07-01"),
        ("경상북도 군위군 군청로 1", "대구광역시 군위군 군청로 1", "2023-07-01"),
    ],
)
def test_an_old_paper_bears_the_old_name_of_the_same_place(old: str, new: str, since: str) -> None:
    found = compare(old, new)
    assert (found.verdict, found.why) == ("variant", Why.RENAMED)
    assert str(found.facts["since"]) == since


@pytest.mark.parametrize(
    ("other", "why"),
    [
        ("부산광역시 마포구 가상로 12", Why.PROVINCE),
        ("서울특별시 종로구 가상로 12", Why.DISTRICT),
        ("서울특별시 마포구 나상로 12", Why.ROAD),
        ("서울특별시 마포구 가상로54길 12", Why.ROAD),
        ("서울특별시 마포구 가상로 21", Why.BUILDING),
        ("서울특별시 마포구 가상로 12-1", Why.BUILDING),
        ("서울특별시 마포구 가상로 지하 12", Why.BUILDING),
    ],
)
def test_another_place_is_told_by_what_differs(other: str, why: Why) -> None:
    assert (compare(PRINTED, other).verdict, compare(PRINTED, other).why) == ("different", why)


def test_two_lots_are_compared_by_their_numbers() -> None:
    assert compare("서울 마포구 상암동 1601", "서울 마포구 상암동 1602").why == Why.LOT
    assert compare("서울 마포구 상암동 1601", "서울 마포구 상암동 산 1601").why == Why.LOT


def test_a_lot_and_a_street_address_cannot_be_compared_but_another_city_can() -> None:
    street = "서울 마포구 월드컵북로 400"
    assert (compare("서울 마포구 상암동 1601", street).verdict, compare("서울 마포구 상암동 1601", street).why) == (
        "unknown",
        Why.ROAD_AND_LOT,
    )
    assert compare("부산 해운대구 우동 1", street).why == Why.PROVINCE


@pytest.mark.parametrize("one", ["400, World Cup buk-ro, Mapo-gu, Seoul", "가상로 3층", "서울 어딘가 5"])
def test_what_cannot_be_read_as_an_address_is_unknown_unless_it_is_written_alike(one: str) -> None:
    assert compare(one, PRINTED).verdict == "unknown"
    assert compare(one, one.upper().replace(" ", "  ")).verdict == "same"


def test_no_two_provinces_share_a_name() -> None:
    names = [name for province in places.places().provinces for name in province.names]
    assert len(names) == len(set(names))
    assert len(places.places().provinces) == 17


def test_a_former_name_is_one_of_the_names() -> None:
    assert all(each.renamed is None or each.renamed.was in each.names for each in places.places().provinces)
