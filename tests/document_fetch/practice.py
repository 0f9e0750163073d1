"""What a practice certificate, issued on ISSUED, must yield: every field, and nothing more."""

from collections.abc import Callable
from datetime import timedelta

from document_fetch.demo import DemoCompany
from tests.document_fetch.reading import ISSUED

Truth = dict[str, str]
HOMETAX = "9999-180-2026-000"
#: Papers that say who it is in no field of their own, or in fewer.
WITHOUT: dict[str, tuple[str, ...]] = {
    "insured_persons": ("representative", "corporate_number", "issued_on"),
}


def truth(kind: str, company: DemoCompany) -> Truth:
    said = {
        "company_name": company.name,
        "business_number": company.business_number,
        "representative": company.representative,
        "issued_on": ISSUED.isoformat(),
    }
    said |= {"corporate_number": company.corporate_number} if company.corporate_number else {}
    said |= OWN[kind](company)
    if kind == "national_tax_clearance":
        said.pop("corporate_number", None)
    if company.incorporated and kind in {"national_tax_clearance", "local_tax_clearance"}:
        said.pop("representative")  # these forms name a person only for sole proprietors
    return {name: value for name, value in said.items() if name not in WITHOUT.get(kind, ())}


def _trade(company: DemoCompany) -> Truth:
    return {
        "business_types": ", ".join(company.business_types),
        "business_items": ", ".join(company.business_items),
        "taxpayer_type": company.taxpayer_type,
        "opened_on": company.opened_on.isoformat(),
        "business_address": company.address,
        "issuer": company.tax_office,
    }


def _registration(company: DemoCompany) -> Truth:
    office = {"head_office_address": company.head_office} if company.incorporated else {}
    return _trade(company) | office


def _registration_proof(company: DemoCompany) -> Truth:
    registered = company.opened_on + timedelta(days=3)
    return _trade(company) | {
        "issue_number": HOMETAX,
        "registered_on": registered.isoformat(),
        "purpose": "관공서 제출",
    }


def _sme_confirmation(company: DemoCompany) -> Truth:
    return {
        "issue_number": "0010-2026-062900",
        "size_class": company.size_class,
        "head_office_address": company.head_office,
        "valid_from": "2026-06-29",
        "valid_until": "2027-03-31",
        "purpose": "공공기관 입찰 이외 용도",
        "issuer": "중소벤처기업부장관",
    }


def _national_tax_clearance(company: DemoCompany) -> Truth:
    return {
        "issue_number": HOMETAX,
        "business_address": company.address,
        "purpose": "기타",
        "valid_until": "2026-07-29",
        "deferrals": "none",
        "arrears": "none",
        "issuer": company.tax_office,
    }


def _local_tax_clearance(company: DemoCompany) -> Truth:
    return {
        "issue_number": "180012",
        "confirmation_number": "9999-0629-0000-2026",
        "business_address": company.address,
        "purpose": "그 밖의 목적",
        "valid_until": "2026-07-29",
        "deferrals": "none",
        "issuer": company.business.mayor,
    }


def _tax_paper(company: DemoCompany) -> Truth:
    return {
        "issue_number": HOMETAX,
        "business_address": company.address,
        "business_types": company.business_types[0],
        "business_items": company.business_items[0],
        "issuer": company.tax_office,
    }


def _vat_tax_base(company: DemoCompany) -> Truth:
    first, second = company.business.years[0].sales
    rows = (
        f"2025-01-01~2025-06-30|확정|2025-07-25|{first}|{first}|0|{-first // 100}",
        f"2025-07-01~2025-12-31|확정|2026-01-25|{second}|{second}|0|{-second // 100}",
    )
    return _tax_paper(company) | {"periods": "; ".join(rows)}


def _vat_exempt_income(company: DemoCompany) -> Truth:
    last, before = (sum(year.sales) for year in company.business.years)
    return _tax_paper(company) | {"periods": f"2024-01-01~2024-12-31|{before}; 2025-01-01~2025-12-31|{last}"}


def _financial_statements(company: DemoCompany) -> Truth:
    year = company.business.years[0]
    operating = sum(year.sales) - year.cost_of_sales - year.overhead
    assets, debts = year.current_assets + year.fixed_assets, year.current_debts + year.long_debts
    said = _tax_paper(company) | {
        "head_office_address": company.head_office,
        "fiscal_year_from": "2025-01-01",
        "fiscal_year_until": "2025-12-31",
        "filing_type": "정기신고",
        "filed_on": "2026-03-31",
        "sales": str(sum(year.sales)),
        "operating_profit": str(operating),
        "net_profit": str(operating + year.other_income - year.other_costs - year.tax),
        "total_assets": str(assets),
        "total_liabilities": str(debts),
        "total_equity": str(assets - debts),
    }
    said.pop("business_address")
    return said


def _insured_persons(company: DemoCompany) -> Truth:
    staff = len(company.business.insured)
    return {
        "issue_number": "20260629093012",
        "issued_at": "2026-06-29 09:30",
        "workplace_number": company.business_number.replace("-", "") + "0",
        "insured_pension": str(staff + 1),
        "insured_health": str(staff + 1),
        "insured_accident": str(staff),
        "insured_employment": str(staff),
    }


OWN: dict[str, Callable[[DemoCompany], Truth]] = {
    "business_registration": _registration,
    "business_registration_proof": _registration_proof,
    "sme_confirmation": _sme_confirmation,
    "national_tax_clearance": _national_tax_clearance,
    "local_tax_clearance": _local_tax_clearance,
    "vat_tax_base": _vat_tax_base,
    "vat_exempt_income": _vat_exempt_income,
    "financial_statements": _financial_statements,
    "insured_persons": _insured_persons,
}
