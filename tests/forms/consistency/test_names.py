"""Is it the same company?"""

from __future__ import annotations

import pytest

from forms import consistency
from forms.consistency import Comparison, Hints, Why

SAME_NUMBER = Hints(same_business_number=True)


def compare(one: str, other: str, hints: Hints = Hints()) -> Comparison:  # noqa: B008  (frozen)
    return consistency.compare("company_name", one, other, hints=hints)


@pytest.mark.parametrize(
    ("one", "other", "why"),
    [
        ("㈜한빛식품", "주식회사 한빛식품", Why.SAME),
        ("한빛 식품 주식회사", "한빛식품(주)", Why.SAME),
        ("한빛식품（주）", "한빛식품 ( 주 )", Why.SAME),  # full-width brackets
        ("HANBIT FOODS INC", "Hanbit Foods Inc", Why.SAME),
        ("한빛식품(주)", "한빛식품", Why.LEGAL_FORM_MISSING),
        ("농업회사법인 주식회사 한빛", "한빛", Why.LEGAL_FORM_MISSING),
        ("한빛 F&B", "한빛F&B(주)", Why.LEGAL_FORM_MISSING),
        ("J&K-Trading Inc.", "JK Trading", Why.LEGAL_FORM_MISSING),
        ("Hanbit Foods Co., Ltd.", "HANBIT FOODS", Why.LEGAL_FORM_MISSING),
        ("한빛·푸드", "한빛푸드", Why.SPELLING),
        ("농업회사법인 주식회사 한빛", "주식회사 한빛", Why.SPELLING),
        ("한빛식품(주)(HANBIT FOODS)", "한빛식품(주)", Why.SPELLING),
        ("한빛식품(주) (HANBIT FOODS CO.,LTD)", "Hanbit Foods Co., Ltd.", Why.OTHER_NAME),
    ],
)
def test_names_that_mean_the_same_company(one: str, other: str, why: Why) -> None:
    found = compare(one, other)
    assert found.agrees
    assert found.why == why


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("한빛식품", "한빛푸드"),
        ("한빛식품(본점)", "새빛식품(본점)"),
        ("Incheon Foods", "Cheon Foods"),
        ("한빛식품", "한빛식품판매"),
        ("Limited Edition Korea", "Edition Korea"),
        ("한빛식품(주)", "새빛(주)"),
    ],
)
def test_names_that_do_not(one: str, other: str) -> None:
    assert compare(one, other).verdict == "different"
    assert compare(one, other, SAME_NUMBER).verdict == "different"


@pytest.mark.parametrize(
    ("one", "other", "why"),
    [
        ("㈜한빛식품", "한빛식품(주)", Why.LEGAL_FORM_PLACE),
        ("주식회사 한빛", "한빛 주식회사", Why.LEGAL_FORM_PLACE),
        ("한빛식품(유)", "한빛식품(주)", Why.LEGAL_FORM_KIND),
    ],
)
def test_the_legal_form_makes_another_company_unless_the_business_numbers_agree(one: str, other: str, why: Why) -> None:
    assert (compare(one, other).verdict, compare(one, other).why) == ("different", why)
    assert (compare(one, other, SAME_NUMBER).verdict, compare(one, other, SAME_NUMBER).why) == ("variant", why)


def test_a_form_in_latin_letters_is_no_other_form() -> None:
    assert compare("주식회사 한빛 Foods", "한빛 Foods Co., Ltd.").why == Why.SPELLING


def test_a_name_in_other_letters_may_be_the_same_and_is_not_called_different() -> None:
    assert compare("한빛식품(주)", "Hanbit Foods Co., Ltd.").verdict == "unknown"
    assert compare("한빛식품(주)", "Hanbit Foods Co., Ltd.").why == Why.SCRIPTS


def test_a_legal_form_alone_is_no_name() -> None:
    assert compare("(주)", "한빛식품(주)").verdict == "unknown"


def test_which_name_says_more_is_told() -> None:
    found = compare("한빛식품", "한빛식품(주)")
    assert (found.one_adds, found.other_adds) == (False, True)
