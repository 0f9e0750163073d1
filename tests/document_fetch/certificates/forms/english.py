"""English issues of the tax office: proof of business registration, tax clearance, VAT tax base."""

from dataclasses import replace
from datetime import date

from tests.document_fetch.certificates import numbers, printing, sheet
from tests.document_fetch.certificates.arrange import Entry, arranged, entry
from tests.document_fetch.certificates.blocks import Block, Cell, Gap, Line, Page, Table
from tests.document_fetch.certificates.company import Company
from tests.document_fetch.certificates.forms.tax import CLEARANCE, vat_rows
from tests.document_fetch.certificates.style import Style

OFFICES = {
    "역삼": "Yeoksam",
    "금천": "Geumcheon",
    "해운대": "Haeundae",
    "남동": "Namdong",
    "분당": "Bundang",
    "화성": "Hwaseong",
    "원주": "Wonju",
    "동청주": "Dongcheongju",
    "전주": "Jeonju",
    "창원": "Changwon",
    "제주": "Jeju",
    "북대구": "Bukdaegu",
}
TYPES = {
    "제조업": "Manufacturing",
    "도매 및 소매업": "Wholesale and Retail",
    "정보통신업": "Information and Communication",
}
TAXPAYERS = {
    "법인사업자": "Corporate Taxpayer",
    "일반과세자": "General Taxpayer",
    "간이과세자": "Simplified Taxpayer",
    "면세사업자": "Tax-exempt Taxpayer",
}
PURPOSES = ("Submission to a Public Office", "Submission to a Bank", "Others")
CLEARANCE_PURPOSES = ("Receipt of Payment", "Emigration", "Others")
NOTE = (
    "* The authenticity of this certificate may be checked at www.hometax.go.kr with the issuance number for 90 days."
)


def proof(c: Company, s: Style) -> list[Page]:
    day, purpose, s = sheet.issue_day(s.rng), s.rng.choice(PURPOSES), _in_english(s)
    type_of = TAXPAYERS[c.taxpayer_type]
    rows = [
        *_who(c, s),
        [
            sheet.day_entry(s, "Date of Business Commencement", c.opened_on, "opened_on"),
            sheet.day_entry(s, "Date of Business Registration", c.registered_on, "registered_on"),
        ],
        [entry("Taxation Type", type_of, taxpayer_type=type_of), entry("Joint Business Owner", "N/A")],
        _trade(c),
        [entry("Purpose of Use", purpose, purpose=purpose)],
    ]
    title = "Certificate of Business Registration"
    return _issued(c, s, title, arranged(s, rows), day, "We hereby certify that the above is true and correct.")


def national(c: Company, s: Style) -> list[Page]:
    day, purpose, s = sheet.issue_day(s.rng), s.rng.choice(CLEARANCE_PURPOSES), _in_english(s)
    until = day + CLEARANCE
    rows = [
        *_who(c, s),
        [entry("Purpose of Use", printing.ticks(CLEARANCE_PURPOSES, purpose, s.seed), purpose=purpose)],
        [sheet.day_entry(s, "Period of Validity", until, "valid_until")],
    ]
    listings = [
        *_nothing("Details of Extension or Deferment", "deferrals"),
        *_nothing("Details of Arrears on Property Tax Liability", "arrears"),
    ]
    statement = (
        "In accordance with Article 108 of the National Tax Collection Act, we hereby certify that"
        " there are no taxes in"
        " arrears other than those stated above as of the date of issuance."
    )
    return _issued(c, s, "Tax Clearance Certificate", [*arranged(s, rows), *listings], day, statement)


def vat_tax_base(c: Company, s: Style) -> list[Page]:
    day, s = sheet.issue_day(s.rng), _in_english(s)
    kinds = {"확정": "Final", "예정": "Preliminary", "정기신고": "Regular"}
    rows = [(a, b, kinds[k], *rest) for a, b, k, *rest in vat_rows(c, s, day)]
    title = s.rng.choice(("Certificate of Value Added Tax Base", "Certificate of Tax Base for Value Added Tax"))
    blocks = [*arranged(s, [*_who(c, s), _trade(c)]), Line("(Unit: KRW)", s.size * 0.9, "right"), _periods(s, rows)]
    return _issued(c, s, title, blocks, day, "We hereby certify that the above is true and correct.")


def _in_english(s: Style) -> Style:
    style = s.rng.choice(printing.ENGLISH)
    return replace(s, short_date=style, written_date=style)


def _who(c: Company, s: Style) -> list[list[Entry]]:
    return [
        [
            entry("Name of Company", c.english_name, company_name=c.english_name),
            entry("Business Registration No.", c.business_number, business_number=c.business_number),
        ],
        [
            entry("Name of Representative", c.representative_en, representative=c.representative_en),
            sheet.personal(s, c, "Resident (Corporation) Registration No."),
        ],
        [entry("Business Address", c.address_en, business_address=c.address_en)],
    ]


def _trade(c: Company) -> list[Entry]:
    kind, item = TYPES.get(c.trades[0][0], "Services"), c.goods_en.title()
    return [entry("Type of Business", kind, business_types=kind), entry("Item of Business", item, business_items=item)]


def _nothing(title: str, field: str) -> list[Block]:
    heads = ("Type", "Period", "Tax Item", "Due Date", "Amount")
    rows = [[Cell(title, "label", cols=5)], [Cell(h, "label") for h in heads], [Cell("None", cols=5, align="center")]]
    return [Table([0.2] * 5, rows, truth={field: "none"})]


def _periods(s: Style, rows: list[tuple]) -> Table:
    heads = (
        "Taxable Period",
        "Type of Return",
        "Filing Date",
        "Total",
        "Taxable",
        "Exempt",
        "Tax Payable (Refundable)",
    )
    body = [
        [
            Cell(f"{s.short_date(a)} ~\n{s.short_date(b)}", align="center"),
            Cell(kind, align="center"),
            Cell(s.short_date(filed), align="center"),
            *(Cell(printing.won(amount), "money") for amount in (taxed + exempt, taxed, exempt, payable)),
        ]
        for a, b, kind, filed, taxed, exempt, payable in rows
    ]
    said = "; ".join(f"{a}~{b}|{k}|{f}|{t + e}|{t}|{e}|{p}" for a, b, k, f, t, e, p in rows)
    widths = [0.19, 0.11, 0.15, 0.15, 0.15, 0.12, 0.13]
    return Table(widths, [[Cell(h, "label") for h in heads], *body], size=s.size * 0.8, truth={"periods": said})


def _issued(c: Company, s: Style, title: str, blocks: list[Block], day: date, statement: str) -> list[Page]:
    number = numbers.hometax_number(s.rng)
    issuer = f"Head of {OFFICES[c.tax_office.removesuffix('세무서장')]} District Tax Office"
    closing = sheet.issued(s, day, issuer, statement)
    return [Page([*_head(s, title, number), *blocks, *closing, Line(NOTE, s.size * 0.8)])]


def _head(s: Style, title: str, number: str) -> list[Block]:
    truth = {"issue_number": number}
    if s.design.head == "boxed":
        rows = [
            [Cell("Issuance Number", "label"), Cell(title, "title", rows=2), Cell("Processing Period", "label")],
            [Cell(number, align="center"), Cell("Immediately", align="center")],
        ]
        return [Table([0.24, 0.56, 0.2], rows, truth=truth), Gap(6)]
    return [Line(f"Issuance Number : {number}", truth=truth), Gap(12), Line(title, 20, "center", bold=True), Gap(12)]
