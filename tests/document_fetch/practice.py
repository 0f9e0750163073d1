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
    "social_insurance_clearance": ("corporate_number",),
    "export_record_kita": ("corporate_number",),
    "export_record_ktspi": ("corporate_number",),
    "export_declaration": ("company_name", "corporate_number", "issued_on"),
    "corporate_register": ("business_number",),
    "venture_confirmation": ("corporate_number",),
    "mail_order_report": ("corporate_number",),
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
        "hired_in_a_year": str(sum(each.since < 365 for each in company.business.insured)),
    }


def _social_insurance_clearance(company: DemoCompany) -> Truth:
    return {
        "issue_number": "2026-99900629",
        "workplace_number": company.workplace_number,
        "business_address": company.address,
        "purpose": "관공서 제출",
        "valid_until": "2026-07-29",
        "issuer": "국민건강보험공단 이사장",
    }


def _export_record(company: DemoCompany) -> Truth:
    return {
        "trade_number": company.business.trade_number,
        "business_address": company.address,
        "period_from": "2025-01-01",
        "period_until": "2025-12-31",
    }


def _export_record_kita(company: DemoCompany) -> Truth:
    year = company.business.years[0]
    direct = sum(each.usd for each in year.exports)
    return _export_record(company) | {
        "issue_number": "2025-9990180",
        "direct_exports": str(direct),
        "indirect_exports": str(year.indirect_usd),
        "total_usd": str(direct + year.indirect_usd),
        "issuer": "한국무역협회장",
    }


def _export_record_ktspi(company: DemoCompany) -> Truth:
    exports = company.business.years[0].exports
    return _export_record(company) | {
        "issue_number": "20260629-999012",
        "exports": "; ".join(f"{each.hs}|{each.country}|{each.usd}" for each in exports),
        "total_usd": str(sum(each.usd for each in exports)),
        "issuer": "한국무역통계진흥원장",
    }


def _export_declaration(company: DemoCompany) -> Truth:
    business, first = company.business, company.business.years[0].exports[0]
    return {
        "declaration_number": "99990-25-900012X",
        "declared_on": "2025-11-12",
        "accepted_on": "2025-11-12",
        "loading_due": "2025-12-12",
        "exporter": company.name,
        "business_address": company.address,
        "buyer": business.buyer,
        "destination": first.country,
        "loading_port": "KRPUS 부산항",
        "goods_name": business.product,
        "hs_code": first.hs,
        "net_weight_kg": str(business.shipped_kg),
        "total_fob_krw": str(int(business.shipped_usd) * 1400),
        "total_fob_usd": str(business.shipped_usd),
        "currency_amount": f"FOB-USD-{business.shipped_usd}",
        "transaction_type": "11 일반형태",
    }


def _corporate_register(company: DemoCompany) -> Truth:
    capital = company.business.years[0].capital
    return {
        "registration_number": company.business.register_number,
        "company_name_en": company.business.romanised,
        "head_office_address": company.head_office,
        "share_price_krw": "5000",
        "issued_shares": str(capital // 5000),
        "capital_krw": str(capital),
        "purposes": ", ".join(company.business_items),
        "established_on": company.opened_on.isoformat(),
        "verification_code": "9999-AAAA-0012",
        "issue_number": "9999020260629PRACTICE0012",
    }


def _venture_confirmation(company: DemoCompany) -> Truth:
    return {
        "issue_number": "제20260629012호",
        "business_address": company.head_office,
        "venture_type": "혁신성장유형",
        "valid_from": "2026-06-29",
        "valid_until": "2029-06-28",
        "issuer": "벤처기업확인기관의 장",
    }


def _owned(company: DemoCompany, valid_until: str) -> Truth:
    return {
        "issue_number": "0099-2026-062912",
        "business_address": company.head_office,
        "main_products": company.business.product,
        "valid_from": "2026-06-29",
        "valid_until": valid_until,
        "issuer": "중소벤처기업부장관",
    }


def _factory_registration(company: DemoCompany) -> Truth:
    business = company.business
    return {
        "issue_number": "20260629-9012",
        "factory_address": company.address,
        "land_category": "대",
        "registered_on": (company.opened_on + timedelta(days=3)).isoformat(),
        "industry_codes": business.industry_code,
        "site_area_m2": str(business.site_m2),
        "building_area_m2": str(business.building_m2),
        "annex_area_m2": str(business.annex_m2),
        "employees": str(len(business.insured)),
        "issuer": business.mayor,
    }


def _mail_order_report(company: DemoCompany) -> Truth:
    return {
        "report_number": company.business.report_number,
        "business_address": company.address,
        "domain": company.business.domain,
        "reported_on": (company.opened_on + timedelta(days=30)).isoformat(),
        "issuer": company.business.mayor,
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
    "social_insurance_clearance": _social_insurance_clearance,
    "export_record_kita": _export_record_kita,
    "export_record_ktspi": _export_record_ktspi,
    "export_declaration": _export_declaration,
    "corporate_register": _corporate_register,
    "venture_confirmation": _venture_confirmation,
    "women_confirmation": lambda company: _owned(company, "2029-06-28"),
    "disabled_confirmation": lambda company: _owned(company, "2028-06-28"),
    "factory_registration": _factory_registration,
    "mail_order_report": _mail_order_report,
}
