"""Rows of several answers: "2023년 3억, 2024년 4억 5천" · "미국 3만불, 일본 2만불" · rows pasted from a spreadsheet."""

from collections.abc import Mapping

from pydantic import JsonValue

from forms import errors, field_errors
from forms.definitions.basics import Aliases, Language
from forms.definitions.model import Column, Question
from forms.field_types import inputs, sentences, shown, table_rows
from forms.field_types.base import FieldType
from forms.field_types.table_cells import EMPTY, Cell, Cells

_ROW_END, _CELL_END = ";", "|"
# Laid out first, so that cleaning, which puts everything on one line, keeps rows and cells apart.
_LAYOUT = str.maketrans({"\n": _ROW_END, "\r": _ROW_END, "；": _ROW_END, "\t": _CELL_END, "｜": _CELL_END})


class Table(FieldType):
    """Rows with the same columns. Value: list of {column: value}.

    With `row_labels` there is one row for each label, in their order; else as many as were told, to `max_rows`. A key
    is missing where an optional cell is empty. Cells are read and shown by the types of their columns.
    """

    name = "table"
    normal_form = "NFC"  # the types of the cells fold what they may
    longest = 6000  # fifty invoices

    def __init__(self, scalars: Mapping[str, FieldType]) -> None:
        self._scalars = scalars

    def clean(self, question: Question, text: str) -> str:
        """On one line, rows ended by ; and cells by |; raises FieldError."""
        return super().clean(question, text.strip(" \r\n").translate(_LAYOUT))

    def tidy(self, question: Question, text: str) -> str:
        """`text` without the question's name before it; politeness is taken off in the cells.

        A heading may begin with that name too ("송장" asks for "송장 번호"), and then stays as it is.
        """
        return text if self._has_heading(question, text) else sentences.without_lead(question, text)

    def read(self, question: Question, text: str, language: Language) -> JsonValue:
        """The rows; raises NotATable, UnclearTable, WrongCell, MissingRows, TooManyRows, ResidentNumber."""
        cells = self._cells(question, language)
        rows = [row.strip() for row in text.split(_ROW_END) if row.strip(" ,|")]
        if not rows:
            raise errors.EmptyAnswer
        if question.row_labels:
            return list(table_rows.labelled(cells, rows, question.row_labels))
        _refuse_too_many(question, len(rows) - 1)  # before they are read, which takes its time; one may be a heading
        found = table_rows.free(cells, rows)
        _refuse_too_many(question, len(found))
        return list(found)

    def show(self, question: Question, value: JsonValue, language: Language) -> str:
        """A line for each row; above them the columns' names, unless rows have a label and one cell."""
        cells = self._cells(question, language).order
        rows = [row for row in value if isinstance(row, dict)] if isinstance(value, list) else []
        lines = [f" {_CELL_END} ".join(_shown(cell, row, language) for cell in cells) for row in rows]
        labels = [label.to(language) for label in question.row_labels]
        if labels:
            lines = [
                shown.say("show.row", language, row=row, cells=line) for row, line in zip(labels, lines, strict=False)
            ]
        head = f" {_CELL_END} ".join(cell.column.label.to(language) for cell in cells)
        return "\n".join(lines if labels and len(cells) == 1 else [head, *lines])

    def is_plain(self, question: Question, text: str) -> bool:
        """Whether all of `text` is rows; words in free columns alone could be anything."""
        cells = self._cells(question, "ko").order
        return any(cell.kind.strict for cell in cells) and super().is_plain(question, text)

    def is_meant(self, question: Question, text: str) -> bool:
        """Also rows under their heading: nobody writes so who means something else, whatever is in the cells."""
        try:
            return self._has_heading(question, self.clean(question, text)) or self.is_plain(question, text)
        except errors.FieldError:
            return False

    def input(self, question: Question, value: JsonValue | None, language: Language) -> inputs.TableInput:
        """A table to fill in; its text begins with a heading of the columns, before them a name for labelled rows."""
        cells = self._cells(question, language).order
        rows = [row for row in value if isinstance(row, dict)] if isinstance(value, list) else []
        return inputs.TableInput(
            question=question.key,
            label=question.label.to(language),
            columns=tuple(inputs.column(cell.column, cell.question, language) for cell in cells),
            rows=tuple(label.to(language) for label in question.row_labels),
            max_rows=question.max_rows,
            filled=tuple(tuple(_shown(cell, row, language, "") for cell in cells) for row in rows),
            max_length=self.longest,
        )

    def find(self, question: Question, text: str, language: Language) -> JsonValue | None:
        """None: a table is not corrected by a sentence but told again."""
        return None

    def _has_heading(self, question: Question, text: str) -> bool:
        """Whether the first of several rows names the columns."""
        first, end, _ = text.partition(_ROW_END)
        cells = self._cells(question, "ko")
        return bool(end) and cells.headed(first, labelled=bool(question.row_labels)) is not None

    def _cells(self, question: Question, language: Language) -> Cells:
        order = (Cell(column, self._scalars[column.type], _asked(question, column)) for column in question.columns)
        return Cells(tuple(order), language)


def _refuse_too_many(question: Question, count: int) -> None:
    if question.max_rows is not None and count > question.max_rows:
        raise field_errors.TooManyRows(length=count, limit=question.max_rows)


def _shown(cell: Cell, row: dict[str, JsonValue], language: Language, empty: str = EMPTY) -> str:
    if cell.column.key not in row:
        return empty
    return cell.kind.show(cell.question, row[cell.column.key], language)


def _asked(question: Question, column: Column) -> Question:
    """The question that each cell of `column` answers."""
    own = {"type": column.type, "label": column.label, "unit": column.unit, "optional": column.optional}
    none = {"columns": (), "row_labels": (), "max_rows": None, "min": None, "max": None, "max_length": None}
    return question.model_copy(update={**own, **none, "aliases": Aliases(), "choices": ()})
