"""Yes or no: "네", "아뇨 없어요", "네 작년부터 하고 있어요"."""

import re
import unicodedata
from pathlib import Path

from pydantic import JsonValue

from forms import errors, yaml_file
from forms.definitions.model import Language, Question
from forms.field_types import chat_spellings, endings, sentences, shown
from forms.field_types.base import FieldType

WORDS = Path(__file__).parent / "yes_no.yml"
_LONGEST_CLAUSE = 40  # characters; more is a story


def _only(words: str) -> re.Pattern[str]:
    """Nothing but these words. Possessive and longest first, so that no text makes the match explode."""
    forms = {*words.split(), *unicodedata.normalize("NFKC", words).split()}  # ㅇㅇ has two
    every = sorted((re.escape(word).replace("_", r"[\s,]*+") for word in forms), key=len, reverse=True)
    return re.compile(rf"(?:(?:{'|'.join(every)})(?:{endings.CHAT}|[\s,.!~]|요(?=[\s.!~]|$))*+)++", re.IGNORECASE)


def _clause(parts: dict[str, str]) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Yes or no with a clause behind it that ends alike, and what makes such a clause unsure."""
    begins, ends, unsure = (
        "|".join(re.escape(word).replace("_", r"\s?") for word in parts[name].split())
        for name in ("begins", "ends", "unsure")
    )
    whole = rf"(?:{begins})[\s,.!]+(?P<clause>[^,?]{{0,{_LONGEST_CLAUSE}}}?(?:{ends}))[\s.!~]*"
    return re.compile(whole, re.IGNORECASE), re.compile(unsure)


def _fact(parts: dict[str, str], ends: str) -> re.Pattern[str]:
    """A short sentence made of nothing but these words."""
    leads, acts, ended = (
        "|".join(sorted((re.escape(word).replace("_", r"\s?") for word in parts[name].split()), key=len, reverse=True))
        for name in ("leads", "acts", ends)
    )
    return re.compile(rf"(?:(?:{leads})[\s,]++){{0,3}}(?:(?:{acts})(?:이|가|은|는|을|를|도)?\s?)?(?:{ended})[\s.!~]*")


_TABLE = yaml_file.table(WORDS)
_ALL_YES, _ALL_NO = _only(_TABLE["yes"]), _only(_TABLE["no"])
_TOLD_YES, _TOLD_NO = (_only(f"{_TABLE[answer]} {_TABLE[f'told_{answer}']}") for answer in ("yes", "no"))
_YES_FACT, _NO_FACT = (_fact(_TABLE["fact"], f"{answer}_ends") for answer in ("yes", "no"))
_YES_CLAUSE, _NO_CLAUSE = _clause(_TABLE["yes_clause"]), _clause(_TABLE["no_clause"])


class YesNo(FieldType):
    """Yes or no. Value: bool."""

    name = "yes_no"
    corrects = False

    def read(self, question: Question, text: str, language: Language) -> JsonValue:
        """True or False; raises NotYesOrNo."""
        spelled = chat_spellings.plain(text, strict=True)
        answer = _told(spelled)
        if answer is None and (answer := _told(sentences.without_own_words(question, spelled))) is None:
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


def yes_or_no(text: str) -> bool | None:
    """True or False if all of the clean `text` is words for yes or for no; None otherwise."""
    if _ALL_YES.fullmatch(text):
        return True
    return False if _ALL_NO.fullmatch(text) else None


def _told(text: str) -> bool | None:
    """As `yes_or_no`, and of a fact more may be said."""
    for yes, no in ((_TOLD_YES, _TOLD_NO), (_YES_FACT, _NO_FACT)):
        if yes.fullmatch(text):
            return True
        if no.fullmatch(text):
            return False
    return _with_clause(text)


def _with_clause(text: str) -> bool | None:
    """True of "네 작년부터 하고 있어요", False of "아뇨 그런 거 없어요"; None where the clause may say otherwise."""
    for answer, (whole, unsure) in ((True, _YES_CLAUSE), (False, _NO_CLAUSE)):
        found = whole.fullmatch(text)
        if found and not unsure.search(found["clause"]):
            return None if answer and sentences.denies(found["clause"]) else answer
    return None
