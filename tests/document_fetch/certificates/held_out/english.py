"""English issues of the tax office, layout m."""

from dataclasses import replace
from datetime import date

from tests.document_fetch.certificates import numbers, printing, sheet
from tests.document_fetch.certificates.arrange import Entry, entry
from tests.document_fetch.certificates.blocks import Bars, Beside, Block, Cell, Gap, Line, Page, Table
from tests.document_fetch.certificates.company import Company
from tests.document_fetch.certificates.forms.english import (
    CLEARANCE_PURPOSES,
    NOTE,
    OFFICES,
    PURPOSES,
    TAXPAYERS,
    TYPES,
)
from tests.document_fetch.certificates.forms.tax import CLEARANCE, vat_rows
from tests.document_fetch.certificates.held_out import days, parts
from tests.document_fetch.certificates.style import Style

NTS = "NATIONAL TAX SERVICE, REPUBLIC OF KOREA"


def proof(c: Company, s: Style) -> list[Page]:
    """Lines with colons in a double frame, the number beneath the title."""
    day, purpose, s = sheet.issue_day(s.rng), s.rng.choice(PURPOSES), _in_english(s)
    number, type_of = numbers.hometax_number(s.rng), TAXPAYERS[c.taxpayer_type]
    rows = [
        *([each] for each in _who(c, s)),
        [entry("Taxation Type", type_of, taxpayer_type=type_of)],
        *([each] for each in _trade(c)),
        [sheet.day_entry(s, "Date of Business Commencement", c.opened_on, "opened_on")],
        [sheet.day_entry(s, "Date of Business Registration", c.registered_on, "registered_on")],
        [entry("Purpose of Use", purpose, purpose=purpose)],
    ]
    blocks: list[Block] = [
        Gap(20),
        Line(NTS, s.size, "center", spacing=1.2),
        Gap(16),
        parts.title("CERTIFICATE OF BUSINESS REGISTRATION", 17),
        Gap(4),
        Line(f"Issuance No. {number}", s.size, "center", truth={"issue_number": number}),
        Gap(26),
        parts.colons(s, rows, widths=(0.38, 0.03, 0.59)),
        Gap(26),
        Line("This is to certify that the above is true and correct.", s.size + 1, "center"),
        Gap(22),
        _signed(c, s, day, "right"),
        Gap(30),
        *parts.notes(s, NOTE),
    ]
    return [Page(parts.airy(blocks), frame="double")]


def national(c: Company, s: Style) -> list[Page]:
    """Small labels over values; options with a mark behind them; one listing for both kinds."""
    day, purpose, s = sheet.issue_day(s.rng), s.rng.choice(CLEARANCE_PURPOSES), _in_english(s)
    number, until = numbers.hometax_number(s.rng), day + CLEARANCE
    name, firm, person, personal, address = _who(c, s)
    ticked = "    ".join(f"{each} ({'X' if each == purpose else '  '})" for each in CLEARANCE_PURPOSES)
    rows = [
        [name, firm],
        [person, personal],
        [address],
        [entry("Purpose of Use", ticked, purpose=purpose)],
        [
            entry("Valid Until", s.short_date(until), valid_until=until.isoformat()),
            entry("Processing Period", "Immediately"),
        ],
    ]
    left: list[Block] = [
        Line(NTS, s.size * 0.85),
        parts.title("Tax Clearance Certificate", 20, align="left"),
        Line(f"Issuance Number: {number}", s.size, truth={"issue_number": number}),
    ]
    statement = (
        "Pursuant to Article 108 of the National Tax Collection Act, it is hereby certified that the taxpayer named"
        " above has no other taxes in arrears as of the date of issuance."
    )
    blocks: list[Block] = [
        Beside(left, [Bars(number, "right", square=True)], 0.8),
        Gap(12),
        parts.above(s, rows, columns=2),
        Gap(12),
        _listing(s),
        Gap(14),
        Line(statement, s.size),
        Gap(22),
        _signed(c, s, day, "center"),
        Gap(24),
        *parts.notes(s, NOTE),
    ]
    return [Page(blocks)]


def vat_tax_base(c: Company, s: Style) -> list[Page]:
    """A ledger ruled across; from and to in columns, the sum after its parts, the newest return first."""
    day, s = sheet.issue_day(s.rng), _in_english(s)
    number = numbers.hometax_number(s.rng)
    kinds = {"확정": "Final", "예정": "Preliminary", "정기신고": "Regular"}
    rows = [(a, b, kinds[k], *rest) for a, b, k, *rest in vat_rows(c, s, day)][::-1]
    blocks: list[Block] = [
        Table(
            [0.6, 0.4],
            [[Cell(NTS, "small"), Cell(f"Issuance Number {number}", "small", align="right")]],
            "none",
            truth={"issue_number": number},
        ),
        Gap(14),
        parts.title("Certificate of Value Added Tax Base", 19),
        Gap(14),
        parts.ledger(s, [_who(c, s), _trade(c)], share=0.36),
        Gap(12),
        _returns(s, rows),
        Gap(20),
        Line("We certify the above tax bases as filed with this office.", s.size),
        Gap(20),
        _signed(c, s, day, "left"),
        Gap(20),
        *parts.notes(s, NOTE),
    ]
    return [Page(blocks)]


def _in_english(s: Style) -> Style:
    style = s.rng.choice(days.ENGLISH)
    return replace(s, short_date=style, written_date=style)


def _who(c: Company, s: Style) -> list[Entry]:
    return [
        entry("Name of Company", c.english_name, company_name=c.english_name),
        entry("Business Registration Number", c.business_number, business_number=c.business_number),
        entry("Name of Representative", c.representative_en, representative=c.representative_en),
        sheet.personal(s, c, "Resident (Corporation) Registration Number"),
        entry("Address of Business", c.address_en, business_address=c.address_en),
    ]


def _trade(c: Company) -> list[Entry]:
    kind, item = TYPES.get(c.trades[0][0], "Services"), c.goods_en.title()
    return [entry("Business Type", kind, business_types=kind), entry("Business Item", item, business_items=item)]


def _listing(s: Style) -> Table:
    heads = [Cell(text, "label") for text in ("Details", "Tax Item", "Due Date", "Amount (KRW)")]
    named = ("Extension or Deferment", "Arrears on Property Tax Liability")
    body = [[Cell(text), Cell("None", cols=3, align="center")] for text in named]
    return Table([0.4, 0.2, 0.2, 0.2], [heads, *body], "edges", truth={"deferrals": "none", "arrears": "none"})


def _returns(s: Style, rows: list[tuple]) -> Table:
    heads = (
        "From",
        "To",
        "Return",
        "Filed on",
        "Taxable (KRW)",
        "Exempt (KRW)",
        "Total (KRW)",
        "Payable / Refundable (KRW)",
    )
    body = [
        [
            *(Cell(text, align="center") for text in (s.short_date(a), s.short_date(b), kind, s.short_date(filed))),
            *(Cell(printing.won(n), "money") for n in (taxed, exempt, taxed + exempt, payable)),
        ]
        for a, b, kind, filed, taxed, exempt, payable in rows
    ]
    said = "; ".join(f"{a}~{b}|{k}|{f}|{t + e}|{t}|{e}|{p}" for a, b, k, f, t, e, p in rows)
    widths = [0.13, 0.13, 0.11, 0.13, 0.135, 0.11, 0.135, 0.12]
    return Table(widths, [[Cell(h, "label") for h in heads], *body], "columns", s.size * 0.72, truth={"periods": said})


def _signed(c: Company, s: Style, day: date, align: str) -> Beside:
    """Day at the left and issuer at the right, or both on the same side."""
    issuer = f"Head of {OFFICES[c.tax_office.removesuffix('세무서장')]} District Tax Office"
    dated = Line(f"Date of Issue: {s.written_date(day)}", s.size + 1, "left", truth={"issued_on": day.isoformat()})
    named = Line(issuer, s.size + 3, align, bold=True, seal=True, truth={"issuer": issuer})
    return Beside([Gap(3), dated], [named, Gap(24)], 0.42)
