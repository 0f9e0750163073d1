"""법인등기사항전부증명서; what was deleted has a line through it."""

from datetime import date, timedelta

from tests.document_fetch.certificates import numbers, sheet
from tests.document_fetch.certificates.blocks import STRUCK, Beside, Block, Cell, Gap, Line, Page, Table
from tests.document_fetch.certificates.company import Company, person_name
from tests.document_fetch.certificates.forms.register import ADDED, OFFICE, Facts, facts_of
from tests.document_fetch.certificates.held_out import parts
from tests.document_fetch.certificates.style import Style
from tests.document_fetch.certificates.words import MORE_TRADES

RULE = "─" * 40
CERTIFIED = (
    "이 증명서는 등기기록의 내용과 틀림없음을 증명합니다."
    " [다만, 신청이 없는 지점·지배인에 관한 사항의 기재를 생략하였습니다]"
)


def _dotted(day: date) -> str:
    return f"{day:%Y.%m.%d}"


def _variant(f: Facts) -> str:
    return "말소사항 포함" if f.with_deleted else "현재 유효사항"


def _footer(f: Facts, page: int, of: int) -> str:
    return f"발행번호 {f.number}   발급확인번호 {f.code}   발행일 {f.day:%Y/%m/%d}   {page}/{of}"


def _numbered(f: Facts) -> dict[str, str]:
    return {"issue_number": f.number, "verification_code": f.code}


def _changing(c: Company, s: Style, f: Facts) -> list[tuple[str, str, str, dict[str, str]]]:
    """Head, what it says, what it said before (to be struck), truth."""
    named = f"{c.name} ({c.english_name})" if s.seed % 2 else c.name
    at = sheet.one(c.head_office)
    return [
        ("상호", named, f.earlier_name, {"company_name": sheet.one(c.name)}),
        ("본점", at, f.earlier_address, {"head_office_address": at}),
        ("공고방법", f"{c.address.split()[0]}에서 발행하는 일간 견본신문에 게재한다.", "", {}),
    ]


def _purposes(c: Company, s: Style) -> list[str]:
    return [trade[1] for trade in c.trades] + s.rng.sample(ADDED, s.rng.randint(1, 3))


def register_h(c: Company, s: Style) -> list[Page]:
    """One table of four columns: item, entry, day of change, day of registration; officers in columns, too."""
    f, registry, purposes = facts_of(c, s), numbers.digits(s.rng, 6), _purposes(c, s)
    first: list[Block] = [
        parts.title(f"등기사항전부증명서({_variant(f)}) [제출용]", 15, align="left"),
        Gap(10),
        Beside(
            [Line(f"등기번호   {registry}", s.size + 1, truth={"registration_number": registry})],
            [
                Line(
                    f"등록번호   {c.corporate_number}", s.size + 1, truth={"corporate_number": c.corporate_number or ""}
                )
            ],
        ),
        Gap(8),
        _entries_h(c, s, f),
        Gap(8),
        _shares_h(f),
    ]
    second: list[Block] = [
        *parts.section(s, "목 적", "□"),
        Table([1.0], [[Cell("\n".join(_listed(s, f, purposes)))]], "edges", truth={"purposes": ", ".join(purposes)}),
        *parts.section(s, "임원에 관한 사항", "□"),
        _officers_h(c, s, f),
        Gap(8),
        *_end_h(s, f),
    ]
    pages = (first, second)
    return [Page(blocks, _footer(f, n, 2), _numbered(f) if n == 1 else {}) for n, blocks in enumerate(pages, 1)]


def _listed(s: Style, f: Facts, purposes: list[str]) -> list[str]:
    struck = [f"{STRUCK}1. {s.rng.choice(MORE_TRADES)[1]}의 대행"] if f.with_deleted else []
    return [*struck, *(f"{n}. {text}" for n, text in enumerate(purposes, 1))]


def _entries_h(c: Company, s: Style, f: Facts) -> Table:
    heads = [Cell(text, "label") for text in ("구 분", "등 기 사 항", "변경연월일", "등기연월일")]
    rows, truth = [], {}
    for i, (head, now, before, said) in enumerate(_changing(c, s, f)):
        when = f.established + timedelta(days=400 + 200 * i)
        old = (
            [[Cell(head), Cell(STRUCK + before), Cell(f"{STRUCK}{_dotted(f.established)}"), Cell("")]]
            if before and f.with_deleted
            else []
        )
        rows += [*old, [Cell(head), Cell(now), Cell(_dotted(when)), Cell(_dotted(when + timedelta(days=9)))]]
        truth |= said
    return Table([0.13, 0.53, 0.17, 0.17], [heads, *rows], "edges", truth=truth)


def _shares_h(f: Facts) -> Table:
    capital = f.share * f.shares
    old = [[Cell("자본금의 액"), Cell(f"{STRUCK}금 {capital // 2:,} 원")]] if f.with_deleted else []
    rows = [
        [Cell("1주의 금액"), Cell(f"금 {f.share:,} 원")],
        [Cell("발행할 주식의 총수"), Cell(f"{f.shares * 4:,} 주")],
        [
            Cell("발행주식의 총수와\n그 종류 및 각각의 수"),
            Cell(f"발행주식의 총수  {f.shares:,} 주\n보통주식  {f.shares:,} 주"),
        ],
        *old,
        [Cell("자본금의 액"), Cell(f"금 {capital:,} 원")],
    ]
    truth = {"share_price_krw": str(f.share), "issued_shares": str(f.shares), "capital_krw": str(capital)}
    return Table([0.32, 0.68], rows, "edges", truth=truth)


def _officers_h(c: Company, s: Style, f: Facts) -> Table:
    since, born = f.established + timedelta(days=1095), f"{c.born_on:%y%m%d}-*******"
    heads = [Cell(text, "label") for text in ("직 위", "성명 / 주민등록번호", "주 소", "취임(퇴임)일", "등기일")]
    days = [Cell(_dotted(since)), Cell(_dotted(since + timedelta(days=9)))]
    gone = [
        f"{STRUCK}{text}" for text in ("대표이사", f.earlier_director, f.earlier_address, _dotted(f.established), "")
    ]
    rows = [
        *([[Cell(text) for text in gone]] if f.with_deleted else []),
        [Cell("사내이사"), Cell(f"{person_name(s.rng)}\n{numbers.resident_number(s.rng)}"), Cell(""), *days],
        [Cell("대표이사"), Cell(f"{c.representative}\n{born}"), Cell(c.address), *days],
    ]
    widths = [0.13, 0.22, 0.35, 0.15, 0.15]
    return Table(widths, [heads, *rows], "edges", s.size * 0.92, truth={"representative": c.representative})


def _end_h(s: Style, f: Facts) -> list[Block]:
    since = f"{f.established:%Y}년 {f.established:%m}월 {f.established:%d}일"
    return [
        Line(f"회사성립연월일      {since}", s.size, truth={"established_on": f.established.isoformat()}),
        Line(f"등기기록의 개설 사유 및 연월일      설립  {_dotted(f.established)} 등기", s.size),
        Gap(14),
        Line("- 이하 여백 -", s.size, "center"),
        Gap(10),
        Line("관할등기소 : 견본지방법원 등기국 / 발행등기소 : 법원행정처 등기정보중앙관리소", s.size * 0.9),
        *parts.notes(s, CERTIFIED),
        Gap(14),
        parts.day_line(s, f.day, align="right"),
        Gap(6),
        Line(OFFICE, s.size + 2, "right", bold=True, seal=True),
    ]


def register_k(c: Company, s: Style) -> list[Page]:
    """Running text under heads in brackets, a rule between them; nothing in tables."""
    f, registry, purposes = facts_of(c, s), numbers.digits(s.rng, 6), _purposes(c, s)
    first: list[Block] = [
        Line("대한민국 법원 인터넷등기소", s.size, "right"),
        Gap(6),
        parts.title("등기사항전부증명서", 20, spacing=3),
        Line(f"({_variant(f)}) [열람용]", s.size + 2, "center"),
        Gap(12),
        Line(
            f"[등기번호] {registry}    [등록번호] {c.corporate_number}",
            s.size + 1,
            truth={"registration_number": registry, "corporate_number": c.corporate_number or ""},
        ),
        *(block for head, now, before, said in _changing(c, s, f) for block in _told(s, f, head, now, before, said)),
        *_shares_k(s, f),
    ]
    second: list[Block] = [
        *_head(s, "목적"),
        *(Line(text, s.size, indent=20) for text in _listed(s, f, purposes)),
        *_head(s, "임원에 관한 사항"),
        *_officers_k(c, s, f),
        *_head(s, "회사성립연월일"),
        Line(
            f"{f.established:%Y}년 {f.established:%m}월 {f.established:%d}일",
            s.size,
            indent=20,
            truth={"established_on": f.established.isoformat()},
        ),
        Gap(20),
        *parts.notes(s, CERTIFIED),
        Gap(12),
        Beside(
            [parts.day_line(s, f.day, align="left")], [Line(OFFICE, s.size + 1, "right", bold=True, seal=True)], 0.35
        ),
    ]
    told = {"purposes": ", ".join(purposes), "representative": c.representative}
    return [Page(first, _footer(f, 1, 2), _numbered(f)), Page(second, _footer(f, 2, 2), told)]


def _head(s: Style, text: str) -> list[Block]:
    return [Gap(5), Line(RULE, s.size * 0.8), Line(f"[ {text} ]", s.size + 0.5, bold=True)]


def _told(s: Style, f: Facts, head: str, now: str, before: str, said: dict[str, str]) -> list[Block]:
    when = f.established + timedelta(days=600)
    old = [Line(STRUCK + before, s.size, indent=20)] if before and f.with_deleted else []
    days = f"{_dotted(when)} 변경   {_dotted(when + timedelta(days=6))} 등기" if before else ""
    return [*_head(s, head), *old, Line(now, s.size, indent=20, truth=said), Line(days, s.size * 0.9, "right")]


def _shares_k(s: Style, f: Facts) -> list[Block]:
    capital = f.share * f.shares
    struck = [f"{STRUCK}금 {capital // 2:,} 원"] if f.with_deleted else []
    told: list[tuple[str, list[str], dict[str, str]]] = [
        ("1주의 금액", [f"금 {f.share:,} 원"], {"share_price_krw": str(f.share)}),
        ("발행할 주식의 총수", [f"{f.shares * 4:,} 주"], {}),
        (
            "발행주식의 총수와 그 종류 및 각각의 수",
            [f"발행주식의 총수 {f.shares:,} 주", f"보통주식 {f.shares:,} 주"],
            {"issued_shares": str(f.shares)},
        ),
        ("자본금의 액", [*struck, f"금 {capital:,} 원"], {"capital_krw": str(capital)}),
    ]
    return [
        block
        for head, texts, said in told
        for block in (*_head(s, head), *(Line(text, s.size, indent=20, truth=said) for text in texts))
    ]


def _officers_k(c: Company, s: Style, f: Facts) -> list[Block]:
    since = f.established + timedelta(days=1095)
    gone = [
        f"{STRUCK}대표이사 {f.earlier_director} {numbers.resident_number(s.rng)} {f.earlier_address}",
        f"{STRUCK}{since:%Y년 %m월 %d일} 사임",
    ]
    now = [
        f"사내이사 {person_name(s.rng)} {numbers.resident_number(s.rng)}",
        f"감사 {person_name(s.rng)} {numbers.resident_number(s.rng)}",
        f"대표이사 {c.representative} {c.born_on:%y%m%d}-******* {c.address}",
        f"{since:%Y년 %m월 %d일} 취임    {since + timedelta(days=9):%Y년 %m월 %d일} 등기",
    ]
    return [Line(text, s.size, indent=20) for text in (*(gone if f.with_deleted else ()), *now)]
