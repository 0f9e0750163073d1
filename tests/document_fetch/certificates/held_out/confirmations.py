"""Confirmations of what a company is: SME, and venture."""

from datetime import date

from tests.document_fetch.certificates import numbers, sheet
from tests.document_fetch.certificates.arrange import Entry, entry
from tests.document_fetch.certificates.blocks import Bars, Beside, Block, Cell, Gap, Line, Page, Table
from tests.document_fetch.certificates.company import Company
from tests.document_fetch.certificates.forms.confirmations import (
    SME_LAW,
    SME_NOTES,
    SME_USES,
    VENTURE_TYPES,
    years_later,
)
from tests.document_fetch.certificates.held_out import days, parts
from tests.document_fetch.certificates.style import Style

SME_ISSUERS = ("중소벤처기업부장관", "중소벤처기업부장관", "경기지방중소벤처기업청장")
VENTURE_LAW = "「벤처기업육성에 관한 특별법」 제25조제1항에 따라 위 기업이 벤처기업임을 확인합니다."
VENTURE_ISSUER = "벤처기업확인기관의 장"
VENTURE_CHECK = "확인서의 진위는 벤처확인종합관리시스템(www.smes.go.kr/venturein)에서 확인할 수 있습니다."
GUIDANCE = (
    "이 확인서는 신청 기업이 제출한 자료를 바탕으로 발급되었습니다.",
    "확인서의 유효기간은 직전 사업연도 종료일부터 3개월이 지난 날까지이며, 그 뒤에는 다시 발급받아야 합니다.",
    "상호, 대표자, 주소가 바뀐 때에는 중소기업현황정보시스템에서 정정하여 다시 발급받을 수 있습니다.",
    "공공기관은 확인서를 접수할 때 발급번호로 진위를 확인하여 주시기 바랍니다.",
)


def _sme(c: Company, s: Style) -> tuple[date, date, str, str, str]:
    day, use = sheet.issue_day(s.rng), s.rng.choice(SME_USES)
    until, number = date(day.year + (day.month > 3), 3, 31), f"0010-{day.year}-{numbers.digits(s.rng, 6)}"
    return day, until, number, use, s.rng.choice(SME_ISSUERS)


def _valid(s: Style, day: date, until: date, form: int, name: str = "유효기간") -> Entry:
    said = {"valid_from": day.isoformat(), "valid_until": until.isoformat()}
    return entry(name, days.between(s.short_date, day, until, form), **said)


def _corporate(c: Company) -> list[Entry]:
    return (
        [entry("법인등록번호", c.corporate_number, corporate_number=c.corporate_number)] if c.corporate_number else []
    )


def sme_h(c: Company, s: Style) -> list[Page]:
    """In a double frame; title and size on one line; stretched labels; the number at the foot."""
    day, until, number, use, issuer = _sme(c, s)
    rows = [
        [sheet.company_entry(c, "기업명")],
        [sheet.representative_entry(c, "대표자명")],
        [sheet.business_entry(c)],
        _corporate(c),
        [sheet.address_entry(c, "주소", "head_office_address")],
        [_valid(s, day, until, s.seed % 2)],
        [entry("용도", use, purpose=use)],
    ]
    blocks: list[Block] = [
        Gap(40),
        parts.title(f"중소기업확인서 [{c.size_class}]", 21, truth={"size_class": c.size_class}),
        Gap(40),
        parts.colons(s, rows),
        Gap(24),
        Line(SME_LAW, s.size + 1.5, indent=10),
        Gap(30),
        parts.day_line(s, day),
        Gap(20),
        parts.issuer_line(s, issuer, spacing=4),
        Gap(40),
        Line(f"발급번호: {number}", s.size, "right", truth={"issue_number": number}),
        *parts.notes(s, *SME_NOTES),
    ]
    return [Page(parts.airy(blocks), frame="double")]


def sme_k(c: Company, s: Style) -> list[Page]:
    """A table with the size as one of its rows, and a page of guidance after it."""
    day, until, number, use, issuer = _sme(c, s)
    rows = [
        [sheet.company_entry(c, "기 업 명"), entry("기업규모", c.size_class, size_class=c.size_class)],
        [sheet.business_entry(c), *_corporate(c)],
        [sheet.representative_entry(c, "대 표 자"), entry("주 업 종", f"{c.trades[0][1]}\n({c.ksic})")],
        [sheet.address_entry(c, "주    소", "head_office_address")],
        [_valid(s, day, until, 3)],
        [entry("용    도", "   ".join(f"{'☑' if each == use else '☐'} {each}" for each in SME_USES), purpose=use)],
    ]
    blocks: list[Block] = [
        Table(
            [0.14, 0.28],
            [[Cell("발급번호", "label"), Cell(number, align="center")]],
            "all",
            left=0.58,
            truth={"issue_number": number},
        ),
        Gap(34),
        parts.title("중소기업 확인서", 26, spacing=6),
        Line("(Certificate of Small and Medium Enterprise)", s.size, "center"),
        Gap(26),
        parts.grid(s, rows, [0.17, 0.37, 0.17, 0.29], ruled="edges"),
        Gap(24),
        Line(SME_LAW, s.size + 1),
        Gap(26),
        parts.abreast(s, day, issuer),
        Gap(30),
        Beside([Bars(number, square=True)], parts.notes(s, *SME_NOTES), 0.14),
    ]
    lines = [block for n, text in enumerate(GUIDANCE, 1) for block in (Line(f"{n}. {text}", s.size + 1), Gap(10))]
    return [Page(blocks, "1 / 2"), Page([Gap(20), parts.title("유 의 사 항", 17), Gap(24), *lines], "2 / 2")]


def _venture(c: Company, s: Style) -> tuple[date, date, str, str]:
    kind, day = s.rng.choice(VENTURE_TYPES), sheet.issue_day(s.rng)
    number = f"제{day.year}{numbers.digits(s.rng, 7)}호" if s.seed % 2 else numbers.digits(s.rng, 12)
    return day, years_later(day, 3), number, kind


def venture_h(c: Company, s: Style) -> list[Page]:
    """In a thick frame; labels flush right with their colons; English beneath the title."""
    day, until, number, kind = _venture(c, s)
    rows = [
        [sheet.company_entry(c, "기업명")],
        [sheet.representative_entry(c, "대표자")],
        [sheet.business_entry(c)],
        [sheet.address_entry(c, "소재지")],
        [entry("확인유형", kind, venture_type=kind)],
        [_valid(s, day, until, s.seed % 3)],
    ]
    blocks: list[Block] = [
        Gap(30),
        Line(f"확인번호 : {number}", s.size + 1, "center", truth={"issue_number": number}),
        Gap(16),
        parts.title("벤처기업확인서", 28, spacing=8),
        Line("CERTIFICATE OF VENTURE BUSINESS", s.size, "center", spacing=1.5),
        Gap(40),
        parts.flush(s, rows),
        Gap(36),
        Line(VENTURE_LAW, s.size + 1, "center"),
        Gap(36),
        parts.day_line(s, day),
        Gap(20),
        parts.issuer_line(s, VENTURE_ISSUER, spacing=3),
        Gap(50),
        *parts.notes(s, f"※ {VENTURE_CHECK}"),
    ]
    return [Page(parts.airy(blocks), frame="thick")]


def venture_k(c: Company, s: Style) -> list[Page]:
    """Number and validity in a side column; every type printed and one of them marked."""
    day, until, number, kind = _venture(c, s)
    side = [[entry("확인번호", number, issue_number=number)], [_valid(s, day, until, 2)]]
    firm = [
        [sheet.company_entry(c, "기업명")],
        [sheet.business_entry(c)],
        [sheet.representative_entry(c, "대표자")],
        [sheet.address_entry(c, "주소")],
    ]
    marked = "\n".join(f"{'■' if each == kind else '□'} {each}" for each in VENTURE_TYPES)
    right: list[Block] = [
        parts.ledger(s, firm, share=0.3),
        Gap(8),
        parts.grid(s, [[entry("확인유형", marked, venture_type=kind)]], [0.3, 0.7], ruled="outer"),
    ]
    blocks: list[Block] = [
        Gap(20),
        parts.title("벤처기업 확인서", 25, align="left"),
        Table([1.0], [[Cell("")]], "edges", 2),
        Gap(24),
        Beside([parts.panel(s, side, ruled="columns"), Gap(14), Bars(number, square=True)], right, 0.32),
        Gap(30),
        Line(VENTURE_LAW, s.size),
        Gap(30),
        parts.abreast(s, day, VENTURE_ISSUER),
        Gap(40),
        parts.boxed_notes(
            s, "안 내", f"1. {VENTURE_CHECK}", "2. 확인 요건을 갖추지 못하게 된 때에는 확인이 취소될 수 있습니다."
        ),
    ]
    return [Page(parts.airy(blocks))]
