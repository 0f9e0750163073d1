"""What several values of a certificate must keep to together. A broken sum makes its parts doubtful, never right."""

from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal

from document_fetch.model import Value
from document_fetch.reading.guards import DOUBTFUL
from document_fetch.reading.layout import Check, Layout


def checked(values: Mapping[str, Value], layout: Layout) -> dict[str, Value]:
    """The values, with those doubtful that contradict each other; what is missing is not compared."""
    broken = {name for check in layout.checks if not _holds(values, check) for name in check.fields}
    broken |= {
        name
        for table, field in layout.fields.items()
        for total in {rows.total for rows in field.rows if rows.total}
        if not _adds_up(values, table, total)
        for name in (table, total)
    }
    return {name: _doubted(value) if name in broken else value for name, value in values.items()}


def _holds(values: Mapping[str, Value], check: Check) -> bool:
    if check.only:
        return check.only not in values or all(name in values and not values[name].doubtful for name in check.beside)
    known = [values[name].value for name in check.fields if name in values and not values[name].doubtful]
    if check.in_order:
        return known == sorted(known)
    if check.differ:
        first, *others = (values[name].value if name in values else None for name in check.differ)
        return first is None or first not in others
    if len(known) < len(check.fields):
        return True
    *parts, total = map(Decimal, known)
    return abs(sum(parts) - total) <= check.within


def _adds_up(values: Mapping[str, Value], table: str, total: str) -> bool:
    """Whether the last column of all rows together is the total."""
    if table not in values or total not in values or values[table].doubtful or values[total].doubtful:
        return True
    cells = [row.split("|")[-1] for row in values[table].value.split("; ")]
    return sum(map(Decimal, cells)) == Decimal(values[total].value)


def _doubted(value: Value) -> Value:
    return replace(value, confidence=min(value.confidence, DOUBTFUL))
