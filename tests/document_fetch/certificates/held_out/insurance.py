"""4대 사회보험: the list of insured persons, and the clearance of contributions."""

from datetime import date, datetime, time, timedelta

from tests.document_fetch.certificates import numbers, sheet
from tests.document_fetch.certificates.arrange import entry
from tests.document_fetch.certificates.blocks import Bars, Beside, Block, Cell, Gap, Line, Page, Table
from tests.document_fetch.certificates.company import Company
from tests.document_fetch.certificates.forms import insurance
from tests.document_fetch.certificates.held_out import parts
from tests.document_fetch.certificates.style import Style

#: 국민연금, 건강보험, 고용보험, 산재보험: the accident insurance last.
ACCIDENT_LAST = (0, 1, 3, 2)
ISSUER = "국민건강보험공단 이사장"
PAID = (
    "위 사업장은 발급일 현재 납부기한이 지난 사회보험료(국민연금·건강보험·고용보험·산재보험)를 모두"
    " 납부하였음을 증명합니다."
)
PORTAL = "※ 발급사실은 사회보험 통합징수포털(si4n.nhis.or.kr)에서 발급번호로 확인하실 수 있습니다."


def _moment(s: Style) -> datetime:
    return datetime.combine(
        sheet.issue_day(s.rng), time(s.rng.randint(8, 18), s.rng.randint(0, 59), s.rng.randint(0, 59))
    )


def _parted(people: list[list[str]], first: int, following: int) -> list[list[list[str]]]:
    return [people[:first], *(people[i : i + following] for i in range(first, len(people), following))]


def persons_h(c: Company, s: Style) -> list[Page]:
    """The title at the left, the workplace as pairs; the insurances in another order, their day named in each head."""
    at = _moment(s)
    people, counts = insurance.people(c, s, at.date())
    numbered = f"{at:%Y%m%d%H%M%S}"
    pages = _parted(people, 18, 30)
    drawn = []
    for n, part in enumerate(pages, 1):
        running = Beside([Line(f"발급번호 {numbered}", 8)], [Line(f"{n} / {len(pages)} 쪽", 8, "right")])
        blocks: list[Block] = [running, Gap(6), *(_front_h(c, s, at, counts) if n == 1 else []), _list_h(s, part)]
        if n == len(pages):
            blocks += [Gap(8), *parts.notes(s, *insurance.NOTES), Gap(8), _confirms(s)]
        drawn.append(Page(blocks))
    return drawn


def _front_h(c: Company, s: Style, at: datetime, counts: dict[str, str]) -> list[Block]:
    number, moment = f"{at:%Y%m%d%H%M%S}", f"{at:%Y-%m-%d %H:%M}"
    rows = [
        [sheet.company_entry(c, "사업장명칭"), sheet.business_entry(c)],
        [
            entry("사업장관리번호", c.workplace_number, workplace_number=c.workplace_number),
            entry("발급번호", number, issue_number=number),
        ],
        [entry("발급일시", moment, issued_at=moment)],
    ]
    return [
        parts.title("4대 사회보험 사업장 가입자 명부", 18, align="left"),
        Gap(8),
        parts.grid(s, rows, [0.18, 0.36, 0.18, 0.28], ruled="edges", align="left"),
        Gap(8),
        Line("가입내역 (발급일 현재)", s.size + 1, bold=True, truth=counts),
        Gap(3),
    ]


def _list_h(s: Style, part: list[list[str]]) -> Table:
    named = [insurance.INSURANCES[i] for i in ACCIDENT_LAST]
    heads = ["번호", "성 명", "주민(외국인)등록번호", *(f"{name}\n자격취득일" for name in named)]
    body = [[*row[:3], *(row[3 + i] for i in ACCIDENT_LAST)] for row in part]
    table = [[Cell(text, "label") for text in heads], *([Cell(text, align="center") for text in row] for row in body)]
    return Table([0.07, 0.13, 0.2, *[0.15] * 4], table, "edges", s.size * 0.85)


def _confirms(s: Style) -> Table:
    return Table([0.25] * 4, [[Cell(each, align="center") for each in insurance.CONFIRMS]], "columns", s.size * 0.85)


def persons_k(c: Company, s: Style) -> list[Page]:
    """Name and number of a person in one cell; the workplace once across all insurances; numbers at the top right."""
    at = _moment(s)
    people, counts = insurance.people(c, s, at.date())
    pages = _parted(people, 11, 19)
    drawn = []
    for n, part in enumerate(pages, 1):
        blocks: list[Block] = _front_k(c, s, at, len(people), counts) if n == 1 else []
        blocks.append(_list_k(s, part))
        if n == len(pages):
            blocks += [Gap(8), parts.boxed_notes(s, "유의사항", *insurance.NOTES), Gap(6), _confirms(s)]
        drawn.append(Page(blocks, f"출력일시 {at:%Y-%m-%d %H:%M:%S}     [{n}/{len(pages)}]"))
    return drawn


def _front_k(c: Company, s: Style, at: datetime, how_many: int, counts: dict[str, str]) -> list[Block]:
    number, moment = f"{at:%Y%m%d%H%M%S}", f"{at:%Y-%m-%d %H:%M}"
    facts = [
        [Cell("발급번호", "label"), Cell(number)],
        [Cell("발급일시", "label"), Cell(moment)],
        [Cell("사업장관리번호", "label"), Cell(c.workplace_number)],
    ]
    numbered = {"issue_number": number, "issued_at": moment, "workplace_number": c.workplace_number}
    of_firm = [
        [Cell("사업장명칭", "label"), Cell(c.name, align="center")],
        [Cell("사업자등록번호", "label"), Cell(c.business_number, align="center")],
    ]
    firm = {"company_name": sheet.one(c.name), "business_number": c.business_number}
    left: list[Block] = [Gap(8), parts.title("4대 사회보험", 15), parts.title("사업장 가입자 명부", 19)]
    right: list[Block] = [Table([0.45, 0.55], facts, "all", truth=numbered)]
    return [
        Beside(left, right, 0.52),
        Gap(10),
        Table([0.25, 0.75], of_firm, "double", truth=firm),
        Gap(10),
        Line(f"■ 가입내역 (자격취득일)      총 {how_many}명", s.size, truth=counts),
        Gap(3),
    ]


def _list_k(s: Style, part: list[list[str]]) -> Table:
    heads = [Cell(text, "label") for text in ("연번", "성명\n(주민등록번호)", *insurance.INSURANCES)]
    body = [
        [
            Cell(row[0], align="center"),
            Cell(f"{row[1]}\n({row[2]})", align="center"),
            *(Cell(text, align="center") for text in row[3:]),
        ]
        for row in part
    ]
    return Table([0.08, 0.24, *[0.17] * 4], [heads, *body], "rows", s.size * 0.85)


def _clearance(c: Company, s: Style) -> tuple[date, date, str, str]:
    day = sheet.issue_day(s.rng)
    until = day + timedelta(days=s.rng.choice((30, 30, 12, 21)))
    return day, until, f"{day:%Y}-{numbers.digits(s.rng, 8)}", s.rng.choice(insurance.CLEARANCE_USES)


def clearance_h(c: Company, s: Style) -> list[Page]:
    """Numbered lines, the insurances each with its own sentence, all in a thick frame."""
    day, until, number, use = _clearance(c, s)
    rows = [
        [sheet.company_entry(c, "사업장명")],
        [entry("사업장관리번호", c.workplace_number, workplace_number=c.workplace_number)],
        [sheet.business_entry(c)],
        [sheet.representative_entry(c, "대표자")],
        [sheet.address_entry(c, "소재지")],
        [entry("용도", use, purpose=use)],
        [entry("유효기간", f"{s.short_date(until)}까지", valid_until=until.isoformat())],
    ]
    each = [f"○ {name} : 체납내역 해당없음" for name in insurance.INSURANCES]
    blocks: list[Block] = [
        Gap(24),
        parts.title("사회보험료 완납증명서", 23, spacing=3),
        Gap(30),
        *parts.numbered(s, rows),
        Gap(6),
        Table([1.0], [[Cell("\n".join(each))]], "outer"),
        Gap(22),
        Line(PAID, s.size + 0.5, indent=10),
        Gap(26),
        parts.day_line(s, day),
        Gap(14),
        parts.issuer_line(s, ISSUER),
        Gap(40),
        Line(f"발급번호 : {number}", s.size, "right", truth={"issue_number": number}),
        *parts.notes(s, PORTAL),
    ]
    return [Page(parts.airy(blocks), frame="thick")]


def clearance_k(c: Company, s: Style) -> list[Page]:
    """Three pairs to a row where they fit; the insurances down the side with days and amounts across."""
    day, until, number, use = _clearance(c, s)
    top = [
        entry("발급번호", number, issue_number=number),
        entry("용 도", use, purpose=use),
        sheet.day_entry(s, "유효기간", until, "valid_until"),
    ]
    rows = [
        [sheet.company_entry(c, "사업장명"), sheet.representative_entry(c, "대표자")],
        [
            entry("사업장\n관리번호", c.workplace_number, workplace_number=c.workplace_number),
            sheet.business_entry(c, "사업자\n등록번호"),
        ],
        [parts.halved(sheet.address_entry(c, "사업장\n소재지"))],
    ]
    heads = [Cell(text, "label") for text in ("구 분", "체납 건수", "체납 보험료", "비 고")]
    body = [[Cell(name, "label"), Cell("해당없음", cols=2, align="center"), Cell("")] for name in insurance.INSURANCES]
    blocks: list[Block] = [
        Beside([Line("국민건강보험공단", s.size + 2, bold=True)], [Bars(number, "right")], 0.55),
        Gap(16),
        parts.title("4대 사회보험료 완납증명서", 19),
        Gap(16),
        parts.above(s, [top], ruled="columns"),
        Gap(6),
        parts.grouped(s, "사업장", rows, [0.16, 0.4, 0.16, 0.28], ruled="double"),
        Gap(10),
        Table([0.22, 0.26, 0.32, 0.2], [heads, *body], "edges"),
        Gap(18),
        Line(PAID, s.size),
        Gap(24),
        parts.abreast(s, day, ISSUER, share=0.4),
        Gap(16),
        *parts.notes(s, PORTAL),
    ]
    return [Page(blocks)]
