"""What makes the rows of a table unique: columns that exist and tell rows apart, and a limit that holds them to it."""

from collections.abc import Iterator

from forms import claims
from forms.definitions import logic
from forms.definitions.logic import Condition
from forms.definitions.model import Programme, Question
from forms.loading.checks import questions


def faults(programme: Programme) -> Iterator[str]:
    """Every fault of `unique`, and every test for `distinct` over rows that nothing tells apart."""
    tested = {key for limit in programme.limits for key in _distinct(limit.needs)}
    for question in programme.questions:
        if question.unique:
            yield from (f"questions.{question.key}.unique: {fault}" for fault in _of(question, tested))
        elif question.type == "table" and question.key in tested:
            yield f"questions.{question.key}.unique: missing, a limit needs its rows to be distinct"


def _of(question: Question, tested: set[str]) -> Iterator[str]:
    if question.unique is None or question.type != "table":
        yield "only for table"
        return
    columns = {column.key: column for column in question.columns}
    for key in question.unique.columns:
        if key not in columns:
            yield f"there is no column {key}"
        elif columns[key].type not in claims.TYPES:
            yield f"{key} ({columns[key].type}) tells no row apart; what does: {', '.join(sorted(claims.TYPES))}"
        elif columns[key].optional:
            yield f"{key} may be empty, and an empty cell tells no row apart"
    yield from (f"{key} is there twice" for key in questions.repeated(question.unique.columns))
    if question.key not in tested:
        yield f"no limit says that it is broken: needs {{question: {question.key}, distinct: true}}"


def _distinct(needs: Condition) -> Iterator[str]:
    for found in logic.walk(needs):
        if isinstance(found, Condition) and found.distinct and found.question is not None:
            yield found.question
