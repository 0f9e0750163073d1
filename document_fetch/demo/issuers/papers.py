"""What CODEF says in a certificate of a made-up company, with its practice PDF."""

import base64
from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from document_fetch import demo
from document_fetch.connectors.codef.products import PRODUCTS
from document_fetch.demo import figures
from document_fetch.demo.company import DemoCompany

Data = dict[str, Any] | list[dict[str, Any]]


def data(product: str, company: DemoCompany, today: date) -> Data:
    """As CODEF's `data`: one certificate, or one for each period; none of a kind that the company cannot have."""
    if product not in demo.kinds_of(company):
        return []
    if product == "vat_tax_base":
        return _periods(company, today)
    return _SAYS[product](company, today) | _pdf(product, company, today)


def _common(company: DemoCompany, today: date) -> dict[str, Any]:
    return {
        "resIssueNo": f"9999-{today:%j-%Y}-000",
        "resUserNm": company.representative,
        "resUserAddr": company.address,
        "resUserIdentiyNo": company.personal_number,
        "resCompanyNm": company.name,
        "resCompanyIdentityNo": company.business_number,
        "resIssueDate": f"{today:%Y%m%d}",
        "resIssueOgzNm": company.tax_office,
    }


def _registration(company: DemoCompany, today: date) -> dict[str, Any]:
    return _common(company, today) | {
        "resBusinessTypes": ", ".join(company.business_types),
        "resBusinessItems": ", ".join(company.business_items),
        "resBusinessmanType": company.taxpayer_type,
        "resOpenDate": f"{company.opened_on:%Y%m%d}",
        "resRegisterDate": f"{company.registered_on:%Y%m%d}",
    }


def _clearance(company: DemoCompany, today: date) -> dict[str, Any]:
    return _common(company, today) | {
        "resUsePurpose": "기타",
        "resValidPeriod": f"{demo.default_end('national_tax_clearance', today):%Y%m%d}",
        "resPaymentTaxStatusCd": "ZZ",
        "resRespiteList": [],
        "resArrearsList": [],
    }


def _confirmation(company: DemoCompany, today: date) -> dict[str, Any]:
    return {
        "resIssueNo": f"0010-{today:%Y-%m%d}00",
        "resCompanyNm": company.name,
        "resCompanyIdentityNo": company.business_number,
        "resKind": company.size_class,
        "resStartDate": f"{today:%Y%m%d}",
        "resEndDate": f"{demo.default_end('sme_confirmation', today):%Y%m%d}",
    }


def _nothing(company: DemoCompany, today: date) -> dict[str, Any]:
    return {}


def _periods(company: DemoCompany, today: date) -> list[dict[str, Any]]:
    """The returns of last year, the first half first; the one original, of all of them, comes with the first."""
    rows = [_common(company, today) | _period(company, row) for row in figures.returns(company, today)]
    rows[0] |= _pdf("vat_tax_base", company, today)
    return rows


def _period(company: DemoCompany, row: figures.Facts) -> dict[str, Any]:
    return {
        "resBusinessTypes": company.business_types[0],
        "resBusinessItems": company.business_items[0],
        "commStartDate": f"{row['first']:%Y%m%d}",
        "commEndDate": f"{row['last']:%Y%m%d}",
        "resIncomeTotalAmt": str(row["sales"]),
        "resDutyFreeAmt": "0",
        "resTaxAmt": str(row["payable"]),
    }


def _pdf(product: str, company: DemoCompany, today: date) -> dict[str, str]:
    return {PRODUCTS[product].pdf: base64.b64encode(demo.issue(product, company, issued_on=today)).decode()}


_SAYS: Mapping[str, Callable[[DemoCompany, date], dict[str, Any]]] = {
    "business_registration_proof": _registration,
    "national_tax_clearance": _clearance,
    "financial_statements": _common,
    "sme_confirmation": _confirmation,
    "insured_persons": _nothing,
}
