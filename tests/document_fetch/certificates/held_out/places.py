"""공장등록증명서 and 통신판매업신고증."""

from datetime import date, timedelta

from tests.document_fetch.certificates import numbers, sheet
from tests.document_fetch.certificates.arrange import Entry, entry
from tests.document_fetch.certificates.blocks import Bars, Beside, Block, Cell, Gap, Line, Page, Table
from tests.document_fetch.certificates.company import Company
from tests.document_fetch.certificates.forms.places import FACTORY_LAW, LAND, MAIL_ORDER_LAW, SHORT
from tests.document_fetch.certificates.held_out import parts
from tests.document_fetch.certificates.style import Style

MORE_CODES = ("28114", "29172", "22211", "13992")
AREAS = (("용지면적", "site_area_m2"), ("제조시설면적", "building_area_m2"), ("부대시설면적", "annex_area_m2"))
SERVERS = ("서울특별시 금천구 견본로 1", "경기도 성남시 분당구 견본로 2")
DUTY = "신고한 사항이 변경된 때에는 15일 이내에 변경신고를 하여야 합니다."


def _plant(c: Company, s: Style) -> tuple[date, str, list[str], Entry, Entry]:
    day, number = sheet.issue_day(s.rng), numbers.digits(s.rng, 15)
    codes = [c.ksic, *s.rng.sample(MORE_CODES, s.rng.choice((0, 0, 1, 2)))]
    land = s.rng.choice(LAND)
    registered = sheet.day_entry(s, "공장등록일", day - timedelta(days=s.rng.randint(30, 4000)), "registered_on")
    return day, number, codes, entry("지목", land, land_category=land), registered


def _areas(s: Style) -> list[tuple[str, str, str]]:
    """Label, as printed, field; some have decimals."""
    made = []
    for name, field in AREAS:
        whole, decimals = s.rng.randint(60, 29_000), s.rng.choice(("", f".{s.rng.randint(1, 99):02}"))
        made.append((name, f"{whole:,}{decimals}", field))
    return made


def factory_h(c: Company, s: Style) -> list[Page]:
    """Small labels over values; the areas in one row with their unit over the table; codes a row each."""
    day, number, codes, land, registered = _plant(c, s)
    employees = str(s.rng.randint(2, 240))
    firm = [
        [sheet.company_entry(c, "회사명"), sheet.representative_entry(c, "대표자 성명")],
        [sheet.business_entry(c), sheet.personal(s, c, "생년월일(법인등록번호)")],
        [sheet.address_entry(c, "공장소재지", "factory_address")],
        [registered, land],
    ]
    blocks: list[Block] = [
        Line("산업집적활성화 및 공장설립에 관한 법률 시행규칙 [별지 서식]", 7.5),
        Gap(16),
        Table(
            [0.3, 0.4, 0.3],
            [[Cell(f"발급번호\n{number}"), Cell("공장등록증명서", "title"), Cell("처리기간 : 즉시", align="right")]],
            "none",
            truth={"issue_number": number},
        ),
        Gap(14),
        parts.above(s, firm, ruled="columns", columns=2),
        Gap(8),
        _measures(s, employees),
        Gap(8),
        _trades(c, codes),
        Gap(18),
        Line(FACTORY_LAW, s.size),
        Gap(22),
        parts.abreast(s, day, c.mayor),
        Gap(20),
        *parts.notes(s, sheet.GOVERNMENT24_NOTE),
        Bars(number),
    ]
    return [Page(blocks)]


def _measures(s: Style, employees: str) -> Table:
    areas = _areas(s)
    heads = [Cell(text, "label") for text in (*(name for name, _, _ in areas), "종업원수(명)")]
    row = [*(Cell(printed, align="center") for _, printed, _ in areas), Cell(employees, align="center")]
    truth = {field: printed.replace(",", "") for _, printed, field in areas} | {"employees": employees}
    unit = [Cell("(면적 단위 : ㎡)", "small", cols=4, align="right")]
    return Table([0.25] * 4, [unit, heads, row], "edges", truth=truth)


def _trades(c: Company, codes: list[str]) -> Table:
    """The industry's name stands beside the first code; the others have their own."""
    named = [c.trades[0][1], *["그 밖의 제조업"] * (len(codes) - 1)]
    heads = [Cell("업 종", "label"), Cell("분류번호", "label")]
    body = [[Cell(name), Cell(code, align="center")] for name, code in zip(named, codes, strict=True)]
    return Table([0.65, 0.35], [heads, *body], "edges", truth={"industry_codes": ", ".join(codes)})


def factory_k(c: Company, s: Style) -> list[Page]:
    """Sections with labels on a ground; areas with their unit, one beneath the other at the right half."""
    day, number, codes, land, registered = _plant(c, s)
    employees = str(s.rng.randint(2, 240))
    widths = [0.2, 0.3, 0.2, 0.3]
    firm = [
        [sheet.company_entry(c, "회사명"), sheet.business_entry(c)],
        [sheet.representative_entry(c, "대표자"), sheet.personal(s, c, "법인등록번호")],
    ]
    left = [
        [land],
        [registered],
        [entry("종업원수", f"{employees} 명", employees=employees)],
        [entry("업종(분류번호)", ", ".join(codes), industry_codes=", ".join(codes))],
    ]
    areas = [[entry(name, f"{printed} ㎡", **{field: printed.replace(",", "")})] for name, printed, field in _areas(s)]
    halves = [0.4, 0.6]
    blocks: list[Block] = [
        Beside(
            [Line(f"발급번호 : {number}", s.size, truth={"issue_number": number})], [Line("1 / 1", s.size, "right")]
        ),
        Gap(14),
        parts.title("공장등록증명(신청)서", 22, spacing=2),
        *parts.section(s, "신청인", "1."),
        parts.grid(s, firm, widths, ruled="bands"),
        *parts.section(s, "등록 내용", "2."),
        parts.grid(s, [[sheet.address_entry(c, "공장소재지", "factory_address")]], widths, ruled="bands"),
        Beside(
            [parts.grid(s, left, halves, ruled="bands")],
            [parts.grid(s, [*areas, [entry("등록조건", "해당없음")]], halves, ruled="bands")],
        ),
        Gap(24),
        Line(FACTORY_LAW, s.size + 0.5),
        Gap(26),
        parts.day_line(s, day, align="right"),
        Gap(10),
        parts.issuer_line(s, c.mayor, align="right", after=" (직인생략)"),
        Gap(40),
        Beside([Bars(number, square=True)], parts.notes(s, sheet.GOVERNMENT24_NOTE), 0.12),
    ]
    return [Page(blocks)]


def _report(c: Company, s: Style) -> tuple[date, date, str, str]:
    """Day of issue, day of report, number of the report, domain."""
    day = sheet.issue_day(s.rng)
    reported = day - timedelta(days=s.rng.choice((0, 0, 200, 900)))
    office = c.mayor.removesuffix("청장").removesuffix("시장").removesuffix("군수")
    region = SHORT.get(c.address.split()[0], c.address[:2]) + office
    number = f"{reported.year}-{region}-{s.rng.randint(1, 9999):0{s.rng.choice((4, 5))}}"
    end = s.rng.choice(("co.kr", "com", "kr", "shop"))
    return day, reported, number, f"{s.rng.choice(('www.', ''))}sample-mall{s.seed}.{end}"


def mail_order_h(c: Company, s: Style) -> list[Page]:
    """In a double frame; the number beneath the title; lines with dots of equal label width; seal at the right."""
    day, reported, number, domain = _report(c, s)
    rows = [
        [entry("상호", c.name, company_name=sheet.one(c.name))],
        [sheet.representative_entry(c, "대표자")],
        [sheet.address_entry(c, "소재지")],
        [sheet.business_entry(c)],
        [entry("전화번호", c.phone)],
        [entry("인터넷도메인", domain, domain=domain)],
        [entry("호스트서버소재지", s.rng.choice(SERVERS))],
        [sheet.day_entry(s, "신고연월일", reported, "reported_on")],
    ]
    blocks: list[Block] = [
        Gap(34),
        parts.title("통신판매업신고증", 25, spacing=6),
        Gap(8),
        Line(f"[신고번호 : 제 {number} 호]", s.size + 1, "center", truth={"report_number": number}),
        Gap(34),
        parts.colons(s, rows, letters=8),
        Gap(30),
        Line(MAIL_ORDER_LAW, s.size + 0.5, indent=8),
        Gap(36),
        parts.day_line(s, day),
        Gap(20),
        parts.issuer_line(s, c.mayor, spacing=8),
        Gap(60),
        *parts.notes(s, f"※ {DUTY}"),
    ]
    return [Page(parts.airy(blocks), frame="double")]


def mail_order_k(c: Company, s: Style) -> list[Page]:
    """A grid in double rules whose first row is number and day of report; labels in two lines."""
    day, reported, number, domain = _report(c, s)
    mail = f"help@{domain.removeprefix('www.')}"
    rows = [
        [entry("신고번호", number, report_number=number), sheet.day_entry(s, "신고일자", reported, "reported_on")],
        [entry("법인명\n(상 호)", c.name, company_name=sheet.one(c.name)), sheet.business_entry(c, "사업자\n등록번호")],
        [sheet.representative_entry(c, "대표자의\n성명"), entry("전화번호", c.phone)],
        [parts.halved(sheet.address_entry(c, "소재지"))],
        [entry("인터넷\n도메인 이름", domain, domain=domain), entry("전자우편\n주소", mail)],
        [entry("호스트서버\n소재지", s.rng.choice(SERVERS))],
    ]
    blocks: list[Block] = [
        Line("전자상거래 등에서의 소비자보호에 관한 법률 시행규칙 [별지 제2호서식]", 7.5),
        Gap(22),
        parts.title("통신판매업 신고증", 22),
        Gap(22),
        parts.grid(s, rows, [0.16, 0.38, 0.16, 0.3], ruled="double"),
        Gap(22),
        Line(MAIL_ORDER_LAW, s.size),
        Gap(24),
        parts.day_line(s, day, align="right"),
        Gap(12),
        parts.issuer_line(s, c.mayor, align="right"),
        Gap(46),
        parts.boxed_notes(s, "안내", f"1. {DUTY}", "2. 폐업한 때에는 이 신고증을 반납하여야 합니다."),
    ]
    return [Page(parts.airy(blocks))]
