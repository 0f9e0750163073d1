"""Synthetic companies, the same for the same seed; their names, people and addresses are made up of parts."""

from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

from tests.document_fetch.certificates import numbers, words

NAME_FORMS = (
    "(주){}",
    "{}(주)",
    "주식회사 {}",
    "{} 주식회사",
    "㈜{}",
    "(주) {}",
    "유한회사 {}",
    "농업회사법인 {} 주식회사",
    "{}(주)",
)
SOLE_NAME_FORMS = ("{}", "{} 공방", "{}상사", "{}-스튜디오", "{} 앤 컴퍼니")
ENGLISH_FORMS = ("{} Co., Ltd.", "{} Co.,Ltd", "{} Inc.", "{} Corp.")


@dataclass(frozen=True)
class Company:
    """What certificates say about a company; `corporate_number` None means a sole proprietor."""

    name: str
    english_name: str
    business_number: str
    corporate_number: str | None
    representative: str
    representative_en: str
    born_on: date
    opened_on: date
    postcode: str
    address: str
    address_en: str
    head_office: str
    trades: tuple[tuple[str, str, str], ...]  # 업태, 종목, 업종코드
    ksic: str
    hs_code: str
    goods: str
    goods_en: str
    taxpayer_type: str
    size_class: str
    tax_office: str
    mayor: str
    phone: str

    @property
    def incorporated(self) -> bool:
        return self.corporate_number is not None

    @property
    def registered_on(self) -> date:
        return self.opened_on + timedelta(days=4)

    @property
    def workplace_number(self) -> str:
        return self.business_number.replace("-", "") + "0"


def company(seed: int, *, incorporated: bool | None = None) -> Company:
    """A third are sole proprietors, unless said. The numbers depend on the seed alone."""
    rng = Random(f"company/{seed}/{incorporated}")
    legal = rng.random() > 0.33 if incorporated is None else incorporated
    opened = date(2004, 1, 1) + timedelta(days=rng.randint(0, 7000))
    return Company(
        business_number=numbers.business_number(rng, incorporated=legal),
        corporate_number=numbers.corporate_number(rng) if legal else None,
        born_on=date(1958, 1, 1) + timedelta(days=rng.randint(0, 14000)),
        opened_on=opened,
        taxpayer_type="법인사업자" if legal else rng.choice(("일반과세자", "간이과세자", "면세사업자")),
        size_class=rng.choice(
            ("중기업", "소기업", "소기업(소상공인)") if legal else ("소상공인", "소기업(소상공인)", "소기업")
        ),
        phone=f"0{rng.randint(31, 64)}-{numbers.digits(rng, 3)}-{numbers.digits(rng, 4)}",
        **_named(rng, legal=legal),
        **_person(rng),
        **_placed(rng, legal=legal),
    )


def _named(rng: Random, *, legal: bool) -> dict[str, object]:
    which, trade = rng.randrange(len(words.FIRST)), rng.choice(words.TRADES)
    stem = words.FIRST[which] + rng.choice(("", " ", "")) + trade[0]
    if rng.random() < 0.1:
        stem = f"{words.FIRST_EN[which]} {trade[1].upper()}"
    more = rng.sample(words.MORE_TRADES, rng.choice((0, 0, 1, 1, 2, 3)))
    return {
        "name": rng.choice(NAME_FORMS if legal else SOLE_NAME_FORMS).format(stem),
        "english_name": rng.choice(ENGLISH_FORMS if legal else ("{}",)).format(f"{words.FIRST_EN[which]} {trade[1]}"),
        "trades": ((trade[2], trade[3], trade[4]), *more),
        "ksic": trade[5],
        "hs_code": trade[6],
        "goods": trade[7],
        "goods_en": trade[8],
    }


def _person(rng: Random) -> dict[str, str]:
    family, given = rng.randrange(len(words.FAMILY)), rng.randrange(len(words.GIVEN))
    korean = words.FAMILY[family] if rng.random() > 0.05 else rng.choice(words.DOUBLE_FAMILY)
    return {
        "representative": korean + words.GIVEN[given],
        "representative_en": f"{words.FAMILY_EN[family]} {words.GIVEN_EN[given]}",
    }


def person_name(rng: Random) -> str:
    return rng.choice(words.FAMILY) + rng.choice(words.GIVEN)


def _placed(rng: Random, *, legal: bool) -> dict[str, str]:
    place = rng.choice(words.PLACES)
    korean, english = address(rng, place)
    other, _ = address(rng, rng.choice(words.PLACES))
    return {
        "address": korean,
        "address_en": english,
        "head_office": other if legal and rng.random() < 0.25 else korean,
        "postcode": place[5] + numbers.digits(rng, 3),
        "tax_office": f"{place[3]}세무서장",
        "mayor": place[4],
    }


def address(rng: Random, place: tuple[str, ...]) -> tuple[str, str]:
    """A road address, short or with floor, room, 동 and building in brackets; and in English."""
    road = rng.randrange(len(words.ROADS))
    house = f"{rng.randint(1, 390)}" + rng.choice(("", f"-{rng.randint(1, 30)}"))
    floor = f"{rng.randint(1, 12)}"
    room = f"{floor}{rng.randint(1, 30):02}"
    detail = rng.choice(("", f", {floor}층", f", {room}호", f", {floor}층 {room}호"))
    building = rng.choice(words.BUILDINGS)
    bracket = rng.choice(("", f"({place[2]})", f" ({place[2]}, {building})", f"({place[2]},{building})"))
    korean = f"{place[0]} {place[1]} {words.ROADS[road]} {house}{detail}{bracket}"
    english = f"{house}, {words.ROADS_EN[road]}, {place[6]}, Republic of Korea"
    return korean, f"{floor}F, {english}" if detail else english
