"""The forms by kind: each makes the pages of one certificate from a company and a style."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace

from tests.document_fetch.certificates.blocks import Page
from tests.document_fetch.certificates.company import Company
from tests.document_fetch.certificates.forms import (
    business,
    confirmations,
    declaration,
    english,
    export,
    finance,
    insurance,
    places,
    register,
    tax,
)
from tests.document_fetch.certificates.held_out.designs import HELD_OUT_DESIGNS
from tests.document_fetch.certificates.style import CHROMIUM, REPORTLAB, Design, Style

Draw = Callable[[Company, Style], list[Page]]
DESIGNS = {
    "a": Design(CHROMIUM, "pairs", "boxed"),
    "b": Design(REPORTLAB, "single", "line"),
    "c": Design(REPORTLAB, "grouped", "beside"),
    "d": Design(CHROMIUM, "wrapped", "foot"),
}

#: English issues.
ENGLISH = {
    "e": Design(CHROMIUM, "pairs", "boxed"),
    "g": Design(REPORTLAB, "single", "line"),
    "f": Design(REPORTLAB, "captions", "line"),
}


@dataclass(frozen=True)
class Form:
    """`incorporated` None: companies and sole proprietors. `held_out` draws layouts by name, each its own way."""

    draw: Draw
    designs: dict[str, Design]
    incorporated: bool | None = None
    english: Draw | None = None
    held_out: Mapping[str, Draw] = field(default_factory=dict)

    def pages(self, layout: str, c: Company, s: Style) -> list[Page]:
        if layout in self.held_out:
            return self.held_out[layout](c, s)
        return self.english(c, s) if self.english and layout in ENGLISH else self.draw(c, s)


def _form(draw: Draw, incorporated: bool | None = None, english: Draw | None = None, **designs: Design) -> Form:
    return Form(draw, DESIGNS | (ENGLISH if english else {}) | designs, incorporated, english)


LINES_FIRST = {
    "a": Design(CHROMIUM, "lines", "line"),
    "b": Design(REPORTLAB, "lines", "line"),
    "c": Design(REPORTLAB, "single", "line"),
    "d": Design(REPORTLAB, "dotted", "line"),
}
CERTIFICATE_OF_HONOUR = {
    "a": Design(CHROMIUM, "lines", "line"),
    "b": Design(REPORTLAB, "pairs", "beside"),
    "c": Design(REPORTLAB, "single", "boxed"),
    "d": Design(CHROMIUM, "headed", "foot"),
}
BOXES = {
    "a": Design(CHROMIUM, "captions", scale=0.8),
    "b": Design(REPORTLAB, "captions", scale=0.8),
    "c": Design(REPORTLAB, "pairs", scale=0.75),
    "d": Design(REPORTLAB, "inline", scale=0.85),
}

OPEN: dict[str, Form] = {
    "business_registration": _form(business.registration, **LINES_FIRST),
    "business_registration_proof": _form(business.proof, english=english.proof),
    "national_tax_clearance": _form(tax.national, english=english.national),
    "local_tax_clearance": _form(
        tax.local, b=Design(REPORTLAB, "pairs", "boxed"), d=Design(REPORTLAB, "headed", "beside")
    ),
    "vat_tax_base": _form(tax.vat_tax_base, english=english.vat_tax_base),
    "vat_exempt_income": _form(tax.vat_exempt_income, b=Design(REPORTLAB, "pairs", "boxed")),
    "financial_statements": _form(finance.statements, incorporated=True),
    "insured_persons": _form(insurance.insured_persons, d=Design(REPORTLAB, "headed")),
    "social_insurance_clearance": _form(insurance.clearance, d=Design(REPORTLAB, "captions", "foot")),
    "sme_confirmation": _form(confirmations.sme, **LINES_FIRST),
    "export_record_kita": _form(export.kita, b=Design(REPORTLAB, "lines", "line")),
    "export_record_ktspi": _form(
        export.ktspi, c=Design(CHROMIUM, "lines", "beside"), d=Design(REPORTLAB, "captions", "beside")
    ),
    "export_declaration": _form(declaration.declaration, **BOXES),
    "corporate_register": _form(register.register, incorporated=True, d=Design(CHROMIUM, "headed")),
    "venture_confirmation": _form(confirmations.venture, **CERTIFICATE_OF_HONOUR),
    "women_confirmation": _form(confirmations.women, **CERTIFICATE_OF_HONOUR),
    "disabled_confirmation": _form(
        confirmations.disabled, **CERTIFICATE_OF_HONOUR | {"d": Design(REPORTLAB, "dotted", "line")}
    ),
    "factory_registration": _form(places.factory),
    "mail_order_report": _form(
        places.mail_order, a=Design(CHROMIUM, "lines", "line"), c=Design(REPORTLAB, "pairs", "line")
    ),
}


def _with_held_out(form: Form, made: Mapping[str, tuple[Draw, Design]]) -> Form:
    designs = {layout: design for layout, (_, design) in made.items()}
    draws = {layout: draw for layout, (draw, _) in made.items()}
    return replace(form, designs=form.designs | designs, held_out=draws)


FORMS = {kind: _with_held_out(form, HELD_OUT_DESIGNS[kind]) for kind, form in OPEN.items()}
