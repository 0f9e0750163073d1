"""What an application claims that can be had once only: rows of tables, told apart by the columns that are `unique`.

Two rows are the same thing when these columns are, whatever letter case, blanks and signs they are written with and, of
a company, whatever its legal form. A dossier carries which columns these are (`entries`), so that whoever gets it can
compare without knowing the programme.
"""

import hashlib
import json
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from pydantic import JsonValue

from forms.consistency import names, texts
from forms.definitions.basics import Language
from forms.definitions.model import Column, Programme, Question

#: The types of cells that can tell a row apart: their values are text that is shown as it is kept.
TYPES = frozenset(
    {"text", "person", "company_name", "business_number", "corporate_number", "date", "phone", "email", "url"}
)
Entry = Mapping[str, Any]  # as in a dossier's `unique`
Row = Mapping[str, JsonValue]


@dataclass(frozen=True)
class Claim:
    """One row of one answer."""

    question: str
    row: int  # counted from 1
    identity: str  # SHA-256 in hex; the same for the same thing in every application to the programme


def entries(programme: Programme, answered: Collection[str]) -> list[dict[str, Any]]:
    """What a dossier says: for each answered table that is unique across applications, its columns that are."""
    return [
        _entry(question)
        for question in programme.questions
        if question.unique and question.unique.across and question.key in answered
    ]


def of(listed: Sequence[Entry], answers: Mapping[str, JsonValue]) -> tuple[Claim, ...]:
    """The claims in the values of `answers`; a row that lacks one of the columns claims nothing."""
    return tuple(
        Claim(entry["key"], number, identity)
        for entry in listed
        for number, row in enumerate(rows(answers.get(entry["key"])), 1)
        if (identity := _identity(entry, row)) is not None
    )


def of_dossier(dossier: Mapping[str, Any]) -> tuple[Claim, ...]:
    """What a dossier claims; those of versions before 4 do not tell."""
    return of(dossier.get("unique", ()), {answer["key"]: answer["value"] for answer in dossier["answers"]})


def identities(question: Question, value: JsonValue) -> tuple[str, ...]:
    """What tells the rows of a table that is unique apart."""
    entry = _entry(question)
    return tuple(identity for row in rows(value) if (identity := _identity(entry, row)) is not None)


def rows(value: JsonValue) -> tuple[Row, ...]:
    """The rows of a table's value; nothing where it is none."""
    return tuple(row for row in value if isinstance(row, Mapping)) if isinstance(value, list) else ()


def shown(entry: Entry, row: Row, language: Language) -> str:
    """Such as "물류사 가람특송 · 송장 번호 INV-1001"."""
    return " · ".join(f"{column['label'][language]} {row.get(column['key'])}" for column in entry["columns"])


def _entry(question: Question) -> dict[str, Any]:
    columns = {column.key: column for column in question.columns}
    wanted = question.unique.columns if question.unique else ()
    return {"key": question.key, "columns": [_column(columns[key]) for key in wanted if key in columns]}


def _column(column: Column) -> JsonValue:
    return {"key": column.key, "type": column.type, "label": {"ko": column.label.ko, "en": column.label.en}}


def _identity(entry: Entry, row: Row) -> str | None:
    parts = list(_parts(entry, row))
    if None in parts or not parts:
        return None
    told = [entry["key"], [column["key"] for column in entry["columns"]], parts]
    return hashlib.sha256(json.dumps(told).encode()).hexdigest()


def _parts(entry: Entry, row: Row) -> Iterator[str | None]:
    for column in entry["columns"]:
        value = row.get(column["key"])
        yield _folded(column["type"], value) if isinstance(value, str) else None


def _folded(kind: str, value: str) -> str | None:
    """The cell without what people write now so, now so: "INV-7 a" is inv7a, ㈜한빛 is 한빛."""
    named = names.read(value) if kind == "company_name" else None
    line = texts.line(value) or ""
    return (named.main.core if named else "") or texts.bare(line) or texts.tight(line) or None
