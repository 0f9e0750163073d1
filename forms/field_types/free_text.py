"""Answers in free words: text, people, company names, addresses."""

import re
from typing import ClassVar, Literal

from pydantic import JsonValue

from forms import errors
from forms.field_types import cleaning, sentences
from forms.field_types.base import FieldType
from forms.model import Language, Question

_LETTER = re.compile(r"[^\W\d_]")
_PERSON = re.compile(r"[\w\s.,·ㆍ'’()\-]+")
# What ends like this is talk, not a name.
_TALK = re.compile(r"(?:니다|니까|[까네]요|[세게래려어아해워줘]요|나요|가요|뭐예요|몰라|할게|할래|해줘|싶어)[.!~]*$|\?")
_SAID = re.compile(r"^(?P<value>.+?)(?:이에요|예요|이예요|입니다|이요)[.!~]*$")


class Text(FieldType):
    """Any words. Value: str."""

    name = "text"
    strict = False
    normal_form: ClassVar[Literal["NFC", "NFKC"]] = "NFC"
    longest = 500
    fault: ClassVar[type[errors.FieldError]] = errors.FieldError

    def fits(self, text: str) -> bool:
        """Whether `text` can be such an answer at all."""
        return _LETTER.search(text) is not None

    def read(self, question: Question, text: str, language: Language) -> JsonValue:
        """The words; raises ResidentNumber, or the type's own error if they cannot be meant as an answer."""
        cleaning.refuse_resident_number(text)
        if not self.fits(text):
            raise self.fault
        return text

    def tidy(self, question: Question, text: str) -> str:
        """`text` without the question's name before it and the surest polite words."""
        stripped = cleaning.strip_free(sentences.without_lead(question, cleaning.strip_free(text)))
        return sentences.without_lead(question, stripped)

    def find_target(self, question: Question, target: str, language: Language) -> JsonValue | None:
        """All the words that a correction asks for."""
        return self.try_parse(question, target, language)

    def find_anywhere(self, question: Question, text: str, language: Language) -> JsonValue | None:
        """What a sentence says the question's thing is ("상호는 한빛식품이에요")."""
        found = _SAID.match(text)
        return self.try_parse(question, found["value"], language) if found else None


_PRONOUNS = frozenset({"저", "저요", "나", "본인", "접니다", "me", "myself"})


class Person(Text):
    """A person's name, or several. Value: str."""

    name = "person"
    normal_form = "NFKC"
    longest = 60
    fault = errors.NotAPerson

    def fits(self, text: str) -> bool:
        """Two letters at least, and no talk."""
        talk = (len(text) > 4 and _TALK.search(text)) or text.casefold() in _PRONOUNS
        return len(_LETTER.findall(text)) >= 2 and _PERSON.fullmatch(text) is not None and not talk


class CompanyName(Text):
    """A company's name with its legal form. Value: str, ㈜ written (주)."""

    name = "company_name"
    normal_form = "NFKC"
    longest = 100
    fault = errors.NotACompanyName

    def fits(self, text: str) -> bool:
        """A letter or digit, and no talk."""
        return re.search(r"\w", text) is not None and not (len(text) > 4 and _TALK.search(text))


class Address(Text):
    """A postal address. Value: str."""

    name = "address"
    normal_form = "NFKC"
    fault = errors.NotAnAddress

    def fits(self, text: str) -> bool:
        """Words and a house number, and no talk."""
        return len(_LETTER.findall(text)) >= 4 and re.search(r"[0-9]", text) is not None and not _TALK.search(text)
