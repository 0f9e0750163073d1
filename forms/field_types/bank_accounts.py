"""Bank accounts: 국민은행 123-45-678901 · 예금주 홍길동, 신한 110-123-456789 · (주)한빛식품."""

import functools
import re
from pathlib import Path
from typing import Any

from pydantic import JsonValue

from forms import errors, field_errors, yaml_file
from forms.definitions.basics import Aliases, Frozen, Language, Text
from forms.definitions.model import Question
from forms.field_types import account_holders, cleaning, sentences, shown
from forms.field_types.base import FieldType

TABLE = Path(__file__).parent / "banks.yml"
_DASH = r"[-–—.]"
_NUMBER = re.compile(
    rf"(?<![0-9A-Za-z\-])(?:[0-9]+(?:{_DASH}[0-9]+)+|[0-9]+(?:\s[0-9]+)+(?![0-9가-힣A-Za-z])|[0-9]+)(?![0-9])"
)
_LEAST, _MOST = 10, 16  # digits of Korean account numbers, virtual ones included
_NUMBER_DIGITS = 7  # from here on it is meant as an account number, not as part of a name
_PARTICLE = r"(?:에서|이고|이며|이랑|이나|으로|이에요|예요|이요|입니다|로|은|는|이|가|나|랑|하고|의)?"


class Bank(Frozen):
    """A bank's names."""

    ko: Text
    en: Text
    aliases: Aliases = Aliases()


@functools.cache
def table() -> dict[str, Bank]:
    """Every bank that we know, by id."""
    raw: dict[str, Any] = yaml_file.table(TABLE)
    return {key: Bank.model_validate(entry) for key, entry in raw.items()}


class BankAccount(FieldType):
    """An account. Value: {"bank": id in banks.yml, "number": digits with hyphens} and, where told, "holder": name."""

    name = "bank_account"
    tells_persons = True

    def clean(self, question: Question, text: str) -> str:
        """As other types; but many accounts have thirteen digits, which may begin like a birthday (1002123456789)."""
        line = super().clean(question, text)
        cleaning.refuse_resident_number(line, unbroken=False)
        return line

    def tidy(self, question: Question, text: str) -> str:
        """Politely ended as free text is: the last word may be a name."""
        return cleaning.strip_free(sentences.without_lead(question, cleaning.strip_free(text)))

    def read(self, question: Question, text: str, language: Language) -> JsonValue:
        """The account; raises ManyChoices or one of the errors about accounts in `forms.field_errors`."""
        rest, holder = account_holders.cut_labelled(text, has_number=_has_number)
        sides, number = _around_number(rest)
        sides, banks = _without_banks(sides)
        if len(banks) > 1:
            raise errors.ManyChoices(understood=", ".join(getattr(table()[bank], language) for bank in banks))
        if not banks or not number:
            raise _missing(banks, number, language)
        rest = " ".join(filter(None, map(account_holders.without_filler, sides)))
        if rest and (holder is not None or (holder := account_holders.unlabelled(rest, text)) is None):
            understood = shown.say("show.account", language, bank=getattr(table()[banks[0]], language), number=number)
            raise field_errors.SomeAccountUnknown(understood=understood, unknown=rest)
        return {"bank": banks[0], "number": _checked(number), **({"holder": holder} if holder else {})}

    def show(self, question: Question, value: JsonValue, language: Language) -> str:
        """Such as "국민은행 123-45-678901, 예금주 홍길동"."""
        if not isinstance(value, dict):
            return str(value)
        bank = table().get(str(value["bank"]))
        facts = {"bank": getattr(bank, language) if bank else value["bank"], "number": value["number"]}
        if "holder" in value:
            return shown.say("show.account_held", language, holder=value["holder"], **facts)
        return shown.say("show.account", language, **facts)


@functools.cache
def _named() -> re.Pattern[str]:
    """Any bank's name as a whole word; the group's name is the bank's id."""
    names = [(name, key) for key, bank in table().items() for name in (bank.ko, bank.en, *bank.aliases)]
    longest = sorted(names, key=lambda pair: -len(pair[0]))
    every = "|".join(f"(?P<{key}_{place}>{_spaced(name)})" for place, (name, key) in enumerate(longest))
    return re.compile(
        rf"(?<![0-9A-Za-z가-힣])(?:{every})(?:\s?은행|\s?bank)?{_PARTICLE}(?![A-Za-z가-힣])", re.IGNORECASE
    )


def _spaced(name: str) -> str:
    return r"\s?".join(re.escape(letter) for letter in name if not letter.isspace())


def _has_number(text: str) -> bool:
    return any(_digits(found[0]) >= _NUMBER_DIGITS for found in _NUMBER.finditer(text))


def _digits(text: str) -> int:
    return sum(letter.isdigit() for letter in text)


def _around_number(text: str) -> tuple[list[str], str]:
    """What stands before and after the account number, and that; raises NotABankAccount if there are two."""
    found = list(_NUMBER.finditer(text))
    long = [each for each in found if _digits(each[0]) >= _NUMBER_DIGITS]
    if len(long) > 1:
        raise field_errors.NotABankAccount
    if not long and len(found) != 1:
        return [text], ""
    number = (long or found)[0]
    return [text[: number.start()], text[number.end() :]], re.sub(rf"{_DASH}|\s", "-", number[0])


def _without_banks(texts: list[str]) -> tuple[list[str], list[str]]:
    """The texts without the names of banks, and their ids."""
    banks = [_id(found) for text in texts for found in _named().finditer(text)]
    return [_named().sub(" ", text) for text in texts], list(dict.fromkeys(banks))


def _id(found: re.Match[str]) -> str:
    return str(found.lastgroup).rpartition("_")[0]


def _missing(banks: list[str], number: str, language: Language) -> errors.FieldError:
    if banks:
        return field_errors.NoAccountNumber(understood=getattr(table()[banks[0]], language))
    if _digits(number) >= _NUMBER_DIGITS:
        return field_errors.NoBank(understood=number)
    return field_errors.NotABankAccount()


def _checked(number: str) -> str:
    if not _LEAST <= _digits(number) <= _MOST:
        raise field_errors.WrongAccountDigits(digits=_digits(number), least=_LEAST, most=_MOST)
    return number
