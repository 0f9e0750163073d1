"""What can go wrong with a form; `response` is the key of the words for people in forms/words."""

from collections.abc import Sequence
from typing import ClassVar


class FormsError(Exception):
    """Something is wrong with a form."""

    response: ClassVar[str] = "error.forms"

    def __init__(self, **facts: object) -> None:
        self.facts: dict[str, object] = facts
        details = ", ".join(f"{name}={value!r}" for name, value in sorted(facts.items()))
        super().__init__(f"{(self.__doc__ or '').splitlines()[0]} {details}".strip())


class DefinitionError(FormsError):
    """The definitions have faults."""

    response = "error.forms"

    def __init__(self, faults: Sequence[str]) -> None:
        super().__init__(faults=list(faults))
        self.faults = list(faults)

    def __str__(self) -> str:
        return "\n".join(self.faults)


class WordingError(FormsError):
    """The words for people have faults."""

    def __init__(self, faults: Sequence[str]) -> None:
        super().__init__(faults=list(faults))
        self.faults = list(faults)

    def __str__(self) -> str:
        return "\n".join(self.faults)


class UnknownQuestion(FormsError, KeyError):
    """The programme has no such question."""


class UnknownProgramme(FormsError, KeyError):
    """There is no such programme or notice."""


class UnknownParameter(FormsError, KeyError):
    """The notice sets no such parameter."""


class UnknownType(FormsError, KeyError):
    """Values of this type cannot be compared. Facts: type."""


class IncompleteDossier(FormsError):
    """A required answer or consent is missing, so there is no dossier yet."""

    response = "error.dossier.incomplete"


class FieldError(FormsError):
    """The text is no answer to the question."""

    response = "error.field.text"


class EmptyAnswer(FieldError):
    """There is nothing in the text."""

    response = "error.field.empty"


class AnswerTooLong(FieldError):
    """The text is longer than allowed. Facts: length, limit."""

    response = "error.field.too_long"


class HarmfulText(FieldError):
    """The text holds control or direction characters that nobody can see."""

    response = "error.field.harmful"


class ResidentNumber(FieldError):
    """The text holds a resident registration number, which we may not keep (PIPA art. 24-2)."""

    response = "error.field.resident_number"


class NoDigits(FieldError):
    """The text holds more or other than the digits of a number. Facts: needed."""

    response = "error.field.no_digits"


class WrongDigits(FieldError):
    """The number has the wrong count of digits. Facts: digits, needed."""

    response = "error.field.wrong_digits"


class WrongCheckDigit(FieldError):
    """The number's check digit does not fit. Facts: understood."""

    response = "error.field.wrong_check_digit"


class NotACount(FieldError):
    """The text is no whole number of things."""

    response = "error.field.count"


class NotADecimal(FieldError):
    """The text is no number."""

    response = "error.field.decimal"


class NotWhole(FieldError):
    """The number has a fraction where only whole numbers count. Facts: understood."""

    response = "error.field.not_whole"


class RangeGiven(FieldError):
    """The text gives a range where one value is needed. Facts: understood."""

    response = "error.field.range"


class NotMoney(FieldError):
    """The text is no amount of money."""

    response = "error.field.money"


class AmbiguousMoney(FieldError):
    """The amount can be read in more than one way. Facts: understood."""

    response = "error.field.ambiguous_money"


class TooSmall(FieldError):
    """The value is below the limit. Facts: understood, limit."""

    response = "error.field.too_small"


class TooLarge(FieldError):
    """The value is above the limit. Facts: understood, limit."""

    response = "error.field.too_large"


class NotADate(FieldError):
    """The text is no date."""

    response = "error.field.date"


class PartOfADate(FieldError):
    """The text names a year or a month but no day. Facts: understood."""

    response = "error.field.part_of_a_date"


class NoSuchDate(FieldError):
    """The calendar has no such day. Facts: understood."""

    response = "error.field.no_such_date"


class NotYesOrNo(FieldError):
    """The text says neither yes nor no."""

    response = "error.field.yes_no"


class NotAChoice(FieldError):
    """The text names none of the choices. Facts: options."""

    response = "error.field.choice"


class ManyChoices(FieldError):
    """The text names several choices where one is needed. Facts: understood."""

    response = "error.field.many_choices"


class SomeChoicesUnknown(FieldError):
    """Some of what the text names is not among the choices. Facts: understood, unknown."""

    response = "error.field.some_choices"


class NotACountry(FieldError):
    """The text names no country that we know."""

    response = "error.field.country"


class SomeCountriesUnknown(FieldError):
    """Some of what the text names is no country that we know. Facts: understood, unknown."""

    response = "error.field.some_countries"


class NotAPerson(FieldError):
    """The text is no person's name."""

    response = "error.field.person"


class NotACompanyName(FieldError):
    """The text is no company's name."""

    response = "error.field.company_name"


class NotAnAddress(FieldError):
    """The text is no address."""

    response = "error.field.address"


class NotAPhone(FieldError):
    """The text is no telephone number."""

    response = "error.field.phone"


class NotAnEmail(FieldError):
    """The text is no e-mail address."""

    response = "error.field.email"


class NotAUrl(FieldError):
    """The text is no web address."""

    response = "error.field.url"


class NotAnHsCode(FieldError):
    """The text is no HS code."""

    response = "error.field.hs_code"
