"""Forms that nobody has seen: where one field is not found its words may be another's, so none of them is sure.

What proves itself stays: a check digit, a day, an amount in a sum.
"""

from collections.abc import Mapping
from dataclasses import replace

from document_fetch.model import Value
from document_fetch.reading.guards import DOUBTFUL, WORDING
from document_fetch.reading.layout import Layout
from document_fetch.reading.mixed import has_running_numbers, is_mixed


def doubted(values: Mapping[str, Value], layout: Layout) -> dict[str, Value]:
    """The values, those in words doubtful that are mixed with others; all of them where the form is unfamiliar."""
    worded = {name for name in values if _is_worded(name, layout)}
    mixed = {name for name in worded if not layout.fields[name].rows and is_mixed(name, values, layout)}
    mixed |= {name for name, field in layout.fields.items() if field.rows and name in values and _counts(values[name])}
    unsure = worded if _is_unfamiliar(values.keys() - mixed, layout) else mixed
    return {name: _doubted(value) if name in unsure else value for name, value in values.items()}


def _is_worded(name: str, layout: Layout) -> bool:
    """Whether its form proves nothing; a table's rows may be fewer than the page has."""
    field = layout.fields[name]
    return bool(field.rows) or (field.guard in WORDING and not field.code and not field.count)


def _counts(value: Value) -> bool:
    return has_running_numbers(value.value)


def _is_unfamiliar(found: set[str], layout: Layout) -> bool:
    return any(not field.may_be_missing and name not in found for name, field in layout.fields.items())


def _doubted(value: Value) -> Value:
    return replace(value, confidence=min(value.confidence, DOUBTFUL))
