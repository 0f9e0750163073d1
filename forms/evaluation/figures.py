"""The figures among answers: numbers, amounts, and those in the cells of tables, each on a line of whole steps."""

import dataclasses
import math
from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

from pydantic import JsonValue

from forms import values
from forms.answers import Answers
from forms.definitions.model import Programme, Question
from forms.evaluation import beneath

_LARGEST = 10**15  # exact in every JSON reader
_FINEST = 17  # decimals of a JSON number


@dataclass(frozen=True)
class Figure:
    """One number or amount: the answer to `key`, or the cell of a table in `row` (from 0) and `column`."""

    key: str
    now: JsonValue
    row: int | None = None
    column: str | None = None

    @property
    def unit(self) -> Fraction:
        """The step: one for counts and amounts; for a decimal a hundredth, or finer if it is written so."""
        if not isinstance(self.now, float):
            return Fraction(1)
        written = values.exact(self.now) or Fraction(0)
        places = next((places for places in range(2, _FINEST) if not (written * 10**places) % 1), _FINEST)
        return Fraction(1, 10**places)

    @property
    def place(self) -> int:
        """Where it stands, in steps from zero."""
        return round(_number(self.now) / self.unit)

    def at(self, place: int) -> JsonValue:
        """The same figure as it is at another place."""
        if isinstance(self.now, dict):
            return {**self.now, "amount": place}
        return float(place * self.unit) if isinstance(self.now, float) else place

    def moved(self, answers: Answers, place: int) -> Answers:
        """The answers with this figure at another place."""
        whole: JsonValue = self.at(place)
        if self.row is not None and self.column is not None:
            rows = list(_rows(answers[self.key].value))
            rows[self.row] = {**rows[self.row], self.column: whole}
            whole = [*rows]
        return {**answers, self.key: dataclasses.replace(answers[self.key], value=whole)}

    def limits(self, question: Question) -> tuple[int, int]:
        """The lowest and the highest place that the question allows; a count is never below nothing."""
        low, high = Fraction(0 if isinstance(self.now, int) else -_LARGEST), Fraction(_LARGEST)
        if self.row is None:
            low, high = _limit(question.min, low), _limit(question.max, high)
        return math.ceil(low / self.unit), math.floor(high / self.unit)


def under(root: object, programme: Programme, answers: Answers) -> Iterator[Figure]:
    """Every figure that `root` rests on, in reading order."""
    columns = _columns(root, programme)
    for key in beneath.questions(root, programme):
        value = answers[key].value if key in answers else None
        if is_figure(value):
            yield Figure(key, value)
        for row, cells in enumerate(_rows(value)):
            named = (column for column in cells if (key, column) in columns)
            yield from (Figure(key, cells[column], row, column) for column in named if is_figure(cells[column]))


def is_figure(value: JsonValue) -> bool:
    """Whether an answer's value is a number or an amount."""
    if isinstance(value, dict):
        return value.keys() == {"amount", "currency"} and values.exact(value["amount"]) is not None
    return values.exact(value) is not None


def _columns(root: object, programme: Programme) -> set[tuple[str | None, str | None]]:
    """Question and column of the cells that `root` looks at."""
    return {(found.question, getattr(found, "column", None)) for found in beneath.walk(root, programme)}


def _rows(value: JsonValue) -> list[dict[str, JsonValue]]:
    return [row if isinstance(row, dict) else {} for row in value] if isinstance(value, list) else []


def _number(value: JsonValue) -> Fraction:
    return values.exact(value["amount"] if isinstance(value, dict) else value) or Fraction(0)


def _limit(written: object, otherwise: Fraction) -> Fraction:
    found = values.exact(written)
    return otherwise if found is None else found
