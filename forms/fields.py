"""The door to the field types: text to value, value to words."""

import datetime as dt

from pydantic import JsonValue

from forms import errors
from forms.definitions.basics import Money
from forms.definitions.model import Language, Question
from forms.field_types import (
    bank_accounts,
    choices,
    contacts,
    countries,
    dates,
    files,
    free_text,
    identifiers,
    ksic,
    money,
    numbers,
    people,
    percents,
    periods,
    tables,
    yes_no,
)
from forms.field_types.base import FieldType
from forms.field_types.inputs import Input

# What fits into a cell: one value, told in few words.
SCALARS: dict[str, FieldType] = {
    kind.name: kind
    for kind in (
        free_text.Text(),
        people.Person(),
        free_text.CompanyName(),
        free_text.Address(),
        identifiers.BusinessNumber(),
        identifiers.CorporateNumber(),
        identifiers.HsCode(),
        ksic.Ksic(),
        dates.Date(),
        periods.Period(),
        numbers.Count(),
        numbers.Measure(),
        percents.Percent(),
        money.Money(),
        yes_no.YesNo(),
        countries.OneCountry(),
        contacts.Phone(),
        contacts.Email(),
        contacts.Url(),
    )
}
FIELD_TYPES: dict[str, FieldType] = SCALARS | {
    kind.name: kind
    for kind in (
        choices.OneChoice(),
        choices.ManyOfChoices(),
        countries.Countries(),
        bank_accounts.BankAccount(),
        files.File(),
        tables.Table(SCALARS),
    )
}


def parse(question: Question, text: str, language: Language) -> JsonValue:
    """The value of `text` as the whole answer; raises errors.FieldError with the facts for its words."""
    try:
        return FIELD_TYPES[question.type].parse(question, text, language)
    except errors.FieldError as error:
        error.facts = {
            "label": question.label.to(language),
            "example": question.example.to(language),
            **error.facts,
        }
        raise


def is_plain(question: Question, text: str) -> bool:
    """Whether the whole `text` is evidently an answer of this strict type; False for free text."""
    return FIELD_TYPES[question.type].is_plain(question, text)


def is_meant(question: Question, text: str) -> bool:
    """Whether `text` is evidently meant as an answer of this type, be it right or not."""
    return FIELD_TYPES[question.type].is_meant(question, text)


def input_of(question: Question, language: Language, value: JsonValue | None = None) -> Input | None:
    """The form of input that a page may draw for `question`, filled with the answer that stands; None for most."""
    return FIELD_TYPES[question.type].input(question, value, language)


def find(question: Question, text: str, language: Language) -> JsonValue | None:
    """The one value of the question's type inside a longer sentence, or None."""
    return FIELD_TYPES[question.type].find(question, text, language)


def show(question: Question, value: JsonValue, language: Language) -> str:
    """`value` as people read it."""
    return FIELD_TYPES[question.type].show(question, value, language)


def show_plain(value: object, language: Language) -> str:
    """A parameter of a notice as people read it: an amount, a day, a number, or words."""
    if isinstance(value, Money):
        return money.show(value.amount, value.currency, language)
    if isinstance(value, dt.date):
        return dates.show(value.isoformat(), language)
    return f"{value:,}" if isinstance(value, int | float) and not isinstance(value, bool) else str(value)


def from_document(question: Question, raw: str) -> JsonValue:
    """A normalised certificate value as an answer's value; raises errors.FieldError if it does not fit."""
    return FIELD_TYPES[question.type].from_document(question, raw)


def doubts(question: Question, value: JsonValue) -> tuple[str, ...]:
    """Keys of words about what is odd, though accepted, in `value`."""
    if question.type != "corporate_number":
        return ()
    digits = str(value).replace("-", "")
    return () if identifiers.register_check_digit_fits(digits) else ("doubt.field.corporate_number",)
