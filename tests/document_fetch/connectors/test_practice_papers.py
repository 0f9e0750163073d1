"""Every paper that can be ordered comes with an original, and all of a company's say the same."""

from __future__ import annotations

import base64
from dataclasses import replace

from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import rsa

from document_fetch.connectors.codef.client import Codef
from document_fetch.connectors.codef.order import Account, CertificateFile
from document_fetch.connectors.codef.outcomes import Fetched
from document_fetch.connectors.codef.products import PRODUCTS
from document_fetch.demo.company import DEULKKOT, HANBIT
from tests.document_fetch.connectors.serving import Running, SetClock, settings
from tests.document_fetch.connectors.test_codef import ORDER, PHONE
from tests.document_fetch.reading import read_here


def public_key() -> str:
    form = (serialization.Encoding.DER, serialization.PublicFormat.SubjectPublicKeyInfo)
    return base64.b64encode(rsa.generate_private_key(65537, 2048).public_key().public_bytes(*form)).decode()


async def test_six_papers_of_one_company_come_each_with_an_original_that_is_read_without_doubt(
    issuers: Running, clock: SetClock
) -> None:
    codef = Codef(settings(issuers.port, codef_public_key=public_key()).codef, clock)
    issuers.issuers.approvals.ask("all", HANBIT.name, ORDER.session)
    issuers.press("approved")
    logins = {"phone": PHONE, "account": Account("hanbit", "a word"), "certificate": CertificateFile(b"d", b"k", "w")}
    for kind, product in PRODUCTS.items():
        order = replace(ORDER, product=kind, login=logins[product.logins[0]], start="202501", end="202507")
        outcome = await codef.start(order)
        assert isinstance(outcome, Fetched)
        (pdf,) = [paper.pdf for paper in outcome.papers if paper.pdf]
        reading = read_here(pdf)
        assert reading.kind == kind
        assert reading.certain == reading.values
        assert reading.get("business_number") == HANBIT.business_number
        for paper in outcome.papers:
            said = {name: value for name, value in paper.fields.items() if name in reading.values}
            assert said == {name: reading.get(name) for name in said}
    await codef.close()


async def test_of_a_kind_that_the_company_cannot_have_nothing_is_issued(issuers: Running, codef: Codef) -> None:
    issuers.issuers.approvals.ask("all", DEULKKOT.name, ORDER.session)
    issuers.press("approved")
    order = replace(
        ORDER, product="vat_tax_base", business_number=DEULKKOT.business_number, start="202501", end="202507"
    )
    assert await codef.start(order) == Fetched(())
