"""Answers in free words: text, company names, addresses."""

import re
from typing import ClassVar, Literal

from pydantic import JsonValue

from forms import errors
from forms.definitions.model import Language, Question
from forms.field_types import chat_spellings, cleaning, endings, sentences, talk, yes_no
from forms.field_types.base import FieldType

LETTER = re.compile(r"[^\W\d_ㄱ-ㅣ\u1100-\u11ff]")  # single letters such as ㅋㅋ are no words


class Text(FieldType):
    """Any words. Value: str."""

    name = "text"
    corrects = False
    strict = False
    normal_form: ClassVar[Literal["NFC", "NFKC"]] = "NFC"
    longest = 500
    fault: ClassVar[type[errors.FieldError]] = errors.FieldError

    def fits(self, text: str) -> bool:
        """Letters, and more than a bare yes or no; "없음" may be all there is to say."""
        bare = not text.startswith(("없", "해당")) and yes_no.yes_or_no(text) is not None
        return LETTER.search(text) is not None and not bare

    def read(self, question: Question, text: str, language: Language) -> JsonValue:
        """The words; raises the type's own error if they cannot be meant as an answer."""
        if not self.fits(text):
            raise self.fault
        return text

    def tidy(self, question: Question, text: str) -> str:
        """`text` without the question's name before it and the surest polite words."""
        text = chat_spellings.plain(text, strict=False)
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


# How many firms' names end; what follows is politeness (별빛상사요), though there are names in 요 too (요기요).
FIRM = re.compile(
    r"(?:상사|상회|회사|공사|나라|식품|무역|산업|물산|전자|화학|코리아|컴퍼니|스토어|코스메틱|테크|바이오|푸드|연구소)$"
)


_CALLED = re.compile(
    r"^(?:(?:저희|우리)\s?)?(?:회사\s?)?(?:회사명|상호명?|업체명|법인명|(?<=회사)\s?이름|이름)(?:은|는|이)\s+"
)
_FORM_ALONE = re.compile(
    r"(?:한|두|세|네|여러)\s?(?:개|곳|군데|명)|\(?[주유합사재]\)?|(?:주식|유한|합자|합명)\s?회사|(?:사단|재단|농업회사)\s?법인|법인|co\.?,?\s?ltd\.?|inc\.?",
    re.IGNORECASE,
)
_TAKEN_BACK = re.compile(
    r"(?:^|[\s,.])(?:아니고|아니라|말고|아니|아니다)(?:[\s,.]|$)"
)  # no name has this as a word of its own


_FIRM_SAID = re.compile(r"(?:이?고요|이?구요|요)$")


class CompanyName(Text):
    """A company's name with its legal form. Value: str, ㈜ written (주)."""

    name = "company_name"
    normal_form = "NFKC"
    longest = 100
    fault = errors.NotACompanyName

    def tidy(self, question: Question, text: str) -> str:
        """The bare name."""
        bare = super().tidy(question, _CALLED.sub("", text))
        firm = _FIRM_SAID.sub("", bare)
        return firm if firm != bare and FIRM.search(firm) else bare

    def fits(self, text: str) -> bool:
        """A letter or digit, no talk, and more than a legal form."""
        if _FORM_ALONE.fullmatch(text) or _TAKEN_BACK.search(text):
            return False
        return (LETTER.search(text) or re.search(r"[0-9]", text)) is not None and not talk.is_talk(text)


class Address(Text):
    """A postal address. Value: str."""

    name = "address"
    normal_form = "NFKC"
    fault = errors.NotAnAddress

    def fits(self, text: str) -> bool:
        """Words and a house number, and no talk."""
        return len(LETTER.findall(text)) >= 4 and re.search(r"[0-9]", text) is not None and not talk.ends_as_talk(text)
