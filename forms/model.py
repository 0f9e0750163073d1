"""A programme's definition as values: what one YAML file holds."""

import datetime as dt
import hashlib
from collections.abc import Iterator
from typing import Annotated, Literal, Self

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, StringConstraints, model_validator

from forms import errors

Language = Literal["ko", "en"]
LANGUAGES: tuple[Language, ...] = ("ko", "en")

Key = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9_]*$", max_length=60)]
Text = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=4000)]


class Frozen(BaseModel):
    """A value of a definition: cannot change, and knows no key that is not declared."""

    model_config = ConfigDict(frozen=True, extra="forbid", populate_by_name=True)


class Words(Frozen):
    """The same words in each language."""

    ko: Text
    en: Text

    def to(self, language: Language) -> str:
        """The words in `language`."""
        return self.ko if language == "ko" else self.en


class Aliases(Frozen):
    """Words by which people name a thing, by language."""

    ko: tuple[Text, ...] = ()
    en: tuple[Text, ...] = ()

    def __iter__(self) -> Iterator[str]:  # type: ignore[override]
        yield from (*self.ko, *self.en)


class Money(Frozen):
    """An amount in whole units of its currency."""

    amount: int
    currency: Literal["KRW", "USD"]


Scalar = bool | int | float | str
Bound = int | float | dt.date | Money


class Condition(Frozen):
    """A test over answers: `{question, <one test>}`, or `{all|any: [...]}`, or `{not: {...}}`."""

    question: Key | None = None
    is_: Scalar | None = Field(default=None, alias="is")
    in_: tuple[Scalar, ...] | None = Field(default=None, alias="in")
    not_in: tuple[Scalar, ...] | None = None
    at_least: Bound | None = None
    at_most: Bound | None = None
    answered: Literal[True] | None = None
    all_of: tuple["Condition", ...] | None = Field(default=None, alias="all", min_length=1)
    any_of: tuple["Condition", ...] | None = Field(default=None, alias="any", min_length=1)
    negated: "Condition | None" = Field(default=None, alias="not")

    @model_validator(mode="after")
    def _is_one_test(self) -> Self:
        forms = [self.question, self.all_of, self.any_of, self.negated]
        if sum(form is not None for form in forms) != 1:
            raise ValueError("a condition is one of question, all, any, not")
        tests = [self.is_, self.in_, self.not_in, self.at_least, self.at_most, self.answered]
        if sum(test is not None for test in tests) != (1 if self.question else 0):
            raise ValueError("a question needs exactly one of is, in, not_in, at_least, at_most, answered")
        return self

    def parts(self) -> tuple["Condition", ...]:
        """The conditions directly inside this one."""
        return (*(self.all_of or ()), *(self.any_of or ()), *((self.negated,) if self.negated else ()))

    def leaves(self) -> Iterator["Condition"]:
        """Every test of a question in this condition, in reading order."""
        if self.question is not None:
            yield self
        for part in self.parts():
            yield from part.leaves()


class Choice(Frozen):
    """One of the answers offered."""

    id: Key
    label: Words
    aliases: Aliases = Aliases()
    undecided: bool = False  # this answer settles nothing: every condition over it stays unknown


class ProvedBy(Frozen):
    """The field of a certificate that answers a question."""

    kind: Key
    field: Key


def _in_each_language(raw: object) -> object:
    """A year or such is the same word in every language."""
    return {language: str(raw) for language in LANGUAGES} if isinstance(raw, str | int) else raw


RowLabel = Annotated[Words, BeforeValidator(_in_each_language)]


class Column(Frozen):
    """One column of a table."""

    key: Key
    label: Words
    type: Key  # one of forms.fields.SCALARS
    unit: str | None = None
    optional: bool = False  # a cell may be left empty; its key is then missing in the row


class Question(Frozen):
    """One thing that is asked."""

    key: Key
    section: Key
    type: Key
    label: Words
    ask: Words
    why: Words
    help: Words
    example: Words
    aliases: Aliases = Aliases()
    optional: bool = False
    choices: tuple[Choice, ...] = ()
    shown_if: Condition | None = None
    min: int | float | dt.date | None = None
    max: int | float | dt.date | None = None
    max_length: Annotated[int, Field(gt=0, le=2000)] | None = None
    unit: str | None = None  # for money as in money.SCALES, else the last part of a `unit.` key in forms/words
    columns: tuple[Column, ...] = ()  # only of a table
    row_labels: tuple[RowLabel, ...] = ()  # a table's rows, each asked, in this order; or instead:
    max_rows: Annotated[int, Field(gt=0, le=100)] | None = None  # as many rows as there are, to this many
    proved_by: tuple[ProvedBy, ...] = ()


class Section(Frozen):
    """A group of questions."""

    key: Key
    title: Words


class Notice(Frozen):
    """The dated edition of a programme (공고)."""

    id: Text
    opens: dt.date | None = None
    closes: dt.date | None = None
    source: Text


class Rule(Frozen):
    """Who may apply: a condition, its reasons in words, and the law or notice it is from."""

    key: Key
    needs: Condition
    reason_yes: Words
    reason_no: Words
    reason_unknown: Words
    near_miss: Words | None = None
    source: Text
    since: dt.date


class Requirement(Frozen):
    """A paper that is needed; a certificate of any one of `kinds` proves it."""

    key: Key
    name: Words
    kinds: Annotated[tuple[Key, ...], Field(min_length=1)]
    where: Words
    optional: bool = False


class Consent(Frozen):
    """What a person agrees to, in the exact words shown."""

    key: Key
    version: Text
    text: Words
    required: bool = False

    def sha256(self, language: Language) -> str:
        """Hex digest of the exact text shown in `language`."""
        return hashlib.sha256(self.text.to(language).encode()).hexdigest()


class Programme(Frozen):
    """A support programme in one notice."""

    id: Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9_.]*$", max_length=80)]
    agency: Words
    name: Words
    summary: Words
    notice: Notice
    sections: Annotated[tuple[Section, ...], Field(min_length=1)]
    questions: Annotated[tuple[Question, ...], Field(min_length=1)]
    rules: tuple[Rule, ...]
    requirements: tuple[Requirement, ...]
    consents: tuple[Consent, ...]
    next_steps: Words
    stored: Words
    sha256: Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{64}$")]  # of the definition file's bytes

    def question(self, key: str) -> Question:
        """The question named `key`; raises errors.UnknownQuestion."""
        for question in self.questions:
            if question.key == key:
                return question
        raise errors.UnknownQuestion(programme=self.id, key=key)
