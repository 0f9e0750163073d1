"""수출실적증명서 of KITA and of KTSPI."""

from datetime import date

from tests.document_fetch.certificates import numbers, sheet
from tests.document_fetch.certificates.arrange import arranged, entry
from tests.document_fetch.certificates.blocks import Block, Cell, Gap, Line, Page, Table
from tests.document_fetch.certificates.company import Company
from tests.document_fetch.certificates.style import Style
from tests.document_fetch.certificates.words import TRADES

COUNTRIES = (
    ("US", "미국"),
    ("JP", "일본"),
    ("CN", "중국"),
    ("VN", "베트남"),
    ("DE", "독일"),
    ("AE", "아랍에미리트"),
    ("ID", "인도네시아"),
    ("GB", "영국"),
)
Rows = list[tuple[tuple[str, ...], int]]  # what is printed before the amount; US cents


def usd(cents: int) -> str:
    return f"{cents // 100:,}.{cents % 100:02}"


def plain(cents: int) -> str:
    return f"{cents // 100}.{cents % 100:02}"


def kita(c: Company, s: Style) -> list[Page]:
    day = sheet.issue_day(s.rng)
    by_year = s.seed % 2 == 0
    start, end, rows = by_years(s, day) if by_year else by_items(s, day, 1)
    number = s.rng.choice((f"{day.year}-{numbers.digits(s.rng, 7)}", f"KITA-{day:%Y%m%d}-{numbers.digits(s.rng, 5)}"))
    heads = ("연도", "수출실적(US$)") if by_year else ("HS코드", "국가", "수출실적(US$)")
    statement = "「대외무역법 시행령」 제25조 및 「대외무역관리규정」에 따라 위와 같이 수출실적을 증명합니다."
    issuer = s.rng.choice(("한국무역협회장", "한국무역협회 회장"))
    return _record(
        c,
        s,
        "수출실적증명서" if s.seed % 3 else "수출실적의 확인 및 증명서",
        number,
        (start, end),
        heads,
        rows,
        (day, issuer, statement),
    )


def ktspi(c: Company, s: Style) -> list[Page]:
    day = sheet.issue_day(s.rng)
    start, end, rows = by_items(s, day, 0)
    heads = ("HS부호", "국가코드", "수출금액(FOB, US$)")
    number = f"{day:%Y%m%d}-{numbers.digits(s.rng, 6)}"
    statement = "위 수출실적은 관세청 수출통관자료(목록통관 포함, 신고수리일 기준)에 의한 것임을 증명합니다."
    issuer = s.rng.choice(("한국무역통계진흥원장", "한국무역통계진흥원 원장"))
    return _record(
        c,
        s,
        s.rng.choice(("수출실적증명서", "수출입실적증명서", "수출실적 증명서")),
        number,
        (start, end),
        heads,
        rows,
        (day, issuer, statement),
    )


def by_years(s: Style, day: date) -> tuple[date, date, Rows]:
    count = s.rng.randint(1, 4)
    years = range(day.year - count, day.year)
    return (
        date(years[0], 1, 1),
        date(years[-1], 12, 31),
        [((str(year),), s.rng.randint(100_000, 900_000_000)) for year in years],
    )


def by_items(s: Style, day: date, which: int) -> tuple[date, date, Rows]:
    """HS code and country; `which` 0 prints the country's code, 1 its name."""
    digits = s.rng.choice((7, 12))
    rows: Rows = []
    for trade in s.rng.sample(TRADES, s.rng.randint(1, 4)):
        rows += [
            ((trade[6][:digits], country[which]), s.rng.randint(5_000, 90_000_000))
            for country in s.rng.sample(COUNTRIES, s.rng.randint(1, 3))
        ]
    year = day.year - 1
    return date(year, 1, 1), date(year, 12, 31), rows


def _record(
    c: Company,
    s: Style,
    title: str,
    number: str,
    period: tuple[date, date],
    heads: tuple[str, ...],
    rows: Rows,
    end: tuple,
) -> list[Page]:
    trade_number = str(10_000_000 + s.seed * 37 % 89_999_999)
    total = sum(cents for _, cents in rows)
    said = {"period_from": period[0].isoformat(), "period_until": period[1].isoformat()}
    of_company = [
        [
            sheet.company_entry(c, s.rng.choice(("상호", "업체명", "회사명"))),
            entry("무역업고유번호", trade_number, trade_number=trade_number),
        ],
        [sheet.business_entry(c), sheet.representative_entry(c, "대표자")],
        [sheet.address_entry(c, s.rng.choice(("주소", "소재지")))],
        [entry("실적기간", f"{s.short_date(period[0])} ~ {s.short_date(period[1])}", **said)],
    ]
    return [
        Page(
            [
                *sheet.head(s, title, number, term=""),
                *arranged(s, of_company, group="신청 업체"),
                Gap(8),
                *_listing(s, heads, rows, total),
                *sheet.issued(s, *end),
                *sheet.tail(s, number),
            ]
        )
    ]


def _listing(s: Style, heads: tuple[str, ...], rows: Rows, total: int) -> list[Block]:
    mark = "US$ " if s.seed % 3 == 1 else ""
    columns = len(heads)
    body = [
        [*(Cell(text, align="center") for text in first), Cell(mark + usd(cents), "money")] for first, cents in rows
    ]
    last = [Cell("합계", "label", cols=columns - 1), Cell(mark + usd(total), "money")]
    said = "; ".join("|".join((*first, plain(cents))) for first, cents in rows)
    table = [
        [Cell(each, "label") for each in heads],
        *([last] if s.layout == "d" else []),
        *body,
        *([] if s.layout == "d" else [last]),
    ]
    note: list[Block] = [Line("(단위: US$)", s.size * 0.9, "right")]
    return [
        *note,
        Table(
            [1 / columns] * columns,
            table,
            truth={"exports": said, "total_usd": plain(total)},
            ruled="rows" if s.layout == "c" else "all",
        ),
    ]
