"""Amounts of money: 3억5천 · 1,200만원 · 12만불 · US$1.2M · 천불 · KRW 350 million."""

import re
from decimal import Decimal

from pydantic import JsonValue

from forms import errors
from forms.definitions.model import Language, Question
from forms.field_types import number_ranges, numbers, numerals, shown

# Units of a question: the currency meant where none is said, and of how many a bare number is told (백만원 단위).
SCALES: dict[str, tuple[str, int]] = {
    "KRW": ("KRW", 1),
    "KRW_thousand": ("KRW", 10**3),
    "KRW_million": ("KRW", 10**6),
    "USD": ("USD", 1),
    "USD_thousand": ("USD", 10**3),
}
_WON = "원화|₩|krw|won|원"
_DOLLAR = r"us\s?\$|usd|u\.s\.\s?dollars?|us\s?dollars?|미화로|미화|미국\s?달러|달러|딸러|불|弗|dollars?|\$"
_BEFORE = re.compile(rf"^(?:(?P<KRW>{_WON})|(?P<USD>{_DOLLAR}))\s*", re.IGNORECASE)
_AFTER = re.compile(rf"\s*(?:(?P<KRW>{_WON})|(?P<USD>{_DOLLAR}))\s*(?:정|整)?$", re.IGNORECASE)
_NEGATIVE = re.compile(r"(?:[-−△▲]|마이너스|minus\b)\s*(?P<signed>.+)|\((?P<bracketed>.+)\)", re.IGNORECASE)
# Losses are told of a result only: sales have none.
_ASKS_RESULT = re.compile(r"이익|손익|순익|수지|profit|income|loss", re.IGNORECASE)
_LOSS = re.compile(
    r"^(?:순|영업)?(?:손실|적자)(?:은|는|이|가|로|액)?\s*(?=\S)|\s*(?:손실|적자)$|^(?:a\s+)?loss\s+of\s+", re.IGNORECASE
)
_GAIN = re.compile(r"^(?:흑자|이익|(?:a\s+)?profit\s+of)(?:은|는|이|가|로)?\s*(?=\S)|\s*흑자$", re.IGNORECASE)
_BRACKETED = re.compile(r"(?<=[0-9만억천])\s*\(\s*(원|won|KRW|USD|달러|불)\s*\)$", re.IGNORECASE)
_DOTTED = re.compile(r"(?<![0-9.,])[0-9]{1,3}(?:\.[0-9]{3}){2,}(?![0-9.,])")  # 430.000.000
_FORMAL = re.compile(r"^[일一]?[금金]\s*(?=\S)")  # 금 일억원정
_RANGE_SIGN = re.compile(
    r"[~∼〜]|에서\s|내지\s|^몇|부터\s|\bto\b|\bbetween\b|(?<=[0-9억만천원불])\s?[-–—]\s?(?=[0-9$])"
)

# A number without any unit is taken at its word only from here on; below, people often mean 만 or 천 or thousands.
_PLAIN_FROM = {"KRW": 1_000_000, "USD": 1_000}
_WORDED_FROM = {"KRW": 10_000, "USD": 0}  # "5천" said of won may as well be 5천만원
_SCALED_TO = 10**12  # above, a bare number in thousands or millions was probably told in full
_BESIDE = re.compile(
    r"\s*\(?\s*단위\s*[:은는]?\s*(?P<unit>천|백만|억)\s?원\s*\)?\s*,?\s*|(?<=[0-9])\s*\((?P<brief>천|백만|억)\s?원\)\s*$"
)
_DOLLARS_NEVER_MEANT = 10**8  # an 억 without a currency is said of won, even where dollars are asked


class Money(numbers.Number):
    """An amount of money. Value: {"amount": int in whole won or dollars, "currency": "KRW" | "USD"}."""

    name = "money"

    def units(self) -> frozenset[str]:
        """Currencies, some of them by the thousand or million; the question's is taken when none is said."""
        return frozenset(SCALES)

    def read(self, question: Question, text: str, language: Language) -> JsonValue:
        """The amount; raises NotMoney, AmbiguousMoney, NotWhole, RangeGiven."""
        expected, scale = SCALES[question.unit or "KRW"]
        if numbers.is_nothing(text):
            return {"amount": 0, "currency": expected}
        if _RANGE_SIGN.search(text) or number_ranges.is_limit(text):
            raise errors.RangeGiven(understood=text)
        size, sign = _signed(_with_unit(_result(question, _DOTTED.sub(_with_commas, _BRACKETED.sub(r"\1", text)))))
        bare, currency = _currency(_FORMAL.sub("", size))
        if currency is not None and sign > 0:
            bare, sign = _signed(bare)  # KRW -5,000
        numeral = numerals.read(bare, closed=currency is not None)
        if numeral is None or (currency is None and numerals.is_one_word(bare)):
            raise errors.NotMoney
        factor = scale if numeral.bare and currency is None else 1
        if numeral.ambiguous or (currency is None and _needs_unit(numeral, expected, factor)):
            raise errors.AmbiguousMoney(understood=text)
        return {"amount": sign * _whole(numeral.value * factor, text), "currency": currency or expected}

    def check(self, question: Question, value: JsonValue, language: Language) -> None:
        """Raises TooSmall or TooLarge; limits hold in the question's own currency only."""
        if isinstance(value, dict) and value["currency"] == SCALES[question.unit or "KRW"][0]:
            super().check(question, value["amount"], language)

    def show(self, question: Question, value: JsonValue, language: Language) -> str:
        """Such as 3억 5,000만원, 12만 달러, KRW 350,000,000, US$120,000."""
        if not isinstance(value, dict):
            value = {"amount": value, "currency": SCALES[question.unit or "KRW"][0]}
        return show(int(str(value["amount"])), str(value["currency"]), language)


def show(amount: int, currency: str, language: Language) -> str:
    """Such as 3억 5,000만원, 12만 달러, KRW 350,000,000, US$120,000."""
    return shown.say(f"show.{currency.casefold()}", language, grouped=numerals.grouped(amount), amount=f"{amount:,}")


def _with_commas(found: re.Match[str]) -> str:
    return found[0].replace(".", ",")


def _result(question: Question, text: str) -> str:
    """손실 2천만원 -> -2천만원, where a result is asked."""
    if not _ASKS_RESULT.search(f"{question.label.ko} {question.label.en}"):
        return text
    lost = _LOSS.sub("", text)
    return f"-{lost}" if lost != text else _GAIN.sub("", text)


def _signed(text: str) -> tuple[str, int]:
    """The text without what makes it negative, and its sign."""
    found = _NEGATIVE.fullmatch(text)
    return (found["signed"] or found["bracketed"], -1) if found else (text, 1)


def _currency(text: str) -> tuple[str, str | None]:
    """The text without its currency; a second currency stays in it, so that it is then no number."""
    for pattern in (_AFTER, _BEFORE):
        if found := pattern.search(text):
            rest = text[: found.start()] + text[found.end() :]
            currency = found.lastgroup
            again = _BEFORE.match(rest)
            return (rest[again.end() :] if again and again.lastgroup == currency else rest), currency
    return text, None


def _with_unit(text: str) -> str:
    """350 (단위: 백만원) -> 350 백만원."""
    found = _BESIDE.search(text)
    if found is None:
        return text
    return f"{_BESIDE.sub('', text).strip()} {found['unit'] or found['brief']}원"


def _needs_unit(numeral: numerals.Numeral, currency: str, factor: int) -> bool:
    """Whether nobody can tell the amount without hearing its unit."""
    if factor > 1:
        return numeral.value * factor >= _SCALED_TO
    if currency == "USD" and not numeral.bare and numeral.value >= _DOLLARS_NEVER_MEANT:
        return True
    enough = (_PLAIN_FROM if numeral.bare else _WORDED_FROM)[currency]
    return 0 < numeral.value < enough


def _whole(value: Decimal, text: str) -> int:
    amount = int(value)
    if amount != value:
        raise errors.NotWhole(understood=text)
    return amount
