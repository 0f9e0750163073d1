"""Conditions and expressions as a definition writes them: operators over answers, no code.

An expression is a literal, a value source (`question`, `parameter`, `today`) or one operator over expressions; a
condition is a test of one value, or `all`, `any`, `not` of conditions. `arithmetic` and `conditions` evaluate them.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from typing import Annotated, Literal, Self

from pydantic import Field, model_validator

from forms.definitions.basics import Frozen, Key, Money, Scalar, Text

Literals = bool | int | float | dt.date | Money | str


class BandLine(Frozen):
    """One line of a table of bands; the last line has no `below`."""

    below: int | float | dt.date | Money | None = None
    gives: Literals


Bands = Annotated[tuple[BandLine, ...], Field(min_length=1)]


class Reference(Frozen):
    """A parameter of the notice."""

    parameter: Key


class Band(Frozen):
    """The `gives` of the first line whose `below` is above `value`."""

    value: Operand
    bands: Bands | Reference


class Lookup(Frozen):
    """What a table of the notice holds for `key`, or with `prefix` for the longest beginning of it that is there."""

    key: Operand
    table: Reference
    prefix: bool = False  # for codes such as KSIC: C10 stands for C10743 too


class Rounding(Frozen):
    """`value` rounded down to a multiple of `to`, in whole units."""

    value: Operand
    to: Annotated[int, Field(gt=0)] = 1


class Elapsed(Frozen):
    """Whole `unit`s from one day to another; to the day of evaluation if `until` is left out."""

    unit: Literal["years", "months", "days"]
    since: Operand
    until: Operand | None = None


class Conversion(Frozen):
    """An amount in another currency, at `rate` units of `to` for one of the value's; one already in it stays."""

    value: Operand
    to: Literal["KRW", "USD"]
    rate: Operand


class SmeSize(Frozen):
    """The size by the statutory test (`forms.sme_size`); `sme` where only that much is sure."""

    industry: Operand
    sales: Mapping[int, Operand]  # won by business year
    opened_on: Operand | None = None
    assets: Operand | None = None
    employees: Operand | None = None
    independent: Operand | None = None


class Expression(Frozen):
    """One value source or one operator."""

    question: Key | None = None
    column: Key | None = None  # of a table question: the values of that column
    row: Text | None = None  # and only in the row of that label
    parameter: Key | None = None
    today: Literal[True] | None = None  # the day of evaluation
    sum: Operands | None = None
    product: Operands | None = None
    average: Operands | None = None
    least: Operands | None = None
    greatest: Operands | None = None
    difference: Pair | None = None
    quotient: Pair | None = None
    count: Operand | None = None  # how many choices or rows
    rounded_down: Rounding | None = None
    band: Band | None = None
    lookup: Lookup | None = None
    elapsed: Elapsed | None = None
    convert: Conversion | None = None
    sme_size: SmeSize | None = None
    if_: Condition | None = Field(default=None, alias="if")
    then: Operand | None = None
    # without it there is no value, rather than a wrong one, where the condition does not hold
    otherwise: Operand | None = Field(default=None, alias="else")

    @model_validator(mode="after")
    def _is_one_operator(self) -> Self:
        if len(self.operators()) != 1:
            raise ValueError(f"an expression is exactly one of {', '.join(sorted(OPERATORS))}")
        if (self.column is not None or self.row is not None) and self.question is None:
            raise ValueError("column and row belong to a question")
        if self.row is not None and self.column is None:
            raise ValueError("a row needs its column")
        if (self.if_ is None) != (self.then is None) or (self.if_ is None and self.otherwise is not None):
            raise ValueError("if needs then, and else belongs to them")
        return self

    def operators(self) -> tuple[str, ...]:
        """Which operators are given: exactly one in a valid expression."""
        return tuple(name for name in OPERATORS if getattr(self, name) is not None)

    def children(self) -> Iterator[Expression | Condition]:
        """The expressions and conditions directly inside this one."""
        for name in (*self.operators(), "then", "otherwise"):
            yield from _inside(getattr(self, name))


OPERATORS = (
    "question", "parameter", "today", "sum", "product", "average", "least", "greatest", "difference", "quotient",
    "count", "rounded_down", "band", "lookup", "elapsed", "convert", "sme_size", "if_",
)  # fmt: skip


class Condition(Frozen):
    """A test of a question or a `value`, or `{all|any: [...]}`, or `{not: {...}}`."""

    question: Key | None = None
    value: Expression | None = None
    is_: Operand | None = Field(default=None, alias="is")
    in_: tuple[Scalar, ...] | None = Field(default=None, alias="in")
    not_in: tuple[Scalar, ...] | None = None
    at_least: Operand | None = None
    at_most: Operand | None = None
    above: Operand | None = None
    below: Operand | None = None
    answered: Literal[True] | None = None
    distinct: Literal[True] | None = None  # no two of several values are the same, whatever case and spaces
    all_of: tuple[Condition, ...] | None = Field(default=None, alias="all", min_length=1)
    any_of: tuple[Condition, ...] | None = Field(default=None, alias="any", min_length=1)
    negated: Condition | None = Field(default=None, alias="not")

    @model_validator(mode="after")
    def _is_one_test(self) -> Self:
        forms = [self.question, self.value, self.all_of, self.any_of, self.negated]
        if sum(form is not None for form in forms) != 1:
            raise ValueError("a condition is one of question, value, all, any, not")
        tested = self.question is not None or self.value is not None
        if len(self.tests()) != (1 if tested else 0):
            raise ValueError(f"a question or value needs exactly one of {', '.join(TESTS.values())}")
        if self.answered and self.question is None:
            raise ValueError("only a question can be answered")
        return self

    def tests(self) -> tuple[str, ...]:
        """Which tests are given: one for a question or a value, else none."""
        return tuple(name for name in TESTS if getattr(self, name) is not None)

    def parts(self) -> tuple[Condition, ...]:
        """The conditions directly inside this one."""
        return (*(self.all_of or ()), *(self.any_of or ()), *((self.negated,) if self.negated else ()))

    def children(self) -> Iterator[Expression | Condition]:
        """The conditions and expressions directly inside this one."""
        yield from self.parts()
        for name in ("value", *self.tests()):
            yield from _inside(getattr(self, name))

    def leaves(self) -> Iterator[Condition]:
        """Every test in this condition, in reading order."""
        if self.question is not None or self.value is not None:
            yield self
        for part in self.parts():
            yield from part.leaves()


#: An operand of an expression.
Operand = Literals | Expression
Operands = Annotated[tuple[Operand, ...], Field(min_length=1)]
Pair = Annotated[tuple[Operand, ...], Field(min_length=2, max_length=2)]
for _model in (Band, Lookup, Rounding, Elapsed, Conversion, SmeSize, Expression, Condition):
    _model.model_rebuild()

#: The tests of a condition, and how a definition writes them.
TESTS = {
    "is_": "is", "in_": "in", "not_in": "not_in", "at_least": "at_least", "at_most": "at_most",
    "above": "above", "below": "below", "answered": "answered",
    "distinct": "distinct",
}  # fmt: skip


def walk(root: object) -> Iterator[Expression | Condition]:
    """`root` and everything inside it that is an expression or a condition, in reading order."""
    for found in _inside(root):
        yield found
        for child in found.children():
            yield from walk(child)


def questions(root: object) -> tuple[str, ...]:
    """Keys of the questions that `root` asks about, each once, in reading order."""
    return tuple(dict.fromkeys(found.question for found in walk(root) if found.question is not None))


def _inside(value: object) -> Iterator[Expression | Condition]:
    if isinstance(value, Expression | Condition):
        yield value
    elif isinstance(value, tuple | Mapping):
        for one in value.values() if isinstance(value, Mapping) else value:
            yield from _inside(one)
    elif isinstance(value, Band | Lookup | Rounding | Elapsed | Conversion | SmeSize):
        for name in type(value).model_fields:
            yield from _inside(getattr(value, name))
