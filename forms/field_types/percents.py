"""Shares in hundredths: 30% · 30프로 · 3할 5푼 · 절반 · thirty percent."""

import re
from decimal import Decimal

from pydantic import JsonValue

from forms import field_errors
from forms.definitions.model import Language, Question
from forms.errors import RangeGiven
from forms.field_types import number_ranges, numbers, numerals, shown

_UNIT = re.compile(r"\s*(?:%|퍼센트|퍼센티지|프로|퍼|per\s?cent|pct\.?)$", re.IGNORECASE)
_MINUS = re.compile(r"^(?:[-−△▲]|마이너스|minus\b)\s*", re.IGNORECASE)
# A tenth, a hundredth and a thousandth by their Korean names.
_TENTHS = re.compile(r"(?:(?P<ten>[^할푼리]+)할)?\s*(?:(?P<one>[^할푼리]+)푼)?\s*(?:(?P<tenth>[^할푼리]+)리)?")
_PARTS = {"ten": Decimal(10), "one": Decimal(1), "tenth": Decimal("0.1")}
_WORDS = {
    **dict.fromkeys(("절반", "반", "half"), Decimal(50)),
    **dict.fromkeys(("전부", "다", "전액", "모두", "all of it"), Decimal(100)),
}
_NEARLY_ALL = re.compile(r"(?:거의|almost|nearly)\s+(?:다|전부|모두|전액|all)", re.IGNORECASE)
_OF_ALL = re.compile(r"^(?:전체|(?:전체\s?)?매출액?|총매출액?)(?:의|에서|\s중(?:에서?)?|\s?대비)\s*(?=\S)")
_BAND = re.compile(r"%?\s*대$")  # 30%대: somewhere from 30 to 40
_FRACTION = re.compile(r"0?\.[0-9]*[1-9][0-9]*")
_PLACES = Decimal("0.000001")
_NEVER_MEANT = 10**6  # 3억 is money
_LEAST, _MOST = 0, 100  # unless the question gives other limits, as a growth rate may


class Percent(numbers.Number):
    """A share or rate. Value: float, 30.0 for 30 %; from 0 to 100 unless the question has limits."""

    name = "percent"

    def tidy(self, question: Question, text: str) -> str:
        """As other numbers; but nearly all is not all."""
        return text if _NEARLY_ALL.search(text) else super().tidy(question, text)

    def read(self, question: Question, text: str, language: Language) -> JsonValue:
        """The share; raises NotAPercent, AmbiguousPercent, RangeGiven."""
        text = _OF_ALL.sub("", text)
        if numbers.is_nothing(text):
            return 0.0
        if number_ranges.is_range(text) or _BAND.search(text):
            raise RangeGiven(understood=text)
        if _FRACTION.fullmatch(text):
            raise field_errors.AmbiguousPercent(understood=text)
        sign, bare = -1 if _MINUS.match(text) else 1, _UNIT.sub("", _MINUS.sub("", text))
        value = _WORDS.get(bare.casefold(), _in_tenths(bare))
        if value is None:
            raise field_errors.NotAPercent
        return float(sign * value.quantize(_PLACES)) + 0.0  # no minus before a zero

    def check(self, question: Question, value: JsonValue, language: Language) -> None:
        """Raises TooSmall or TooLarge."""
        limits = {
            "min": _LEAST if question.min is None else question.min,
            "max": _MOST if question.max is None else question.max,
        }
        super().check(question.model_copy(update=limits), value, language)

    def show(self, question: Question, value: JsonValue, language: Language) -> str:
        """Such as 30.5%."""
        number = numbers.plain(value) if isinstance(value, int | float) else str(value)
        return shown.say("show.percent", language, number=number)


def _in_tenths(text: str) -> Decimal | None:
    """3할 5푼 -> 35, 30 -> 30."""
    found = _TENTHS.fullmatch(text)
    if found is None or not any(found.groups()):
        return _number(text)
    total = Decimal(0)
    for name, size in _PARTS.items():
        if found[name]:
            value = _number(found[name].strip())
            if value is None:
                return None
            total += value * size
    return total


def _number(text: str) -> Decimal | None:
    numeral = numerals.read(text)
    return None if numeral is None or numeral.ambiguous or numeral.value > _NEVER_MEANT else numeral.value
