"""What a page must know to draw a form of input for a question that is hard to answer in one line of text."""

from __future__ import annotations

from typing import Any, Literal

from forms.definitions.basics import Frozen, Language
from forms.definitions.model import Column, Question
from forms.field_types import shown


class ColumnInput(Frozen):
    """One column of a table as people fill it in, in their language."""

    key: str
    label: str
    type: str  # one of forms.fields.SCALARS
    unit: str | None = None  # stands behind the box, and is sent with a number that stands alone
    hint: str | None = None  # an example
    optional: bool = False
    choices: tuple[str, ...] = ()  # where the cell is one of these


class TableInput(Frozen):
    """A table to fill in. What the page sends is text: a heading and a line for each row, cells set apart by bars."""

    kind: Literal["table"] = "table"
    question: str
    label: str
    columns: tuple[ColumnInput, ...]
    rows: tuple[str, ...] = ()  # what each row is about; or instead:
    max_rows: int | None = None  # as many rows as there are, to this many
    filled: tuple[tuple[str, ...], ...] = ()  # the cells of the answer that stands, as they are read back
    max_length: int  # characters of the whole text

    def as_json(self) -> dict[str, Any]:
        """As docs/openapi.yaml has it: what says nothing is left out."""
        return {"kind": self.kind, **self.model_dump(mode="json", exclude_defaults=True)}


class FileInput(Frozen):
    """A document to upload."""

    kind: Literal["file"] = "file"
    question: str
    label: str
    accept: tuple[str, ...]  # media types

    def as_json(self) -> dict[str, Any]:
        """As docs/openapi.yaml has it."""
        return self.model_dump(mode="json")


class ChoicesInput(Frozen):
    """Several choices to tick. What the page sends is text: the labels that were ticked, with commas between."""

    kind: Literal["choices"] = "choices"
    question: str
    label: str
    choices: tuple[str, ...]
    chosen: tuple[str, ...] = ()  # of the answer that stands

    def as_json(self) -> dict[str, Any]:
        """As docs/openapi.yaml has it: what says nothing is left out."""
        return {"kind": self.kind, **self.model_dump(mode="json", exclude_defaults=True)}


Input = TableInput | FileInput | ChoicesInput


def column(asked: Column, question: Question, language: Language) -> ColumnInput:
    """The column `asked`, whose cells each answer `question`."""
    return ColumnInput(
        key=asked.key,
        label=asked.label.to(language),
        type=asked.type,
        unit=_said("behind", question, language),
        hint=_hint(question, language),
        optional=asked.optional,
        choices=tuple(shown.say(f"show.{name}", language) for name in ("yes", "no")) if asked.type == "yes_no" else (),
    )


def _hint(question: Question, language: Language) -> str | None:
    example = _said("example", question, language)
    return shown.say("input.hint", language, example=example) if example else None


def _said(what: str, question: Question, language: Language) -> str | None:
    """The words about the question's unit, or where it has none, its type."""
    key = f"{what}.unit.{question.unit}" if question.unit else f"{what}.type.{question.type}"
    return shown.say(key, language) if key in shown.words() else None
