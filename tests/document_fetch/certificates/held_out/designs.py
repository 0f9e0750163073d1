"""Every held-out layout by kind: who draws it and with which renderer."""

from collections.abc import Callable

from tests.document_fetch.certificates.blocks import Page
from tests.document_fetch.certificates.company import Company
from tests.document_fetch.certificates.held_out import (
    business,
    confirmations,
    declaration,
    english,
    export,
    finance,
    insurance,
    owners,
    places,
    register,
    tax,
    vat,
)
from tests.document_fetch.certificates.style import CHROMIUM, REPORTLAB, Design, Style

Draw = Callable[[Company, Style], list[Page]]
DENSE = 0.72  # of a print's size: some fifty boxes on one page


def _two(by_chromium: Draw, by_reportlab: Draw, *, scale: float = 1.0) -> dict[str, tuple[Draw, Design]]:
    """Named by what they draw: ..._h or ..._k."""
    designs = ((by_chromium, CHROMIUM), (by_reportlab, REPORTLAB))
    return {draw.__name__[-1]: (draw, Design(renderer, "own", "own", scale)) for draw, renderer in designs}


def _english(draw: Draw, renderer: str) -> dict[str, tuple[Draw, Design]]:
    return {"m": (draw, Design(renderer, "own", "own"))}


HELD_OUT_DESIGNS: dict[str, dict[str, tuple[Draw, Design]]] = {
    "business_registration": _two(business.registration_h, business.registration_k),
    "business_registration_proof": _two(business.proof_k, business.proof_h) | _english(english.proof, CHROMIUM),
    "national_tax_clearance": _two(tax.national_h, tax.national_k) | _english(english.national, REPORTLAB),
    "local_tax_clearance": _two(tax.local_k, tax.local_h),
    "vat_tax_base": _two(vat.tax_base_h, vat.tax_base_k) | _english(english.vat_tax_base, REPORTLAB),
    "vat_exempt_income": _two(vat.exempt_k, vat.exempt_h),
    "financial_statements": _two(finance.statements_h, finance.statements_k),
    "insured_persons": _two(insurance.persons_k, insurance.persons_h),
    "social_insurance_clearance": _two(insurance.clearance_h, insurance.clearance_k),
    "sme_confirmation": _two(confirmations.sme_k, confirmations.sme_h),
    "export_record_kita": _two(export.kita_h, export.kita_k),
    "export_record_ktspi": _two(export.ktspi_k, export.ktspi_h),
    "export_declaration": _two(declaration.declaration_h, declaration.declaration_k, scale=DENSE),
    "corporate_register": _two(register.register_k, register.register_h),
    "venture_confirmation": _two(confirmations.venture_h, confirmations.venture_k),
    "women_confirmation": _two(owners.women_k, owners.women_h),
    "disabled_confirmation": _two(owners.disabled_h, owners.disabled_k),
    "factory_registration": _two(places.factory_k, places.factory_h),
    "mail_order_report": _two(places.mail_order_h, places.mail_order_k),
}
