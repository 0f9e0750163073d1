"""법인등기사항전부증명서; in the variant that includes deleted entries these have a line through them."""

from dataclasses import dataclass
from datetime import date, timedelta

from tests.document_fetch.certificates import numbers, sheet
from tests.document_fetch.certificates.arrange import label
from tests.document_fetch.certificates.blocks import STRUCK, Block, Cell, Gap, Line, Page, Table
from tests.document_fetch.certificates.company import Company, address, person_name
from tests.document_fetch.certificates.style import Style
from tests.document_fetch.certificates.words import FIRST, MORE_TRADES, PLACES

ADDED = ("부동산 임대업", "위 각호에 부대되는 사업일체", "수출입업", "전자상거래업")
OFFICE = "법원행정처 등기정보중앙관리소 전산운영책임관"


@dataclass(frozen=True)
class Facts:
    """`with_deleted` prints earlier entries, struck out."""

    with_deleted: bool
    number: str
    code: str
    day: date
    established: date
    share: int
    shares: int
    earlier_name: str
    earlier_address: str
    earlier_director: str


def facts_of(c: Company, s: Style) -> Facts:
    return Facts(
        with_deleted=s.seed % 3 != 2,
        number=numbers.digits(s.rng, 20)
        + "".join(s.rng.choice(numbers.LETTERS) for _ in range(6))
        + numbers.digits(s.rng, 9),
        code=numbers.register_code(s.rng),
        day=sheet.issue_day(s.rng),
        established=c.opened_on - timedelta(days=s.rng.randint(1, 60)),
        share=s.rng.choice((100, 500, 1000, 5000, 10000)),
        shares=s.rng.randint(20, 4000) * 100,
        earlier_name=f"주식회사 {s.rng.choice(FIRST)}상사",
        earlier_address=address(s.rng, s.rng.choice(PLACES))[0],
        earlier_director=person_name(s.rng),
    )


def register(c: Company, s: Style) -> list[Page]:
    f = facts_of(c, s)
    registry = numbers.digits(s.rng, 6)
    foot = [f"발행번호 {f.number}", f"발급확인번호 {f.code}", f"발행일 {f.day:%Y/%m/%d}"]
    parts = [_front(c, s, f, registry), [*_purposes(c, s, f), *_officers(c, s, f), *_end(c, s, f)]]
    pages = []
    for n, blocks in enumerate(parts, 1):
        footer = "    ".join([*foot, f"{n}/{len(parts)}"])
        truth = {"issue_number": f.number, "verification_code": f.code} if n == 1 else {}
        pages.append(Page(blocks, footer, truth))
    return pages


def _front(c: Company, s: Style, f: Facts, registry: str) -> list[Block]:
    variant = "말소사항 포함" if f.with_deleted else "현재 유효사항"
    kind = s.rng.choice(("제출용", "열람용"))
    title = s.rng.choice(
        ("등기사항전부증명서({})[{}]", "등기사항전부증명서({}) [{}]", "법인등기사항전부증명서({})[{}]")
    )
    numbered = [
        [Cell(label(s, "등기번호"), "label"), Cell(registry)],
        [Cell(label(s, "등록번호"), "label"), Cell(c.corporate_number or "")],
    ]
    truth = {"registration_number": registry, "corporate_number": c.corporate_number or ""}
    return [
        Line(title.format(variant, kind), 16, "center", bold=True),
        Gap(14),
        Table([0.2, 0.8], numbered, truth=truth, ruled="none" if s.layout == "b" else "all"),
        Gap(6),
        *_changing(c, s, f),
        Gap(6),
        *_shares(c, s, f),
    ]


def _history(f: Facts, text: str, when: date, earlier: str = "") -> list[tuple[str, str]]:
    """An entry with its days; before it the struck one, where the variant prints it."""
    changed = f"{when:%Y.%m.%d}  변경\n{when + timedelta(days=7):%Y.%m.%d}  등기"
    if not (earlier and f.with_deleted):
        return [(text, changed if earlier else ".  .\n.  .")]
    return [(STRUCK + earlier, STRUCK + ".  ."), (text, changed)]


def _section(s: Style, name: str, rows: list[tuple[str, str]], truth: dict[str, str]) -> Table:
    ruled = {"a": "all", "b": "all", "c": "rows"}.get(s.layout, "all")
    if s.layout == "d":
        head = [[Cell(label(s, name), "label", cols=2, align="left")]]
        return Table([0.7, 0.3], [*head, *([Cell(a), Cell(b, "small")] for a, b in rows)], truth=truth, ruled=ruled)
    first, *rest = rows
    table = [[Cell(label(s, name), "label", rows=len(rows)), Cell(first[0]), Cell(first[1], "small")]]
    return Table([0.17, 0.6, 0.23], [*table, *([Cell(a), Cell(b, "small")] for a, b in rest)], truth=truth, ruled=ruled)


def _changing(c: Company, s: Style, f: Facts) -> list[Block]:
    named = f"{c.name} ({c.english_name})" if s.seed % 2 else c.name
    at = sheet.one(c.head_office)
    moved, renamed = f.established + timedelta(days=500), f.established + timedelta(days=900)
    paper = f"{c.address.split()[0]}에서 발행하는 일간 견본신문에 게재한다."
    return [
        _section(s, "상호", _history(f, named, renamed, f.earlier_name), {"company_name": sheet.one(c.name)}),
        _section(s, "본점", _history(f, at, moved, f.earlier_address), {"head_office_address": at}),
        _section(s, "공고방법", _history(f, paper, moved), {}),
    ]


def _shares(c: Company, s: Style, f: Facts) -> list[Block]:
    capital, earlier = f.share * f.shares, f.share * f.shares // 2
    when = f.established + timedelta(days=1100)
    days = f"{when:%Y.%m.%d}  변경\n{when + timedelta(days=5):%Y.%m.%d}  등기"
    amount = [
        [
            Cell(label(s, "1주의 금액"), "label"),
            Cell(f"금 {f.share:,} 원" if s.seed % 2 else f"금{f.share:,}원", cols=2),
        ],
        [Cell("발행할 주식의 총수", "label"), Cell(f"{f.shares * 4:,} 주", cols=2)],
    ]
    heads = [
        Cell("발행주식의 총수와 그 종류 및 각각의 수", "label"),
        Cell("자본금의 액", "label"),
        Cell("변경연월일\n등기연월일", "label"),
    ]
    old = [
        Cell(f"{STRUCK}발행주식의 총수  {f.shares // 2:,} 주\n{STRUCK}보통주식  {f.shares // 2:,} 주"),
        Cell(f"{STRUCK}금 {earlier:,} 원"),
        Cell(f"{STRUCK}.  .", "small"),
    ]
    now = [
        Cell(f"발행주식의 총수  {f.shares:,} 주\n보통주식  {f.shares:,} 주"),
        Cell(f"금 {capital:,} 원"),
        Cell(days, "small"),
    ]
    truth = {"issued_shares": str(f.shares), "capital_krw": str(capital)}
    return [
        Table([0.3, 0.45, 0.25], amount, truth={"share_price_krw": str(f.share)}),
        Gap(6),
        Table([0.47, 0.3, 0.23], [heads, *([old] if f.with_deleted else []), now], truth=truth),
    ]


def _purposes(c: Company, s: Style, f: Facts) -> list[Block]:
    purposes = [trade[1] for trade in c.trades] + s.rng.sample(ADDED, s.rng.randint(1, 3))
    struck = [f"{STRUCK}1. {s.rng.choice(MORE_TRADES)[1]}에 관한 용역"] if f.with_deleted else []
    rows = [*struck, *(f"{i}. {text}" for i, text in enumerate(purposes, 1))]
    return [
        Table(
            [1.0],
            [[Cell("목            적" if s.seed % 2 else "목적", "label")], [Cell("\n".join(rows))]],
            truth={"purposes": ", ".join(purposes)},
        ),
        Gap(6),
    ]


def _officers(c: Company, s: Style, f: Facts) -> list[Block]:
    since, former = f.established + timedelta(days=1095), f.established
    lines = []
    if f.with_deleted:
        lines += [
            f"{STRUCK}대표이사  {f.earlier_director}  {numbers.resident_number(s.rng)}  {f.earlier_address}",
            f"{STRUCK}  {former:%Y년 %m월 %d일} 취임  {since:%Y년 %m월 %d일} 퇴임",
        ]
    lines += [
        f"사내이사  {c.representative}  {c.born_on:%y%m%d}-*******",
        f"  {since:%Y년 %m월 %d일} 취임  {since + timedelta(days=9):%Y년 %m월 %d일} 등기",
    ]
    lines += [
        f"대표이사  {c.representative}  {c.born_on:%y%m%d}-*******  {c.address}",
        f"  {since:%Y년 %m월 %d일} 취임  {since + timedelta(days=9):%Y년 %m월 %d일} 등기",
    ]
    lines += [f"감사  {person_name(s.rng)}  {numbers.resident_number(s.rng)}"] if s.seed % 2 else []
    return [
        Table(
            [1.0],
            [[Cell("임원에 관한 사항", "label")], [Cell("\n".join(lines))]],
            truth={"representative": c.representative},
        ),
        Gap(6),
    ]


def _end(c: Company, s: Style, f: Facts) -> list[Block]:
    since = [
        [
            Cell(label(s, "회사성립연월일"), "label"),
            Cell(f"{f.established:%Y}년 {f.established:%m}월 {f.established:%d}일"),
        ],
        [Cell("등기기록의 개설 사유 및 연월일", "label"), Cell(f"설립\n{f.established:%Y.%m.%d}  등기")],
    ]
    written = s.written_date(f.day)
    return [
        Table([0.3, 0.7], since, truth={"established_on": f.established.isoformat()}),
        Gap(8),
        Line("----  이 하 여 백  ----", s.size, "center"),
        Line("수수료 1,000원 영수함   관할등기소 : 견본지방법원 등기국", s.size * 0.9),
        Line("이 증명서는 등기기록의 내용과 틀림없음을 증명합니다.", s.size),
        Gap(10),
        Line(written, s.size + 1, "center", truth={"issued_on": f.day.isoformat()}),
        Line(OFFICE, s.size + 3, "center", bold=True, seal=True),
    ]
