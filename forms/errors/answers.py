"""Why a text is no answer to a question."""

from forms.errors.base import FieldError


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
