"""Tax papers: both clearance certificates, the VAT tax base and the income of those exempt from VAT."""

from datetime import date, timedelta

from tests.document_fetch.certificates import numbers, printing, sheet
from tests.document_fetch.certificates.arrange import arranged, entry, label
from tests.document_fetch.certificates.blocks import Block, Cell, Gap, Line, Page, Table
from tests.document_fetch.certificates.company import Company
from tests.document_fetch.certificates.style import Style

CLEARANCE = timedelta(days=30)
NATIONAL_PURPOSES = ("대금수령", "해외이주", "기타")
LOCAL_PURPOSES = ("대금수령", "해외이주", "부동산 신탁등기", "그 밖의 목적")
DEFERRALS = ("종류", "기간", "과세기간", "세목", "납부기한", "세액", "가산금")
ARREARS = ("위탁자·양도담보설정자", "과세기간", "세목", "납부기한", "세액", "가산금")
NATIONAL = (
    "「국세징수법」 제108조, 같은 법 시행령 제95조, 「국세기본법」 제42조, 「종합부동산세법」"
    " 제7조의2·제12조의2 및 「부가가치세법」"
    " 제3조의2에 따라 발급일 현재 위의 내역을 제외하고는 다른 체납액이 없음을 증명합니다."
)
LOCAL = (
    "「지방세징수법」 제5조제2항 및 같은 법 시행령 제6조제1항에 따라 발급일 현재 위의"
    " 징수유예등 또는 체납처분유예의 내역을 제외하고는"
    " 다른 체납액이 없음을 증명합니다."
)


def national(c: Company, s: Style) -> list[Page]:
    day, number, purpose = sheet.issue_day(s.rng), numbers.hometax_number(s.rng), s.rng.choice(NATIONAL_PURPOSES)
    until = day + (CLEARANCE if s.rng.random() < 0.8 else timedelta(days=s.rng.randint(3, 29)))
    reason = ("「국세징수법 시행령」 제96조제1항", "기타(사유: 지정납부기한 도래)")
    rows = [
        [entry("증명서의 사용목적", printing.ticks(NATIONAL_PURPOSES, purpose, s.seed), purpose=purpose)],
        [sheet.day_entry(s, "증명서의 유효기간", until, "valid_until")],
        [entry("유효기간을 정한 사유", printing.ticks(reason, reason[until != day + CLEARANCE], s.seed))],
    ]
    return [
        Page(
            [
                *([Line("( 1 / 1 )", s.size, "right")] if s.design.head == "boxed" else []),
                *sheet.head(s, "납세증명서", number, term="즉시(단, 해외이주용 10일)"),
                *arranged(s, _taxpayer(c, s), group="납세자 인적사항"),
                *arranged(s, rows),
                *_nothing(s, "연장·유예 내역", DEFERRALS, "deferrals"),
                *_nothing(s, "물적납세의무 체납내역", ARREARS, "arrears"),
                *sheet.issued(s, day, c.tax_office, NATIONAL),
                Line("※ 지정납부기한이 도래하지 않은 미납국세는 체납액이 아님", s.size * 0.9),
                *arranged(s, sheet.contacts(s, c)),
                *sheet.tail(s, number, note=sheet.HOMETAX_NOTE),
            ]
        )
    ]


def _taxpayer(c: Company, s: Style) -> list:
    """A company stands by its name; a person by name and shop in brackets."""
    printed = c.name if c.incorporated else f"{c.representative}({c.name})"
    person = None if c.incorporated else c.representative
    number = "주민등록번호(사업자등록번호)"
    shown = c.business_number if c.incorporated or s.masked else f"{c.born_on:%y%m%d}-*******({c.business_number})"
    return [
        [
            entry("성명(상호)", printed, company_name=sheet.one(c.name), representative=person),
            entry(number, shown, business_number=c.business_number),
        ],
        [sheet.address_entry(c, "주소(사업장)")],
    ]


def _nothing(s: Style, title: str, heads: tuple[str, ...], field: str) -> list[Block]:
    """A listing that says 해당없음, which is what proves that nothing is owed."""
    columns, unit = len(heads), "(단위: 원)"
    body = (
        [Cell("해당없음", cols=columns, align="center")]
        if s.seed % 2
        else [Cell("해당없음", align="center"), *[Cell("")] * (columns - 1)]
    )
    head = [Cell(each, "label") for each in heads]
    if s.design.cells in {"grouped", "wrapped"}:
        rows = [
            [Cell(title if s.design.cells == "grouped" else title.replace(" ", "\n"), "label", rows=2), *head],
            body,
        ]
        return [
            Line(unit, s.size * 0.85, "right"),
            Table([0.19, *[0.81 / columns] * columns], rows, size=s.size * 0.9, truth={field: "none"}),
        ]
    rows = [[Cell(f"{title} {unit}", "label", cols=columns)], head, body]
    return [Table([1 / columns] * columns, rows, size=s.size * 0.9, truth={field: "none"})]


def local(c: Company, s: Style) -> list[Page]:
    day, until = sheet.issue_day(s.rng), None
    until = day + CLEARANCE
    number, confirmed = f"{s.rng.randint(1, 999999):06}", numbers.government24_number(s.rng)
    purpose = s.rng.choice(LOCAL_PURPOSES)
    rows = [
        [
            entry(
                "성명(법인명)",
                c.name if c.incorporated else c.representative,
                company_name=sheet.one(c.name) if c.incorporated else None,
                representative=None if c.incorporated else c.representative,
            ),
            sheet.personal(s, c, "주민등록번호(법인등록번호)"),
        ],
        [entry("상호", c.name, company_name=sheet.one(c.name)), sheet.business_entry(c)],
        [sheet.address_entry(c, "주소(영업소)")],
    ]
    use = [
        [entry("사용목적", printing.ticks(LOCAL_PURPOSES, purpose, s.seed), purpose=purpose)],
        [
            sheet.day_entry(s, "증명서 유효기간", until, "valid_until")
            if s.seed % 2
            else sheet.day_entry(s, "유효기간", until, "valid_until")
        ],
    ]
    return [
        Page(
            [
                Line(f"문서확인번호 : {confirmed}", s.size * 0.9, truth={"confirmation_number": confirmed}),
                *sheet.head(s, s.rng.choice(("지방세 납세증명서", "지방세납세증명서", "지방세 납세증명")), number),
                *arranged(s, rows, group="납세자"),
                *arranged(s, use),
                *_local_table(s),
                *sheet.issued(s, day, c.mayor, LOCAL),
                *sheet.tail(s, number, note=sheet.GOVERNMENT24_NOTE),
            ]
        )
    ]


def _local_table(s: Style) -> list[Block]:
    heads = ("과세연도", "세목", "납부기한", "세액", "유예기간")
    rows = [
        [Cell("징수유예등 또는 체납처분유예의 내역", "label", cols=5)],
        [Cell(each, "label") for each in heads],
        [Cell("해당없음", cols=5, align="center")],
    ]
    if s.design.cells in {"grouped", "wrapped"}:
        rows = [[Cell("징수유예등 또는\n체납처분유예의\n내역", "label", rows=2), *rows[1]], rows[2]]
        return [Table([0.2, *[0.16] * 5], rows, truth={"deferrals": "none"})]
    return [Table([0.2] * 5, rows, truth={"deferrals": "none"})]


def halves(s: Style, day: date, count: int) -> list[tuple[date, date, date]]:
    """VAT half years before `day`, oldest first: from, until, filed on."""
    year, half = (day.year, 1) if day >= date(day.year, 7, 26) else (day.year - 1, 2)
    found = []
    for _ in range(count):
        first = (date(year, 1, 1), date(year, 6, 30), date(year, 7, 25 - s.rng.randint(0, 9)))
        second = (date(year, 7, 1), date(year, 12, 31), date(year + 1, 1, 25 - s.rng.randint(0, 9)))
        found.append(first if half == 1 else second)
        year, half = (year, 1) if half == 2 else (year - 1, 2)
    return found[::-1]


def vat_tax_base(c: Company, s: Style) -> list[Page]:
    day, number = sheet.issue_day(s.rng), numbers.hometax_number(s.rng)
    return [
        Page(
            [
                *sheet.head(s, "부가가치세 과세표준증명", number),
                *arranged(s, tax_head(c, s), group="인적 사항"),
                Gap(3),
                *_vat_table(c, s, day),
                *sheet.issued(s, day, c.tax_office, "위와 같이 증명합니다."),
                *arranged(s, sheet.contacts(s, c)),
                *sheet.tail(s, number, note=sheet.HOMETAX_NOTE),
            ]
        )
    ]


def tax_head(c: Company, s: Style) -> list:
    return [
        [sheet.representative_entry(c), sheet.personal(s, c)],
        [sheet.company_entry(c), sheet.business_entry(c)],
        [sheet.address_entry(c, s.rng.choice(("사업장", "주소/사업장", "사업장소재지")))],
        sheet.main_trade_entries(c),
    ]


def vat_rows(c: Company, s: Style, day: date) -> list[tuple[date, date, str, date, int, int, int]]:
    """from, until, filing type, filed on, taxed, exempt, payable (won)."""
    found = []
    for start, end, filed in halves(s, day, s.rng.randint(2, 6)):
        taxed, exempt = (
            s.rng.randint(10_000_000, 4_000_000_000),
            s.rng.choice((0, 0, s.rng.randint(1_000_000, 90_000_000))),
        )
        payable = round(taxed * s.rng.uniform(-0.06, 0.05))
        found.append((start, end, s.rng.choice(("확정", "확정", "예정", "정기신고")), filed, taxed, exempt, payable))
    return found


def _vat_table(c: Company, s: Style, day: date) -> list[Block]:
    rows = vat_rows(c, s, day)
    head = [
        [
            Cell("과세기간", "label", rows=2),
            Cell("신고구분", "label", rows=2),
            Cell("신고일", "label", rows=2),
            Cell("매출과세표준(수입금액)", "label", cols=3),
            Cell("납부할 세액\n(환급받을 세액)", "label", rows=2),
        ],
        [Cell("계", "label"), Cell("과세분", "label"), Cell("면세수입금액" if s.seed % 2 else "면세분", "label")],
    ]
    between = "\n~ " if s.seed % 2 else " ~\n"
    body = [
        [
            Cell(s.short_date(a) + between + s.short_date(b), align="center"),
            Cell(kind, align="center"),
            Cell(s.short_date(filed), align="center"),
            *(Cell(printing.won(amount), "money") for amount in (taxed + exempt, taxed, exempt, payable)),
        ]
        for a, b, kind, filed, taxed, exempt, payable in rows
    ]
    said = "; ".join(f"{a}~{b}|{k}|{f}|{t + e}|{t}|{e}|{p}" for a, b, k, f, t, e, p in rows)
    title = Line("신고내용 (단위: 원)", s.size, "left" if s.layout == "d" else "right")
    return [
        title,
        Table([0.17, 0.1, 0.13, 0.16, 0.16, 0.13, 0.15], [*head, *body], size=s.size * 0.85, truth={"periods": said}),
    ]


def vat_exempt_income(c: Company, s: Style) -> list[Page]:
    day, number = sheet.issue_day(s.rng), numbers.hometax_number(s.rng)
    years = range(day.year - s.rng.randint(1, 4), day.year)
    rows = [(date(y, 1, 1), date(y, 12, 31), s.rng.randint(5_000_000, 900_000_000)) for y in years]
    said = "; ".join(f"{a}~{b}|{total}" for a, b, total in rows)
    head = [Cell(label(s, "과세기간"), "label"), Cell("수입금액", "label"), Cell("비고", "label")]
    body = [
        [Cell(f"{s.short_date(a)} ~ {s.short_date(b)}", align="center"), Cell(printing.won(t), "money"), Cell("")]
        for a, b, t in rows
    ]
    return [
        Page(
            [
                *sheet.head(s, "면세사업자 수입금액증명", number),
                *arranged(s, tax_head(c, s), group="인적 사항"),
                Line("(단위: 원)", s.size * 0.9, "right"),
                Table([0.45, 0.35, 0.2], [head, *body], truth={"periods": said}),
                *sheet.issued(s, day, c.tax_office, "위와 같이 증명합니다."),
                *arranged(s, sheet.contacts(s, c)),
                *sheet.tail(s, number, note=sheet.HOMETAX_NOTE),
            ]
        )
    ]
