"""One of several, some of several."""

import re
from collections.abc import Sequence

from pydantic import JsonValue

from forms import errors
from forms.definitions.model import Choice, Language, Question
from forms.field_types import cleaning, sentences, superlatives, yes_no
from forms.field_types.base import FieldType
from forms.field_types.inputs import ChoicesInput
from forms.field_types.naming import Found, Named, scan

_ORDINAL = re.compile(
    r"(?:the\s+)?(?:(?:option|number|no\.?|choice|보기|선택지)\s*)?"
    r"(?:([0-9]{1,2})\s*(?:번째|번|st|nd|rd|th|\))?|#([0-9]{1,2}))(?:\s+(?:one|option|choice))?"
    r"(?:\s*(?:것|거|꺼|걸|껄))?(?:으로|로)?(?:\s*(?:선택|할게|할래|하겠습니다|고를게|선택할게|해\s?주세)요?)?",
    re.IGNORECASE,
)
_ORDINALS = {
    "첫": 1, "두": 2, "세": 3, "네": 4, "다섯": 5, "여섯": 6, "일곱": 7, "여덟": 8, "아홉": 9, "열": 10,
    "first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5,
}  # fmt: skip
_SPELLED_ORDINAL = re.compile(
    r"(첫|두|세|네|다섯|여섯|일곱|여덟|아홉|열)\s*번째|\b(first|second|third|fourth|fifth)\b", re.IGNORECASE
)
# 이번 is left out: it also says "this time".
_SPOKEN_NUMBER = re.compile(r"(?<![가-힣])([일삼사오육칠팔구십])\s?번(?!째)")
_LAST = re.compile(
    r"(?:맨\s?)?마지막(?:\s?번째)?(?=\s*(?:것|거|꺼|걸|껄|번|$))\s?번?|\b(?:the\s+)?last(?=\s+one|$)", re.IGNORECASE
)
_FUTURE = "".join(chr(0xAC00 + 28 * place + 8) for place in range(399))  # syllables that end in ㄹ: 할, 될, 바뀔
_HESITATES = re.compile(
    rf"[{_FUTURE}]\s?(?:거|것|까|예정|듯)|바뀌|바뀐|바꿨|문의|때문|궁금|차이|설명|비교|유리|원래|예전|작년|아까|[였었]는데|에서\s|(?:^|\s)반(?:\s|$)|반반|절반|사이|고민|생각\s?중|검토|준비|계획|예정|하려|려고|싶|바꿀|바꾸|전환|나중|[할될갈]\s?거|[할될]\s?것|[할될까]까"
)
_YET = re.compile(r"^아직(?:은|까지는?)?\s+(?=없)")
_CHOOSING = re.compile(
    r"(?:되어|돼|됩|됐|되|등록|신청|선택|지정|분류|해당|진행|운영|판매|생산|알고|받고|하고|할게|할래|하겠|같|맞|인|것|거|건|쪽|번|저|저희|저흰|우리|현재|지금|"
    r"이미|아직|그냥|일단|부탁|있|해|했|합|쓰|써|보내|이용|사용|만들|팔|납품|취급|싶|라고|이라고|기업|업체|회사|단계|유형|사업자|고를|정|둘게|갈게)[가-힣]{0,5}"
)
_STATE = re.compile(r"([있없])(?:음|어요|습니다)$")
# "네 없어요": a politeness before what is so or is not.
_POLITE_YES = re.compile(r"^(?:네|넵|예|yes)[\s,.]+(?=(?:[가-힣]{1,6}\s)?[있없])", re.IGNORECASE)
# In the middle of other words; at the beginning it is the answer itself.
_ENGLISH_BARE = re.compile(r"[a-z]['\s,]+(?:no|nothing|yes)\s+[a-z]", re.IGNORECASE)
_JOINED = ", "

#: The id of the choice that none of the others applies.
ALONE = "none"


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
        text = _POLITE_YES.sub("", text)
        found = _scan(question, text)
        if not found.ids and (best := superlatives.choose(text, {each.id: names(each) for each in question.choices})):
            return best
        unsure = sentences.denies(found.rest) or _HESITATES.search(found.rest) or not _chooses(found.rest)
        if len(found.ids) <= 1 and (not found.ids or unsure):
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
    longest = 600  # a whole list may be ticked

    def read(self, question: Question, text: str, language: Language) -> JsonValue:
        """Every choice that is named; raises NotAChoice, SomeChoicesUnknown."""
        if ticked := _ticked(question, text):
            return [choice.id for choice in question.choices if choice.id in ticked]
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

    def input(self, question: Question, value: JsonValue | None, language: Language) -> ChoicesInput:
        """A list to tick, without the choice that stands alone: that is one press of its button."""
        listed = [choice for choice in question.choices if choice.id != ALONE]
        chosen = value if isinstance(value, list) else []
        return ChoicesInput(
            question=question.key,
            label=question.label.to(language),
            choices=tuple(choice.label.to(language) for choice in listed),
            chosen=tuple(choice.label.to(language) for choice in listed if choice.id in chosen),
        )


def _ticked(question: Question, text: str) -> frozenset[str]:
    """The choices whose labels, with commas between, are all that is said: so a page sends a list that was ticked."""
    labels = {each: choice.id for choice in question.choices for each in (choice.label.ko, choice.label.en)}
    longest_first = "|".join(re.escape(label) for label in sorted(labels, key=len, reverse=True))
    if not re.fullmatch(f"(?:{longest_first})(?:, (?:{longest_first}))*", text):
        return frozenset()
    return frozenset(labels[found] for found in re.findall(longest_first, text))


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
    neutral = sentences.own_words(question)
    text = _YET.sub("", text)
    things = [Named(choice.id, tuple(names(choice))) for choice in question.choices]
    telling = [Named(one.id, tuple(filter(_tells, one.names))) for one in things]
    found = scan(text, telling, neutral=neutral)
    return found if found.ids or not _may_be_bare(text) else scan(text, things, neutral=neutral)


def _may_be_bare(text: str) -> bool:
    """Whether a yes or no in it answers: an English one in the middle denies something else ("we owe no tax")."""
    return _ENGLISH_BARE.search(text) is None


def _tells(name: str) -> bool:
    """Whether `name` is more than a bare yes or no."""
    return " " in name or yes_no.yes_or_no(name) is None


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
    digits = _LAST.sub(f"{len(question.choices)}번", _SPOKEN_NUMBER.sub(_spoken, digits))
    if one := _by_number(question, digits):
        return [one]
    parts = re.split(r"\s*(?:,|/|·|와|과|하고|이랑|랑|\band\b|\s)\s*", digits)
    ids = [_by_number(question, part) for part in parts if part]
    if not ids or None in ids:
        return None
    return [choice.id for choice in question.choices if choice.id in ids]


def _ordinal(found: re.Match[str]) -> str:
    return f"{_ORDINALS[(found[1] or found[2]).casefold()]}번째"


def _spoken(found: re.Match[str]) -> str:
    return f"{'일이삼사오육칠팔구십'.index(found[1]) + 1}번"


def _chooses(rest: str) -> bool:
    """Whether the Korean words beside a choice only choose it: "접었어요" and "넘어가요" do not."""
    return all(_CHOOSING.fullmatch(word) for word in re.findall("[가-힣]+", rest))


def _labels(question: Question, ids: Sequence[str] | None, language: Language) -> str:
    chosen = [choice for choice in question.choices if ids is None or choice.id in ids]
    return _JOINED.join(choice.label.to(language) for choice in chosen)
