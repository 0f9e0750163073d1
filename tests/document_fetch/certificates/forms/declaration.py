"""수출신고필증(적재전, 갑지): some fifty numbered boxes on one page."""

from datetime import date, timedelta

from tests.document_fetch.certificates import numbers, sheet
from tests.document_fetch.certificates.arrange import Entry, arranged, entry
from tests.document_fetch.certificates.blocks import Bars, Gap, Line, Page
from tests.document_fetch.certificates.company import Company
from tests.document_fetch.certificates.style import Style

BUYERS = (
    "NORTHWIND SAMPLE TRADING LLC",
    "EXEMPLAR HANDELS GMBH",
    "MIHON SHOJI KK",
    "CONG TY MAU VIET",
    "SPECIMEN IMPORTS LTD",
)
DESTINATIONS = (("US", "미국"), ("DE", "독일"), ("JP", "일본"), ("VN", "베트남"), ("GB", "영국"))
PORTS = ("KRPUS 부산항", "KRICN 인천공항", "KRINC 인천항", "KRKPO 포항항")
DEALS = ("11 일반형태", "15 전자상거래", "92 무상반출 견본", "29 위탁가공")
CIRCLED = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮"
WON_PER_DOLLAR = 1387


def declaration(c: Company, s: Style) -> list[Page]:
    accepted = sheet.issue_day(s.rng)
    declared, due = accepted - timedelta(days=s.rng.choice((0, 0, 1))), accepted + timedelta(days=30)
    number = f"{numbers.digits(s.rng, 5)}-{declared:%y}-{numbers.digits(s.rng, 6)}{s.rng.choice('XUM')}"
    return [
        Page(
            [
                Line("UNI-PASS", s.size) if s.seed % 2 else Gap(8),
                Line(
                    s.rng.choice(
                        ("수 출 신 고 필 증 (적재전, 갑지)", "수출신고필증(적재전, 갑지)", "수 출 신 고 필 증(갑지)")
                    ),
                    17,
                    "center",
                    bold=True,
                ),
                Line("※ 처리기간 : 즉시", s.size * 0.85, "right"),
                *arranged(s, parties(c, s, number, declared)),
                *arranged(s, transport(s, accepted)),
                Gap(3),
                Line("● 품명·규격 (란번호/총란수 : 001/001)", s.size * 0.9),
                *arranged(s, goods(c, s)),
                *arranged(s, dates(s, accepted, due)),
                Gap(4),
                Line(
                    (
                        "신고수리일로부터 30일내에 적재하지 아니한 때에는 수출신고수리가 취소됨과 아울러 과태료가"
                        " 부과될 수 있습니다."
                    ),
                    s.size * 0.8,
                ),
                Bars(number),
            ]
        )
    ]


def n(number: int, name: str) -> str:
    """A box's name with its number: circled to fifteen, in brackets beyond."""
    return f"{CIRCLED[number - 1]}{name}" if number <= len(CIRCLED) else f"({number}){name}"


def parties(c: Company, s: Style, number: str, declared: date) -> list[list[Entry]]:
    kind, deal, how = (
        s.rng.choice(("A 일반P/L신고", "C 전자상거래 간이신고")),
        s.rng.choice(DEALS),
        s.rng.choice(("TT 단순송금", "LS 일람출급 L/C", "GO 기타")),
    )
    code = f"{c.name[:4]}-1-{c.business_number[:2]}-1-{numbers.digits(s.rng, 2)}-{s.rng.randint(1, 9)}"
    buyer = s.rng.choice(BUYERS)
    return [
        [entry(n(1, "신고자"), "표본관세사무소"), entry(n(5, "신고번호"), number, declaration_number=number)],
        [entry(n(2, "수출대행자"), c.name), entry("(통관고유부호)", code), entry("수출자구분", "C")],
        [
            entry("수출화주", c.name, exporter=sheet.one(c.name)),
            entry("대표자", c.representative, representative=c.representative),
            sheet.business_entry(c),
        ],
        [sheet.address_entry(c, "(소재지)")],
        [entry(n(3, "제조자"), c.name), entry("제조장소", c.postcode), entry("산업단지부호", "999")],
        [entry(n(4, "구매자"), buyer, buyer=buyer), entry("(구매자부호)", f"{buyer.replace(' ', '')[:6]}0001A")],
        [
            sheet.day_entry(s, n(6, "신고일자"), declared, "declared_on"),
            entry(n(7, "신고구분"), kind),
            entry(n(8, "C/S구분"), "A"),
        ],
        [
            entry(n(9, "거래구분"), deal, transaction_type=deal),
            entry(n(10, "종류"), "A 일반수출"),
            entry(n(11, "결제방법"), how),
        ],
    ]


def transport(s: Style, accepted: date) -> list[list[Entry]]:
    to, port = s.rng.choice(DESTINATIONS), s.rng.choice(PORTS)
    leaves = accepted + timedelta(days=3)
    return [
        [
            entry(n(12, "목적국"), f"{to[0]}  {to[1]}", destination=to[0]),
            entry(n(13, "적재항"), port, loading_port=port),
            entry(n(14, "선박회사(항공사)"), "견본해운"),
        ],
        [
            entry(n(15, "선박명(편명)"), "SAMPLE STAR"),
            entry(n(16, "출항예정일자"), s.short_date(leaves)),
            entry(n(17, "적재예정보세구역"), "03078099"),
        ],
        [
            entry(n(18, "운송형태"), "10 LC"),
            entry(n(19, "검사희망일"), s.short_date(accepted)),
            entry(n(20, "물품소재지"), "부산 강서구 견본로 1"),
        ],
        [entry(n(21, "L/C번호"), ""), entry(n(22, "물품상태"), "N 신품"), entry(n(23, "사전임시개청통보여부"), "A")],
        [entry(n(24, "반송사유"), ""), entry(n(25, "환급신청인"), "2 (1:수출대행자/수출화주, 2:제조자) 간이환급 NO")],
    ]


def goods(c: Company, s: Style) -> list[list[Entry]]:
    dollars, won = (cents := s.rng.randint(20_000, 90_000_000)) // 100, cents * WON_PER_DOLLAR // 100
    weight = s.rng.choice((f"{s.rng.randint(2, 18_000):,}", f"{s.rng.randint(2, 1800):,}.{s.rng.randint(1, 9)}"))
    quantity = s.rng.randint(1, 4000)
    terms = f"{s.rng.choice(('FOB', 'CIF', 'DAP'))}-USD-"
    paid = f"{cents // 100:,}.{cents % 100:02}"
    fob = {"total_fob_usd": str(dollars), "total_fob_krw": str(won)}
    return [
        [
            entry(n(26, "품명"), c.goods_en, goods_name=c.goods_en),
            entry(n(27, "거래품명"), c.goods_en),
            entry(n(28, "상표명"), "NO"),
        ],
        [entry(n(29, "모델·규격"), f"{c.goods_en} M-{s.rng.randint(10, 99)}"), entry(n(30, "성분"), "")],
        [
            entry(n(31, "수량"), f"{quantity:,} (EA)"),
            entry(n(32, "단가"), f"{dollars / quantity:,.4f}"),
            entry(n(33, "금액(USD)"), paid),
        ],
        [
            entry(n(34, "세번부호"), c.hs_code, hs_code=c.hs_code),
            entry(n(35, "순중량"), f"{weight} (KG)", net_weight_kg=weight.replace(",", "")),
            entry(n(36, "수량"), f"{quantity:,} (U)"),
        ],
        [
            entry(n(37, "신고가격(FOB)"), f"${dollars:,}  ₩{won:,}"),
            entry(n(38, "송품장부호"), f"INV-{numbers.digits(s.rng, 5)}"),
            entry(n(39, "수입신고번호"), ""),
        ],
        [
            entry(n(40, "원산지"), "KR-Y-Z"),
            entry(n(41, "포장갯수(종류)"), f"{s.rng.randint(1, 90)} (CT)"),
            entry(n(42, "수출요건확인(발급서류명)"), ""),
        ],
        [
            entry(n(43, "총중량"), f"{s.rng.randint(20, 20000):,} (KG)"),
            entry(n(44, "총포장갯수"), "12 (CT)"),
            entry(n(45, "총신고가격(FOB)"), f"${dollars:,}\n₩{won:,}", **fob),
        ],
        [
            entry(n(46, "운임(₩)"), ""),
            entry(n(47, "보험료(₩)"), ""),
            entry(n(48, "결제금액"), terms + paid, currency_amount=(terms + paid).replace(",", "")),
        ],
        [entry(n(49, "수입화물관리번호"), ""), entry(n(50, "컨테이너번호"), "N")],
    ]


def dates(s: Style, accepted: date, due: date) -> list[list[Entry]]:
    return [
        [entry("※신고인기재란", ""), entry("세관기재란", "")],
        [
            entry("운송(신고)인", ""),
            sheet.day_entry(s, "신고수리일자", accepted, "accepted_on"),
            sheet.day_entry(s, "적재의무기한", due, "loading_due"),
        ],
    ]
