"""표준재무제표증명: a first page and three sheets keyed by line codes."""

from dataclasses import dataclass, replace
from datetime import date, timedelta

from tests.document_fetch.certificates import numbers, sheet
from tests.document_fetch.certificates.arrange import Entry, entry
from tests.document_fetch.certificates.blocks import Bars, Beside, Block, Cell, Gap, Line, Page, Table
from tests.document_fetch.certificates.company import Company
from tests.document_fetch.certificates.forms import accounts, finance
from tests.document_fetch.certificates.held_out import days, parts
from tests.document_fetch.certificates.style import Style

Side = tuple[tuple[str, str], ...]
STATEMENT = "위와 같이 표준재무제표를 신고하였음을 증명합니다."


@dataclass(frozen=True)
class Return:
    """One year's return; a sheet has accounts at its left and right sides."""

    start: date
    end: date
    filed: date
    filing: str
    issued: date
    profit: finance.Amounts
    wealth: finance.Amounts
    net_code: str

    @property
    def income_sides(self) -> tuple[Side, Side]:
        name = accounts.INCOME_RIGHT[-1][0]
        return accounts.INCOME_LEFT, (*accounts.INCOME_RIGHT[:-1], (name, self.net_code))

    @property
    def income_truth(self) -> dict[str, str]:
        named = {"sales": "001", "operating_profit": "129", "net_profit": self.net_code}
        return {name: str(self.profit[code]) for name, code in named.items()}

    @property
    def balance_truth(self) -> dict[str, str]:
        named = {"total_assets": "228", "total_liabilities": "333", "total_equity": "382"}
        return {name: str(self.wealth[code]) for name, code in named.items()}


def _return(s: Style) -> Return:
    day = sheet.issue_day(s.rng)
    year = day.year - 1 if day >= date(day.year, 4, 1) else day.year - 2
    filed = date(year + 1, 3, s.rng.randint(10, 31))
    profit, code = finance.income(s), s.rng.choice(finance.NET_PROFIT_CODES)
    profit = profit | {code: profit["219"]}
    if code != "219":
        profit.pop("219")
    filing = s.rng.choice(("정기신고", "정기신고", "수정신고", "기한후신고"))
    issued = max(day, filed + timedelta(days=3))
    return Return(date(year, 1, 1), date(year, 12, 31), filed, filing, issued, profit, finance.balance(s), code)


def _year(s: Style, r: Return, form: int) -> Entry:
    said = {"fiscal_year_from": r.start.isoformat(), "fiscal_year_until": r.end.isoformat()}
    return entry("사업연도", days.between(s.short_date, r.start, r.end, form), **said)


def statements_h(c: Company, s: Style) -> list[Page]:
    """Codes before the names of accounts, ruled across only; the income sheet first."""
    r, number = _return(s), numbers.hometax_number(s.rng)
    sheets = [
        _sheet_h(c, s, r, "표준손익계산서", r.income_sides, r.profit, r.income_truth),
        _sheet_h(c, s, r, "표준재무상태표", (accounts.BALANCE_LEFT, accounts.BALANCE_RIGHT), r.wealth, r.balance_truth),
        _sheet_h(c, s, r, "부속명세서", (accounts.COSTS[:5], accounts.COSTS[5:]), {}, {}),
    ]
    pages = [_first_h(c, s, r, number), *sheets]
    return [replace(page, footer=f"발급번호 {number}     {n} / 4 쪽") for n, page in enumerate(pages, 1)]


def _first_h(c: Company, s: Style, r: Return, number: str) -> Page:
    kind, item = sheet.main_trade_entries(c)
    firm = [
        [sheet.company_entry(c)],
        [sheet.business_entry(c)],
        [sheet.address_entry(c, "주소(본점)", "head_office_address")],
        [kind, item],
    ]
    person = [[sheet.representative_entry(c), sheet.personal(s, c)]]
    filed = [
        [_year(s, r, 1 if s.seed % 2 else 0)],
        [entry("신고구분", r.filing, filing_type=r.filing), sheet.day_entry(s, "신고일", r.filed, "filed_on")],
        [entry("첨부서류명", "1. 표준재무상태표\n2. 표준손익계산서\n3. 부속명세서")],
    ]
    widths = [0.19, 0.31, 0.19, 0.31]
    blocks: list[Block] = [
        Beside([Line("( 1 / 4 )", s.size)], [Line("[  ] 개인     [ V ] 법인", s.size, "right")]),
        Gap(18),
        parts.title("표준재무제표증명", 22, spacing=5),
        Gap(10),
        Table(
            [0.16, 0.34], [[Cell("발급번호", "label"), Cell(number)]], "outer", left=0.5, truth={"issue_number": number}
        ),
        *parts.section(s, "사업자 인적사항", "1."),
        parts.grid(s, firm, widths, ruled="edges", align="left"),
        *parts.section(s, "대표자", "2."),
        parts.grid(s, person, widths, ruled="edges", align="left"),
        *parts.section(s, "신고내용", "3."),
        parts.grid(s, filed, widths, ruled="edges", align="left"),
        Gap(20),
        Line(STATEMENT, s.size + 1, "center"),
        Gap(16),
        parts.day_line(s, r.issued),
        Gap(10),
        parts.issuer_line(s, c.tax_office),
        Gap(26),
        parts.grid(s, sheet.contacts(s, c), [0.12, 0.38, 0.12, 0.38], ruled="dotted", size=s.size * 0.85),
        *parts.notes(s, sheet.HOMETAX_NOTE),
    ]
    return Page(blocks)


def _sheet_h(
    c: Company,
    s: Style,
    r: Return,
    title: str,
    sides: tuple[Side, Side],
    amounts: finance.Amounts,
    truth: dict[str, str],
) -> Page:
    between = f"{s.short_date(r.start)} ~ {s.short_date(r.end)}"
    head = [
        [Cell(f"법인명  {c.name}"), Cell(f"사업연도  {between}", align="center"), Cell("(단위: 원)", align="right")]
    ]
    named = Table([0.36, 0.46, 0.18], head, "none", s.size * 0.9)
    return Page([parts.title(title, 17, spacing=6), Gap(8), named, _coded_first(s, sides, amounts)], truth=truth)


def _coded_first(s: Style, sides: tuple[Side, Side], amounts: finance.Amounts) -> Table:
    head = [Cell(text, "label") for text in ("코드", "과      목", "금      액") * 2]
    rows = []
    for i in range(max(map(len, sides))):
        row: list[Cell] = []
        for side in sides:
            name, code = side[i] if i < len(side) else ("", "")
            strong = name.startswith(tuple("ⅠⅡⅢⅣⅤⅥⅦⅧⅨⅩ")) or "총계" in name
            amount = finance.amount_of(s, amounts, code, "-")
            row += [Cell(code, align="center"), Cell(name, bold=strong), Cell(amount, "money", bold=strong)]
        rows.append(row)
    return Table([0.06, 0.25, 0.19] * 2, [head, *rows], "edges", s.size * 0.82)


def statements_k(c: Company, s: Style) -> list[Page]:
    """Two separate tables beside each other on each sheet; the income sheet last."""
    r, number = _return(s), numbers.hometax_number(s.rng)
    sheets = [
        _sheet_k(
            c,
            s,
            r,
            "표준재무상태표(일반법인용)",
            (accounts.BALANCE_LEFT, accounts.BALANCE_RIGHT),
            r.wealth,
            r.balance_truth,
        ),
        _sheet_k(c, s, r, "부속명세서(제조원가명세서)", (accounts.COSTS[:5], accounts.COSTS[5:]), {}, {}),
        _sheet_k(c, s, r, "표준손익계산서(일반법인용)", r.income_sides, r.profit, r.income_truth),
    ]
    pages = [_first_k(c, s, r, number), *sheets]
    return [replace(page, footer=f"- {n} / 4 -") for n, page in enumerate(pages, 1)]


def _first_k(c: Company, s: Style, r: Return, number: str) -> Page:
    kind, item = sheet.main_trade_entries(c)
    left = [
        [sheet.company_entry(c)],
        [sheet.representative_entry(c)],
        [kind],
        [sheet.address_entry(c, "주소(본점)", "head_office_address")],
    ]
    right = [
        [sheet.business_entry(c)],
        [sheet.personal(s, c)],
        [item],
        [_year(s, r, 2)],
    ]
    filed = [
        entry("신고구분", " ".join(r.filing), filing_type=r.filing),
        sheet.day_entry(s, "신고일", r.filed, "filed_on"),
        entry("첨부서류명", "재무상태표 외 2종"),
    ]
    blocks: list[Block] = [
        Table(
            [0.24, 0.5, 0.26],
            [
                [
                    Cell(f"발급번호\n{number}", align="center"),
                    Cell("표준재무제표증명", "title"),
                    Cell("□ 개인  ■ 법인\n처리기간 : 즉시"),
                ]
            ],
            "double",
            truth={"issue_number": number},
        ),
        Gap(14),
        Beside([parts.panel(s, left)], [parts.panel(s, right)], 0.52),
        Gap(10),
        parts.above(s, [filed], ruled="columns"),
        Gap(24),
        parts.abreast(s, r.issued, c.tax_office),
        Line(STATEMENT, s.size),
        Gap(20),
        Beside([Bars(number)], parts.notes(s, sheet.HOMETAX_NOTE), 0.32),
    ]
    return Page(blocks)


def _sheet_k(
    c: Company,
    s: Style,
    r: Return,
    title: str,
    sides: tuple[Side, Side],
    amounts: finance.Amounts,
    truth: dict[str, str],
) -> Page:
    minus = "△" if s.seed % 2 else "-"
    tables = [_one_side(s, side, amounts, minus) for side in sides]
    return Page(
        [
            parts.title(title, 15, align="left"),
            Line(f"{c.name} ({c.business_number})", s.size),
            Line(f"{s.short_date(r.start)} 부터 {s.short_date(r.end)} 까지", s.size),
            Gap(8),
            Beside([tables[0]], [tables[1]]),
        ],
        truth=truth,
    )


def _one_side(s: Style, side: Side, amounts: finance.Amounts, minus: str) -> Table:
    head = [Cell("계정과목", "label"), Cell("코드", "label"), Cell("금액(원)", "label")]
    rows = [
        [Cell(n), Cell(code, align="center"), Cell(finance.amount_of(s, amounts, code, minus), "money")]
        for n, code in side
    ]
    return Table([0.48, 0.13, 0.39], [head, *rows], "columns", s.size * 0.82)
