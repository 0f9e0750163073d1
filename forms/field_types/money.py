"""Amounts of money: 3억5천 · 1,200만원 · 12만불 · US$1.2M · 천불 · KRW 350 million."""

import re
from decimal import Decimal

from pydantic import JsonValue

from forms import errors
from forms.field_types import numbers, numerals, shown
from forms.model import Language, Question

CURRENCIES = frozenset({"KRW", "USD"})
_WON = "원화|₩|krw|won|원"
_DOLLAR = r"us\s?\$|usd|u\.s\.\s?dollars?|us\s?dollars?|미화|미국\s?달러|달러|딸러|불|弗|dollars?|\$"
_BEFORE = re.compile(rf"^(?:(?P<KRW>{_WON})|(?P<USD>{_DOLLAR}))\s*", re.IGNORECASE)
_AFTER = re.compile(rf"\s*(?:(?P<KRW>{_WON})|(?P<USD>{_DOLLAR}))\s*(?:정|整)?$", re.IGNORECASE)
_MINUS = re.compile(r"^[-−△▲]\s*|^\((?=.*\)$)|(?<=.)\)$")
_FORMAL = re.compile(r"^[금金]\s*(?=\S)")  # 금 일억원정
_RANGE_SIGN = re.compile(r"[~∼〜]|에서\s|부터\s|\bto\b|\bbetween\b|(?<=[0-9억만천원불])\s?[-–—]\s?(?=[0-9$])")

# A number without any unit is taken at its word only from here on; below, people often mean 만 or 천 or thousands.
_PLAIN_FROM = {"KRW": 1_000_000, "USD": 1_000}
_DOLLARS_NEVER_MEANT = 10**8  # an 억 without a currency is said of won, even where dollars are asked


class Money(numbers.Number):
    """An amount of money. Value: {"amount": int in whole won or dollars, "currency": "KRW" | "USD"}."""

    name = "money"

    def units(self) -> frozenset[str]:
        """Currencies that are understood; the question's is taken when none is said."""
        return CURRENCIES

    def read(self, question: Question, text: str, language: Language) -> JsonValue:
        """The amount; raises NotMoney, AmbiguousMoney, NotWhole, RangeGiven."""
        if numbers.is_nothing(text):
            return {"amount": 0, "currency": question.unit or "KRW"}
        if _RANGE_SIGN.search(text):
            raise errors.RangeGiven(understood=text)
        bare, currency = _currency(_FORMAL.sub("", _MINUS.sub("", text)))
        numeral = numerals.read(bare, closed=currency is not None)
        if numeral is None:
            raise errors.NotMoney
        if numeral.ambiguous or (currency is None and _needs_unit(numeral, question.unit or "KRW")):
            raise errors.AmbiguousMoney(understood=text)
        return {"amount": _whole(numeral.value, text), "currency": currency or question.unit or "KRW"}

    def check(self, question: Question, value: JsonValue, language: Language) -> None:
        """Raises TooSmall or TooLarge; limits hold in the question's own currency only."""
        if isinstance(value, dict) and value["currency"] == (question.unit or "KRW"):
            super().check(question, value["amount"], language)

    def show(self, question: Question, value: JsonValue, language: Language) -> str:
        """Such as 3억 5,000만원, 12만 달러, KRW 350,000,000, US$120,000."""
        if not isinstance(value, dict):
            value = {"amount": value, "currency": question.unit or "KRW"}
        return show(int(str(value["amount"])), str(value["currency"]), language)


def show(amount: int, currency: str, language: Language) -> str:
    """Such as 3억 5,000만원, 12만 달러, KRW 350,000,000, US$120,000."""
    return shown.say(f"show.{currency.casefold()}", language, grouped=numerals.grouped(amount), amount=f"{amount:,}")


def _currency(text: str) -> tuple[str, str | None]:
    """The text without its currency; a second currency stays in it, so that it is then no number."""
    for pattern in (_AFTER, _BEFORE):
        if found := pattern.search(text):
            rest = text[: found.start()] + text[found.end() :]
            currency = found.lastgroup
            again = _BEFORE.match(rest)
            return (rest[again.end() :] if again and again.lastgroup == currency else rest), currency
    return text, None


def _needs_unit(numeral: numerals.Numeral, currency: str) -> bool:
    if currency == "USD" and not numeral.bare and numeral.value >= _DOLLARS_NEVER_MEANT:
        return True
    return numeral.bare and 0 < numeral.value < _PLAIN_FROM[currency]


def _whole(value: Decimal, text: str) -> int:
    amount = int(value)
    if amount != value:
        raise errors.NotWhole(understood=text)
    return -amount if _MINUS.search(text) else amount
