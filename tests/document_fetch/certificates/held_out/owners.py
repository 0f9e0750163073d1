"""여성기업확인서 and 장애인기업확인서."""

from datetime import date

from tests.document_fetch.certificates import numbers, sheet
from tests.document_fetch.certificates.arrange import Entry, entry
from tests.document_fetch.certificates.blocks import Bars, Beside, Block, Cell, Gap, Line, Page, Table
from tests.document_fetch.certificates.company import Company
from tests.document_fetch.certificates.forms.confirmations import LAWS, years_later
from tests.document_fetch.certificates.held_out import days, parts
from tests.document_fetch.certificates.style import Style

MINISTER = "중소벤처기업부장관"
CHECK = "이 확인서의 진위는 중소벤처24(www.smes.go.kr)에서 발급번호로 확인할 수 있습니다."
LOSS = "유효기간 중이라도 확인 요건을 갖추지 못하게 되면 효력을 잃습니다."


def _facts(s: Style, years: int) -> tuple[date, date, str]:
    day = sheet.issue_day(s.rng)
    return day, years_later(day, years), f"{s.rng.randint(10, 199):04}-{day.year}-{numbers.digits(s.rng, 5)}"


def _valid(s: Style, day: date, until: date, form: int) -> Entry:
    said = {"valid_from": day.isoformat(), "valid_until": until.isoformat()}
    return entry("유효기간", days.between(s.short_date, day, until, form), **said)


def _firm(c: Company) -> list[Entry]:
    corporate = (
        [entry("법인등록번호", c.corporate_number, corporate_number=c.corporate_number)] if c.corporate_number else []
    )
    return [
        sheet.company_entry(c, "기업명"),
        sheet.representative_entry(c, "대표자"),
        sheet.business_entry(c),
        *corporate,
    ]


def _trade(c: Company, name: str = "주생산품") -> list[Entry]:
    return [entry("업종", c.trades[0][1]), entry(name, c.goods, main_products=c.goods)]


def women_h(c: Company, s: Style) -> list[Page]:
    """Small labels over strong values on dotted lines; the statement over them; the number beneath the title."""
    day, until, number = _facts(s, 3)
    name, person, firm, *corporate = _firm(c)
    rows = [
        [name, person],
        [firm, *corporate],
        [parts.halved(sheet.address_entry(c, "소재지"))],
        _trade(c),
        [_valid(s, day, until, s.seed % 2)],
    ]
    blocks: list[Block] = [
        Gap(36),
        parts.title("여성기업확인서", 26, spacing=7),
        Gap(8),
        Line(f"발급번호 - {number}", s.size, "center", truth={"issue_number": number}),
        Gap(26),
        Line("「여성기업지원에 관한 법률」 제2조에 따라 아래 기업이 여성기업임을 확인합니다.", s.size + 1, "center"),
        Gap(24),
        parts.above(s, rows, columns=2),
        Gap(40),
        parts.day_line(s, day),
        Gap(18),
        parts.issuer_line(s, MINISTER, spacing=5),
        Gap(50),
        *parts.notes(s, f"1. {CHECK}", f"2. {LOSS}"),
    ]
    return [Page(parts.airy(blocks), frame="double")]


def women_k(c: Company, s: Style) -> list[Page]:
    """Title at the left and a square code at the right; labels on a ground; day and issuer in cells."""
    day, until, number = _facts(s, 3)
    name, person, firm, *corporate = _firm(c)
    widths = [0.19, 0.31, 0.19, 0.31]
    top: list[Block] = [
        parts.title("여성기업 확인서", 24, align="left"),
        Gap(4),
        Line(f"발급번호 | {number}", s.size, truth={"issue_number": number}),
    ]
    blocks: list[Block] = [
        Beside(top, [Bars(number, "right", square=True)], 0.75),
        *parts.section(s, "유효기간", "▶"),
        parts.grid(s, [[_valid(s, day, until, 0)]], [0.19, 0.81], ruled="bands"),
        *parts.section(s, "기업현황", "▶"),
        parts.grid(
            s, [[name], [firm, *corporate], [person], [sheet.address_entry(c, "소재지")]], widths, ruled="bands"
        ),
        *parts.section(s, "업종 및 생산품", "▶"),
        parts.grid(s, [_trade(c, "주생산품")], widths, ruled="bands"),
        Gap(30),
        Line(LAWS["여성기업"], s.size + 1),
        Gap(30),
        parts.closed_table(s, day, MINISTER),
        Gap(40),
        *parts.notes(s, f"※ {CHECK}", f"※ {LOSS}"),
    ]
    return [Page(blocks)]


def disabled_h(c: Company, s: Style) -> list[Page]:
    """Two upright heads in one frame of double rules; the term of validity beneath the statement."""
    day, until, number = _facts(s, s.rng.choice((2, 3)))
    widths = [0.2, 0.8]
    valid = _valid(s, day, until, 0)
    blocks: list[Block] = [
        Beside(
            [Line("중소벤처기업부", s.size + 1)],
            [Line(f"발급번호 : {number}", s.size, "right", truth={"issue_number": number})],
        ),
        Gap(40),
        parts.title("장애인기업 확인서", 25),
        Gap(30),
        parts.grouped(
            s, "기업현황", [[each] for each in (*_firm(c), sheet.address_entry(c, "주소"))], widths, ruled="double"
        ),
        Gap(8),
        parts.grouped(s, "생산", [[each] for each in _trade(c)], widths, ruled="double"),
        Gap(26),
        Line(LAWS["장애인기업"], s.size + 1),
        Gap(16),
        Line(f"{valid.label} : {valid.printed}", s.size + 2, "center", bold=True, truth=valid.truth),
        Gap(34),
        parts.day_line(s, day),
        Gap(16),
        parts.issuer_line(s, MINISTER),
        Gap(40),
        *parts.notes(s, f"※ {CHECK}"),
    ]
    return [Page(parts.airy(blocks))]


def disabled_k(c: Company, s: Style) -> list[Page]:
    """Lines lettered 가, 나, 다; the issuer at the right above the day; all beside a column with number and code."""
    day, until, number = _facts(s, s.rng.choice((2, 3)))
    entries = [*_firm(c), sheet.address_entry(c, "소재지"), *_trade(c), _valid(s, day, until, s.seed % 2)]
    lettered = parts.numbered(s, [[each] for each in entries], marks=[f"{letter}." for letter in "가나다라마바사아자"])
    numbered = Table(
        [0.15, 0.35, 0.5],
        [
            [
                Cell("발급번호", "label"),
                Cell(number, align="center"),
                Cell("Certificate of Disabled-owned Business", "small", align="right"),
            ]
        ],
        "rows",
        truth={"issue_number": number},
    )
    blocks: list[Block] = [
        numbered,
        Gap(44),
        parts.title("장 애 인 기 업 확 인 서", 23),
        Gap(36),
        *lettered,
        Gap(20),
        Table([1.0], [[Cell(LAWS["장애인기업"])]], "outer"),
        Gap(34),
        parts.issuer_line(s, MINISTER, align="right"),
        Gap(8),
        parts.day_line(s, day, align="right"),
        Gap(50),
        Beside([Bars(number)], parts.notes(s, f"※ {CHECK}", f"※ {LOSS}"), 0.28),
    ]
    return [Page(parts.airy(blocks))]
