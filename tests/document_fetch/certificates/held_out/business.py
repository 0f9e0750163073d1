"""사업자등록증 and 사업자등록증명."""

from tests.document_fetch.certificates import numbers, sheet
from tests.document_fetch.certificates.arrange import Entry, entry
from tests.document_fetch.certificates.blocks import Bars, Beside, Block, Cell, Gap, Line, Page, Table
from tests.document_fetch.certificates.company import Company
from tests.document_fetch.certificates.held_out import parts
from tests.document_fetch.certificates.style import Style

REASONS = ("신규발급", "정정 (소재지)", "사업자등록증 재교부")
GUIDANCE = (
    "1. 사업자등록 사항이 바뀐 때에는 지체 없이 관할 세무서에 정정신고를 하여야 합니다.",
    "2. 이 등록증을 다른 사람에게 빌려주거나 양도할 수 없습니다.",
)
NAMES = {
    "상호(법인명)": "Name of Company",
    "사업자등록번호": "Business Reg. No.",
    "성명(대표자)": "Representative",
    "주민(법인)등록번호": "Corporate Reg. No.",
    "사업장 소재지": "Business Address",
    "개업일": "Date of Opening",
    "사업자등록일": "Date of Registration",
    "사업자종류": "Type of Taxpayer",
    "공동사업자": "Joint Owner",
    "사용목적": "Purpose",
    "제출처": "Submitted to",
}


def registration_h(c: Company, s: Style) -> list[Page]:
    """In a double frame, stretched labels with colons in a column; the trades a little table of their own."""
    day = sheet.issue_day(s.rng)
    rows = _of_company(c, s) if c.incorporated else _of_person(c, s)
    blocks: list[Block] = [
        Gap(20),
        Line("국 세 청", s.size + 1, "right"),
        Gap(24),
        parts.title("사업자등록증", 25, spacing=10),
        Line(f"[ {c.taxpayer_type} ]", s.size + 3, "center", truth={"taxpayer_type": c.taxpayer_type}),
        Gap(22),
        parts.colons(s, [[sheet.business_entry(c, "등록번호")], *rows]),
        Gap(4),
        _trade_table(c),
        Gap(6),
        parts.colons(s, [[entry("발급사유", s.rng.choice(REASONS))]]),
        Line("사업자단위과세 적용사업자 여부    [  ] 여   [ V ] 부", s.size),
        Gap(34),
        parts.day_line(s, day),
        Gap(18),
        parts.issuer_line(s, c.tax_office, spacing=6),
    ]
    return [Page(parts.airy(blocks), frame="double")]


def _of_company(c: Company, s: Style) -> list[list[Entry]]:
    return [
        [sheet.company_entry(c, "법인명(단체명)")],
        [entry("법인등록번호", c.corporate_number or "", corporate_number=c.corporate_number)],
        [sheet.representative_entry(c, "대표자")],
        [sheet.day_entry(s, "개업연월일", c.opened_on, "opened_on")],
        [sheet.address_entry(c, "사업장소재지")],
        [entry("본점소재지", c.head_office, head_office_address=sheet.one(c.head_office))],
    ]


def _of_person(c: Company, s: Style) -> list[list[Entry]]:
    return [
        [sheet.company_entry(c, "상호")],
        [sheet.representative_entry(c, "성명")],
        [entry("생년월일", s.short_date(c.born_on))],
        [sheet.day_entry(s, "개업연월일", c.opened_on, "opened_on")],
        [sheet.address_entry(c, "사업장소재지")],
    ]


def _trade_truth(c: Company) -> dict[str, str]:
    types, items = ", ".join(t[0] for t in c.trades), ", ".join(t[1] for t in c.trades)
    return {"business_types": types, "business_items": items}


def _trade_table(c: Company) -> Table:
    head = [Cell("사업의 종류", "label", rows=len(c.trades) + 1), Cell("업 태", "label"), Cell("종 목", "label")]
    body = [[Cell(kind), Cell(item)] for kind, item, _ in c.trades]
    return Table([0.2, 0.3, 0.5], [head, *body], "edges", truth=_trade_truth(c))


def registration_k(c: Company, s: Style) -> list[Page]:
    """The title at the left with the number boxed at the right; numbered rows ruled across only."""
    day = sheet.issue_day(s.rng)
    rows = _of_company(c, s) if c.incorporated else _of_person(c, s)
    marked = [
        [entry(f"{n} {each.label}", each.printed, **each.truth)]
        for n, each in zip("①②③④⑤⑥⑦", parts.entries_of(rows), strict=False)
    ]
    number = Table(
        [1.0],
        [[Cell("등 록 번 호", "label")], [Cell(c.business_number, align="center", bold=True)]],
        "double",
        s.size + 1.5,
        truth={"business_number": c.business_number},
    )
    kind = Line(f"({c.taxpayer_type})", s.size + 1, truth={"taxpayer_type": c.taxpayer_type})
    blocks: list[Block] = [
        Gap(14),
        Beside([parts.title("사업자등록증", 23, align="left"), Gap(4), kind], [number], 0.6),
        Gap(22),
        parts.ledger(s, marked, share=0.28),
        Gap(10),
        *_trade_columns(c, s),
        Gap(10),
        Line(f"■ 발급사유 : {s.rng.choice(REASONS)}", s.size),
        Gap(26),
        parts.abreast(s, day, c.tax_office),
        Gap(14),
        *parts.notes(s, *GUIDANCE),
    ]
    return [Page(blocks, "국세청 (National Tax Service)")]


def _trade_columns(c: Company, s: Style) -> list[Block]:
    """Both lists stand side by side, each beneath its own head."""
    types, items = "\n".join(t[0] for t in c.trades), "\n".join(t[1] for t in c.trades)
    heads = [Cell("사업의 종류 - 업태", "label"), Cell("사업의 종류 - 종목", "label")]
    return [Table([0.4, 0.6], [heads, [Cell(types), Cell(items)]], "columns", truth=_trade_truth(c))]


def proof_h(c: Company, s: Style) -> list[Page]:
    """Labels in two languages, one over the other; options with their tick behind them."""
    day, number = sheet.issue_day(s.rng), numbers.hometax_number(s.rng)
    purpose = s.rng.choice(sheet.PURPOSES)
    rows = [
        [sheet.company_entry(c), sheet.business_entry(c)],
        [sheet.representative_entry(c), sheet.personal(s, c)],
        [sheet.address_entry(c, "사업장 소재지")],
        [
            sheet.day_entry(s, "사업자등록일", c.registered_on, "registered_on"),
            sheet.day_entry(s, "개업일", c.opened_on, "opened_on"),
        ],
        [entry("사업자종류", c.taxpayer_type, taxpayer_type=c.taxpayer_type), entry("공동사업자", "-")],
    ]
    ticked = [f"{each}({'V' if each == purpose else ' '})" for each in sheet.PURPOSES]
    shown = "   ".join(ticked[:3]) + "\n" + "   ".join(ticked[3:])
    bilingual = {"names": lambda name: f"{name}\n{NAMES[name]}"}
    blocks: list[Block] = [
        Beside([Line("■ 민원사무처리규정 [별지 제5호서식]", 7.5)], [Line("(1쪽 / 총 1쪽)", 7.5, "right")]),
        Gap(16),
        parts.title("사 업 자 등 록 증 명"),
        Line("Certificate of Business Registration", s.size, "center"),
        Gap(12),
        Table(
            [0.55, 0.45],
            [[Cell(""), Cell(f"발급번호 {number}", align="right")]],
            "none",
            truth={"issue_number": number},
        ),
        parts.grid(s, rows, [0.19, 0.34, 0.19, 0.28], ruled="double", size=s.size * 0.95, **bilingual),
        Gap(8),
        _coded(c, s),
        Gap(8),
        parts.grid(s, [[entry("사용목적", shown, purpose=purpose)], [entry("제출처", "")]], [0.19, 0.81], **bilingual),
        Gap(16),
        Line("위의 사실을 증명합니다.", s.size + 1, "center"),
        Gap(14),
        parts.abreast(s, day, c.tax_office),
        parts.grid(s, sheet.contacts(s, c), [0.12, 0.28, 0.12, 0.48], ruled="dotted", size=s.size * 0.85),
        Gap(6),
        *parts.notes(s, sheet.HOMETAX_NOTE),
    ]
    return [Page(blocks)]


def _coded(c: Company, s: Style) -> Table:
    heads = [Cell(text, "label") for text in ("순번", "구분", "업태", "종목(업종코드)")]
    body = [
        [
            Cell(str(n), align="center"),
            Cell("부" if n > 1 else "주", align="center"),
            Cell(kind),
            Cell(f"{item}({code})"),
        ]
        for n, (kind, item, code) in enumerate(c.trades, 1)
    ]
    return Table([0.08, 0.1, 0.32, 0.5], [heads, *body], "edges", truth=_coded_truth(c))


def _coded_truth(c: Company) -> dict[str, str]:
    items = ", ".join(f"{item}({code})" for _, item, code in c.trades)
    return _trade_truth(c) | {"business_items": items}


def proof_k(c: Company, s: Style) -> list[Page]:
    """As an electronic issue: sections, labels on a ground without rules, a square code, day and issuer in cells."""
    day, number = sheet.issue_day(s.rng), numbers.hometax_number(s.rng)
    purpose = s.rng.choice(sheet.PURPOSES)
    person = [[sheet.representative_entry(c, "성명(대표자)"), sheet.personal(s, c)]]
    firm = [
        [sheet.company_entry(c), sheet.business_entry(c)],
        [entry("과세유형", c.taxpayer_type, taxpayer_type=c.taxpayer_type)],
        [sheet.address_entry(c, "사업장소재지")],
        [
            sheet.day_entry(s, "개업일자", c.opened_on, "opened_on"),
            sheet.day_entry(s, "등록일자", c.registered_on, "registered_on"),
        ],
    ]
    widths = [0.19, 0.31, 0.19, 0.31]
    named = Line(f"발급번호 : {number}", s.size, truth={"issue_number": number})
    trades = [
        [Cell("업태", "label"), Cell(kind), Cell("종목(업종코드)", "label"), Cell(f"{item}({code})")]
        for kind, item, code in c.trades
    ]
    blocks: list[Block] = [
        Beside(
            [parts.title("사업자등록증명", 22, align="left"), Gap(6), named], [Bars(number, "right", square=True)], 0.8
        ),
        *parts.section(s, "대표자"),
        parts.grid(s, person, widths, ruled="bands"),
        *parts.section(s, "사업자"),
        parts.grid(s, firm, widths, ruled="bands"),
        *parts.section(s, "업종"),
        Table([0.12, 0.25, 0.17, 0.46], trades, "bands", truth=_coded_truth(c)),
        *parts.section(s, "발급"),
        parts.grid(s, [[entry("사용목적", purpose, purpose=purpose), entry("제출처", "-")]], widths, ruled="bands"),
        Gap(20),
        Line("위와 같이 사업자등록이 되어 있음을 증명합니다.", s.size + 1, "center"),
        Gap(16),
        parts.closed_table(s, day, c.tax_office),
        Gap(24),
        *parts.notes(s, sheet.HOMETAX_NOTE, "※ 이 증명서는 전자문서로 발급되었으므로 관인을 생략합니다."),
    ]
    return [Page(blocks)]
