"""표준재무제표증명: a first page, then two-column statements keyed by line codes."""

from dataclasses import replace
from datetime import date, timedelta

from tests.document_fetch.certificates import numbers, printing, sheet
from tests.document_fetch.certificates.arrange import arranged, entry
from tests.document_fetch.certificates.blocks import Cell, Gap, Line, Page, Table
from tests.document_fetch.certificates.company import Company
from tests.document_fetch.certificates.forms.accounts import (
    BALANCE_LEFT,
    BALANCE_RIGHT,
    COSTS,
    INCOME_LEFT,
    INCOME_RIGHT,
)
from tests.document_fetch.certificates.style import Style

#: Net profit's code differs by the edition of the form.
NET_PROFIT_CODES = ("219", "220", "225")
ATTACHED = "표준재무상태표, 표준손익계산서, 부속명세서"
Amounts = dict[str, int]


def statements(c: Company, s: Style) -> list[Page]:
    """Four pages, as issued; the statements in the order that the layout has."""
    day = sheet.issue_day(s.rng)
    year = day.year - 1 if day >= date(day.year, 4, 1) else day.year - 2
    period = (date(year, 1, 1), date(year, 12, 31))
    profit, wealth = income(s), balance(s)
    sheets = [_balance_page(c, s, period, wealth), _income_page(c, s, period, profit)]
    first = _first(c, s, day, period)
    rest = [*(sheets[::-1] if s.layout in "cd" else sheets), _costs_page(c, s, period)]
    return [first, *(_numbered(page, f"( {n} / 4 )", s) for n, page in enumerate(rest, 2))]


def _numbered(page: Page, number: str, s: Style) -> Page:
    return replace(page, blocks=[Line(number, s.size, "right"), *page.blocks])


def _first(c: Company, s: Style, day: date, period: tuple[date, date]) -> Page:
    number, filing = numbers.hometax_number(s.rng), s.rng.choice(("정기신고", "정기신고", "수정신고", "기한후신고"))
    filed = date(day.year if period[1].year == day.year - 1 else day.year - 1, 3, s.rng.randint(10, 31))
    who = "[ ]개인 [V]법인" if c.incorporated else "[V]개인 [ ]법인"
    year = f"{s.short_date(period[0])}{s.rng.choice((' ~ ', chr(10) + '~ '))}{s.short_date(period[1])}"
    rows = [
        [sheet.company_entry(c), sheet.business_entry(c)],
        [sheet.representative_entry(c), sheet.personal(s, c)],
        sheet.main_trade_entries(c),
        [sheet.address_entry(c, "주소(본점)", "head_office_address")],
        [
            entry("사업연도", year, fiscal_year_from=period[0].isoformat(), fiscal_year_until=period[1].isoformat()),
            entry("첨부서류명", ATTACHED),
        ],
        [
            entry("신고구분", filing if s.seed % 2 else " ".join(filing), filing_type=filing),
            sheet.day_entry(s, "신고일", filed, "filed_on"),
        ],
    ]
    return Page(
        [
            Line("( 1 / 4 )", s.size, "right"),
            *sheet.head(
                s, f"표준재무제표증명\n{who}" if s.design.head == "boxed" else f"표준재무제표증명 {who}", number
            ),
            *arranged(s, rows, group="신고 내용"),
            *sheet.issued(s, max(day, filed + timedelta(days=3)), c.tax_office, "위와 같이 증명합니다."),
            *arranged(s, sheet.contacts(s, c)),
            *sheet.tail(s, number, note=sheet.HOMETAX_NOTE),
        ]
    )


def income(s: Style) -> Amounts:
    sales = s.rng.randint(90_000_000, 38_000_000_000)
    cost, overhead = round(sales * s.rng.uniform(0.5, 0.8)), round(sales * s.rng.uniform(0.12, 0.35))
    operating = sales - cost - overhead
    other, loss = round(sales * s.rng.uniform(0, 0.02)), round(sales * s.rng.uniform(0, 0.02))
    before = operating + other - loss
    tax = max(0, before // 10)
    return {
        "001": sales,
        "035": cost,
        "066": sales - cost,
        "067": overhead,
        "129": operating,
        "130": other,
        "179": loss,
        "217": before,
        "218": tax,
        "219": before - tax,
    }


def balance(s: Style) -> Amounts:
    current, fixed = s.rng.randint(40_000_000, 9_000_000_000), s.rng.randint(10_000_000, 9_000_000_000)
    total = current + fixed
    short, long = round(total * s.rng.uniform(0.1, 0.7)), round(total * s.rng.uniform(0.05, 0.5))
    equity = total - short - long
    capital = 50_000_000 * s.rng.randint(1, 20)
    return {
        "001": current,
        "078": fixed,
        "228": total,
        "229": short,
        "286": long,
        "333": short + long,
        "334": capital,
        "360": equity - capital,
        "382": equity,
        "383": total,
    }


def _two_columns(s: Style, left: tuple, right: tuple, amounts: Amounts) -> Table:
    """과목 | 코드 | 금액, twice; the shorter side ends in empty cells."""
    minus = "△" if s.seed % 4 == 3 else "-"
    head = [Cell(text, "label") for text in ("계정과목", "코드", "금액") * 2]
    rows = []
    for i in range(max(len(left), len(right))):
        row: list[Cell] = []
        for side in (left, right):
            name, code = side[i] if i < len(side) else ("", "")
            row += [Cell(name), Cell(code, align="center"), Cell(amount_of(s, amounts, code, minus), "money")]
        rows.append(row)
    size = s.size * 0.82
    widths = [0.24, 0.07, 0.19] * 2 if s.layout != "d" else [0.22, 0.06, 0.22] * 2
    return Table(widths, [head, *rows], size=size)


def amount_of(s: Style, amounts: Amounts, code: str, minus: str) -> str:
    if code in amounts:
        return printing.won(amounts[code], minus)
    if not code or s.rng.random() < 0.4:
        return ""
    return printing.won(s.rng.randint(100_000, 90_000_000), minus)


def _statement_head(c: Company, s: Style, title: str, period: tuple[date, date]) -> list:
    rows = [
        [entry("법인명" if c.incorporated else "상호", c.name), entry("사업자등록번호", c.business_number)],
        [entry("사업연도", f"{s.short_date(period[0])} ~ {s.short_date(period[1])}")],
    ]
    return [
        Line(title, 16, "center", bold=True),
        Gap(8),
        *arranged(s, rows, cells="lines" if s.layout in "bd" else "pairs"),
        Line("(단위: 원)", s.size * 0.9, "right"),
    ]


def _balance_page(c: Company, s: Style, period: tuple[date, date], amounts: Amounts) -> Page:
    title = s.rng.choice(("표 준 재 무 상 태 표 (일반법인용)", "재 무 상 태 표", "표준재무상태표(일반법인용)"))
    truth = {
        "total_assets": str(amounts["228"]),
        "total_liabilities": str(amounts["333"]),
        "total_equity": str(amounts["382"]),
    }
    return Page(
        [*_statement_head(c, s, title, period), _two_columns(s, BALANCE_LEFT, BALANCE_RIGHT, amounts)], _foot(s), truth
    )


def _income_page(c: Company, s: Style, period: tuple[date, date], amounts: Amounts) -> Page:
    title = s.rng.choice(("표 준 손 익 계 산 서 (일반법인용)", "손 익 계 산 서", "표준손익계산서(일반법인용)"))
    code = s.rng.choice(NET_PROFIT_CODES)
    amounts = amounts | {code: amounts["219"]}
    right = (*INCOME_RIGHT[:-1], (INCOME_RIGHT[-1][0], code))
    if code != "219":
        amounts.pop("219")
    truth = {"sales": str(amounts["001"]), "operating_profit": str(amounts["129"]), "net_profit": str(amounts[code])}
    return Page([*_statement_head(c, s, title, period), _two_columns(s, INCOME_LEFT, right, amounts)], _foot(s), truth)


def _costs_page(c: Company, s: Style, period: tuple[date, date]) -> Page:
    half = len(COSTS) // 2
    return Page(
        [*_statement_head(c, s, "부속명세서(제조원가명세서)", period), _two_columns(s, COSTS[:half], COSTS[half:], {})],
        _foot(s),
    )


def _foot(s: Style) -> str:
    return "210mm×297mm[백상지 80g/㎡]" if s.seed % 2 else ""
