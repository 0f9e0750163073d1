"""What the forms print of a company, by the names that sheets use; lists are records, one for each printed row."""

from dataclasses import asdict
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from document_fetch.demo.business import Year
from document_fetch.demo.company import DemoCompany

Facts = dict[str, Any]

SHARE_PRICE = 5_000  # won
REPORTED_AFTER = timedelta(days=30)
WON_PER_DOLLAR = 1_400  # for the won that the declaration prints; no rate of any day
ACCOUNTS_FILED = (3, 31)  # of the next year
HALVES = (((1, 1), (6, 30), (7, 25), 0), ((7, 1), (12, 31), (1, 25), 1))  # first, last, filed on, years later


def of_company(company: DemoCompany) -> Facts:
    """Who it is."""
    names = ("name", "business_number", "corporate_number", "representative", "born_on", "opened_on", "address")
    more = ("head_office", "business_types", "business_items", "taxpayer_type", "size_class", "tax_office")
    own = ("registered_on", "personal_number", "workplace_number")
    person = f"{company.representative}({company.name})"
    said = {name: getattr(company, name) for name in (*names, *more, *own)}
    return said | {
        "personal_masked": f"{company.born_on:%y%m%d}-*******",
        "purposes_listed": [f"{n}. {each}" for n, each in enumerate(company.business_items, 1)],
        "reported_on": company.opened_on + REPORTED_AFTER,
        "main_type": company.business_types[0],
        "main_item": company.business_items[0],
        "name_on_tax_papers": company.name if company.incorporated else person,
        "name_or_person": company.name if company.incorporated else company.representative,
        **{name: said for name, said in asdict(company.business).items() if isinstance(said, str | Decimal)},
    }


def of_business(company: DemoCompany, issued_on: date, year: int | None) -> Facts:
    """What it does: of `year`, or of the latest that each paper can tell on the day of issue."""
    said = _year(company, issued_on, year or issued_on.year - 1)
    return {
        **_statements(company, issued_on, year or closed_year(issued_on)),
        **_exports(said),
        "year_from": date(year or issued_on.year - 1, 1, 1),
        "year_until": date(year or issued_on.year - 1, 12, 31),
        "returns": returns(company, issued_on, year),
        "incomes": _incomes(company, issued_on),
        "insured": insured(company, issued_on),
        "employees": len(company.business.insured),
        "shares": said.capital // SHARE_PRICE,
        **_shipment(company, issued_on),
    }


def closed_year(issued_on: date) -> int:
    """The last business year whose accounts were filed by then."""
    return issued_on.year - (1 if issued_on >= date(issued_on.year, *ACCOUNTS_FILED) else 2)


def returns(company: DemoCompany, issued_on: date, year: int | None = None) -> list[Facts]:
    """The VAT returns that were filed by the day of issue. Exporters get back what they paid for what they bought."""
    of = year or issued_on.year - 1
    rows: list[Facts] = [
        {
            "first": date(of, *first),
            "last": date(of, *last),
            "filed": date(of + later, *filed),
            "sales": sales,
            "payable": -(sales // 100),
        }
        for (first, last, filed, later), sales in zip(HALVES, _year(company, issued_on, of).sales, strict=True)
    ]
    return [row for row in rows if row["filed"] <= issued_on]


def insured(company: DemoCompany, issued_on: date) -> list[dict[str, str]]:
    """The list of insured persons, the representative first, with the days of the four insurances."""
    owner = company.representative.split(",")[0]
    since = f"{issued_on - timedelta(days=company.business.owner_since):%Y-%m-%d}"
    born = f"{company.born_on:%y%m%d}-1******"
    rows = [{"number": "1", "person": owner, "resident": born, "covered": since, "employed": "-"}]
    for n, each in enumerate(company.business.insured, 2):
        day = f"{issued_on - timedelta(days=each.since):%Y-%m-%d}"
        rows.append({"number": str(n), "person": each.name, "resident": each.number, "covered": day, "employed": day})
    return rows


def _statements(company: DemoCompany, issued_on: date, year: int) -> Facts:
    said = _year(company, issued_on, year)
    sums = ("total_sales", "operating_profit", "profit_before_tax", "net_profit")
    more = ("total_assets", "total_liabilities", "total_equity")
    return {
        **{name: value for name, value in asdict(said).items() if isinstance(value, int)},
        **{name: getattr(said, name) for name in (*sums, *more)},
        "gross_profit": said.total_sales - said.cost_of_sales,
        "surplus": said.total_equity - said.capital,
        "fiscal_from": date(year, 1, 1),
        "fiscal_until": date(year, 12, 31),
        "filed_on": date(year + 1, *ACCOUNTS_FILED),
        "net_profit_code": "219" if company.incorporated else "220",
    }


def _year(company: DemoCompany, issued_on: date, year: int) -> Year:
    return company.business.years[issued_on.year - 1 - year]


def _incomes(company: DemoCompany, issued_on: date) -> list[Facts]:
    """What an exempt business took in, both years, the earlier first."""
    years = [(issued_on.year - n, said.total_sales) for n, said in enumerate(company.business.years, 1)]
    return [{"first": date(y, 1, 1), "last": date(y, 12, 31), "total": total} for y, total in reversed(years)]


def _exports(said: Year) -> Facts:
    return {
        "exports": [asdict(each) for each in said.exports],
        "direct_usd": said.direct_usd,
        "indirect_usd": said.indirect_usd,
        "recognised_usd": said.direct_usd + said.indirect_usd,
    }


def _shipment(company: DemoCompany, issued_on: date) -> Facts:
    """One of last year's shipments to the first country."""
    first, year = company.business.years[0].exports[0], issued_on.year - 1
    return {
        "ship_hs": first.hs,
        "ship_country": first.country,
        "ship_country_name": first.name,
        "declared_on": date(year, 11, 12),
        "accepted_on": date(year, 11, 12),
        "loading_due": date(year, 12, 12),
        "shipped_krw": int(company.business.shipped_usd * WON_PER_DOLLAR),
    }
