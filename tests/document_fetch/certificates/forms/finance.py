"""표준재무제표증명: a first page, then two-column statements keyed by line codes."""

from datetime import date, timedelta

from tests.document_fetch.certificates import numbers, printing, sheet
from tests.document_fetch.certificates.arrange import arranged, entry
from tests.document_fetch.certificates.blocks import Cell, Gap, Line, Page, Table
from tests.document_fetch.certificates.company import Company
from tests.document_fetch.certificates.style import Style

#: Net profit's code differs by the edition of the form.
NET_PROFIT_CODES = ("219", "220", "225")
INCOME_LEFT = (
    ("Ⅰ.매출액", "001"),
    ("1.상품매출", "002"),
    ("가.국내상품매출", "003"),
    ("나.수출상품매출", "004"),
    ("2.제품매출", "005"),
    ("가.국내제품매출", "006"),
    ("나.수출제품매출", "007"),
    ("Ⅱ.매출원가", "035"),
    ("1.상품매출원가", "036"),
    ("Ⅲ.매출총이익(손실)", "066"),
    ("Ⅳ.판매비와 관리비", "067"),
    ("1.급여", "068"),
    ("2.퇴직급여", "075"),
    ("3.복리후생비", "078"),
    ("4.여비교통비", "079"),
    ("5.임차료", "080"),
    ("6.감가상각비", "083"),
    ("7.세금과공과", "090"),
    ("8.광고선전비", "091"),
    ("Ⅴ.영업이익(손실)", "129"),
)
INCOME_RIGHT = (
    ("Ⅵ.영업외수익", "130"),
    ("1.이자수익", "131"),
    ("2.배당금수익", "132"),
    ("3.임대료", "133"),
    ("4.외환차익", "138"),
    ("5.외화환산이익", "139"),
    ("Ⅶ.영업외비용", "179"),
    ("1.이자비용", "180"),
    ("2.외환차손", "183"),
    ("3.외화환산손실", "184"),
    ("4.기부금", "189"),
    ("Ⅷ.법인세비용차감전손익", "217"),
    ("Ⅸ.법인세비용", "218"),
    ("Ⅹ.당기순이익(손실)", "219"),
)
BALANCE_LEFT = (
    ("Ⅰ.유동자산", "001"),
    ("1.당좌자산", "002"),
    ("가.현금 및 현금성자산", "003"),
    ("나.단기예금", "004"),
    ("다.매출채권", "008"),
    ("라.미수금", "020"),
    ("2.재고자산", "045"),
    ("가.상품", "046"),
    ("나.제품", "047"),
    ("Ⅱ.비유동자산", "078"),
    ("1.투자자산", "079"),
    ("2.유형자산", "106"),
    ("가.토지", "107"),
    ("나.건물", "108"),
    ("다.기계장치", "117"),
    ("3.무형자산", "167"),
    ("4.기타비유동자산", "194"),
    ("자산총계(Ⅰ+Ⅱ)", "228"),
)
BALANCE_RIGHT = (
    ("Ⅰ.유동부채", "229"),
    ("1.단기차입금", "230"),
    ("2.매입채무", "235"),
    ("3.미지급금", "242"),
    ("4.예수금", "248"),
    ("Ⅱ.비유동부채", "286"),
    ("1.장기차입금", "290"),
    ("2.퇴직급여충당부채", "304"),
    ("부채총계(Ⅰ+Ⅱ)", "333"),
    ("Ⅰ.자본금", "334"),
    ("1.보통주자본금", "335"),
    ("Ⅱ.자본잉여금", "337"),
    ("Ⅲ.이익잉여금", "360"),
    ("1.미처분이익잉여금", "372"),
    ("자본총계(Ⅰ+Ⅱ+Ⅲ)", "382"),
    ("부채와 자본총계", "383"),
)
COSTS = (
    ("Ⅰ.재료비", "001"),
    ("1.기초재료재고액", "002"),
    ("2.당기재료매입액", "003"),
    ("Ⅱ.노무비", "008"),
    ("1.급여", "009"),
    ("Ⅲ.경비", "015"),
    ("1.전력비", "016"),
    ("2.감가상각비", "020"),
    ("Ⅳ.당기총제조비용", "045"),
    ("Ⅴ.당기제품제조원가", "050"),
)
ATTACHED = "표준재무상태표, 표준손익계산서, 부속명세서"
Amounts = dict[str, int]


def statements(c: Company, s: Style) -> list[Page]:
    """Four pages, as issued; the statements in the order that the layout has."""
    day = sheet.issue_day(s.rng)
    year = day.year - 1 if day >= date(day.year, 4, 1) else day.year - 2
    period = (date(year, 1, 1), date(year, 12, 31))
    income, balance = _income(s), _balance(s)
    sheets = [_balance_page(c, s, period, balance), _income_page(c, s, period, income)]
    first = _first(c, s, day, period)
    return [first, *(sheets[::-1] if s.layout in "cd" else sheets), _costs_page(c, s, period)]


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


def _income(s: Style) -> Amounts:
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


def _balance(s: Style) -> Amounts:
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
            row += [Cell(name), Cell(code, align="center"), Cell(_amount(s, amounts, code, minus), "money")]
        rows.append(row)
    size = s.size * 0.82
    widths = [0.24, 0.07, 0.19] * 2 if s.layout != "d" else [0.22, 0.06, 0.22] * 2
    return Table(widths, [head, *rows], size=size)


def _amount(s: Style, amounts: Amounts, code: str, minus: str) -> str:
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
