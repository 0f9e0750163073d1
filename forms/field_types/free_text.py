"""Answers in free words: text, people, company names, addresses."""

import re
from typing import ClassVar, Literal

from pydantic import JsonValue

from forms import errors
from forms.field_types import choices, cleaning, endings, sentences
from forms.field_types.base import FieldType
from forms.model import Language, Question

_LETTER = re.compile(r"[^\W\d_ㄱ-ㅣ\u1100-\u11ff]")  # single letters such as ㅋㅋ are no words
_PERSON = re.compile(r"[\w\s.,·ㆍ'’()\-]+")
# What ends like this is talk, not a name.
_TALK = re.compile(
    r"(?:니다|니까|[까네]요|니에요|[세게래려어아해워줘]요|나요|가요|뭐예요|몰라|할게|할래|해줘|싶어)[.!~]*$|\?"
)
# The same, too short to be seen by its ending.
_SHORT_TALK = frozenset(
    {"몰라요", "몰라", "모름", "모르겠음", "글쎄요", "글쎄", "나중에", "나중에요", "비밀", "아직", "아직요", "미정"}
)


def is_talk(text: str) -> bool:
    """Whether `text` answers, asks or evades instead of naming something."""
    text = text.rstrip(" .!~…")
    if text in _SHORT_TALK or ((len(text) > 1 or not text.isascii()) and choices.yes_or_no(text) is not None):
        return True
    return len(text) > 4 and _TALK.search(text) is not None


class Text(FieldType):
    """Any words. Value: str."""

    name = "text"
    strict = False
    normal_form: ClassVar[Literal["NFC", "NFKC"]] = "NFC"
    longest = 500
    fault: ClassVar[type[errors.FieldError]] = errors.FieldError

    def fits(self, text: str) -> bool:
        """Letters, and more than a bare yes or no; "없음" may be all there is to say."""
        bare = not text.startswith(("없", "해당")) and choices.yes_or_no(text) is not None
        return _LETTER.search(text) is not None and not bare

    def read(self, question: Question, text: str, language: Language) -> JsonValue:
        """The words; raises the type's own error if they cannot be meant as an answer."""
        if not self.fits(text):
            raise self.fault
        return text

    def tidy(self, question: Question, text: str) -> str:
        """`text` without the question's name before it and the surest polite words."""
        while (shorter := sentences.without_lead(question, cleaning.strip_free(text))) != text:
            text = shorter
        return text

    def find_target(self, question: Question, target: str, language: Language) -> JsonValue | None:
        """All the words that a correction asks for."""
        return self.try_parse(question, target, language)

    def find_anywhere(self, question: Question, text: str, language: Language) -> JsonValue | None:
        """What a sentence says the question's thing is ("상호는 한빛식품이에요")."""
        said = endings.said(text)
        return self.try_parse(question, said, language) if said else None


_PRONOUNS = frozenset({"저", "저요", "저희", "제가", "나", "내가", "우리", "본인", "접니다", "me", "myself"})


# What may stand behind a person's name; 대표 and such only as a word of its own, as 김대표 is somebody too.
_TITLES = "대표이사|대표자|대표|사장|회장|부사장|전무|상무|이사|본부장|실장|부장|차장|과장|팀장|대리|주임|사원|매니저"
_TITLE = re.compile(rf"(?:\s+(?:{_TITLES})|\s*\((?:{_TITLES})\))?(?:\s*님|\s+씨)?$")
_ONLY_TITLE = re.compile(rf"(?:{_TITLES}|담당자?)(?:\s*님)?|.*(?:성함|이름|대표님).*|[저나](?:예요|요|입니다)?\s.*")
_SPACED_OUT = re.compile(r"[가-힣](?:\s[가-힣]){1,3}")  # 김 하 늘, as forms print it


class Person(Text):
    """A person's name, or several. Value: str."""

    name = "person"
    normal_form = "NFKC"
    longest = 60
    fault = errors.NotAPerson

    def tidy(self, question: Question, text: str) -> str:
        """The bare name, without title."""
        bare = super().tidy(question, text)
        while (shorter := _untitled(bare)) != bare:
            bare = super().tidy(question, shorter)
        return bare.replace(" ", "") if _SPACED_OUT.fullmatch(bare) else bare

    def fits(self, text: str) -> bool:
        """Two letters at least, no digits, and no talk."""
        is_name = _PERSON.fullmatch(text) is not None and not re.search(r"[0-9]", text)
        is_someone = text.casefold() not in _PRONOUNS and not _ONLY_TITLE.fullmatch(text) and not is_talk(text)
        return is_name and is_someone and len(_LETTER.findall(text)) >= 2


# How many firms' names end; what follows is politeness (별빛상사요), though there are names in 요 too (요기요).
FIRM = re.compile(
    r"(?:상사|상회|회사|공사|나라|식품|무역|산업|물산|전자|화학|코리아|컴퍼니|스토어|코스메틱|테크|바이오|푸드|연구소)$"
)


def _untitled(name: str) -> str:
    """`name` without one title or 요 behind it, unless too little would be left."""
    shorter = _TITLE.sub("", re.sub(r"^([가-힣]{3})요$", r"\1", name))
    return shorter if len(_LETTER.findall(shorter)) >= 2 else name


class CompanyName(Text):
    """A company's name with its legal form. Value: str, ㈜ written (주)."""

    name = "company_name"
    normal_form = "NFKC"
    longest = 100
    fault = errors.NotACompanyName

    def tidy(self, question: Question, text: str) -> str:
        """The bare name."""
        bare = super().tidy(question, text)
        return bare[:-1] if bare.endswith("요") and FIRM.search(bare[:-1]) else bare

    def fits(self, text: str) -> bool:
        """A letter or digit, and no talk."""
        return (_LETTER.search(text) or re.search(r"[0-9]", text)) is not None and not is_talk(text)


class Address(Text):
    """A postal address. Value: str."""

    name = "address"
    normal_form = "NFKC"
    fault = errors.NotAnAddress

    def fits(self, text: str) -> bool:
        """Words and a house number, and no talk."""
        return len(_LETTER.findall(text)) >= 4 and re.search(r"[0-9]", text) is not None and not _TALK.search(text)
