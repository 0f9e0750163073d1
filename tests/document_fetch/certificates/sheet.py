"""What most certificates share: the head with title and number, the statement with day and issuer, contact rows."""

from datetime import date, timedelta
from random import Random

from tests.document_fetch.certificates import numbers
from tests.document_fetch.certificates.arrange import Entry, entry, label
from tests.document_fetch.certificates.blocks import Bars, Block, Cell, Gap, Line, Table
from tests.document_fetch.certificates.company import Company, person_name
from tests.document_fetch.certificates.style import Style

FIRST_ISSUE, ISSUE_DAYS = date(2024, 1, 2), 1050
PURPOSES = ("관공서 제출", "금융기관 제출", "수출바우처 신청", "입찰 참가", "기타")
HOMETAX_NOTE = (
    "※ 본 증명서의 발급사실 여부는 국세청 홈택스(www.hometax.go.kr)에서 발급번호로 발급일부터"
    " 90일간 확인할 수 있습니다."
)
PORTAL_NOTE = (
    "본 증명서는 정부24에서 발급된 증명서로 문서하단의 바코드로 진위확인이 가능하며, 홈택스에서도 문서발급번호로 90일간"
    " 진위확인이 가능합니다."
)
PORTAL_KINDS = {"business_registration_proof", "national_tax_clearance", "vat_tax_base", "financial_statements"}
GOVERNMENT24_NOTE = (
    "◆ 본 증명서는 인터넷으로 발급되었으며, 정부24(gov.kr)의 인터넷발급문서진위확인 메뉴를 통해"
    " 위·변조 여부를 확인할 수 있습니다."
    " (발급일로부터 90일까지)"
)


def issue_day(rng: Random) -> date:
    return FIRST_ISSUE + timedelta(days=rng.randrange(ISSUE_DAYS))


def head(
    s: Style, title: str, number: str, *, field: str = "issue_number", name: str = "발급번호", term: str = "즉시"
) -> list[Block]:
    """Title and number of issue, where the layout has them; a number at the foot is drawn by `tail`."""
    return [*_top(s), *_titled(s, title, number, name, term, {field: number} if field else {})]


def _top(s: Style) -> list[Block]:
    """What stands over the form where the government's portal issued it."""
    if not _by_portal(s):
        return []
    number = numbers.government24_number(Random(f"portal/{s.kind}/{s.seed}"))
    return [Line(f"문서확인번호 : {number}", s.size * 0.85), Gap(4)]


def _by_portal(s: Style) -> bool:
    return s.layout == "c" and s.kind in PORTAL_KINDS


def _titled(s: Style, title: str, number: str, name: str, term: str, truth: dict[str, str]) -> list[Block]:
    shown = label(s, title) if " " not in title else title
    if s.design.head == "boxed":
        return [_boxed(s, shown, number, name, term, truth), Gap(6)]
    if s.design.head == "beside":
        terms = [Cell("처리기간", "label"), Cell(term)] if term else []
        widths = [0.19, 0.41, 0.16, 0.24] if term else [0.19, 0.81]
        cells = [Cell(label(s, name), "label"), Cell(number), *terms]
        return [Gap(6), _title(shown), Gap(10), Table(widths, [cells], truth=truth), Gap(4)]
    if s.design.head == "foot":
        return [Gap(18), _title(shown), Gap(16)]
    return [Line(f"{label(s, name)} : {number}", s.size, truth=truth), Gap(14), _title(shown), Gap(14)]


def _title(shown: str) -> Line:
    return Line(shown, 20, "center", bold=True)


def _boxed(s: Style, shown: str, number: str, name: str, term: str, truth: dict[str, str]) -> Table:
    terms = [Cell(label(s, "처리기간"), "label")] if term else []
    rows = [
        [Cell(label(s, name), "label"), Cell(shown, "title", rows=2), *terms],
        [Cell(number, align="center"), *([Cell(term, align="center")] if term else [])],
    ]
    return Table([0.27, 0.53, 0.2] if term else [0.33, 0.67], rows, truth=truth)


def tail(s: Style, number: str, *, field: str = "issue_number", name: str = "발급번호", note: str = "") -> list[Block]:
    blocks: list[Block] = [Gap(8)]
    if s.design.head == "foot":
        blocks.append(Line(f"{name}: {number}", s.size, "right", truth={field: number} if field else {}))
    if note:
        note = PORTAL_NOTE if _by_portal(s) else note
        blocks += [Line(note, s.size * 0.8), Gap(2)]
    if s.seed % 3 == 0:
        blocks.append(Bars(number, s.rng.choice(("left", "right"))))
    return blocks


def issued(s: Style, day: date, issuer: str, statement: str, *, written: str = "") -> list[Block]:
    """Statement, day and issuer with the seal."""
    side = s.rng.choice(("center", "right"))
    return [
        Gap(8),
        Line(statement, s.size, indent=8),
        Gap(12),
        Line(
            written or s.written_date(day),
            s.size + 1,
            "center" if side == "center" else "right",
            truth={"issued_on": day.isoformat()},
        ),
        Gap(10),
        Line(spread(s, issuer), s.size + 6, side, bold=True, seal=True, truth={"issuer": issuer}),
        Gap(14),
    ]


def spread(s: Style, issuer: str) -> str:
    """A name set wide, as many issuers stand."""
    return " ".join(issuer) if s.spaced_labels and s.seed % 2 and issuer.isalpha() else issuer


def contacts(s: Style, c: Company) -> list[list[Entry]]:
    """Nobody needs their values, but they stand right beside those that are needed."""
    return [
        [
            entry("접수번호", numbers.digits(s.rng, 12)),
            entry("담당부서", s.rng.choice(("민원봉사실", "부가가치세과", "법인세과"))),
        ],
        [entry("담당자", person_name(s.rng)), entry("연락처", c.phone)],
    ]


def personal(s: Style, c: Company, name: str = "주민(법인)등록번호") -> Entry:
    """The company's number, masked by option; a person's is always masked."""
    if c.corporate_number is None:
        return entry(name, f"{c.born_on:%y%m%d}-*******")
    if s.masked:
        return entry(name, numbers.masked(c.corporate_number))
    return entry(name, c.corporate_number, corporate_number=c.corporate_number)


def company_entry(c: Company, name: str = "상호(법인명)") -> Entry:
    return entry(name, c.name, company_name=one(c.name))


def business_entry(c: Company, name: str = "사업자등록번호") -> Entry:
    return entry(name, c.business_number, business_number=c.business_number)


def representative_entry(c: Company, name: str = "성명(대표자)") -> Entry:
    return entry(name, c.representative, representative=c.representative)


def address_entry(c: Company, name: str = "사업장소재지", field: str = "business_address") -> Entry:
    return entry(name, c.address, **{field: one(c.address)})


def day_entry(s: Style, name: str, day: date, field: str) -> Entry:
    return entry(name, s.short_date(day), **{field: day.isoformat()})


def trades_entries(c: Company) -> list[Entry]:
    """업태 and 종목 as lists, a line each."""
    types, items = [trade[0] for trade in c.trades], [trade[1] for trade in c.trades]
    return [
        entry("업태", "\n".join(types), business_types=", ".join(types)),
        entry("종목", "\n".join(items), business_items=", ".join(items)),
    ]


def main_trade_entries(c: Company) -> list[Entry]:
    kind, item, _ = c.trades[0]
    return [entry("업태", kind, business_types=kind), entry("종목", item, business_items=item)]


def one(text: str) -> str:
    return " ".join(text.split())
