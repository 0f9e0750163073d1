"""수출실적증명서 of KITA and of KTSPI."""

from collections.abc import Iterator
from datetime import date
from itertools import groupby
from random import Random

from tests.document_fetch.certificates import numbers, sheet
from tests.document_fetch.certificates.arrange import Entry, entry
from tests.document_fetch.certificates.blocks import Bars, Beside, Block, Cell, Gap, Line, Page, Table
from tests.document_fetch.certificates.company import Company
from tests.document_fetch.certificates.forms import export
from tests.document_fetch.certificates.held_out import days, parts
from tests.document_fetch.certificates.style import Style
from tests.document_fetch.certificates.words import TRADES

KITA, KTSPI = "한국무역협회장", "한국무역통계진흥원장"
KITA_LAW = "「대외무역관리규정」에 따라 위 업체의 수출실적을 위와 같이 증명합니다."
KTSPI_BASE = "위 수출실적은 관세청 수출통관자료(수출신고수리일 기준, 목록통관 포함)를 집계한 것임을 증명합니다."
GOODS = {trade[6][:7]: trade[7] for trade in TRADES}
COUNTRY = dict(export.COUNTRIES)


def _firm(c: Company, s: Style, name: str) -> list[Entry]:
    number = str(10_000_000 + s.seed * 37 % 89_999_999)
    return [
        sheet.company_entry(c, name),
        sheet.representative_entry(c, "대표자"),
        sheet.business_entry(c),
        entry("무역업고유번호", number, trade_number=number),
        sheet.address_entry(c, "주소"),
    ]


def _period(s: Style, start: date, end: date, form: int) -> Entry:
    said = {"period_from": start.isoformat(), "period_until": end.isoformat()}
    return entry("실적기간", days.between(s.short_date, start, end, form), **said)


def _truth(rows: export.Rows) -> dict[str, str]:
    said = "; ".join("|".join((*first, export.plain(cents))) for first, cents in rows)
    return {"exports": said, "total_usd": export.plain(sum(cents for _, cents in rows))}


def _kita(s: Style) -> tuple[date, str, date, date, export.Rows]:
    day = sheet.issue_day(s.rng)
    start, end, rows = export.by_years(s, day) if s.seed % 2 == 0 else export.by_items(s, day, 1)
    return day, f"{day.year}-{numbers.digits(s.rng, 7)}", start, end, rows


def kita_h(c: Company, s: Style) -> list[Page]:
    """The firm in a panel beside number and period; the total over the listing; countries before codes."""
    day, number, start, end, rows = _kita(s)
    total = export.usd(sum(cents for _, cents in rows))
    right: list[Block] = [
        parts.panel(s, [[entry("발급번호", number, issue_number=number)], [_period(s, start, end, 1)]]),
        Gap(8),
        Table([1.0], [[Cell("총 수출실적", "label")], [Cell(f"US$ {total}", align="center", bold=True)]], "double"),
    ]
    blocks: list[Block] = [
        Line("KITA  한국무역협회", s.size + 1, bold=True),
        Gap(16),
        parts.title("수출실적증명서", 23, spacing=6),
        Line("(Certificate of Export Performance)", s.size, "center"),
        Gap(18),
        Beside([parts.panel(s, [[each] for each in _firm(c, s, "업체명")])], right, 0.58),
        *parts.section(s, "수출실적 내역", "◎"),
        _kita_table(s, rows),
        Gap(24),
        Line(KITA_LAW, s.size + 1),
        Gap(26),
        parts.day_line(s, day),
        Gap(16),
        parts.issuer_line(s, KITA, spacing=5),
        Gap(30),
        Bars(number),
    ]
    return [Page(blocks)]


def _kita_table(s: Style, rows: export.Rows) -> Table:
    years = len(rows[0][0]) == 1
    heads = ("번호", "연도", "수출실적(US$)") if years else ("번호", "국가", "HS코드", "수출실적(US$)")
    body = [
        [
            Cell(str(n), align="center"),
            *(Cell(text, align="center") for text in first[::-1]),
            Cell(export.usd(cents), "money"),
        ]
        for n, (first, cents) in enumerate(rows, 1)
    ]
    widths = [0.1, 0.4, 0.5] if years else [0.1, 0.25, 0.3, 0.35]
    return Table(widths, [[Cell(each, "label") for each in heads], *body], "edges", truth=_truth(rows))


def kita_k(c: Company, s: Style) -> list[Page]:
    """A ledger whose last row is the total; the listing annexed beneath the signature."""
    day, number, start, end, rows = _kita(s)
    total = sum(cents for _, cents in rows)
    facts = [
        *_firm(c, s, "상호"),
        _period(s, start, end, s.seed % 2),
        entry("수출실적 합계", f"US$ {export.usd(total)}"),
    ]
    first = ("연 도",) if len(rows[0][0]) == 1 else ("HS코드", "국 가")
    heads = [Cell(each, "label") for each in (*first, "금 액")]
    body = [
        [*(Cell(text, align="center") for text in named), Cell(f"${export.usd(cents)}", "money")]
        for named, cents in rows
    ]
    last = [Cell("계", cols=len(first), align="center", shade=True), Cell(f"${export.usd(total)}", "money", shade=True)]
    columns = len(heads)
    blocks: list[Block] = [
        Table(
            [0.3, 0.7],
            [[Cell("발급번호", "small"), Cell("한국무역협회", "small", align="right")], [Cell(number), Cell("")]],
            "none",
            truth={"issue_number": number},
        ),
        Gap(20),
        parts.title("수출실적의 확인 및 증명서", 21),
        Gap(22),
        parts.ledger(s, [facts], share=0.25),
        Gap(16),
        Line(KITA_LAW, s.size),
        Gap(18),
        parts.abreast(s, day, KITA),
        *parts.section(s, "[붙임] 수출실적 명세", "※"),
        Table([1 / columns] * columns, [heads, *body, last], "columns", truth=_truth(rows)),
    ]
    return [Page(blocks)]


def _ktspi(s: Style) -> tuple[date, str, date, date, export.Rows]:
    day = sheet.issue_day(s.rng)
    start, end, rows = export.by_items(s, day, 0)
    return day, f"{day:%Y%m%d}-{numbers.digits(s.rng, 6)}", start, end, rows


def ktspi_h(c: Company, s: Style) -> list[Page]:
    """Numbered lines; a listing of eight columns, with goods, countries' names, counts and weights between."""
    day, number, start, end, rows = _ktspi(s)
    facts = [*_firm(c, s, "상호"), _period(s, start, end, 1)]
    blocks: list[Block] = [
        Beside([Line("한국무역통계진흥원", s.size + 1, bold=True)], [Line(f"No. {number}", s.size, "right")], 0.5),
        Gap(20),
        parts.title("수출입실적증명서", 22, spacing=5),
        Gap(20),
        Line(f"1. 발급번호 : {number}", s.size + 1, truth={"issue_number": number}),
        Gap(7),
        *parts.numbered(s, [facts], marks=[f"{n}." for n in range(2, 9)]),
        Line("8. 수출실적 (단위: US$, FOB 기준)", s.size + 1),
        Gap(4),
        _wide_listing(s, rows),
        Gap(16),
        Line(KTSPI_BASE, s.size),
        Gap(20),
        parts.abreast(s, day, KTSPI),
        Bars(number, "right"),
    ]
    return [Page(blocks)]


def _wide_listing(s: Style, rows: export.Rows) -> Table:
    rng = Random(f"listing/{s.seed}")
    heads = ("연번", "HS부호", "품 명", "국가코드", "국가명", "건수", "중량(kg)", "수출금액")
    body = []
    for n, ((code, country), cents) in enumerate(rows, 1):
        weight = f"{rng.randint(10, 90_000):,}"
        cells = (str(n), code, GOODS[code[:7]], country, COUNTRY[country], str(rng.randint(1, 90)))
        body.append(
            [*(Cell(text, align="center") for text in cells), Cell(weight, "money"), Cell(export.usd(cents), "money")]
        )
    total = [Cell("총   계", "label", cols=7), Cell(_total(rows), "money")]
    widths = [0.06, 0.15, 0.17, 0.1, 0.14, 0.08, 0.12, 0.18]
    return Table(
        widths, [[Cell(each, "label") for each in heads], *body, total], "double", s.size * 0.85, truth=_truth(rows)
    )


def _total(rows: export.Rows) -> str:
    return export.usd(sum(cents for _, cents in rows))


def ktspi_k(c: Company, s: Style) -> list[Page]:
    """Small labels over values in three columns; each HS code once, reaching down over its countries."""
    day, number, start, end, rows = _ktspi(s)
    name, person, firm, trade, address = _firm(c, s, "업체명")
    table = [[name, person, firm], [trade, address], [_period(s, start, end, 0), entry("기준", "FOB, US$")]]
    heads = [Cell(each, "label") for each in ("HS부호", "국가코드", "수출금액(US$)")]
    total = [Cell("합계", "label", cols=2), Cell(_total(rows), "money", bold=True)]
    blocks: list[Block] = [
        Table(
            [0.62, 0.38],
            [[Cell("수출실적증명서", "title"), Cell(f"발급번호\n{number}", align="center")]],
            "edges",
            truth={"issue_number": number},
        ),
        *parts.section(s, "신청업체", "□"),
        parts.above(s, table, columns=3),
        *parts.section(s, "수출실적", "□"),
        Table([0.4, 0.2, 0.4], [heads, *_by_code(rows), total], "all", truth=_truth(rows)),
        Gap(20),
        Line(KTSPI_BASE, s.size),
        Gap(24),
        parts.closed_table(s, day, KTSPI),
        Gap(24),
        Bars(number, square=True),
    ]
    return [Page(blocks)]


def _by_code(rows: export.Rows) -> Iterator[list[Cell]]:
    for code, same in groupby(rows, key=lambda row: row[0][0]):
        several = list(same)
        for i, ((_, country), cents) in enumerate(several):
            first = [Cell(code, align="center", rows=len(several))] if i == 0 else []
            yield [*first, Cell(country, align="center"), Cell(export.usd(cents), "money")]
