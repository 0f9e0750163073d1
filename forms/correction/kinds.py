"""Which questions can take words that name none: "15명" is of people, and no parcels; "네" may be of any."""

import functools
import re
from pathlib import Path

from pydantic import JsonValue

from forms import errors, fields, plain, yaml_file
from forms.definitions.model import Language, Question
from forms.field_types import numbers, sentences, talk

WORDS = Path(__file__).parent / "kinds.yml"
LONGEST_WORDS = 12
#: Types of which nearly any words are an answer.
FREE = frozenset({"text", "person", "company_name", "address"})
CHOSEN = frozenset({"choice", "choices"})
_NEVER = frozenset({"table", "file", "yes_no"})
_NUMBERS = frozenset({"count", "decimal", "money", "percent"})
# A choice's number is a way to press a button on show, and no words of an answer before it.
_ORDINAL = re.compile(
    r"^\W*[0-9]{1,2}\W*$|[0-9일이삼사오육칠팔구십]\s?번|번째|마지막|\b(?:[0-9]+(?:st|nd|rd|th)|first|second|third|last)\b",
    re.IGNORECASE,
)
_AMOUNT = r"(?:[0-9][0-9,.]*|[일이삼사오육칠팔구십백천만억조한두세네열]+)\s*"


def value(question: Question, text: str, language: Language) -> JsonValue | None:
    """What `text` is as an answer to `question`; None where it is none, or of another kind, or says only yes or no."""
    if question.type in _NEVER or len(text.split()) > LONGEST_WORDS or says_nothing(text):
        return None
    if question.type in FREE and (talk.is_talk(text) or sentences.denies(text)):
        return None
    if question.type in CHOSEN and _ORDINAL.search(text):
        return None
    kinds = _kinds(text)
    if kinds and _kind(question) not in kinds and question.type not in FREE:
        return None
    ways = (text, _without_own_words(question, text)) if question.type in CHOSEN else (text,)
    return next((read for way in ways if (read := _read(question, way, language)) is not None), None)


def _read(question: Question, text: str, language: Language) -> JsonValue | None:
    try:
        read = fields.parse(question, text, language)
    except errors.FieldError:
        return None
    return read if _is_plain(question, text) else None


def _without_own_words(question: Question, text: str) -> str:
    """ "the business is running", of the business status, says that it is running."""
    own = {word.casefold() for name in sentences.names(question) for word in name.split() if word.isascii()}
    return " ".join(word for word in text.split() if word.casefold() not in own)


def says_nothing(text: str) -> bool:
    """Whether it is only a yes, a no or a "none", which may be of any question."""
    bare = text.strip(" .,!~…")
    return not bare or plain.yes_or_no(bare) is not None or numbers.is_nothing(bare)


def _is_plain(question: Question, text: str) -> bool:
    return question.type in FREE or question.type in _NUMBERS or fields.is_plain(question, text)


def _kind(question: Question) -> str:
    return "percent" if question.type == "percent" else question.unit or question.type


def _kinds(text: str) -> frozenset[str]:
    """The kinds that the units in `text` are of; empty without any."""
    return frozenset(kind for kind, pattern in _units().items() if pattern.search(text))


@functools.cache
def _units() -> dict[str, re.Pattern[str]]:
    table = yaml_file.table(WORDS)
    return {kind: _unit(str(words).split()) for kind, words in table.items()}


def _unit(words: list[str]) -> re.Pattern[str]:
    latin = [rf"{re.escape(word)}\b" if word.isascii() and word.isalpha() else re.escape(word) for word in words]
    every = "|".join(sorted(latin, key=len, reverse=True))
    return re.compile(rf"{_AMOUNT}(?:hundred\s+|thousand\s+|million\s+|billion\s+)*(?:{every})", re.IGNORECASE)
