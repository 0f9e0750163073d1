"""Reading without the sandbox, and what a certificate of a company should say; shared by the tests."""

from datetime import date

from document_fetch import demo
from document_fetch.demo import DemoCompany
from document_fetch.model import Reading
from document_fetch.reading import parser, text
from document_fetch.reading.registry import LAYOUTS

ISSUED = date(2026, 6, 29)


def read_here(pdf: bytes) -> Reading:
    return read_all_here(pdf)[0]


def read_all_here(pdf: bytes) -> tuple[Reading, ...]:
    return parser.parse(text.pages(pdf), LAYOUTS)


def read_demo(kind: str, company: DemoCompany, **facts) -> Reading:
    return read_here(demo.issue(kind, company, issued_on=ISSUED, **facts))


def truth(kind: str, company: DemoCompany) -> dict[str, str]:
    """Every field that a certificate of this kind, issued on ISSUED, must yield; nothing more."""
    said = {
        "company_name": company.name,
        "business_number": company.business_number,
        "representative": company.representative,
        "issued_on": "2026-06-29",
    }
    said |= {"corporate_number": company.corporate_number} if company.corporate_number else {}
    return said | _own(kind, company)


def _own(kind: str, company: DemoCompany) -> dict[str, str]:
    trade = {
        "business_types": ", ".join(company.business_types),
        "business_items": ", ".join(company.business_items),
        "taxpayer_type": company.taxpayer_type,
        "opened_on": company.opened_on.isoformat(),
        "business_address": company.address,
        "issuer": company.tax_office,
    }
    return {
        "business_registration": trade | ({"head_office_address": company.head_office} if company.incorporated else {}),
        "business_registration_proof": trade
        | {
            "issue_number": "9999-180-2026-000",
            "registered_on": date.fromordinal(company.opened_on.toordinal() + 3).isoformat(),
            "purpose": "관공서 제출",
        },
        "sme_confirmation": {
            "issue_number": "0010-2026-062900",
            "size_class": company.size_class,
            "head_office_address": company.head_office,
            "valid_from": "2026-06-29",
            "valid_until": "2027-03-31",
            "purpose": "공공기관 입찰 이외 용도",
            "issuer": "중소벤처기업부장관",
        },
        "national_tax_clearance": {
            "issue_number": "9999-180-2026-000",
            "business_address": company.address,
            "purpose": "기타",
            "valid_until": "2026-07-29",
            "deferrals": "none",
            "arrears": "none",
            "issuer": company.tax_office,
        },
    }[kind]
