"""The cells of a table answer: a list of rows, each `{column: value}`; fixed rows stand in their labels' order."""

from pydantic import JsonValue

from forms import values
from forms.definitions.model import Question
from forms.values import Known, Value


def cells(rows: JsonValue, question: Question, column: str, row: str | None) -> Value:
    """The one cell of `row`, or the known cells of the whole column; None when there is none."""
    if not isinstance(rows, list):
        return None
    kind = next((each.type for each in question.columns if each.key == column), "")
    found = [
        cell
        for number, each in enumerate(rows)
        if isinstance(each, dict) and (row is None or row in _labels(question, number))
        if (cell := values.of_json(kind, each.get(column))) is not None
    ]
    if row is not None:
        return found[0] if found else None
    whole: tuple[Known, ...] = tuple(found)
    return whole if len(found) == len(rows) else None


def _labels(question: Question, number: int) -> tuple[str, ...]:
    """The names of a fixed row, in each language; rows stand in their order."""
    if number >= len(question.row_labels):
        return ()
    return question.row_labels[number].ko, question.row_labels[number].en
