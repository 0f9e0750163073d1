"""What a practice company does in a year, from `business.yml`: sales, statements, exports, staff."""

from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path

import yaml
from pydantic import TypeAdapter


@dataclass(frozen=True)
class Export:
    """Direct exports of one kind of goods to one country."""

    hs: str
    country: str  # ISO 3166-1
    name: str  # the country's, in Korean
    usd: Decimal


@dataclass(frozen=True)
class Year:
    """One business year, in won; `sales` are its two halves. What adds up is computed."""

    sales: tuple[int, int]
    cost_of_sales: int
    overhead: int
    other_income: int
    other_costs: int
    tax: int
    current_assets: int
    fixed_assets: int
    current_debts: int
    long_debts: int
    capital: int
    indirect_usd: Decimal
    exports: tuple[Export, ...]

    @property
    def total_sales(self) -> int:
        return sum(self.sales)

    @property
    def operating_profit(self) -> int:
        return self.total_sales - self.cost_of_sales - self.overhead

    @property
    def profit_before_tax(self) -> int:
        return self.operating_profit + self.other_income - self.other_costs

    @property
    def net_profit(self) -> int:
        return self.profit_before_tax - self.tax

    @property
    def total_assets(self) -> int:
        return self.current_assets + self.fixed_assets

    @property
    def total_liabilities(self) -> int:
        return self.current_debts + self.long_debts

    @property
    def total_equity(self) -> int:
        return self.total_assets - self.total_liabilities

    @property
    def direct_usd(self) -> Decimal:
        return sum((each.usd for each in self.exports), Decimal(0))


@dataclass(frozen=True)
class Insured:
    """Somebody on the list of insured persons; `since` is days before its issue."""

    name: str
    number: str
    since: int


@dataclass(frozen=True)
class Business:
    """`years` has last year's figures first; `insured` are the employees, without who represents the company."""

    years: tuple[Year, Year]
    owner_since: int
    insured: tuple[Insured, ...]
    trade_number: str
    register_number: str
    romanised: str
    mayor: str
    product: str
    domain: str
    report_number: str
    buyer: str
    shipped_usd: Decimal
    shipped_kg: Decimal
    industry: str
    industry_code: str
    site_m2: Decimal
    building_m2: Decimal
    annex_m2: Decimal


BUSINESSES: dict[str, Business] = TypeAdapter(dict[str, Business]).validate_python(
    yaml.safe_load(Path(__file__).with_suffix(".yml").read_text("utf-8"))
)
