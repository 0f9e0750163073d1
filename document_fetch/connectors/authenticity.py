"""What a certificate that was read says of a registration, ready to be confirmed by the tax office."""

from datetime import date

from document_fetch.connectors.nts_wire import Registration, names
from document_fetch.model import Reading

KINDS = frozenset({"business_registration", "business_registration_proof"})


def registration_of(reading: Reading) -> Registration | None:
    """None unless it is a registration whose number, first day and representative were read without doubt.

    Names of companies are left out: the register compares them letter by letter, and (주) is not 주식회사 there.
    """
    number, opened = reading.get("business_number"), reading.get("opened_on")
    representatives = reading.get("representative")
    if reading.kind not in KINDS or not number or not opened or not names(representatives or ""):
        return None
    return Registration(number, date.fromisoformat(opened), representatives or "")
