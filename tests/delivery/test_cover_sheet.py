"""The cover sheet says in Korean what the dossier says, and takes nothing in it for markup."""

import io
from typing import Any

import pypdf
import pytest

from bot.delivery import cover_sheet, summary
from tests.delivery import synthetic

HASH = "5e" * 32


def text_of(pdf: bytes) -> str:
    return "\n".join(page.extract_text() for page in pypdf.PdfReader(io.BytesIO(pdf)).pages)


@pytest.fixture(scope="module")
def text() -> str:
    return text_of(cover_sheet.draw(synthetic.dossier(), sha256=HASH))


@pytest.mark.parametrize(
    "words",
    [
        "전자상거래수출 공동물류 상시 할인 · 2026-1 공고",
        "한빛식품(주)",
        "124-81-00998",
        str(synthetic.SUBMISSION),
        "2026-11-24 11:35",
        "사업자등록증 1쪽",
        "사업자등록증 1쪽 (기업 확인 전)",
        "3억 5,000만원",
        "국세 납세증명서",
        "유효기간 지남",
        "2026-12-23",
        "작년 수출 실적을 아직 몰라요.",
        "아직 모름",
        "중소기업기본법 제2조",
        "개인정보 제3자 제공 (2026-1판, 2026-11-24 11:30에 동의)",
        HASH,
        f"제출번호 {synthetic.SUBMISSION} · 1 / 1쪽",
        "제출번호(앞 8자리만도 돼요)로",
    ],
)
def test_the_sheet_says(words: str, text: str) -> None:
    assert words in text


def test_the_sheet_says_where_documents_differ_from_the_answers_and_before_the_answers() -> None:
    text = text_of(cover_sheet.draw(synthetic.dossier(discrepancies=synthetic.overruled()), sha256=HASH))
    part = text[text.index("서류와 다른 답") : text.rindex("신청 내용")]
    for words in (
        "12명",
        "9명 (중소기업확인서 1쪽)",
        "8명 (국세 납세증명서 1쪽)",
        "기업이 적은 값",
        "2026-11-24 11:32",
    ):
        assert words in part
    assert "임꺽정 (중소기업확인서 1쪽)" in part
    assert "다른 서류의 값" in part
    assert text.replace("\n", "").count("서류와 다름") == 2


@pytest.mark.parametrize(
    ("reason", "words"),
    [
        (synthetic.CHANGED, "이유: 그 뒤에 바뀌었어요"),
        (
            synthetic.reason("other", "다른 이유", "Another reason", "<b>두 사람이</b> & 11월에"),
            "이유: “<b>두 사람이</b> & 11월에”",
        ),
        (None, ""),
    ],
)
def test_the_reason_of_a_value_that_stands_against_a_document_is_on_it(reason: Any, words: str) -> None:
    (told, *_) = synthetic.overruled()[1:]
    text = text_of(cover_sheet.draw(synthetic.dossier(discrepancies=[told | {"reason": reason}]), sha256=HASH))
    assert words.replace(" ", "") in text.replace("\n", "").replace(" ", "")
    assert ("이유" in text) is bool(words)


def test_a_dossier_before_reasons_still_gets_its_sheet() -> None:
    told = [{name: each[name] for name in each if name != "reason"} for each in synthetic.overruled()]
    text = text_of(cover_sheet.draw(synthetic.dossier_of_version_3(discrepancies=told), sha256=HASH))
    assert "기업이 적은 값" in text
    assert "이유" not in text


def test_where_nothing_differs_the_sheet_says_nothing_of_it(text: str) -> None:
    older = text_of(cover_sheet.draw(synthetic.dossier_of_version_1(), sha256=HASH))
    assert "서류와 다" not in text + older
    assert "한빛식품(주)" in older


def test_what_people_wrote_is_not_markup(text: str) -> None:
    assert "쌀과자 & 조청 <유기농>" in text
    hostile = synthetic.dossier(company={"business_number": "124-81-00998", "company_name": "<b>굵게</b> <para>&amp;"})
    assert "<b>굵게</b> <para>&amp;" in text_of(cover_sheet.draw(hostile, sha256=HASH))


def test_a_very_long_answer_goes_on_over_the_page() -> None:
    long = synthetic.answer(
        "products", "파는 물건", "products", "가나다라" * 500, "shop", "text", synthetic.given_by("user")
    )
    pdf = cover_sheet.draw(synthetic.dossier(answers=[long] * 3), sha256=HASH)
    assert text_of(pdf).replace("\n", "").count("가나다라") >= 1400
    assert len(pypdf.PdfReader(io.BytesIO(pdf)).pages) > 1


def test_the_font_is_inside_the_file() -> None:
    pdf = pypdf.PdfReader(io.BytesIO(cover_sheet.draw(synthetic.dossier(), sha256=HASH)))
    fonts = pdf.pages[0]["/Resources"]["/Font"].values()
    embedded = [font.get_object() for font in fonts if "/FontDescriptor" in font.get_object()]
    assert embedded
    assert all("/FontFile2" in font["/FontDescriptor"] for font in embedded)


def test_a_dossier_with_nothing_in_it_still_has_words() -> None:
    empty = synthetic.dossier(answers=[], documents=[], consents=[], eligibility={"outcome": "yes", "findings": []})
    text = text_of(cover_sheet.draw(empty, sha256=HASH))
    assert all(summary.say(f"{part}.empty") in text for part in ("answers", "documents", "eligibility", "consents"))
