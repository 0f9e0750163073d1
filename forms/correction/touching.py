"""Which answered questions a sentence touches without naming them whole: "we owe no tax" touches the tax arrears."""

import re
from collections.abc import Iterator, Sequence

from forms import errors, fields
from forms.correction.reading import Meant
from forms.definitions.model import Language, Question
from forms.field_types import sentences

_WORD = re.compile(r"[a-z]{3,}|[가-힣]{2,}")
#: Words of names that are of no one thing.
_COMMON = frozenset(
    [
        *("the", "and", "for", "are", "not", "our", "your", "has", "have", "this", "that", "with", "from"),
        *("year", "last", "number", "name", "type", "total", "date"),
        *("여부", "작년", "올해", "현재", "우리", "회사", "이름", "번호", "금액", "대상", "상태", "최근"),
    ]
)
MOST = 4


def touched(questions: Sequence[Question], text: str, language: Language) -> list[Meant]:
    """The questions with a word of the sentence in their names, most words first; with the value where one is read."""
    said = set(_WORD.findall(text.casefold())) - _COMMON
    scored = [(score, question) for question in questions if (score := _score(question, said))]
    best = max((score for score, _ in scored), default=0)
    return list(_meant([question for score, question in scored if score == best][:MOST], text, language))


def _score(question: Question, said: set[str]) -> int:
    """Words of the label count twice."""
    own, label = _words(*sentences.names(question)), _words(question.label.ko, question.label.en)
    return sum(_is_among(word, own) + _is_among(word, label) for word in said)


def _words(*names: str) -> set[str]:
    return {word for name in names for word in _WORD.findall(name.casefold())} - _COMMON


def _is_among(word: str, own: set[str]) -> bool:
    """Also with a particle behind it (체납이), or in the plural."""
    if word.isascii():
        return bool({word, word.removesuffix("s"), f"{word}s"} & own)
    return any(word.startswith(each) for each in own)


def _meant(questions: Sequence[Question], text: str, language: Language) -> Iterator[Meant]:
    for question in questions:
        try:
            yield Meant(question, "told", fields.parse(question, text, language))
        except errors.FieldError:
            yield Meant(question, "told")
