"""The cells of a table answer: a list of rows, each `{column: value}`; fixed rows stand in their labels' order."""

from pydantic import JsonValue

from forms import values
from forms.model import Question
from forms.values import Known, Value


def cells(rows: JsonValue, question: Question, column: str, row: str | None) -> Value:
    """The one cell of `row`, or the known cells of the whole column; None when there is none."""
    if not isinstance(rows, list):
        return None
    kind = next((each.type for each in question.columns if each.key == column), "")
    found = [
        cell
        for number, each in enumerate(rows)
        if isinstance(each, dict) and row in {None, _label(question, number)}
        if (cell := values.of_json(kind, each.get(column))) is not None
    ]
    if row is not None:
        return found[0] if found else None
    whole: tuple[Known, ...] = tuple(found)
    return whole if len(found) == len(rows) else None


def _label(question: Question, number: int) -> str | None:
    """The name of a fixed row; rows stand in their order."""
    return question.row_labels[number] if number < len(question.row_labels) else None
