"""Sums and measures. Grouping commas must stand right: a digit that was lost shows there first."""

import re
from decimal import Decimal

from document_fetch.reading.guards.base import DOUBTFUL, SURE, Guard, Guarded, clean

_GROUPED = r"(?:\d{1,3}(?:,\d{3})+|\d+)"
_WON = re.compile(
    rf"(?:금|₩|￦|\\|KRW)?\s*(?P<sign>[-−–△▲▵]?)\s*(?P<open>\()?\s*(?P<minus>[-−–△▲]?)\s*(?:금|₩|￦|\\)?\s*"
    rf"(?P<digits>{_GROUPED})\s*(?(open)\))\s*(?:원정|원|KRW)?\s*(?P<tail>정)?"
)
_USD = re.compile(
    rf"(?:US\s?\$|USD|US달러|\$|미화)?\s*(?P<digits>{_GROUPED}(?:\.\d{{1,2}})?)\s*(?:US\s?\$|USD|달러|불)?"
)
_AREA = re.compile(rf"(?P<digits>{_GROUPED}(?:\.\d+)?)\s*(?:m2|㎡|제곱미터)?", re.IGNORECASE)
_KILOGRAMS = re.compile(rf"(?P<digits>{_GROUPED}(?:\.\d+)?)\s*(?:\(?KG\)?)?", re.IGNORECASE)
_SETTLED = re.compile(rf"([A-Z]{{3}})\s*-\s*([A-Z]{{3}})\s*-\s*({_GROUPED}(?:\.\d+)?)")


def won(text: str) -> Guarded:
    """Whole won with a minus before a negative one, whichever of -, △, ( ) is printed."""
    match = _WON.fullmatch(plain := clean(text))
    if not match:
        return plain, DOUBTFUL
    digits = match["digits"].replace(",", "").lstrip("0") or "0"
    negative = digits != "0" and bool(match["sign"] or match["minus"] or match["open"])
    return ("-" if negative else "") + digits, SURE


def _measured(shape: re.Pattern[str]) -> Guard:
    def guard(text: str) -> Guarded:
        match = shape.fullmatch(plain := clean(text))
        return (match["digits"].replace(",", ""), SURE) if match else (plain, DOUBTFUL)

    return guard


def settled(text: str) -> Guarded:
    """결제금액: terms of delivery, currency and amount, such as FOB-USD-12345.67."""
    match = _SETTLED.fullmatch(plain := clean(text))
    return (f"{match[1]}-{match[2]}-{match[3].replace(',', '')}", SURE) if match else (plain, DOUBTFUL)


def times(value: str, unit: int) -> str:
    """An amount in its unit, plain: "12.5" thousands are "12500"."""
    return value if unit == 1 else format((Decimal(value) * unit).normalize(), "f")


def _marked(sign: str) -> Guard:
    """The one amount behind this sign, among others or alone."""
    shape = re.compile(rf"{sign}\s?({_GROUPED}(?:\.\d{{1,2}})?)(?![\d,])")

    def guard(text: str) -> Guarded:
        found = shape.findall(plain := clean(text))
        return (found[0].replace(",", ""), SURE) if len(found) == 1 else (plain, DOUBTFUL)

    return guard


AMOUNTS: dict[str, Guard] = {
    "won": won,
    "usd": _measured(_USD),
    "behind_dollar": _marked(r"(?:US)?\$"),
    "behind_won": _marked(r"[₩￦\\]"),
    "area": _measured(_AREA),
    "kilograms": _measured(_KILOGRAMS),
    "settled": settled,
}
