"""What a certificate says about one year: amounts stand beside a period, or in a table by year, by period, by country.

Nothing is estimated: a period that is not the whole calendar year, or returns that leave a day out, answer nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date, timedelta
from decimal import ROUND_DOWN, Decimal, InvalidOperation

from document_fetch.model import Reading, Value
from forms.definitions.model import ProvedBy

BEFORE = {"last": 1, "year_before": 2}
Row = list[str]


def value_of(reading: Reading, proof: ProvedBy, today: date) -> Value | None:
    """The certificate's value for the question, None when it says nothing sure about it."""
    value = reading.certain.get(proof.field)
    if value is None or proof.year is None:
        return value
    said = _of_year(reading, proof, value.value, today.year - BEFORE[proof.year])
    return None if said is None else replace(value, value=said)


def _of_year(reading: Reading, proof: ProvedBy, value: str, year: int) -> str | None:
    try:
        if proof.period:
            whole = tuple(reading.get(name) for name in proof.period) == _days(year)
            return (_each(proof, _rows(value)) if proof.by is not None else _whole(Decimal(value))) if whole else None
        amounts = _amounts(_rows(value), year, -1 if proof.column is None else proof.column)
        return _whole(sum(amounts, Decimal(0))) if amounts else None
    except (InvalidOperation, IndexError, ValueError):
        return None  # another edition's table: what it means is not known


def _days(year: int) -> tuple[str, str]:
    return date(year, 1, 1).isoformat(), date(year, 12, 31).isoformat()


def _rows(value: str) -> list[Row]:
    return [row.split("|") for row in value.split("; ")]


def _amounts(rows: Sequence[Row], year: int, column: int) -> list[Decimal]:
    """Those of the year: of its own row, or of periods that cover it without gap or overlap."""
    if own := [row for row in rows if row[0] == str(year)]:
        return [Decimal(row[column]) for row in own] if len(own) == 1 else []
    periods = sorted((_period(row[0]), row) for row in rows if "~" in row[0])
    inside = [(period, row) for period, row in periods if period[0].year == year or period[1].year == year]
    return [Decimal(row[column]) for _, row in inside] if _cover(year, [period for period, _ in inside]) else []


def _period(text: str) -> tuple[date, date]:
    start, _, end = text.partition("~")
    return date.fromisoformat(start), date.fromisoformat(end)


def _cover(year: int, periods: Sequence[tuple[date, date]]) -> bool:
    due = date(year, 1, 1)
    for start, end in periods:
        if start != due:
            return False
        due = end + timedelta(days=1)
    return due == date(year + 1, 1, 1)


def _each(proof: ProvedBy, rows: Iterable[Row]) -> str:
    """Every entry of the `by` column with the sum of its amounts, a row each, the largest first."""
    sums: dict[str, Decimal] = {}
    for row in rows:
        amount = Decimal(row[-1 if proof.column is None else proof.column])
        sums[row[proof.by or 0]] = sums.get(row[proof.by or 0], Decimal(0)) + amount
    return "\n".join(f"{name} | {_whole(sums[name])}" for name in sorted(sums, key=lambda name: -sums[name]))


def _whole(amount: Decimal) -> str:
    """Without cents: no question asks for them."""
    return str(amount.quantize(Decimal(1), rounding=ROUND_DOWN))
