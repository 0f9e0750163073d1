"""Labels and values printed otherwise than the forms do it, and rows that no layout knows."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from random import Random

from tests.document_fetch.certificates.arrange import Entry

Rows = Sequence[Sequence[Entry]]
SYNONYMS = {
    "상호(법인명)": ("법인명(상호)", "상호", "법인명", "상 호", "업체명"),
    "사업자등록번호": ("사업자 등록번호", "사업자번호", "사업자등록 번호"),
    "성명(대표자)": ("대표자(성명)", "대표자 성명", "성명", "대표자"),
    "대표자": ("대표자명", "성명", "대표자 성명", "대표이사"),
    "대표자명": ("대표자", "대표자 성명"),
    "사업장소재지": ("사업장 소재지", "사업장 주소", "소재지"),
    "소재지": ("주소", "사업장 소재지"),
    "주소": ("소재지", "사업장 주소"),
    "기업명": ("업체명", "상호", "회사명"),
    "회사명": ("업체명", "상호"),
    "개업일": ("개업 연월일", "개업일자", "개업연월일"),
    "사업자등록일": ("사업자 등록일", "등록일자"),
    "법인등록번호": ("법인 등록번호", "법인번호"),
    "주민(법인)등록번호": ("법인(주민)등록번호", "주민(법인) 등록번호", "법인등록번호"),
    "유효기간": ("유효 기간", "확인서 유효기간", "증명서 유효기간"),
    "사용목적": ("사용 목적", "용도"),
    "용도": ("사용용도", "사용목적"),
    "신고일": ("신고일자", "신고 일자"),
    "신고일자": ("신고 일자", "신고일"),
    "사업장관리번호": ("사업장 관리번호",),
    "사업장명": ("사업장 명칭", "사업장명칭"),
    "실적기간": ("실적 기간", "수출실적 기간", "대상기간"),
    "사업연도": ("사업 연도", "회계연도"),
}
UNKNOWN = (
    ("비고", "원본과 같음"),
    ("관리기관", "표본관리원"),
    ("팩스번호", "02-000-0000"),
    ("홈페이지", "www.example.kr"),
    ("업종코드", "000000"),
    ("우편번호", "00000"),
    ("신청인", "견본 신청인"),
    ("접수일자", "2024-02-03"),
    ("구분", "본점"),
    ("확인자", "표본 담당"),
)
UNKNOWN_ENGLISH = (("Remarks", "None in particular"), ("Fax No.", "82-2-000-0000"), ("Applicant", "Sample Applicant"))
COLONS = (":", " :", "\N{FULLWIDTH COLON}")
SHARE, ROW_SHARE = 0.2, 0.12


def changes(rng: Random, *, english: bool) -> Callable[[Rows], Rows]:
    """What all rows of one document go through."""
    each: list[Callable[[Entry], Entry]] = []
    if not english and rng.random() < SHARE:
        each.append(lambda entry: _renamed(entry, rng))
    if rng.random() < SHARE:
        each.append(_without_hyphens)
    if rng.random() < SHARE:
        colon = rng.choice(COLONS)
        each.append(lambda entry: replace(entry, label=entry.label + colon))
    unknown = UNKNOWN_ENGLISH if english else UNKNOWN
    more = rng.random() < SHARE

    def change(rows: Rows) -> Rows:
        for one in each:
            rows = [[one(entry) for entry in row] for row in rows]
        return _with_more(rows, unknown, rng) if more else rows

    return change


def _renamed(entry: Entry, rng: Random) -> Entry:
    bare = entry.label.replace(" ", "")
    return replace(entry, label=rng.choice((entry.label, *SYNONYMS.get(bare, ()))))


def _without_hyphens(entry: Entry) -> Entry:
    numbers = {"business_number", "corporate_number", "workplace_number"} & set(entry.truth)
    printed = entry.printed
    for name in numbers:
        printed = printed.replace(entry.truth[name], entry.truth[name].replace("-", ""))
    return replace(entry, printed=printed)


def _with_more(rows: Rows, unknown: Sequence[tuple[str, str]], rng: Random) -> Rows:
    found: list[Sequence[Entry]] = []
    for row in rows:
        found.append(row)
        if rng.random() < ROW_SHARE:
            label, printed = rng.choice(unknown)
            found.append([Entry(label, printed, {})])
    return found
