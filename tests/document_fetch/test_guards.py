"""What each guard accepts, doubts, and how it writes a value down."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from document_fetch.demo.company import business_number, corporate_number
from document_fetch.reading.guards import GUARDS, business_number_is_valid, corporate_number_is_valid
from tests import effort

DIGITS = "0123456789"


@pytest.mark.parametrize("digits", ["1248100998", "1208147521", "2208162517"])
def test_real_business_numbers_pass_their_check_digit(digits):
    assert business_number_is_valid(digits)


@pytest.mark.parametrize(
    "digits",
    ["1248100999", "124810099", "12481009988", "124-81-00998", "١٢٤٨١٠٠٩٩٨"],
    ids=["last_digit_altered", "nine_digits", "eleven_digits", "hyphens", "other_script"],
)
def test_other_numbers_do_not(digits):
    assert not business_number_is_valid(digits)


@pytest.mark.parametrize("digits", ["1301110006246", "1101111129497"])
def test_real_corporate_numbers_pass_their_check_digit(digits):
    assert corporate_number_is_valid(digits)


@given(st.text(DIGITS, min_size=9, max_size=9), st.integers(0, 8), st.integers(1, 9))
def test_the_check_digit_finds_almost_every_single_wrong_digit(nine, place, step):
    digits = business_number(nine).replace("-", "")
    wrong = digits[:place] + str((int(digits[place]) + step) % 10) + digits[place + 1 :]
    # 5 and its tens at the ninth place let some pairs through; the other weights have no common factor with 10
    assert place == 8 or not business_number_is_valid(wrong) or step == 5


@given(st.text(DIGITS, min_size=12, max_size=12))
def test_made_corporate_numbers_are_valid(twelve):
    assert corporate_number_is_valid(corporate_number(twelve).replace("-", ""))


@pytest.mark.parametrize(
    ("guard", "text", "value", "certain"),
    [
        ("business_number", "124-81-00998", "124-81-00998", True),
        ("business_number", "1248100998", "124-81-00998", True),
        ("business_number", "１２４-81-00998", "124-81-00998", True),
        ("business_number", "124-81-00999", "124-81-00999", False),
        ("business_number", "850101-*******", "850101-*******", False),
        ("corporate_number", "110111-1129497", "110111-1129497", True),
        ("date", "2016 년09월30일", "2016-09-30", True),
        ("date", "2026년 6월29일", "2026-06-29", True),
        ("date", "2023. 03. 30", "2023-03-30", True),
        ("date", "2023. 3. 30.", "2023-03-30", True),
        ("date", "2022.01.01", "2022-01-01", True),
        ("date", "2025/09/19", "2025-09-19", True),
        ("date", "20250919", "2025-09-19", True),
        ("date", "2026년 7월29일 까지", "2026-07-29", True),
        ("date", "2027-03-3력1", "2027-03-03", False),
        ("date", "2025-02-30", "2025-02-30", False),
        ("date", "2025년 2기", "2025년 2기", False),
        ("period_start", "2020-08-18 ~ 2021-03-31", "2020-08-18", True),
        ("period_end", "2020-08-18 ~ 2021-03-31", "2021-03-31", True),
        ("period_end", "2020년 8월 18일부터 2021년 3월 31일까지", "2021-03-31", True),
        ("period_end", "2021-03-31 ~ 2020-08-18", "2021-03-31 ~ 2020-08-18", False),
        ("period_end", "2020-08-18 ~", "2020-08-18 ~", False),
        ("hometax_number", "1234-567-8901-234", "1234-567-8901-234", True),
        ("hometax_number", "1234-567-8901", "1234-567-8901", False),
        ("sme_number", "0010-2026-123456", "0010-2026-123456", True),
        ("name", "홍 길 동", "홍길동", True),
        ("name", "홍길동 외 1명", "홍길동 외 1명", True),
        ("name", "홍길동 1988년", "홍길동 1988년", False),
        ("text", "㈜한빛식품", "(주)한빛식품", True),
        ("text", "서울  마포구\x07", "서울 마포구", True),
        ("ticked", "[V]대금수령 [ ]해외이주 [ ]기타", "대금수령", True),
        ("ticked", "[ ]대금수령 [ ]해외이주 [√] 기타", "기타", True),
        ("ticked", "[V]대금수령 [V]기타", "[V]대금수령 [V]기타", False),
        ("ticked", "[ ]대금수령 [ ]기타", "[ ]대금수령 [ ]기타", False),
        ("listing", "종류 세목 해당 없음", "none", True),
        ("listing", "종류 세목 부가가치세 1,200,000", "listed", True),
        ("listing", "해당없음 부가가치세 1,200,000", "listed", False),
        ("listing", "종류 세목", "listed", False),
        ("person_before_brackets", "김달빛(달빛공방)", "김달빛", True),
        ("company_in_brackets", "김달빛(달빛공방)", "달빛공방", True),
        ("company_in_brackets", "홍길동(한빛식품(주))", "한빛식품(주)", True),
        ("company_in_brackets", "한빛식품(주)", "한빛식품(주)", True),
        ("company_in_brackets", "(주)한빛식품", "(주)한빛식품", True),
        ("company_in_brackets", "주식회사 한빛식품", "주식회사 한빛식품", True),
    ],
)
def test_a_guard_writes_down_what_it_understood(guard, text, value, certain):
    guarded = GUARDS[guard](text)
    assert guarded is not None
    assert guarded[0] == value
    assert (guarded[1] >= 0.5) is certain


@pytest.mark.parametrize(
    ("guard", "text"), [("text", " - "), ("text", ""), ("name", ":"), ("person_before_brackets", "한빛식품(주)")]
)
def test_what_the_certificate_does_not_say_is_not_read(guard, text):
    assert GUARDS[guard](text) is None


@given(
    st.dates(date(1900, 1, 1), date(2099, 12, 31)),
    st.sampled_from(["%Y년%m월%d일", "%Y. %m. %d.", "%Y-%m-%d", "%Y/%m/%d", "%Y%m%d"]),
)
def test_every_day_in_every_style_is_read(day, style):
    assert GUARDS["date"](day.strftime(style)) == (day.isoformat(), 1.0)


@pytest.mark.parametrize("guard", GUARDS)
@given(text=st.text(max_size=500))
def test_no_text_makes_a_guard_fail(guard, text):
    guarded = GUARDS[guard](text)
    assert guarded is None or 0 <= guarded[1] <= 1


@pytest.mark.parametrize("guard", GUARDS)
@pytest.mark.parametrize(
    "text", ["(" * 500, "[V]" * 166, "가 " * 250, "1" * 500, "2024년" * 125, " " * 499 + "x", "가(" * 250 + ")"]
)
def test_no_text_makes_a_guard_slow(guard, text):
    assert effort.millions(lambda: GUARDS[guard](text)) < 20
