"""An order for one paper, from what the company said and the calendar."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping

from document_fetch.connectors.codef.order import Order, PhoneApproval

#: The middle digits of a corporation's business number (국세청 사업자등록번호 부여 기준).
CORPORATIONS = frozenset(range(81, 89))


def make(kind: str, number: str, session: str, said: Mapping[str, str], today: dt.date) -> Order:
    """The order; `said` has app, carrier, name, born_on (ISO) and phone. Of what has periods, those of last year."""
    login = PhoneApproval(
        app=said["app"],
        name=said["name"],
        born_on=dt.date.fromisoformat(said["born_on"]),
        phone=said["phone"],
        carrier=said.get("carrier", ""),
    )
    start, end = _periods(kind, number, today.year - 1)
    return Order(kind, number, login, session, start, end)


def _periods(kind: str, number: str, year: int) -> tuple[str, str]:
    """As products.yml of the connector wants them."""
    if kind == "vat_tax_base":
        return f"{year}01", f"{year}07"
    if kind == "financial_statements":
        return (f"{year}12" if _is_corporation(number) else f"{year}"), ""
    return "", ""


def _is_corporation(number: str) -> bool:
    return int(number.split("-")[1]) in CORPORATIONS
