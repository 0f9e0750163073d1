"""Names of people, without their titles and without what people say instead of a name."""

import re

from forms import errors
from forms.definitions.model import Question
from forms.field_types import talk
from forms.field_types.account_holders import FAMILIES
from forms.field_types.free_text import LETTER, Text

_PERSON = re.compile(r"[\w\s.,·ㆍ'’()\-]+")
_PRONOUNS = frozenset({"저", "저요", "저희", "제가", "나", "내가", "우리", "본인", "접니다", "me", "myself"})
# Words that no name has: "저희 대표", "our manager".
_NOBODYS = frozenset(
    {
        "저희",
        "우리",
        "회사",
        "제가",
        "내가",
        "my",
        "our",
        "the",
        "not",
        "is",
        "여자",
        "남자",
        "여성",
        "남성",
        "외국인",
        "한국인",
        "owner",
        "boss",
        "manager",
    }
)
# What may stand behind a person's name; 대표 and such only as a word of its own, as 김대표 is somebody too.
_TITLES = (
    "공동대표|각자대표|대표이사|대표자|대표|사장|회장|부사장|전무|상무|이사|"
    "본부장|실장|부장|차장|과장|팀장|대리|주임|사원|매니저"
)
_TITLE = re.compile(rf"(?:\s+(?:{_TITLES})|\s*\((?:{_TITLES})\))?(?:(?:\s*님|\s+씨)(?:이?요|이?세요|이?십니다)?)?$")
# 정유미과장: a title right behind a name of three letters that begins with a family name.
_GLUED = re.compile(rf"([{FAMILIES}][가-힣]{{2}})(?:{_TITLES})(?:님)?(?:이?요)?")
_TITLED = re.compile(rf"^(?:{_TITLES}|담당자?)(?:님|는|은)?\s+(?=[가-힣]{{2,4}}$)")
_TEAM = re.compile(r"\s*\((?:[^()]*(?:팀|부|실|과|본부))\)$")
_MYSELF = re.compile(rf"^저\s+(?=[{FAMILIES}][가-힣](?!요)[가-힣]$)")
_GREETING = re.compile(r"[\s.,!~]+(?:(?:잘\s?)?부탁\s?(?:드려요|드립니다|드릴게요)|감사합니다|고맙습니다)[.!~]*$")
_CALLED = re.compile(r"^(?:성함|성명|이름)(?:은|는|이)\s+")
# "대표님", "대표님 성함이요", "저예요 저": whoever it is, this is no name.
_NOT_NAMED = re.compile(
    rf"(?:{_TITLES}|담당자?)(?:\s*님)?|.*(?:성함|이름|대표님|말고|아니라|아니고|모르|아무나|그냥).*|[저나](?:예요|요|입니다)?\s.*"
    r"|(?:.*\s)?(?:직원|담당|가족|남편|아내|와이프|사람|동생|친구)(?:이|분)?"
    r"|.*[가-힣](?:인가|인지|던가|든가)(?:\s.*|$)|(?:그건\s?)?왜.?|[가-힣]+(?:팀|부서|본부)|(?:한|두|세|네|다섯|여러)\s?(?:명|분|사람)(?:\s.*)?"
)
_SPACED_OUT = re.compile(r"[가-힣](?:\s[가-힣]){1,3}")  # 김 하 늘, as forms print it


class Person(Text):
    """A person's name, or several. Value: str."""

    name = "person"
    normal_form = "NFKC"
    longest = 60
    fault = errors.NotAPerson

    def tidy(self, question: Question, text: str) -> str:
        """The bare name, without title."""
        bare = _MYSELF.sub("", super().tidy(question, _CALLED.sub("", _GREETING.sub("", text))))
        while (shorter := _untitled(bare)) != bare:
            bare = super().tidy(question, shorter)
        return bare.replace(" ", "") if _SPACED_OUT.fullmatch(bare) else bare

    def fits(self, text: str) -> bool:
        """Two letters at least, no digits, and no talk."""
        is_name = _PERSON.fullmatch(text) is not None and not re.search(r"[0-9]", text)
        is_someone = (
            _NOBODYS.isdisjoint(text.casefold().split())
            and text.casefold() not in _PRONOUNS
            and not _NOT_NAMED.fullmatch(text)
            and not talk.is_talk(text)
        )
        return is_name and is_someone and len(LETTER.findall(text)) >= 2


def _untitled(name: str) -> str:
    """`name` without one title or 요 behind it, unless too little would be left."""
    name = _TITLED.sub("", _TEAM.sub("", name))
    if glued := _GLUED.fullmatch(name):
        return glued[1]
    shorter = _TITLE.sub("", re.sub(r"^([가-힣]{3})요$", r"\1", name))
    return shorter if len(LETTER.findall(shorter)) >= 2 else name
