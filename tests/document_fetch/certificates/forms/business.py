"""사업자등록증 and 사업자등록증명."""

from tests.document_fetch.certificates import numbers, sheet
from tests.document_fetch.certificates.arrange import arranged, entry, label
from tests.document_fetch.certificates.blocks import Block, Cell, Gap, Line, Page, Table
from tests.document_fetch.certificates.company import Company
from tests.document_fetch.certificates.style import Style


def registration(c: Company, s: Style) -> list[Page]:
    day = sheet.issue_day(s.rng)
    branch = ":본점" if c.incorporated and s.seed % 7 == 0 else ""
    kind = s.rng.choice(("( {} )", "({})", "( {}{} )")).format(c.taxpayer_type, branch)
    blocks: list[Block] = [
        *([Line("국세청", s.size, "right")] if s.seed % 2 else []),
        Gap(24),
        Line("사 업 자 등 록 증" if s.seed % 3 else "사업자등록증", 22, "center", bold=True),
        Line(kind, s.size + 2, "center", truth={"taxpayer_type": c.taxpayer_type}),
        *(
            [
                Line(
                    f"등록번호 : {c.business_number}",
                    s.size + 2,
                    "center",
                    truth={"business_number": c.business_number},
                )
            ]
            if s.layout != "c"
            else []
        ),
        Gap(20),
        *arranged(s, _of_company(c, s) if c.incorporated else _of_person(c, s)),
        *_trades(c, s),
        *arranged(
            s,
            [
                [entry("발급사유", s.rng.choice(("신규", "정정", "재발급")))],
                *([] if c.incorporated else [[entry("공동사업자", "")]]),
            ],
        ),
        Gap(6),
        Line("사업자 단위 과세 적용사업자 여부 :  여(   )   부( V )", s.size),
        Line("전자세금계산서 전용 전자우편주소 :", s.size),
        Gap(30),
        Line(s.written_date(day), s.size + 3, "center", truth={"issued_on": day.isoformat()}),
        Gap(14),
        Line(sheet.spread(s, c.tax_office), s.size + 7, "center", bold=True, seal=True, truth={"issuer": c.tax_office}),
        Gap(34),
        Line("국세청  National Tax Service", s.size, "center"),
    ]
    return [Page(blocks)]


def _number(c: Company, s: Style) -> list:
    return [[sheet.business_entry(c, "등록번호")]] if s.layout == "c" else []


def _of_company(c: Company, s: Style) -> list:
    return [
        *_number(c, s),
        [sheet.company_entry(c, "법인명(단체명)")],
        [sheet.representative_entry(c, "대표자")],
        [
            sheet.day_entry(s, "개업연월일", c.opened_on, "opened_on"),
            entry("법인등록번호", c.corporate_number, corporate_number=c.corporate_number),
        ],
        [sheet.address_entry(c)],
        [entry("본점소재지", c.head_office, head_office_address=sheet.one(c.head_office))],
    ]


def _of_person(c: Company, s: Style) -> list:
    return [
        *_number(c, s),
        [sheet.company_entry(c, "상호")],
        [sheet.representative_entry(c, "성명"), entry("생년월일", s.short_date(c.born_on))],
        [sheet.day_entry(s, "개업연월일", c.opened_on, "opened_on")],
        [sheet.address_entry(c)],
    ]


def _trades(c: Company, s: Style) -> list[Block]:
    """업태 and 종목 head each first row; further rows continue their columns."""
    name = label(s, "사업의종류")
    rows = [
        [
            Cell(f"{name} :" if i == 0 else ""),
            Cell("업태" if i == 0 else ""),
            Cell(t),
            Cell("종목" if i == 0 else ""),
            Cell(item),
        ]
        for i, (t, item, _) in enumerate(c.trades)
    ]
    truth = {"business_types": ", ".join(t[0] for t in c.trades), "business_items": ", ".join(t[1] for t in c.trades)}
    return [Gap(4), Table([0.19, 0.08, 0.28, 0.08, 0.37], rows, ruled="none", truth=truth, height=s.row_height), Gap(4)]


def proof(c: Company, s: Style) -> list[Page]:
    day, number, purpose = sheet.issue_day(s.rng), numbers.hometax_number(s.rng), s.rng.choice(sheet.PURPOSES)
    rows = [
        [sheet.company_entry(c), sheet.business_entry(c)],
        [sheet.representative_entry(c), sheet.personal(s, c)],
        [sheet.address_entry(c, "사업장 소재지" if s.seed % 2 else "사업장소재지")],
        [
            sheet.day_entry(s, "개업일", c.opened_on, "opened_on"),
            sheet.day_entry(s, "사업자등록일", c.registered_on, "registered_on"),
        ],
        [
            entry(s.rng.choice(("과세유형", "사업자종류")), c.taxpayer_type, taxpayer_type=c.taxpayer_type),
            entry("공동사업자", s.rng.choice(("", "해당없음"))),
        ],
    ]
    last = [[entry("사용목적", purpose, purpose=purpose), entry("제출처", s.rng.choice(("", "관공서", "은행")))]]
    return [
        Page(
            [
                *sheet.head(s, "사업자등록증명", number),
                *arranged(s, rows, group="인적 사항"),
                *_coded_trades(c, s),
                *arranged(s, last),
                *sheet.issued(s, day, c.tax_office, "위와 같이 증명합니다."),
                *arranged(s, sheet.contacts(s, c)),
                *sheet.tail(s, number, note=sheet.HOMETAX_NOTE),
            ]
        )
    ]


def _coded_trades(c: Company, s: Style) -> list[Block]:
    items = [f"{item}({code})" for _, item, code in c.trades]
    truth = {"business_types": ", ".join(t[0] for t in c.trades), "business_items": ", ".join(items)}
    heads = [Cell(label(s, "업태"), "label"), Cell("종목(업종코드)", "label")]
    rows = [[Cell(t[0], align="center"), Cell(item, align="center")] for t, item in zip(c.trades, items, strict=True)]
    return [Table([0.4, 0.6], [heads, *rows], truth=truth)]
