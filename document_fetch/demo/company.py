"""Synthetic companies. Their numbers pass every check, but no tax office or registry has the codes 999 or 9999."""

from dataclasses import dataclass
from datetime import date, timedelta

from document_fetch.demo.business import BUSINESSES, Business

REGISTERED_AFTER = timedelta(days=3)
EXEMPT = "면세사업자"


@dataclass(frozen=True)
class DemoCompany:
    """What certificates say about a company; `corporate_number` None means a sole proprietor."""

    name: str
    business_number: str
    corporate_number: str | None
    representative: str
    born_on: date
    opened_on: date
    address: str
    head_office: str
    business_types: tuple[str, ...]
    business_items: tuple[str, ...]
    taxpayer_type: str
    size_class: str
    tax_office: str
    business: Business = BUSINESSES["hanbit"]

    @property
    def incorporated(self) -> bool:
        return self.corporate_number is not None

    @property
    def exempt(self) -> bool:
        """Whether what it sells bears no VAT."""
        return self.taxpayer_type == EXEMPT

    @property
    def registered_on(self) -> date:
        return self.opened_on + REGISTERED_AFTER

    @property
    def workplace_number(self) -> str:
        """사업장관리번호 of the head office."""
        return self.business_number.replace("-", "") + "0"

    @property
    def personal_number(self) -> str:
        """As forms print it: the corporate number, or the owner's with all but the birth date hidden."""
        return self.corporate_number or f"{self.born_on:%y%m%d}-*******"


def business_number(first_nine: str) -> str:
    """Nine digits with their check digit, hyphenated."""
    total = sum(int(d) * w for d, w in zip(first_nine, (1, 3, 7, 1, 3, 7, 1, 3, 5), strict=True))
    check = (10 - (total + int(first_nine[8]) * 5 // 10) % 10) % 10
    return f"{first_nine[:3]}-{first_nine[3:5]}-{first_nine[5:]}{check}"


def corporate_number(first_twelve: str) -> str:
    """Twelve digits with their check digit, hyphenated."""
    total = sum(int(d) * w for d, w in zip(first_twelve, (1, 2) * 6, strict=True))
    return f"{first_twelve[:6]}-{first_twelve[6:]}{(10 - total % 10) % 10}"


HANBIT = DemoCompany(
    name="한빛식품(주)",
    business_number=business_number("999810012"),
    corporate_number=corporate_number("999911001234"),
    representative="홍길동",
    born_on=date(1979, 5, 8),
    opened_on=date(2019, 3, 4),
    address="서울특별시 마포구 가상로 12, 3층(공덕동)",
    head_office="서울특별시 마포구 가상로 12, 3층(공덕동)",
    business_types=("제조업", "도매 및 소매업"),
    business_items=("조미김 제조업", "전자상거래 소매업"),
    taxpayer_type="법인사업자",
    size_class="소기업",
    tax_office="마포세무서장",
)

DALBIT = DemoCompany(
    name="달빛공방",
    business_number=business_number("999120034"),
    corporate_number=None,
    representative="김달빛",
    born_on=date(1988, 11, 23),
    opened_on=date(2022, 9, 1),
    address="부산광역시 해운대구 견본로 7, 1층(우동)",
    head_office="부산광역시 해운대구 견본로 7, 1층(우동)",
    business_types=("제조업",),
    business_items=("장신구 제조업",),
    taxpayer_type="일반과세자",
    size_class="소상공인",
    tax_office="해운대세무서장",
    business=BUSINESSES["dalbit"],
)

DEULKKOT = DemoCompany(
    name="들꽃농원",
    business_number=business_number("999900056"),
    corporate_number=None,
    representative="한들꽃",
    born_on=date(1975, 3, 14),
    opened_on=date(2020, 4, 6),
    address="충청남도 논산시 보기로 21(부창동)",
    head_office="충청남도 논산시 보기로 21(부창동)",
    business_types=("농업",),
    business_items=("딸기 재배업",),
    taxpayer_type=EXEMPT,
    size_class="소상공인",
    tax_office="논산세무서장",
    business=BUSINESSES["deulkkot"],
)
