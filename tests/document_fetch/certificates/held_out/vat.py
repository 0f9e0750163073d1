"""부가가치세 과세표준증명 and 면세사업자 수입금액증명."""

from datetime import date

from tests.document_fetch.certificates import numbers, printing, sheet
from tests.document_fetch.certificates.arrange import Entry, entry
from tests.document_fetch.certificates.blocks import Bars, Beside, Block, Cell, Gap, Line, Page, Table
from tests.document_fetch.certificates.company import Company
from tests.document_fetch.certificates.forms.tax import vat_rows
from tests.document_fetch.certificates.held_out import parts
from tests.document_fetch.certificates.style import Style

COVER = (
    "민원증명의 발급이 완료되었습니다. 증명서는 다음 쪽에 있습니다.",
    "발급받은 증명서를 변조하여 사용하면 관련 법률에 따라 처벌을 받을 수 있습니다.",
)
MINUS = "\N{WHITE UP-POINTING TRIANGLE}"
VatRows = list[tuple[date, date, str, date, int, int, int]]


def _firm(c: Company) -> list[list[Entry]]:
    kind, item, _ = c.trades[0]
    return [
        [sheet.company_entry(c)],
        [sheet.business_entry(c)],
        [sheet.address_entry(c, "사업장")],
        [entry("업태", kind, business_types=kind)],
        [entry("종목", item, business_items=item)],
    ]


def _person(c: Company, s: Style) -> list[list[Entry]]:
    return [[sheet.representative_entry(c)], [sheet.personal(s, c)]]


def _said(rows: VatRows) -> dict[str, str]:
    return {"periods": "; ".join(f"{a}~{b}|{k}|{f}|{t + e}|{t}|{e}|{p}" for a, b, k, f, t, e, p in rows)}


def tax_base_h(c: Company, s: Style) -> list[Page]:
    """Firm and person in two panels; beginning and end in columns of their own; the sum after its parts."""
    day, number = sheet.issue_day(s.rng), numbers.hometax_number(s.rng)
    rows = vat_rows(c, s, day)
    right: list[Block] = [
        parts.panel(s, _person(c, s)),
        Gap(6),
        Table(
            [0.4, 0.6],
            [[Cell("발급번호", "label"), Cell(number)], [Cell("처리기간", "label"), Cell("즉시")]],
            "outer",
            truth={"issue_number": number},
        ),
    ]
    blocks: list[Block] = [
        parts.title("부가가치세 과세표준증명", 20, align="left"),
        Line("■ 민원사무처리규정 [별지 제9호서식]", 8),
        Gap(12),
        Beside([parts.panel(s, _firm(c))], right, 0.56),
        *parts.section(s, "신고내용", "○"),
        _long_table(s, rows),
        Gap(4),
        *parts.notes(s, "※ 금액의 단위는 원이며, △는 환급받을 세액입니다."),
        Gap(20),
        Line("위와 같이 증명합니다.", s.size + 1, "center"),
        Gap(14),
        parts.day_line(s, day, align="right"),
        Gap(8),
        parts.issuer_line(s, c.tax_office, align="right", spacing=3),
        Gap(26),
        parts.grid(s, sheet.contacts(s, c), [0.13, 0.37, 0.13, 0.37], ruled="dotted", size=s.size * 0.85),
        *parts.notes(s, sheet.HOMETAX_NOTE),
    ]
    return [Page(blocks)]


def _long_table(s: Style, rows: VatRows) -> Table:
    head = [
        [
            Cell("번호", "label", rows=2),
            Cell("과세기간", "label", cols=2),
            *(Cell(text, "label", rows=2) for text in ("신고구분", "신고일자")),
            Cell("매출과세표준(수입금액)", "label", cols=3),
            Cell("납부할 세액\n(환급받을 세액)", "label", rows=2),
        ],
        [Cell(text, "label") for text in ("시작일", "종료일", "과세분", "면세수입금액", "계")],
    ]
    body = [
        [
            Cell(str(n), align="center"),
            *(Cell(text, align="center") for text in (s.short_date(a), s.short_date(b), kind, s.short_date(filed))),
            *(Cell(printing.won(amount, MINUS), "money") for amount in (taxed, exempt, taxed + exempt, payable)),
        ]
        for n, (a, b, kind, filed, taxed, exempt, payable) in enumerate(rows, 1)
    ]
    widths = [0.04, 0.12, 0.12, 0.08, 0.12, 0.135, 0.12, 0.135, 0.13]
    return Table(widths, [*head, *body], "all", s.size * 0.74, truth=_said(rows))


def tax_base_k(c: Company, s: Style) -> list[Page]:
    """Each return in two rows beneath a head of two rows; a cover first, the statement before the listing."""
    day, number = sheet.issue_day(s.rng), numbers.hometax_number(s.rng)
    rows = vat_rows(c, s, day)
    person, personal = parts.entries_of(_person(c, s))
    name, firm_number, address, kind, item = parts.entries_of(_firm(c))
    table = [[name, firm_number], [person, personal], [address], [kind, item]]
    blocks: list[Block] = [
        Table(
            [0.62, 0.38],
            [[Cell("부가가치세 과세표준증명", "title"), Cell(f"발급번호\n{number}", align="center")]],
            "outer",
            truth={"issue_number": number},
        ),
        Gap(8),
        parts.grid(s, table, [0.2, 0.3, 0.2, 0.3], ruled="edges", align="left"),
        Gap(12),
        Line("위 사업자의 부가가치세 신고내용을 아래와 같이 증명합니다.", s.size),
        Gap(8),
        _double_rows(s, rows),
        Gap(20),
        parts.abreast(s, day, c.tax_office),
        Gap(12),
        *parts.notes(s, sheet.HOMETAX_NOTE),
        Bars(number),
    ]
    return [
        parts.cover(s, "홈택스 민원증명 발급 결과", "부가가치세 과세표준증명", "- 1 -", *COVER),
        Page(blocks, "- 2 -"),
    ]


def _double_rows(s: Style, rows: VatRows) -> Table:
    head = [
        [Cell("과세기간", "label", cols=2), Cell("신고구분", "label"), Cell("신고일", "label")],
        [Cell(text, "label") for text in ("매출과세표준 계", "과세분", "면세분", "납부할 세액\n(환급받을 세액)")],
    ]
    body = []
    for a, b, kind, filed, taxed, exempt, payable in rows:
        between = f"{s.short_date(a)} ~ {s.short_date(b)}"
        body.append([Cell(between, cols=2), Cell(kind, align="center"), Cell(s.short_date(filed), align="center")])
        body.append([Cell(f"{printing.won(n)}원", "money") for n in (taxed + exempt, taxed, exempt, payable)])
    return Table([0.28, 0.26, 0.22, 0.24], [*head, *body], "rows", s.size * 0.95, truth=_said(rows))


def exempt_h(c: Company, s: Style) -> list[Page]:
    """Numbered lines; the period in two columns; the unit in the cells."""
    day, number = sheet.issue_day(s.rng), numbers.hometax_number(s.rng)
    rows = _incomes(s, day)
    heads = [Cell(text, "label") for text in ("연번", "과세기간 개시일", "과세기간 종료일", "수입금액")]
    body = [
        [
            Cell(str(n), align="center"),
            Cell(s.short_date(a), align="center"),
            Cell(s.short_date(b), align="center"),
            Cell(f"{total:,} 원", "money"),
        ]
        for n, (a, b, total) in enumerate(rows, 1)
    ]
    blocks: list[Block] = [
        Gap(10),
        parts.title("면세사업자 수입금액증명", 20),
        Gap(6),
        Line(f"[발급번호] {number}", s.size, "center", truth={"issue_number": number}),
        Gap(20),
        *parts.numbered(s, [*_person(c, s), *_firm(c)]),
        Gap(8),
        Table([0.1, 0.28, 0.28, 0.34], [heads, *body], "double", truth=_income_truth(rows)),
        Gap(24),
        Line("위와 같이 증명합니다.", s.size + 1),
        Gap(14),
        parts.day_line(s, day),
        Gap(12),
        parts.issuer_line(s, c.tax_office, after=" (직인생략)"),
        Gap(30),
        *parts.notes(s, sheet.HOMETAX_NOTE),
    ]
    return [Page(blocks)]


def exempt_k(c: Company, s: Style) -> list[Page]:
    """Labels on a ground in two columns; the newest year first, and their sum beneath."""
    day, number = sheet.issue_day(s.rng), numbers.hometax_number(s.rng)
    rows = _incomes(s, day)[::-1]
    person, personal = parts.entries_of(_person(c, s))
    name, firm_number, address, kind, item = parts.entries_of(_firm(c))
    table = [[name, firm_number], [person, personal], [kind, item], [address]]
    heads = [Cell(text, "label") for text in ("귀속연도", "과세기간", "수입금액(원)")]
    body = [
        [
            Cell(f"{a.year}", align="center"),
            Cell(f"{s.short_date(a)} 부터 {s.short_date(b)} 까지"),
            Cell(f"{total:,}", "money"),
        ]
        for a, b, total in rows
    ]
    total = [
        Cell("합 계", cols=2, align="center", shade=True),
        Cell(f"{sum(r[2] for r in rows):,}", "money", shade=True),
    ]
    head = [
        Cell("처리기간  즉시", "small"),
        Cell("면세사업자 수입금액증명", "title"),
        Cell(f"발급번호\n{number}", "small", align="right"),
    ]
    blocks: list[Block] = [
        Table([0.2, 0.56, 0.24], [head], "none", truth={"issue_number": number}),
        Gap(10),
        parts.grid(s, table, [0.19, 0.31, 0.19, 0.31], ruled="bands"),
        Gap(10),
        Table([0.16, 0.52, 0.32], [heads, *body, total], "edges", truth=_income_truth(rows)),
        Gap(26),
        parts.closed_table(s, day, c.tax_office, "발급관서"),
        Gap(10),
        Line("위와 같이 증명합니다.", s.size + 1, "center"),
        Gap(30),
        Beside([Bars(number, square=True)], parts.notes(s, sheet.HOMETAX_NOTE), 0.12),
    ]
    return [Page(blocks)]


def _incomes(s: Style, day: date) -> list[tuple[date, date, int]]:
    years = range(day.year - s.rng.randint(1, 4), day.year)
    return [(date(y, 1, 1), date(y, 12, 31), s.rng.randint(5_000_000, 900_000_000)) for y in years]


def _income_truth(rows: list[tuple[date, date, int]]) -> dict[str, str]:
    return {"periods": "; ".join(f"{a}~{b}|{total}" for a, b, total in rows)}
