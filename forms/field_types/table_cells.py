"""The cells of one row: "미국, 3만불, 60%" · "미국 3만불 60%" · "매출액 3억 직원 수 12명" · 미국|3만불|60%."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from pydantic import JsonValue

from forms import errors, field_errors, mentions
from forms.definitions.model import Column, Language, Question
from forms.field_types import table_division
from forms.field_types.base import FieldType

EMPTY = "-"
_EMPTY = frozenset({"", EMPTY, "–", "—"})
_SIGNS = " ,:=·"
# Not the comma of 1,200 or of "Co., Ltd.".
_COMMA = re.compile(r",(?!\s*(?:ltd|inc|llc|corp)\b)(?:(?<![0-9],)|(?![0-9]{3}(?![0-9])))|\s/\s", re.IGNORECASE)


@dataclass(frozen=True)
class Cell:
    """A column with what reads it."""

    column: Column
    kind: FieldType
    question: Question

    def fits(self, text: str, language: Language) -> bool:
        """Whether `text` can stand in this column."""
        try:
            self.kind.read_whole(self.question, text, language)
        except errors.FieldError:
            return False
        return True

    def spans(self, text: str) -> list[mentions.Span]:
        """Where `text` names this column."""
        return sorted(mentions.spans(text, self.column.label.ko) + mentions.spans(text, self.column.label.en))


@dataclass(frozen=True)
class Cells:
    """The columns in the order in which rows tell them."""

    order: tuple[Cell, ...]
    language: Language

    @property
    def names(self) -> str:
        """What the columns are called."""
        return ", ".join(cell.column.label.to(self.language) for cell in self.order)

    def headed(self, row: str, *, labelled: bool) -> "Cells | None":
        """The columns in the order of `row` if that is a heading; above labels one name more may stand."""
        parts = [mentions.squeeze(part) for part in split(row)]
        return self._in_order(parts) or (self._in_order(parts[1:]) if labelled else None)

    def read(self, text: str, *, row: str) -> dict[str, JsonValue]:
        """The row that `text` is; `row` names it in errors. Raises WrongCell, UnclearTable, ResidentNumber."""
        bare = text.strip(_SIGNS)
        if "|" in bare or len(self.order) == 1:
            return self._placed(_by_bars(bare), row)
        parts = split(bare)
        if (named := self._by_names(bare)) or len(parts) == len(self.order):
            return self._placed(named or parts, row)
        ways = table_division.ways(self.order, parts, self.language)
        if len(ways) == 1:
            return self._placed(ways[0], row)
        words = parts if len(parts) > 1 else bare.split()
        needed = sum(not cell.column.optional for cell in self.order)
        if not ways and max(needed, 1) <= len(words) <= len(self.order):
            self._placed(words, row)  # says which cell is wrong
        raise field_errors.UnclearTable(columns=self.names, understood=text)

    def any_fits(self, text: str) -> bool:
        """Whether some word or part of `text` can stand in a column that is told by its form."""
        words = {*text.split(), *split(text)}
        return any(cell.kind.strict and cell.fits(word, self.language) for cell in self.order for word in words)

    def only_named(self, text: str) -> bool:
        """Whether `text` is nothing, or only says what the one column is ("매출액은")."""
        names = {name for cell in self.order for name in (cell.column.label.ko, cell.column.label.en)}
        return not text or (len(self.order) == 1 and re.sub(r"(?:은|는|이|가)$", "", text) in names)

    def _in_order(self, names: Sequence[str]) -> "Cells | None":
        by_name = {
            mentions.squeeze(name): cell for cell in self.order for name in (cell.column.label.ko, cell.column.label.en)
        }
        known = tuple(by_name[name] for name in names if name in by_name)
        needed = {cell.column.key for cell in self.order if not cell.column.optional}
        keys = [cell.column.key for cell in known]
        whole = len(known) == len(names) and len(set(keys)) == len(keys) and needed <= set(keys)
        return Cells(known, self.language) if known and whole else None

    def _placed(self, parts: Sequence[str], row: str) -> dict[str, JsonValue]:
        """Each part in its own column; what is missing at the end must be optional."""
        if any(part not in _EMPTY for part in parts[len(self.order) :]):
            raise field_errors.UnclearTable(columns=self.names, understood=" | ".join(parts))
        found: dict[str, JsonValue] = {}
        for place, cell in enumerate(self.order):
            text = parts[place].strip(_SIGNS) if place < len(parts) else ""
            if text not in _EMPTY or not cell.column.optional:
                found[cell.column.key] = self._cell(cell, text, row)
        return found

    def _cell(self, cell: Cell, text: str, row: str) -> JsonValue:
        try:
            return cell.kind.read_whole(cell.question, text, self.language)
        except errors.ResidentNumber:
            raise
        except errors.FieldError as exc:
            column = cell.column.label.to(self.language)
            raise field_errors.WrongCell(row=row, column=column, understood=text or EMPTY) from exc

    def _by_names(self, text: str) -> list[str] | None:
        """What follows each column's name, if all that are needed are named and nothing stands before them."""
        spans = [next(iter(cell.spans(text)), None) for cell in self.order]
        if any(span is None and not cell.column.optional for cell, span in zip(self.order, spans, strict=True)):
            return None
        starts = sorted(span[0] for span in spans if span)
        if not starts or text[: starts[0]].strip(_SIGNS):
            return None
        ends = dict(zip(starts, [*starts[1:], len(text)], strict=True))
        return [text[span[1] : ends[span[0]]] if span else "" for span in spans]


def split(text: str) -> list[str]:
    """Parts set apart by bars or, without any, by commas."""
    return _by_bars(text) if "|" in text else [part.strip() for part in _COMMA.split(text)]


def _by_bars(text: str) -> list[str]:
    """A bar at both ends is a frame; one at the beginning alone follows an empty cell."""
    framed = len(text) > 1 and text.startswith("|") and text.endswith("|")
    return [part.strip() for part in (text[1:-1] if framed else text).split("|")]
