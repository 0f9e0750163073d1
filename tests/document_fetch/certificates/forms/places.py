"""공장등록증명서 and 통신판매업신고증."""

from datetime import timedelta

from tests.document_fetch.certificates import numbers, sheet
from tests.document_fetch.certificates.arrange import arranged, entry
from tests.document_fetch.certificates.blocks import Gap, Page
from tests.document_fetch.certificates.company import Company
from tests.document_fetch.certificates.style import Style

SHORT = {"충청북도": "충북", "경상남도": "경남"}
LAND = ("공장용지", "대", "잡종지", "답")
FACTORY_LAW = (
    "「산업집적활성화 및 공장설립에 관한 법률」 제16조 및 같은 법 시행규칙에 따라 위와 같이"
    " 공장으로 등록되었음을 증명합니다."
)
MAIL_ORDER_LAW = (
    "「전자상거래 등에서의 소비자보호에 관한 법률」 제12조제1항에 따라 통신판매업자로 신고하였음을 증명합니다."
)


def factory(c: Company, s: Style) -> list[Page]:
    day, number = sheet.issue_day(s.rng), numbers.digits(s.rng, 15)
    registered = day - timedelta(days=s.rng.randint(30, 4000))
    land, employees = s.rng.choice(LAND), str(s.rng.randint(2, 240))
    codes = [c.ksic, *s.rng.sample(("28114", "29172", "22211", "13992"), s.rng.choice((0, 0, 1, 2)))]
    company = [
        [sheet.company_entry(c, "회사명"), sheet.business_entry(c)],
        [
            sheet.representative_entry(c, s.rng.choice(("대표자", "대표자 성명"))),
            sheet.personal(s, c, s.rng.choice(("법인등록번호", "생년월일(법인등록번호)"))),
        ],
    ]
    place = [
        [sheet.address_entry(c, "공장소재지", "factory_address")],
        [
            entry("지목", land, land_category=land),
            sheet.day_entry(s, s.rng.choice(("등록일", "공장등록일")), registered, "registered_on"),
        ],
        [
            entry("업종(분류번호)", _codes(c, s, codes), industry_codes=", ".join(codes)),
            entry("종업원수", f"{employees}명" if s.seed % 2 else employees, employees=employees),
        ],
        *_areas(s),
        [entry("등록조건", s.rng.choice(("", "해당없음")))],
    ]
    return [
        Page(
            [
                *sheet.head(s, s.rng.choice(("공장등록증명서", "공장등록증명(신청)서", "공장등록 증명서")), number),
                *arranged(s, company, group="신청인"),
                Gap(2),
                *arranged(s, place, group="공장 현황"),
                *sheet.issued(s, day, c.mayor, FACTORY_LAW),
                *sheet.tail(s, number, note=sheet.GOVERNMENT24_NOTE),
            ]
        )
    ]


def _codes(c: Company, s: Style, codes: list[str]) -> str:
    return ", ".join(codes) if s.seed % 2 else "\n".join([f"{c.trades[0][1]}({codes[0]})", *codes[1:]])


def _areas(s: Style) -> list:
    """Areas in square metres, some with decimals."""
    unit = s.rng.choice(("㎡", " ㎡", ""))
    names = (("용지면적", "site_area_m2"), ("제조시설면적", "building_area_m2"), ("부대시설면적", "annex_area_m2"))
    entries = []
    for name, field in names:
        area = s.rng.choice((f"{s.rng.randint(60, 29000)}", f"{s.rng.randint(60, 9000)}.{s.rng.randint(1, 99):02}"))
        whole, dot, rest = area.partition(".")
        entries.append(entry(name if unit else f"{name}(㎡)", f"{int(whole):,}{dot}{rest}{unit}", **{field: area}))
    return [entries[:2], entries[2:]]


def mail_order(c: Company, s: Style) -> list[Page]:
    day = sheet.issue_day(s.rng)
    reported = day - timedelta(days=s.rng.choice((0, 0, 200, 900)))
    office = c.mayor.removesuffix("청장").removesuffix("시장").removesuffix("군수")
    region = SHORT.get(c.address.split()[0], c.address[:2]) + office
    number = f"{reported.year}-{region}-{s.rng.randint(1, 9999):0{s.rng.choice((4, 5))}}"
    number = f"제 {number} 호" if s.seed % 4 == 1 else f"제{number}호" if s.seed % 4 == 2 else number
    plain = number.removeprefix("제").removesuffix("호").strip()
    domain = f"www.sample{s.seed}-{s.rng.choice(('shop', 'mall', 'store'))}.{s.rng.choice(('co.kr', 'com', 'kr'))}"
    who = entry("법인명(상호)", c.name, company_name=sheet.one(c.name))
    rows = [
        [who],
        [entry("소재지", c.address, business_address=sheet.one(c.address))],
        [
            sheet.representative_entry(c, s.rng.choice(("대표자의 성명", "대표자 성명", "대표자"))),
            entry("전화번호", c.phone),
        ],
        [sheet.business_entry(c), entry("전자우편주소", f"cs@{domain.removeprefix('www.')}")],
        [entry("인터넷도메인 이름" if s.seed % 2 else "인터넷도메인", domain, domain=domain)],
        [entry("호스트서버 소재지", s.rng.choice(("서울특별시 금천구 견본로 1", "경기도 성남시 분당구 견본로 2")))],
        [
            sheet.day_entry(s, "신고일자" if s.seed % 3 else "신고일", reported, "reported_on"),
            entry("판매방식", "인터넷"),
        ],
    ]
    head = sheet.head(
        s, s.rng.choice(("통신판매업신고증", "통신판매업 신고증")), number, field="", name="신고번호", term=""
    )
    tail = sheet.tail(s, number, field="", name="신고번호")
    page = Page(
        [*head, Gap(10), *arranged(s, rows, group="신고 사항"), *sheet.issued(s, day, c.mayor, MAIL_ORDER_LAW), *tail],
        "",
        {"report_number": plain},
    )
    return [page]
