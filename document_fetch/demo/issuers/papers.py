"""What CODEF says in a certificate of a made-up company, and its practice PDF where there is a sheet for it."""

import base64
from collections.abc import Callable, Mapping
from datetime import date, timedelta
from typing import Any

from document_fetch import demo
from document_fetch.connectors.codef.products import PRODUCTS
from document_fetch.demo.company import DemoCompany

Data = dict[str, Any] | list[dict[str, Any]]

_SALES = (180_000_000, 150_000_000)


def data(product: str, company: DemoCompany, today: date) -> Data:
    """As CODEF's `data`: one certificate, or one for each period."""
    if product == "vat_tax_base":
        return [_period(company, today, half) for half in range(len(_SALES))]
    return _SAYS[product](company, today) | _pdf(product, company, today)


def _common(company: DemoCompany, today: date) -> dict[str, Any]:
    return {
        "resIssueNo": f"9999-{today:%j-%Y}-000",
        "resUserNm": company.representative,
        "resUserAddr": company.address,
        "resUserIdentiyNo": company.corporate_number or f"{company.born_on:%y%m%d}-*******",
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
        "resRegisterDate": f"{company.opened_on + timedelta(days=3):%Y%m%d}",
    }


def _clearance(company: DemoCompany, today: date) -> dict[str, Any]:
    return _common(company, today) | {
        "resUsePurpose": "기타",
        "resValidPeriod": f"{today + timedelta(days=demo.CLEARANCE_DAYS):%Y%m%d}",
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


def _period(company: DemoCompany, today: date, half: int) -> dict[str, Any]:
    """The halves of last year, the first one first."""
    year, sales = today.year - 1, _SALES[half]
    first, last = ((1, 1), (6, 30)) if half == 0 else ((7, 1), (12, 31))
    return _common(company, today) | {
        "resBusinessTypes": ", ".join(company.business_types),
        "resBusinessItems": ", ".join(company.business_items),
        "commStartDate": f"{date(year, *first):%Y%m%d}",
        "commEndDate": f"{date(year, *last):%Y%m%d}",
        "resIncomeTotalAmt": str(sales),
        "resDutyFreeAmt": "0",
        "resTaxAmt": str(-(sales // 100)),
    }


def _pdf(product: str, company: DemoCompany, today: date) -> dict[str, str]:
    if product not in demo.KINDS:
        return {}
    return {PRODUCTS[product].pdf: base64.b64encode(demo.issue(product, company, issued_on=today)).decode()}


_SAYS: Mapping[str, Callable[[DemoCompany, date], dict[str, Any]]] = {
    "business_registration_proof": _registration,
    "national_tax_clearance": _clearance,
    "financial_statements": _common,
    "sme_confirmation": _confirmation,
    "insured_persons": _nothing,
}
