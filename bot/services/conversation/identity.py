"""Whether a certificate is about the company that applies."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from document_fetch.model import Reading
from forms import consistency
from forms.consistency import Comparison, Why

Field = Literal["business_number", "company_name"]
Reason = Literal["business_number", "company_name", "legal_form"]


@dataclass(frozen=True, slots=True)
class Difference:
    """One fact by which a certificate is another company's than the application."""

    field: Field
    reason: Reason  # words `document.difference.<reason>`; they take on_document and expected
    on_document: str
    expected: str


def compare(reading: Reading, business_number: str | None, company_name: str | None) -> tuple[Difference, ...]:
    """What makes it another company's. A fact that either side lacks is not compared; where the business numbers agree
    it is the same company under another name, which is a question and not a difference.
    """
    number = consistency.compare("business_number", reading.get("business_number"), business_number)
    if number.agrees:
        return ()
    name = consistency.compare("company_name", reading.get("company_name"), company_name)
    return (
        *_difference("business_number", number, reading, business_number),
        *_difference("company_name", name, reading, company_name),
    )


def _difference(field: Field, found: Comparison, reading: Reading, expected: str | None) -> tuple[Difference, ...]:
    printed = reading.get(field)
    if found.verdict != "different" or printed is None or expected is None:
        return ()
    reason: Reason = "legal_form" if found.why == Why.LEGAL_FORM_PLACE else field
    return (Difference(field, reason, printed, expected),)
