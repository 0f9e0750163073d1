"""4대 사회보험: the list of insured persons at a workplace, and the clearance of contributions."""

from datetime import date, datetime, time, timedelta

from tests.document_fetch.certificates import numbers, printing, sheet
from tests.document_fetch.certificates.arrange import arranged, entry
from tests.document_fetch.certificates.blocks import Block, Cell, Gap, Line, Page, Table
from tests.document_fetch.certificates.company import Company, person_name
from tests.document_fetch.certificates.style import Style

INSURANCES = ("국민연금", "건강보험", "산재보험", "고용보험")
FIELDS = ("insured_pension", "insured_health", "insured_accident", "insured_employment")
SHARES = (0.93, 0.97, 0.99, 0.95)
FIRST_PAGE, NEXT_PAGE = 16, 30
NOTES = (
    "※ [확인용] 본 명부는 사업장관리번호를 기준으로 작성되었으며 재직증명, 대출 등의 용도로 사용할 수 없습니다.",
    "※ 산재보험의 자격취득일은 고용일입니다.",
    "※ 발급사실여부는 발급일로부터 90일까지 www.4insure.or.kr [발급사실확인]에서 확인할 수 있습니다.",
)
CONFIRMS = ("국민연금공단 이사장", "국민건강보험공단 이사장", "근로복지공단 이사장", "근로복지공단 이사장")
CLEARANCE_USES = ("관공서 제출", "공사·용역 대금 수령", "계약 체결", "금융기관 제출", "보조금 신청")


def insured_persons(c: Company, s: Style) -> list[Page]:
    at = datetime.combine(
        sheet.issue_day(s.rng), time(s.rng.randint(8, 18), s.rng.randint(0, 59), s.rng.randint(0, 59))
    )
    insured, counts = people(c, s, at.date())
    pages = [insured[:FIRST_PAGE], *(insured[i : i + NEXT_PAGE] for i in range(FIRST_PAGE, len(insured), NEXT_PAGE))]
    drawn = []
    for n, part in enumerate(pages, 1):
        blocks: list[Block] = _front(c, s, at, counts) if n == 1 else []
        blocks += [Line(f"■ 가입내역(발급일자 현재기준)          {n}/{len(pages)}", s.size), _list(s, part)]
        if n == len(pages):
            blocks += _end(s)
        drawn.append(Page(blocks, f"출력일시 : {at:%Y-%m-%d %H:%M:%S}"))
    return drawn


def people(c: Company, s: Style, day: date) -> tuple[list[list[str]], dict[str, str]]:
    rows, counts, new = [], [0, 0, 0, 0], 0
    for i in range(s.rng.choice((3, 7, 15, 24, 38, 61))):
        hired = day - timedelta(days=s.rng.randint(1, 3000))
        dates = [s.short_date(hired) if s.rng.random() < share else s.rng.choice(("", "-")) for share in SHARES]
        counts = [n + (len(text) > 1) for n, text in zip(counts, dates, strict=True)]
        new += len(dates[-1]) > 1 and (hired.year + 1, hired.month, hired.day) > (day.year, day.month, day.day)
        rows.append([str(i + 1), person_name(s.rng), numbers.resident_number(s.rng), *dates])
    return rows, {name: str(n) for name, n in zip((*FIELDS, "hired_in_a_year"), (*counts, new), strict=True)}


def _front(c: Company, s: Style, at: datetime, counts: dict[str, str]) -> list[Block]:
    number = f"{at:%Y%m%d%H%M%S}"
    plain = c.business_number.replace("-", "") if s.seed % 2 else c.business_number
    rows = [
        [
            entry("발급번호", number, issue_number=number),
            entry("발급일시", f"{at:%Y-%m-%d %H:%M}", issued_at=f"{at:%Y-%m-%d %H:%M}"),
        ],
        [entry("사업장관리번호", c.workplace_number, workplace_number=c.workplace_number)],
    ]
    same = [
        [Cell("사업자등록번호", "label"), *[Cell(plain, align="center")] * 4],
        [Cell("사업장명칭", "label"), *[Cell(c.name, align="center")] * 4],
    ]
    head = [Cell("구분", "label"), *(Cell(each, "label") for each in INSURANCES)]
    truth = {"business_number": c.business_number, "company_name": sheet.one(c.name), **counts}
    return [
        Line(f"출력일시 : {at:%Y-%m-%d %H:%M:%S}", s.size * 0.85, "right"),
        Gap(8),
        Line(
            s.rng.choice(("4대 사회보험 사업장 가입자 명부", "4대사회보험 사업장 가입자 명부")), 17, "center", bold=True
        ),
        Gap(10),
        *arranged(s, rows),
        Gap(6),
        Table([0.16, 0.21, 0.21, 0.21, 0.21], [head, *same], size=s.size * 0.9, truth=truth),
        Gap(8),
    ]


def _list(s: Style, part: list[list[str]]) -> Table:
    head = [
        [
            *(Cell(each, "label", rows=2) for each in ("연번", "성명", "주민(외국인)\n등록번호")),
            Cell("자격취득일", "label", cols=4),
        ],
        [Cell(each, "label") for each in INSURANCES],
    ]
    body = [[Cell(text, align="center") for text in row] for row in part]
    widths = [0.07, 0.13, 0.2, *[0.15] * 4] if s.layout != "d" else [0.06, 0.16, 0.22, *[0.14] * 4]
    return Table(widths, [*head, *body], size=s.size * 0.85, ruled="rows" if s.layout == "c" else "all")


def _end(s: Style) -> list[Block]:
    lines: list[Block] = [Gap(8), *(Line(note, s.size * 0.8) for note in NOTES), Gap(8)]
    return [
        *lines,
        Table([0.25] * 4, [[Cell(each, align="center") for each in CONFIRMS]], ruled="none", size=s.size * 0.9),
    ]


def clearance(c: Company, s: Style) -> list[Page]:
    day = sheet.issue_day(s.rng)
    until, number = day + timedelta(days=s.rng.choice((30, 30, 12, 21))), f"{day:%Y}-{numbers.digits(s.rng, 8)}"
    use = s.rng.choice(CLEARANCE_USES)
    issuer = "국민건강보험공단 이사장"
    shown = (
        printing.ticks((*CLEARANCE_USES[:2], use), use, s.seed) if use not in CLEARANCE_USES[:2] and s.seed % 2 else use
    )
    rows = [
        [
            sheet.company_entry(c, "사업장명"),
            entry("사업장관리번호", c.workplace_number, workplace_number=c.workplace_number),
        ],
        [sheet.business_entry(c), sheet.representative_entry(c, "대표자")],
        [sheet.address_entry(c, s.rng.choice(("소재지", "사업장 소재지")))],
        [entry("용도", shown, purpose=use), sheet.day_entry(s, "유효기간", until, "valid_until")],
    ]
    title = s.rng.choice(("사회보험료 완납증명서", "사회보험료완납증명서", "4대 사회보험료 완납증명서"))
    return [
        Page(
            [
                *sheet.head(s, title, number),
                *arranged(s, rows, group="사업장"),
                Gap(6),
                _paid(s),
                *sheet.issued(
                    s,
                    day,
                    issuer,
                    (
                        "위 사업장은 발급일 현재 사회보험료(국민연금, 건강보험, 고용보험, 산재보험)를 완납하였음을"
                        " 증명합니다."
                    ),
                ),
                *sheet.tail(
                    s,
                    number,
                    note="※ 발급사실은 국민건강보험공단 사회보험 통합징수포털(si4n.nhis.or.kr)에서 확인할 수 있습니다.",
                ),
            ]
        )
    ]


def _paid(s: Style) -> Table:
    head = [Cell(each, "label") for each in ("구분", *INSURANCES)]
    return Table([0.2] * 5, [head, [Cell("체납내역", "label"), *[Cell("해당없음", align="center")] * 4]])
