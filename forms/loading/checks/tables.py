"""What the columns and rows of a table must keep to: types and units that exist, names that can be told apart."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator

from forms import fields, mentions
from forms.definitions.model import Column, Question

_APART = re.compile(r"[|;｜；\n\t]")


def faults(question: Question) -> Iterator[str]:
    """Every fault of the table that `question` asks for, as `path: reason`."""
    if question.type != "table":
        if question.columns or question.row_labels or question.max_rows:
            yield "columns: only for table, as are row_labels and max_rows"
        return
    if not question.columns:
        yield "columns: missing"
    if bool(question.row_labels) == bool(question.max_rows):
        yield "row_labels: a table has either row_labels or max_rows"
    for column in question.columns:
        yield from (f"columns.{column.key}.{fault}" for fault in _column(column))
    yield from (f"columns.{key}: defined twice" for key in _repeated(column.key for column in question.columns))
    yield from _names("columns", ((column.label.ko, column.label.en) for column in question.columns))
    yield from _names("row_labels", ((label.ko, label.en) for label in question.row_labels))
    every = [*(column.label for column in question.columns), *question.row_labels]
    for name in (name for label in every for name in sorted({label.ko, label.en}) if _APART.search(name)):
        yield f"label: '{name}' holds what sets cells and rows apart"


def unit(kind: str, name: str | None) -> Iterator[str]:
    """Whether `name` is a unit that the type `kind` knows, and there where one is needed."""
    units = fields.FIELD_TYPES[kind].units() or frozenset()
    if name is not None and name not in units:
        yield f"unit: {name} is none of {', '.join(sorted(units)) or 'none'}"
    elif kind == "money" and name is None:
        yield "unit: money needs its currency, KRW or USD"


def _column(column: Column) -> Iterator[str]:
    if column.type not in fields.SCALARS:
        yield f"type: no type of a cell is {column.type}; known: {', '.join(sorted(fields.SCALARS))}"
    else:
        yield from unit(column.type, column.unit)


def _names(place: str, named: Iterable[tuple[str, str]]) -> Iterator[str]:
    """A word that names two columns or rows would never be understood."""
    every = [name for names in named for name in sorted({mentions.squeeze(one) for one in names})]
    yield from (f"{place}: '{name}' names two of them" for name in _repeated(every))


def _repeated(keys: Iterable[str]) -> list[str]:
    return [key for key, count in Counter(keys).items() if count > 1]
