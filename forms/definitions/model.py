"""A programme's definition as values: what one folder of definitions holds for one notice."""

import datetime as dt
import hashlib
from collections.abc import Mapping
from typing import Annotated, Literal

from pydantic import Field, StringConstraints, field_validator

from forms import errors
from forms.definitions.basics import LANGUAGES as LANGUAGES
from forms.definitions.basics import Aliases, Clock, Frozen, Key, Money, RowLabel, Scalar, Text, Words
from forms.definitions.basics import Language as Language
from forms.definitions.booking import Booking
from forms.definitions.logic import Bands, Condition, Operand
from forms.definitions.rubric import Rubric
from forms.definitions.support import Partner, Selection, Support

Asked = Literal["first", "last"]


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


class Column(Frozen):
    """One column of a table."""

    key: Key
    label: Words
    type: Key  # one of forms.fields.SCALARS
    unit: str | None = None
    optional: bool = False  # a cell may be left empty; its key is then missing in the row


class Unique(Frozen):
    """What no two rows of a table may share."""

    columns: Annotated[tuple[Key, ...], Field(min_length=1)]  # all of them together
    across: Literal["applications"] | None = None  # nor two rows of different applications to the programme


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
    unique: Unique | None = None  # only of a table
    proved_by: tuple[ProvedBy, ...] = ()
    shared: Key | None = None  # the shared question that this one is; set by the loader


class Derived(Frozen):
    """A value that follows from answers; it is shown and sent, never asked."""

    key: Key
    section: Key
    type: Key
    label: Words
    value: Operand
    choices: tuple[Choice, ...] = ()
    unit: str | None = None

    def as_question(self) -> Question:
        """The same as a question, to be shown like one."""
        words = dict.fromkeys(("ask", "why", "help", "example"), self.label)
        common = {name: getattr(self, name) for name in ("key", "section", "type", "label", "choices", "unit")}
        return Question(**common, **words)


class Limit(Frozen):
    """What answers together must keep to; told when it is broken, and one of `mend` is to be changed."""

    key: Key
    needs: Condition
    words: Words
    mend: Annotated[tuple[Key, ...], Field(min_length=1)]


class Section(Frozen):
    """A group of questions."""

    key: Key
    title: Words


class Parameter(Frozen):
    """A number, date, table or list that a notice sets, with where it is from."""

    value: Money | dt.date | bool | int | float | str | Bands | Mapping[str, Scalar | Money]
    source: Text
    guess: bool = False  # plausible, not found in a source: shown as such

    @field_validator("value", mode="before")
    @classmethod
    def _is_money(cls, value: object) -> object:
        """An amount is no table of two lines."""
        is_amount = isinstance(value, dict) and value.keys() == {"amount", "currency"}
        return Money.model_validate(value) if is_amount else value


class Notice(Frozen):
    """The dated edition of a programme (공고)."""

    id: Annotated[str, StringConstraints(pattern=r"^[0-9a-z][0-9a-z-]*$", max_length=40)]
    opens: dt.date | None = None
    closes: dt.date | None = None
    closes_at: Clock | None = None  # on the last day, in Seoul; without it that day counts to its end
    papers_seen_until: dt.date | None = None  # the day by which the agency expects to have looked at the papers
    source: Text
    budget: Money | None = None
    beneficiaries: Annotated[int, Field(gt=0)] | None = None  # how many companies are supported at most
    parameters: Mapping[Key, Parameter] = {}

    @property
    def papers_wanted_on(self) -> dt.date | None:
        """The last day on which a paper must still count: that of looking at the papers, else the closing day."""
        return self.papers_seen_until or self.closes

    def parameter(self, key: str) -> object:
        """The value of a parameter; raises errors.UnknownParameter."""
        if key not in self.parameters:
            raise errors.UnknownParameter(notice=self.id, key=key)
        return self.parameters[key].value


class Rule(Frozen):
    """Who may apply: a condition, its reasons in words, and the law or notice it is from."""

    key: Key
    exclusion: bool = False  # looked at before all other rules
    needs: Condition
    reason_yes: Words
    reason_no: Words
    reason_unknown: Words
    near_miss: Words | None = None
    source: Text
    since: dt.date
    until: dt.date | None = None  # its last day
    guess: bool = False


class Requirement(Frozen):
    """A paper that is needed; a certificate of any one of `kinds` proves it."""

    key: Key
    name: Words
    kinds: Annotated[tuple[Key, ...], Field(min_length=1)]
    where: Words
    optional: bool = False
    needed_if: Condition | None = None  # without it: always
    issued_within_days: Annotated[int, Field(gt=0)] | None = None  # before the day it is looked at


class Consent(Frozen):
    """What a person agrees to, in the exact words shown."""

    key: Key
    version: Text
    text: Words
    required: bool = False
    asked: Asked = "last"  # before the first question and before a document is read, or just before submitting

    def sha256(self, language: Language) -> str:
        """Hex digest of the exact text shown in `language`."""
        return hashlib.sha256(self.text.to(language).encode()).hexdigest()


class Programme(Frozen):
    """A support programme in one notice."""

    id: Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9_.]*$", max_length=80)]
    kind: Literal["application", "finder"] = "application"
    agency: Words
    name: Words
    aliases: Aliases = Aliases()
    topics: Aliases = Aliases()  # what people ask for who do not know the programme's name; several may share one
    summary: Words
    notice: Notice
    selection: Selection = Selection()
    support: Support | None = None
    partners: tuple[Partner, ...] = ()
    booking: Booking | None = None  # where the partners lend out places
    sections: Annotated[tuple[Section, ...], Field(min_length=1)]
    questions: Annotated[tuple[Question, ...], Field(min_length=1)]
    derived: tuple[Derived, ...] = ()
    limits: tuple[Limit, ...] = ()
    rules: tuple[Rule, ...] = ()
    requirements: tuple[Requirement, ...] = ()
    rubric: Rubric | None = None
    consents: tuple[Consent, ...] = ()
    next_steps: Words
    stored: Words
    minutes: Annotated[int, Field(gt=0)] | None = None  # how long the application takes
    sha256: Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{64}$")]  # of the resolved definition

    def question(self, key: str) -> Question:
        """The question named `key`; raises errors.UnknownQuestion."""
        for question in self.questions:
            if question.key == key:
                return question
        raise errors.UnknownQuestion(programme=self.id, key=key)

    def fact(self, key: str) -> Question | Derived:
        """The question or derived value named `key`; raises errors.UnknownQuestion."""
        for derived in self.derived:
            if derived.key == key:
                return derived
        return self.question(key)

    def shown(self, key: str) -> Question:
        """What is named `key`, as a question to show it by; raises errors.UnknownQuestion."""
        fact = self.fact(key)
        return fact.as_question() if isinstance(fact, Derived) else fact
