"""Numbers that register offices and customs give: 사업자등록번호, 법인등록번호, HS code."""

import itertools
import re

from pydantic import JsonValue

from forms import errors
from forms.definitions.model import Language, Question
from forms.field_types import cleaning, numerals
from forms.field_types.base import FieldType

_SHAPE = re.compile(r"[0-9][0-9\s.\-–—]*")
_DOTTED = re.compile(r"[0-9]\.[0-9]")
_TAX_WEIGHTS = (1, 3, 7, 1, 3, 7, 1, 3, 5)
_REGISTER_WEIGHTS = (1, 2) * 6
_RESIDENT_WEIGHTS = (2, 3, 4, 5, 6, 7, 8, 9, 2, 3, 4, 5)
# Kinds of corporation, digits 5 and 6: commercial 11-15, civil 21-22, special 31-51, other 71, foreign 81-86.
_CORPORATION_KINDS = frozenset({*range(11, 16), 21, 22, *range(31, 52), 71, *range(81, 87)})


class BusinessNumber(FieldType):
    """사업자등록번호, ten digits with a check digit (DOMAIN D1). Value: "124-81-00998"."""

    name = "business_number"
    distinctive = True

    def read(self, question: Question, text: str, language: Language) -> JsonValue:
        """The number; raises NoDigits, WrongDigits, WrongCheckDigit."""
        digits = _digits(text, needed=10)
        if not tax_check_digit_fits(digits):
            raise errors.WrongCheckDigit(understood=_dashed(digits, 3, 5))
        return _dashed(digits, 3, 5)


class CorporateNumber(FieldType):
    """법인등록번호, thirteen digits. Value: "110111-1234567".

    A check digit that does not fit is only a doubt (see `forms.fields.doubts`): numbers given since 2025 are said to
    have none. What is evidently a person's resident number is refused.
    """

    name = "corporate_number"
    distinctive = True
    tells_persons = True

    def read(self, question: Question, text: str, language: Language) -> JsonValue:
        """The number; raises NoDigits, WrongDigits, ResidentNumber."""
        if cleaning.HIDDEN.search(text):
            cleaning.refuse_resident_number(text)
        digits = _digits(text, needed=13)
        if _is_persons(digits):
            raise errors.ResidentNumber
        return _dashed(digits, 6)


class HsCode(FieldType):
    """HS code, six digits (international) or ten (HSK). Value: "3304.99" or "3304.99-1000"."""

    name = "hs_code"
    distinctive = True

    def read(self, question: Question, text: str, language: Language) -> JsonValue:
        """The code; raises NotAnHsCode, NoDigits, WrongDigits."""
        bare = re.sub(r"^(?:HSK?\s*(?:code|코드|부호)?\s*[:.]?\s*)", "", text, flags=re.IGNORECASE)
        digits = _digits(bare, needed=6, also=10)
        if not 1 <= int(digits[:2]) <= 97 or digits[:2] == "77":  # the nomenclature has chapters 1 to 97 without 77
            raise errors.NotAnHsCode
        return _dashed(f"{digits[:4]}.{digits[4:]}", 7) if len(digits) > 6 else f"{digits[:4]}.{digits[4:]}"

    def _inside(self, question: Question, line: str, language: Language) -> JsonValue | None:
        """Inside a sentence only what has the dot of a code: ten digits may also be a telephone number."""
        return super()._inside(question, line, language) if _DOTTED.search(line) else None


def tax_check_digit_fits(digits: str) -> bool:
    """Whether the tenth of ten digits is the check digit of a 사업자등록번호."""
    total = sum(int(digit) * weight for digit, weight in zip(digits, _TAX_WEIGHTS, strict=False))
    total += int(digits[8]) * 5 // 10
    return (10 - total % 10) % 10 == int(digits[9])


def register_check_digit_fits(digits: str) -> bool:
    """Whether the last of thirteen digits is the check digit of a 법인등록번호 as given before 2025."""
    total = sum(int(digit) * weight for digit, weight in zip(digits, _REGISTER_WEIGHTS, strict=False))
    return (10 - total % 10) % 10 == int(digits[12])


def _digits(text: str, *, needed: int, also: int | None = None) -> str:
    text = numerals.spelled_digits(text.removesuffix("번"))
    digits = re.sub(r"[^0-9]", "", text)
    if not _SHAPE.fullmatch(text):
        raise errors.NoDigits(needed=needed)
    if len(digits) not in {needed, also}:
        raise errors.WrongDigits(digits=len(digits), needed=needed)
    return digits


def _dashed(digits: str, *places: int) -> str:
    cuts = (0, *places, len(digits))
    return "-".join(digits[start:end] for start, end in itertools.pairwise(cuts))


def _is_persons(digits: str) -> bool:
    """A birthday where no kind of corporation can be, or a resident check digit where the register's does not fit."""
    if not cleaning.is_birthday(digits[:2], digits[2:4], digits[4:6]) or digits[6] not in "12345678":
        return False
    if int(digits[4:6]) not in _CORPORATION_KINDS:
        return True
    total = sum(int(digit) * weight for digit, weight in zip(digits, _RESIDENT_WEIGHTS, strict=False))
    return (11 - total % 11) % 10 == int(digits[12]) and not register_check_digit_fits(digits)
