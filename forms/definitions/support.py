"""What a programme gives, how it chooses, and through whom."""

from typing import Annotated, Literal

from pydantic import Field

from forms.definitions.basics import Frozen, Key, Text, Words
from forms.definitions.logic import Operand


class Support(Frozen):
    """What a company could get; the amount is an estimate, never a promise."""

    kind: Literal["discount", "reimbursement", "voucher", "service", "booking", "loan"]
    words: Words  # in one sentence, may name answers in {braces}
    amount: Operand | None = None  # at most, money


class Stage(Frozen):
    """One stage on the way to a decision."""

    key: Key
    name: Words
    by: Literal["system", "officer", "evaluator", "committee", "partner"]


class Selection(Frozen):
    """How it is decided who is supported."""

    kind: Literal["eligibility", "scored", "booking", "precheck"] = "eligibility"
    stages: tuple[Stage, ...] = ()


class Partner(Frozen):
    """Who carries the support out, chosen by an answer; gets the answers in `receives` and no others."""

    key: Key
    name: Words
    question: Key  # the choice question that chooses it
    choice: Key  # by this choice
    receives: Annotated[tuple[Key, ...], Field(min_length=1)]
    consent: Key = "provision"  # without it nothing goes to the partner; its text names what `receives` names
    instead: bool = False  # may be asked where another declined or the company wants advice; the consent names it
    accepts: bool = True  # must accept or decline before the support begins
    source: Text | None = None
