"""Yes or no, one of several, some of several."""

import re
import unicodedata
from collections.abc import Sequence
from pathlib import Path

from pydantic import JsonValue

from forms import errors, yaml_file
from forms.definitions.model import Choice, Language, Question
from forms.field_types import cleaning, endings, sentences, shown
from forms.field_types.base import FieldType
from forms.field_types.naming import Found, Named, scan

WORDS = Path(__file__).parent / "yes_no.yml"


def _only(words: str) -> re.Pattern[str]:
    """Nothing but these words. Possessive and longest first, so that no text makes the match explode."""
    forms = {*words.split(), *unicodedata.normalize("NFKC", words).split()}  # ㅇㅇ has two
    every = sorted((re.escape(word).replace("_", r"[\s,]*+") for word in forms), key=len, reverse=True)
    return re.compile(rf"(?:(?:{'|'.join(every)})(?:{endings.CHAT}|[\s,.!~]|요(?=[\s.!~]|$))*+)++", re.IGNORECASE)


_ALL_YES, _ALL_NO = (_only(yaml_file.table(WORDS)[answer]) for answer in ("yes", "no"))
_ORDINAL = re.compile(
    r"(?:the\s+)?(?:([0-9]{1,2})\s*(?:번째|번|st|nd|rd|th|\))?|#([0-9]{1,2}))(?:\s+one)?"
    r"(?:\s*(?:것|거))?(?:으로|로)?(?:\s*(?:선택|할게|할래|하겠습니다|고를게|선택할게|해\s?주세)요?)?",
    re.IGNORECASE,
)
_ORDINALS = {
    "첫": 1, "두": 2, "세": 3, "네": 4, "다섯": 5, "여섯": 6, "일곱": 7, "여덟": 8, "아홉": 9, "열": 10,
    "first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5,
}  # fmt: skip
_SPELLED_ORDINAL = re.compile(
    r"(첫|두|세|네|다섯|여섯|일곱|여덟|아홉|열)\s*번째|\b(first|second|third|fourth|fifth)\b", re.IGNORECASE
)
_STATE = re.compile(r"([있없])(?:음|어요|습니다)$")
_JOINED = ", "


class YesNo(FieldType):
    """Yes or no. Value: bool."""

    name = "yes_no"

    def read(self, question: Question, text: str, language: Language) -> JsonValue:
        """True or False; raises NotYesOrNo."""
        if (answer := yes_or_no(text)) is None:
            raise errors.NotYesOrNo
        return answer

    def tidy(self, question: Question, text: str) -> str:
        """As typed: here the polite words are the answer."""
        return text

    def show(self, question: Question, value: JsonValue, language: Language) -> str:
        """예 or 아니요, Yes or No."""
        return shown.say("show.yes" if value else "show.no", language)

    def from_document(self, question: Question, raw: str) -> JsonValue:
        """Certificates print 여 and 부."""
        line = self.clean(question, raw)
        return {"여": True, "부": False}[line] if line in {"여", "부"} else self.read(question, line, "ko")


class OneChoice(FieldType):
    """One of the question's choices. Value: the choice's id."""

    name = "choice"
    needs_choices = True

    def tidy(self, question: Question, text: str) -> str:
        """As typed: a choice's label may itself end politely."""
        return text

    def read(self, question: Question, text: str, language: Language) -> JsonValue:
        """The one choice named in a sentence without a "not", or its number; raises NotAChoice, ManyChoices."""
        if numbered := _by_numbers(question, text):
            return _only_one(question, numbered, language)
        found = _scan(question, text)
        if len(found.ids) <= 1 and (not found.ids or sentences.denies(found.rest)):
            raise errors.NotAChoice(options=_labels(question, None, language))
        return _only_one(question, found.ids, language)

    def is_plain(self, question: Question, text: str) -> bool:
        """Whether nothing but a choice and politeness is said."""
        try:
            line = self.clean(question, text)
        except errors.FieldError:
            return False
        found = _scan(question, line)
        numbered = _by_numbers(question, line) or []
        return len(numbered) == 1 or (len(found.ids) == 1 and not found.rest)

    def from_document(self, question: Question, raw: str) -> JsonValue:
        """Only a choice whose name is the whole field; raises NotAChoice."""
        line = self.clean(question, raw)
        for choice in question.choices:
            if line == choice.id or any(_same(line, name) for name in names(choice)):
                return choice.id
        raise errors.NotAChoice(options=_labels(question, None, "ko"))

    def show(self, question: Question, value: JsonValue, language: Language) -> str:
        """The choice's label."""
        return _labels(question, [str(value)], language)

    def find_anywhere(self, question: Question, text: str, language: Language) -> JsonValue | None:
        """The choice named, if it is the only one."""
        return self.try_parse(question, text, language)


class ManyOfChoices(OneChoice):
    """Some of the question's choices. Value: list of ids in the question's order."""

    name = "choices"

    def read(self, question: Question, text: str, language: Language) -> JsonValue:
        """Every choice that is named; raises NotAChoice, SomeChoicesUnknown."""
        if numbered := _by_numbers(question, text):
            return list(numbered)
        found = _scan(question, text)
        if not found.ids or sentences.denies(found.rest):
            raise errors.NotAChoice(options=_labels(question, None, language))
        if found.rest:
            understood = _labels(question, found.ids, language)
            raise errors.SomeChoicesUnknown(understood=understood, unknown=found.rest)
        return [choice.id for choice in question.choices if choice.id in found.ids]

    def is_plain(self, question: Question, text: str) -> bool:
        """Whether nothing but choices and politeness is said."""
        return self.try_parse(question, text, "ko") is not None

    def from_document(self, question: Question, raw: str) -> JsonValue:
        """Choices joined by commas; raises FieldError."""
        return self.read(question, self.clean(question, raw), "ko")

    def show(self, question: Question, value: JsonValue, language: Language) -> str:
        """The labels, joined by commas."""
        return _labels(question, [str(one) for one in value] if isinstance(value, list) else [str(value)], language)


def yes_or_no(text: str) -> bool | None:
    """True or False if all of the clean `text` is words for yes or for no; None otherwise."""
    if _ALL_YES.fullmatch(text):
        return True
    return False if _ALL_NO.fullmatch(text) else None


def names(choice: Choice) -> list[str]:
    """Every word by which people name `choice`."""
    own = [choice.label.ko, choice.label.en, *choice.aliases]
    return list(dict.fromkeys(form for name in own for form in _forms(name)))


def _forms(name: str) -> list[str]:
    """없음, 없어요 and 없습니다 are the same."""
    found = _STATE.search(name)
    return [name] if found is None else [name, *(name[: found.end(1)] + ending for ending in ("음", "어요", "습니다"))]


def _scan(question: Question, text: str) -> Found:
    """What `text` names. A bare yes or no counts only when nothing else is named ("네, 준비 중이에요")."""
    neutral = sentences.names(question)
    things = [Named(choice.id, tuple(names(choice))) for choice in question.choices]
    telling = [Named(one.id, tuple(filter(_tells, one.names))) for one in things]
    found = scan(text, telling, neutral=neutral)
    return found if found.ids else scan(text, things, neutral=neutral)


def _tells(name: str) -> bool:
    """Whether `name` is more than a bare yes or no."""
    return " " in name or yes_or_no(name) is None


def _same(one: str, other: str) -> bool:
    return "".join(one.split()).casefold() == "".join(other.split()).casefold()


def _only_one(question: Question, ids: Sequence[str], language: Language) -> str:
    if len(ids) > 1:
        raise errors.ManyChoices(understood=_labels(question, ids, language))
    return ids[0]


def _by_number(question: Question, text: str) -> str | None:
    found = _ORDINAL.fullmatch(text)
    number = int(found[1] or found[2]) if found else 0
    return question.choices[number - 1].id if 1 <= number <= len(question.choices) else None


def _by_numbers(question: Question, text: str) -> list[str] | None:
    """Ids of the choices that are named by nothing but their numbers, in the question's order."""
    digits = _SPELLED_ORDINAL.sub(_ordinal, cleaning.strip_strict(text))
    if one := _by_number(question, digits):
        return [one]
    parts = re.split(r"\s*(?:,|/|·|와|과|하고|이랑|랑|\band\b|\s)\s*", digits)
    ids = [_by_number(question, part) for part in parts if part]
    if not ids or None in ids:
        return None
    return [choice.id for choice in question.choices if choice.id in ids]


def _ordinal(found: re.Match[str]) -> str:
    return f"{_ORDINALS[(found[1] or found[2]).casefold()]}번째"


def _labels(question: Question, ids: Sequence[str] | None, language: Language) -> str:
    chosen = [choice for choice in question.choices if ids is None or choice.id in ids]
    return _JOINED.join(choice.label.to(language) for choice in chosen)
