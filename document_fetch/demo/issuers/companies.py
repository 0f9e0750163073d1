"""The companies that the practice issuers know."""

from dataclasses import replace
from datetime import date
from typing import Literal

from document_fetch.demo.company import DALBIT, DEULKKOT, HANBIT, DemoCompany, business_number

State = Literal["active", "suspended", "closed"]


def _like(company: DemoCompany, first_nine: str, name: str, representative: str) -> DemoCompany:
    return replace(company, name=name, business_number=business_number(first_nine), representative=representative)


RESTING = _like(DALBIT, "999120045", "쉬는공방", "박쉼표")
ENDED = _like(DALBIT, "999120056", "접은가게", "이마침")
SHARED = _like(HANBIT, "999810023", "두손상사(주)", "최하나, 정두리")
FOREIGN = _like(HANBIT, "999810034", "그린리프(주)", "JANE GREEN")

_KNOWN: tuple[tuple[DemoCompany, State], ...] = (
    (HANBIT, "active"),
    (DALBIT, "active"),
    (DEULKKOT, "active"),
    (SHARED, "active"),
    (FOREIGN, "active"),
    (RESTING, "suspended"),
    (ENDED, "closed"),
)
COMPANIES = {company.business_number.replace("-", ""): (company, state) for company, state in _KNOWN}
ENDED_ON = date(2025, 12, 31)
HANGUL_NAMES = {"JANEGREEN": "제인그린"}
