"""Counts ("12명", "열두 명", "약 200개") and decimals with a unit ("0.5kg", "500g")."""

import datetime as dt
import re
from decimal import Decimal

from pydantic import JsonValue

from forms import errors
from forms.definitions.model import Language, Question
from forms.field_types import cleaning, number_ranges, numerals, shown, told_around
from forms.field_types.base import FieldType

_NOTHING = re.compile(
    r"(?:(?:아직|따로|별도로|현재)\s*)?(?:아무(?:도|것도)\s*)?(?:(?:하나|한\s*(?:명|분|사람|개|건|곳))도\s*)?(?:없음|없어|없었어|없었습니다|없습니다|없다|없고|없는데|전혀|none|nothing|nobody|no\s?one|not\s+any|nil)"
    r"(?:요|습니다)?(?:\s*(?:없음|없어|yet|so\s+far|아직))?$",
    re.IGNORECASE,
)
_COUNTER = re.compile(
    r"\s*(?:명|名|분|사람|인|식구|개|건|대|곳|군데|박스|상자|통|매|장|종류|종|품목|가지|꾸러미|개월|달|소포|택배|"
    r"people|persons?|employees?|staff|parcels?|boxes|box|packages?|items?|pieces?|pcs|months?)(?:이|가)?$",
    re.IGNORECASE,
)
_PLACES = Decimal("0.000001")
LARGEST = 10**15  # exact in every JSON reader

# What a measure may be written in, and how many of the question's unit it is.
MEASURES: dict[str, dict[str, Decimal]] = {
    "kg": {
        **dict.fromkeys(("kg", "킬로그램", "킬로", "키로", "kilograms", "kilogram", "kilos", "kilo"), Decimal(1)),
        **dict.fromkeys(("g", "그램", "그람", "grams", "gram"), Decimal("0.001")),
        **dict.fromkeys(("mg", "밀리그램"), Decimal("0.000001")),
        **dict.fromkeys(("톤", "tonnes", "tonne"), Decimal(1000)),
    },
}
# "200 a month" is a count only where the question asks for a month.
_MONTHLY = re.compile(r"^(?:한\s?달에|매달|매월|월)\s*|\s*(?:(?:a|per|each|every)\s+month|monthly)$", re.IGNORECASE)
_ASKS_MONTHLY = re.compile(r"월|달|month", re.IGNORECASE)
_WESTERN_LETTER = re.compile(r"[0-9]\s*[kmb]$", re.IGNORECASE)  # 500m: metres rather than millions
# What is counted may be named before the number; "on average" counts where a month or people are asked.
_THINGS = {
    "person": re.compile(r"^(?:(?:상시\s?)?근로자|종업원|직원|총원|인원)(?:\s?수)?(?:은|는|이|가)?\s*(?=\S)"),
    "parcel": re.compile(r"^(?:택배|소포|박스|상자)(?:는|은|가|이)?\s*(?=\S)"),
}
_AVERAGE = re.compile(r"^(?:평균(?:으로|적으로)?|보통)\s*(?=\S)")
COUNTED = frozenset({"person", "parcel", "piece", "month"})


def is_nothing(text: str) -> bool:
    """Whether `text` says that there is none."""
    return _NOTHING.match(text) is not None


class Number(FieldType):
    """What counts, decimals, amounts and shares have in common: limits, and sentences around them."""

    def told(self, question: Question, text: str) -> str:
        """The number in a sentence that only tells that it is so."""
        return told_around.without(question, text)

    def check(self, question: Question, value: JsonValue, language: Language) -> None:
        """Raises TooSmall or TooLarge."""
        low, high = question.min, question.max
        if not isinstance(value, int | float):
            return
        if low is not None and not isinstance(low, dt.date) and value < low:
            raise errors.TooSmall(**self._facts(question, value, low, language))
        if high is not None and not isinstance(high, dt.date) and value > high:
            raise errors.TooLarge(**self._facts(question, value, high, language))

    def _facts(self, question: Question, value: JsonValue, limit: JsonValue, language: Language) -> dict[str, str]:
        return {"understood": self.show(question, value, language), "limit": self.show(question, limit, language)}


class Count(Number):
    """A whole number of things. Value: int."""

    name = "count"

    def units(self) -> frozenset[str]:
        """Things that can be counted; each has its words `unit.<name>`."""
        return COUNTED

    def read(self, question: Question, text: str, language: Language) -> JsonValue:
        """The count; raises NotACount, NotWhole, RangeGiven, TooLarge."""
        if is_nothing(text):
            return 0
        if number_ranges.is_range(text):
            raise errors.RangeGiven(understood=text)
        number = self._number(_bare_count(question, text))
        if number != int(number):
            raise errors.NotWhole(understood=text)
        if number > LARGEST:
            raise errors.TooLarge(understood=text, limit=f"{LARGEST:,}")
        return int(number)

    def show(self, question: Question, value: JsonValue, language: Language) -> str:
        """The count with its unit, such as 12명 or "12 people"."""
        number = f"{value:,}" if isinstance(value, int | float) else str(value)
        if question.unit is None:
            return number
        return shown.say(f"unit.{question.unit}", language, count=value, number=number)

    def _number(self, text: str) -> Decimal:
        bare = _COUNTER.sub("", text).strip()
        if bare == text and numerals.is_one_word(text):
            raise errors.NotACount  # "오" and "이" are said of much else
        native = numerals.read_native(bare, before_counter=bare != text)
        if native is not None:
            return Decimal(native)
        numeral = numerals.read(bare)
        if numeral is None or numeral.ambiguous:
            raise errors.NotACount
        return numeral.value


def _bare_count(question: Question, text: str) -> str:
    """`text` without the month that is asked for, and without the name of what is counted."""
    monthly = _ASKS_MONTHLY.search(f"{question.label.ko} {question.label.en}")
    if monthly:
        text = cleaning.strip_strict(_MONTHLY.sub("", text))
    if monthly or question.unit == "person":
        text = _AVERAGE.sub("", text)
    thing = _THINGS.get(question.unit or "")
    return cleaning.strip_strict(thing.sub("", text)) if thing else text


class Measure(Number):
    """A number that may have a fraction, with a unit. Value: float in the question's unit."""

    name = "decimal"

    def units(self) -> frozenset[str]:
        """Units that can be measured in; each has its words `unit.<name>`."""
        return frozenset(MEASURES)

    def read(self, question: Question, text: str, language: Language) -> JsonValue:
        """The number; raises NotADecimal, RangeGiven, TooLarge."""
        if number_ranges.is_range(text):
            raise errors.RangeGiven(understood=text)
        bare, factor = _without_unit(text, question.unit)
        bare = "0.5" if bare != text and bare.casefold() in {"반", "half a"} else bare
        native = numerals.read_native(bare, before_counter=bare != text)
        numeral = numerals.Numeral(Decimal(native)) if native is not None else numerals.read(bare)
        if numeral is None or numeral.ambiguous or _WESTERN_LETTER.search(bare):
            raise errors.NotADecimal
        value = numeral.value * factor
        if value > LARGEST:
            raise errors.TooLarge(understood=text, limit=f"{LARGEST:,}")
        return float(value.quantize(_PLACES))

    def show(self, question: Question, value: JsonValue, language: Language) -> str:
        """The number with its unit, such as 0.5kg."""
        number = plain(value) if isinstance(value, int | float) else str(value)
        return number if question.unit is None else shown.say(f"unit.{question.unit}", language, number=number)


def _without_unit(text: str, unit: str | None) -> tuple[str, Decimal]:
    folded = text.casefold()
    for name, factor in sorted(MEASURES.get(unit or "", {}).items(), key=lambda pair: -len(pair[0])):
        if folded.endswith(name):
            return text[: -len(name)].strip(), factor
    return text, Decimal(1)


def plain(value: float) -> str:
    """`value` in digits, thousands marked, without needless zeros."""
    number = Decimal(repr(value)).quantize(_PLACES)
    return f"{number:,f}".rstrip("0").rstrip(".")
