"""Refusals of the types whose answers have parts: shares, periods, industries, accounts, documents, tables."""

from forms.errors import FieldError


class NotAPercent(FieldError):
    """The text is no share in hundredths."""

    response = "error.field.percent"


class AmbiguousPercent(FieldError):
    """The fraction may be meant of one or of a hundred, such as 0.3. Facts: understood."""

    response = "error.field.ambiguous_percent"


class NotAPeriod(FieldError):
    """The text is no period."""

    response = "error.field.period"


class PeriodWithoutYear(FieldError):
    """The text names a part of a year but not which. Facts: understood."""

    response = "error.field.period_without_year"


class RelativePeriod(FieldError):
    """The period is told from today, which a form does not know. Facts: understood."""

    response = "error.field.relative_period"


class UnclearPeriod(FieldError):
    """The period's first or last day does not follow from the text. Facts: understood."""

    response = "error.field.unclear_period"


class BackwardsPeriod(FieldError):
    """The period ends before it begins. Facts: understood."""

    response = "error.field.backwards_period"


class NotAKsic(FieldError):
    """The text is no industry code and no name of a division."""

    response = "error.field.ksic"


class KsicNotWhole(FieldError):
    """The text names a section only, or one digit. Facts: understood."""

    response = "error.field.ksic_not_whole"


class NoSuchKsic(FieldError):
    """The classification has no such section or division. Facts: understood."""

    response = "error.field.no_such_ksic"


class KsicSectionDiffers(FieldError):
    """Letter or name are of another section than the digits. Facts: understood, section."""

    response = "error.field.ksic_section"


class TaxIndustryCode(FieldError):
    """Six digits are the tax office's industry code (업종코드), another classification. Facts: understood."""

    response = "error.field.tax_industry_code"


class NotABankAccount(FieldError):
    """The text names no bank and no account."""

    response = "error.field.bank_account"


class NoBank(FieldError):
    """The text holds an account number but no bank that we know. Facts: understood."""

    response = "error.field.no_bank"


class NoAccountNumber(FieldError):
    """The text names a bank but no account number. Facts: understood."""

    response = "error.field.no_account_number"


class WrongAccountDigits(FieldError):
    """The account number is too short or too long. Facts: digits, least, most."""

    response = "error.field.account_digits"


class SomeAccountUnknown(FieldError):
    """Bank and number are there, and words that are no holder's name. Facts: understood, unknown."""

    response = "error.field.some_account"


class NotAFile(FieldError):
    """A document is uploaded; typed text is none."""

    response = "error.field.file"


class NotATable(FieldError):
    """The text holds none of the rows. Facts: columns."""

    response = "error.field.table"


class UnclearTable(FieldError):
    """What belongs to which row and column does not follow from the text. Facts: columns, understood."""

    response = "error.field.unclear_table"


class WrongCell(FieldError):
    """One cell of the table cannot be read. Facts: row, column, understood."""

    response = "error.field.wrong_cell"


class MissingRows(FieldError):
    """Rows that are asked for are missing. Facts: unknown."""

    response = "error.field.missing_rows"


class TooManyRows(FieldError):
    """There are more rows than allowed. Facts: length, limit."""

    response = "error.field.too_many_rows"
