"""Confirmations of what a company is: SME, venture, owned by women or by disabled persons."""

from datetime import date, timedelta

from tests.document_fetch.certificates import numbers, sheet
from tests.document_fetch.certificates.arrange import arranged, entry
from tests.document_fetch.certificates.blocks import Block, Gap, Line, Page
from tests.document_fetch.certificates.company import Company
from tests.document_fetch.certificates.style import Style

SME_LAW = "「중소기업기본법」 제2조 및 같은 법 시행령 제10조에 따라 위 기업이 중소기업임을 확인합니다."
SME_NOTES = (
    "※ 확인서의 진위여부는 중소기업현황정보시스템(sminfo.mss.go.kr)에서 확인할 수 있습니다.",
    "※ 유효기간 중이라도 합병 등으로 중소기업에 해당하지 아니하게 된 때에는 효력을 잃습니다.",
    "※ 거짓 자료로 중소기업시책에 참여한 자에게는 「중소기업기본법」 제28조에 따라 500만원 이하의 과태료를 부과합니다.",
)
SME_USES = ("공공기관 입찰용", "공공기관 입찰 이외 용도")
VENTURE_TYPES = ("벤처투자유형", "연구개발유형", "혁신성장유형", "예비벤처")
LAWS = {
    "여성기업": "「여성기업지원에 관한 법률」 제2조 및 같은 법 시행령 제2조에 따라 위 기업이 여성기업임을 확인합니다.",
    "장애인기업": "「장애인기업활동 촉진법」 제2조 및 같은 법 시행령에 따라 위 기업이 장애인기업임을 확인합니다.",
}


def sme(c: Company, s: Style) -> list[Page]:
    day, use = sheet.issue_day(s.rng), s.rng.choice(SME_USES)
    until = date(day.year + (day.month > 3), 3, 31)
    number = f"0010-{day.year}-{numbers.digits(s.rng, 6)}"
    numbered = [sheet.business_entry(c)]
    if c.corporate_number:
        numbered.append(entry("법인등록번호", c.corporate_number, corporate_number=c.corporate_number))
    period = entry(
        "유효기간",
        f"{s.short_date(day)} ~ {s.short_date(until)}",
        valid_from=day.isoformat(),
        valid_until=until.isoformat(),
    )
    rows = [
        [sheet.company_entry(c, s.rng.choice(("기업명", "기 업 명")))],
        numbered,
        [sheet.representative_entry(c, "대표자명")],
        [sheet.address_entry(c, s.rng.choice(("주소", "주 소")), "head_office_address")],
        *([[entry("주업종", f"{c.trades[0][1]}({c.ksic})")]] if s.seed % 2 else []),
        [period],
        [entry(s.rng.choice(("용도", "용 도")), use, purpose=use)],
    ]
    issuer = s.rng.choice(("중소벤처기업부장관", "중소벤처기업부장관", "서울지방중소벤처기업청장"))
    blocks: list[Block] = [
        Line(f"발급번호 : {number}", s.size, truth={"issue_number": number}),
        Gap(36),
        Line(s.rng.choice(("중소기업 확인서", "중소기업확인서", "중 소 기 업 확 인 서")), 24, "center", bold=True),
        Gap(6),
        Line(f"[{c.size_class}]", s.size + 3, "center", truth={"size_class": c.size_class}),
        Gap(26),
        *arranged(s, rows),
        *sheet.issued(s, day, issuer, SME_LAW),
        *(Line(note, s.size * 0.85) for note in SME_NOTES),
        *(
            [Line(f"sminfo.mss.go.kr/sc/sq/SSQ020R7.pop?confdIssNo={number.replace('-', '')}0", 7)]
            if s.seed % 2
            else []
        ),
    ]
    return [Page(blocks)]


def venture(c: Company, s: Style) -> list[Page]:
    kind = s.rng.choice(VENTURE_TYPES)
    number = (
        f"제{sheet.issue_day(s.rng).year}{numbers.digits(s.rng, 7)}호" if s.seed % 2 else f"{numbers.digits(s.rng, 12)}"
    )
    rows = [
        [sheet.company_entry(c, "기업명"), sheet.representative_entry(c, "대표자")],
        [sheet.business_entry(c), entry("확인유형", kind, venture_type=kind)],
        [sheet.address_entry(c, s.rng.choice(("소재지", "주소")))],
    ]
    law = "위 기업은 「벤처기업육성에 관한 특별법」 제25조에 따라 벤처기업임을 확인합니다."
    return _confirmation(
        c, s, ("벤처기업확인서", "벤처기업 확인서"), (number, "확인번호"), rows, (law, "벤처기업확인기관의 장"), 3
    )


def women(c: Company, s: Style) -> list[Page]:
    return _owned(c, s, "여성기업", 3)


def disabled(c: Company, s: Style) -> list[Page]:
    return _owned(c, s, "장애인기업", s.rng.choice((2, 3)))


def _owned(c: Company, s: Style, what: str, years: int) -> list[Page]:
    number = f"{s.rng.randint(10, 199):04}-{s.rng.randint(2023, 2026)}-{numbers.digits(s.rng, 5)}"
    corporate = (
        [entry("법인등록번호", c.corporate_number, corporate_number=c.corporate_number)] if c.corporate_number else []
    )
    rows = [
        [sheet.company_entry(c, "기업명"), sheet.representative_entry(c, s.rng.choice(("대표자", "대표자명")))],
        [sheet.business_entry(c), *corporate],
        [sheet.address_entry(c, s.rng.choice(("소재지", "주소")))],
        [entry("업종", c.trades[0][1]), entry("주생산품", c.goods, main_products=c.goods)],
    ]
    return _confirmation(
        c, s, (f"{what}확인서", f"{what} 확인서"), (number, "발급번호"), rows, (LAWS[what], "중소벤처기업부장관"), years
    )


def _confirmation(
    c: Company, s: Style, titles: tuple[str, ...], number: tuple[str, str], rows: list, by: tuple[str, str], years: int
) -> list[Page]:
    day = sheet.issue_day(s.rng)
    until = years_later(day, years)
    period = entry(
        "유효기간",
        f"{s.short_date(day)} ~ {s.short_date(until)}",
        valid_from=day.isoformat(),
        valid_until=until.isoformat(),
    )
    return [
        Page(
            [
                *sheet.head(s, s.rng.choice(titles), number[0], name=number[1], term=""),
                Gap(16),
                *arranged(s, [*rows, [period]], group="기업 현황"),
                *sheet.issued(s, day, by[1], by[0]),
                *sheet.tail(
                    s,
                    number[0],
                    name=number[1],
                    note="※ 이 확인서의 진위는 중소벤처24(www.smes.go.kr)에서 확인할 수 있습니다.",
                ),
            ]
        )
    ]


def years_later(day: date, years: int) -> date:
    """The day before the same day `years` later."""
    return (day.replace(day=min(day.day, 28)) if day.month == 2 else day).replace(year=day.year + years) - timedelta(
        days=1
    )
