"""A registration that was read can be confirmed by the tax office; what is doubtful or something else is not asked."""

from __future__ import annotations

from dataclasses import replace

import pytest

from document_fetch.connectors.authenticity import registration_of
from document_fetch.connectors.nts import Nts
from document_fetch.demo.company import HANBIT
from document_fetch.model import Reading
from tests.document_fetch.reading import read_demo


@pytest.mark.parametrize("kind", ["business_registration", "business_registration_proof"])
async def test_what_was_read_from_a_registration_is_confirmed(nts: Nts, kind: str) -> None:
    ours = registration_of(read_demo(kind, HANBIT))
    assert ours
    assert await nts.confirm([ours]) == {HANBIT.business_number: "confirmed"}


def test_another_certificate_is_not_asked_about() -> None:
    assert registration_of(read_demo("sme_confirmation", HANBIT)) is None


@pytest.mark.parametrize("field", ["business_number", "opened_on", "representative"])
def test_what_is_missing_or_doubtful_is_not_asked_about(field: str) -> None:
    reading = read_demo("business_registration", HANBIT)
    doubtful = {**reading.values, field: replace(reading.values[field], confidence=0.3)}
    assert registration_of(Reading(reading.kind, doubtful, reading.pages)) is None
