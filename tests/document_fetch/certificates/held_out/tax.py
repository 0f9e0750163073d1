"""납세증명서 of the state and of the municipality."""

from datetime import date, timedelta

from tests.document_fetch.certificates import numbers, sheet
from tests.document_fetch.certificates.arrange import Entry, entry
from tests.document_fetch.certificates.blocks import Bars, Beside, Block, Cell, Gap, Line, Page, Table
from tests.document_fetch.certificates.company import Company
from tests.document_fetch.certificates.forms.tax import (
    CLEARANCE,
    LOCAL,
    LOCAL_PURPOSES,
    NATIONAL,
    NATIONAL_PURPOSES,
)
from tests.document_fetch.certificates.held_out import parts
from tests.document_fetch.certificates.style import Style

REASON = "「국세징수법 시행령」 제96조제1항"
OTHER_REASON = "기타(사유: 납부기한이 도래하는 국세가 있음)"
COVER = (
    "신청하신 전자증명서를 아래와 같이 발급하였습니다.",
    "전자증명서의 원본은 다음 쪽부터이며, 이 쪽은 안내를 위한 것으로 증명의 효력이 없습니다.",
    "받으신 기관은 정부24(gov.kr) > 문서진위확인에서 문서확인번호로 90일간 진위를 확인할 수 있습니다.",
)


def _until(s: Style, day: date) -> date:
    return day + (CLEARANCE if s.rng.random() < 0.8 else timedelta(days=s.rng.randint(3, 29)))


def _taxpayer(c: Company) -> tuple[Entry, Entry]:
    """A company by its name, a person by name and shop in brackets; then the numbers."""
    printed = c.name if c.incorporated else f"{c.representative}({c.name})"
    person = None if c.incorporated else c.representative
    shown = c.business_number if c.incorporated else f"{c.born_on:%y%m%d}-*******\n({c.business_number})"
    return (
        entry("성명(상호)", printed, company_name=sheet.one(c.name), representative=person),
        entry("주민등록번호(사업자등록번호)", shown, business_number=c.business_number),
    )


def national_h(c: Company, s: Style) -> list[Page]:
    """Options a line each; both listings as sentences; the statement after them in a box."""
    day, number, purpose = sheet.issue_day(s.rng), numbers.hometax_number(s.rng), s.rng.choice(NATIONAL_PURPOSES)
    until = _until(s, day)
    name, numbered = _taxpayer(c)
    mark = s.rng.choice(("■ □", "● ○")).split()
    options = "\n".join(f"{mark[each != purpose]} {each}" for each in NATIONAL_PURPOSES)
    why = [REASON, OTHER_REASON]
    whys = "\n".join(f"{mark[i != (until != day + CLEARANCE)]} {each}" for i, each in enumerate(why))
    rows = [
        [name],
        [entry("주민등록번호\n(사업자등록번호)", numbered.printed, **numbered.truth)],
        [sheet.address_entry(c, "주소\n(사업장)")],
    ]
    use = [
        [
            entry("증명서의\n사용목적", options, purpose=purpose),
            sheet.day_entry(s, "증명서의\n유효기간", until, "valid_until"),
        ],
        [entry("유효기간을\n정한 사유", whys)],
    ]
    blocks: list[Block] = [
        Line("■ 국세징수법 시행규칙 [별지 제94호서식]", 8),
        Gap(4),
        _head(s, "납 세 증 명 서", number, "즉시 (단, 해외이주용 10일)"),
        Gap(4),
        parts.grouped(s, "납세자", rows, [0.24, 0.76]),
        parts.grid(s, use, [0.17, 0.33, 0.17, 0.33]),
        Gap(10),
        Line("1. 연장·유예 내역 (단위: 원) : 해당없음", s.size, truth={"deferrals": "none"}),
        Gap(3),
        Line("2. 물적납세의무 체납내역 (단위: 원) : 해당없음", s.size, truth={"arrears": "none"}),
        Gap(10),
        Table([1.0], [[Cell(NATIONAL)]], "outer"),
        Gap(16),
        parts.day_line(s, day, align="right"),
        Gap(10),
        parts.issuer_line(s, c.tax_office, spacing=5),
        Gap(24),
        parts.grid(s, sheet.contacts(s, c), [0.13, 0.3, 0.13, 0.44], ruled="edges", size=s.size * 0.9),
        Gap(6),
        Beside([Bars(number)], parts.notes(s, sheet.PORTAL_NOTE), 0.32),
    ]
    return [Page(blocks)]


def _head(s: Style, title: str, number: str, term: str) -> Table:
    """The title over a row with number and term."""
    rows = [
        [Cell(title, "title", cols=4)],
        [Cell("발급번호", "label"), Cell(number), Cell("처리기간", "label"), Cell(term)],
    ]
    return Table([0.15, 0.35, 0.15, 0.35], rows, "all", truth={"issue_number": number})


def national_k(c: Company, s: Style) -> list[Page]:
    """Ruled across only; name and number in one cell, as 까지 the day; one listing for both kinds."""
    day, number, purpose = sheet.issue_day(s.rng), numbers.hometax_number(s.rng), s.rng.choice(NATIONAL_PURPOSES)
    until = _until(s, day)
    name, numbered = _taxpayer(c)
    both = entry("성명(상호)\n사업자등록번호", f"{name.printed}\n{c.business_number}", **(name.truth | numbered.truth))
    ticked = "   ".join(f"{each} ( {'○' if each == purpose else '  '} )" for each in NATIONAL_PURPOSES)
    rows = [
        [both],
        [sheet.address_entry(c, "주소(사업장)")],
        [entry("증명서의 사용목적", ticked, purpose=purpose)],
        [entry("증명서의 유효기간", f"{s.short_date(until)} 까지", valid_until=until.isoformat())],
        [entry("유효기간을 정한 사유", REASON if until == day + CLEARANCE else OTHER_REASON)],
    ]
    blocks: list[Block] = [
        Beside([Line("국세청 홈택스", s.size, bold=True)], [Line("1 / 1", s.size, "right")]),
        Gap(14),
        parts.title("납세증명서", 24),
        Gap(2),
        Line(f"(발급번호 : {number})", s.size, "center", truth={"issue_number": number}),
        Gap(18),
        parts.ledger(s, rows, share=0.27),
        Gap(12),
        _one_listing(s),
        Gap(12),
        Line(NATIONAL, s.size, indent=6),
        Gap(20),
        parts.issuer_line(s, c.tax_office, align="right", after=" (관인생략)"),
        Gap(4),
        parts.day_line(s, day, align="right", before="발급일 : "),
        Gap(22),
        *parts.notes(s, "※ 지정납부기한이 도래하지 않은 미납국세는 체납액이 아님", sheet.HOMETAX_NOTE),
        Gap(6),
        Bars(number, "right"),
    ]
    return [Page(blocks)]


def _one_listing(s: Style) -> Table:
    heads = [Cell(text, "label") for text in ("구 분", "과세기간", "세 목", "납부기한", "세 액", "가산금")]
    kinds = ("연장·유예 내역", "물적납세의무\n체납내역")
    body = [[Cell(kind, "label"), Cell("해당 없음", cols=5, align="center")] for kind in kinds]
    table = [[Cell("(단위: 원)", "small", cols=6, align="right")], heads, *body]
    return Table([0.2, *[0.16] * 5], table, "rows", size=s.size * 0.95, truth={"deferrals": "none", "arrears": "none"})


def _local_facts(c: Company, s: Style) -> tuple[date, str, str, str]:
    day, purpose = sheet.issue_day(s.rng), s.rng.choice(LOCAL_PURPOSES)
    return day, f"{s.rng.randint(1, 999999):06}", numbers.government24_number(s.rng), purpose


def _owner(c: Company, name: str = "성명(법인명)") -> Entry:
    if c.incorporated:
        return entry(name, c.name, company_name=sheet.one(c.name))
    return entry(name, c.representative, representative=c.representative)


def local_h(c: Company, s: Style) -> list[Page]:
    """Labels over values; the term of validity as a sentence; the listing under a head of two rows."""
    day, number, confirmed, purpose = _local_facts(c, s)
    until = day + CLEARANCE
    rows = [
        [_owner(c), sheet.personal(s, c, "주민등록번호(법인등록번호)")],
        [sheet.company_entry(c, "상호"), sheet.business_entry(c)],
        [sheet.address_entry(c, "주소(영업소)")],
        [
            entry(
                "사용목적", "  ".join(f"[{'V' if p == purpose else '  '}] {p}" for p in LOCAL_PURPOSES), purpose=purpose
            )
        ],
    ]
    strip = [Cell(number), Cell("처리기간 : 즉시", align="center"), Cell(confirmed, align="right")]
    blocks: list[Block] = [
        Line("지방세징수법 시행규칙 [별지 제1호서식]", 8),
        Gap(14),
        parts.title("지방세 납세증명서", 22),
        Gap(12),
        Table(
            [0.3, 0.3, 0.4],
            [[Cell("발급번호", "small"), Cell(""), Cell("문서확인번호", "small", align="right")], strip],
            "none",
            truth={"issue_number": number, "confirmation_number": confirmed},
        ),
        parts.above(s, rows, ruled="columns", columns=2),
        Gap(10),
        Line(f"○ 증명서 유효기간 : {s.short_date(until)}까지", s.size + 1, truth={"valid_until": until.isoformat()}),
        Gap(8),
        _deferred(s, "해당없음"),
        Gap(14),
        Line(LOCAL, s.size),
        Gap(20),
        parts.abreast(s, day, c.mayor),
        Gap(16),
        *parts.notes(s, sheet.GOVERNMENT24_NOTE),
        Bars(confirmed),
    ]
    return [Page(blocks)]


def _deferred(s: Style, nothing: str) -> Table:
    heads = ("과세연도", "세목", "납부기한", "세액(원)", "유예기간")
    rows = [
        [Cell("징수유예등 또는 체납처분유예의 내역", "label", cols=5, align="left", shade=True)],
        [Cell(each, "label") for each in heads],
        [Cell(nothing, align="center"), *[Cell("-", align="center")] * 4],
    ]
    return Table([0.2] * 5, rows, "edges", truth={"deferrals": "none"})


def local_k(c: Company, s: Style) -> list[Page]:
    """A cover of the portal first; then sections with labels on a ground and a square code."""
    day, number, confirmed, purpose = _local_facts(c, s)
    until = day + CLEARANCE
    people = [[_owner(c), sheet.personal(s, c, "주민(법인)등록번호")]]
    firm = [[sheet.company_entry(c, "상호"), sheet.business_entry(c)], [sheet.address_entry(c, "주소(영업소)")]]
    use = [[entry("사용목적", purpose, purpose=purpose), sheet.day_entry(s, "유효기간", until, "valid_until")]]
    named = [
        Line(f"문서확인번호  {confirmed}", s.size, truth={"confirmation_number": confirmed}),
        Line(f"발급번호  {number}", s.size, truth={"issue_number": number}),
    ]
    widths = [0.2, 0.3, 0.2, 0.3]
    blocks: list[Block] = [
        Beside(named, [Bars(confirmed, "right", square=True)], 0.75),
        parts.title("지방세납세증명서", 21, spacing=4),
        *parts.section(s, "납세의무자", "▣"),
        parts.grid(s, people, widths, ruled="bands"),
        parts.grid(s, firm, widths, ruled="bands"),
        *parts.section(s, "증명서", "▣"),
        parts.grid(s, use, widths, ruled="bands"),
        *parts.section(s, "징수유예등 또는 체납처분유예의 내역", "▣"),
        Table([1.0], [[Cell("해당사항 없음", align="center")]], "outer", truth={"deferrals": "none"}),
        Gap(18),
        Line(LOCAL, s.size + 0.5),
        Gap(20),
        parts.day_line(s, day),
        Gap(12),
        parts.issuer_line(s, c.mayor, spacing=8),
    ]
    return [parts.cover(s, "전자증명서 발급 안내", "지방세 납세증명서", "1 / 2", *COVER), Page(blocks, "2 / 2")]
