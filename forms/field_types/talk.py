"""Telling talk from answers in free words: what evades, asks or only says yes or no names nothing."""

import re

from forms.field_types import yes_no

# What ends like this is talk, not a name.
_TALK = re.compile(
    r"(?:니다|니까|[까네]요|니에요|[세게래려어아해워줘데봐돼되와]요|죠|지요|네요|거든요|잖아요|는데|나요|가요|뭐예요|몰라|할게|할래|해줘|싶어)[.!~]*$|\?"
)
# What is still to be or under way is no name either: "상호 변경 예정", "법인 설립 전".
_EVASIVE = (
    "상동 동일 동일함 위와 같음 첨부 참고 추후 추후에 미정 공석 생략 아직 나중에 아무나 누구 same tbd n/a unknown later"
)
_EVASIVE_WORDS = frozenset(_EVASIVE.split())
_STATE = re.compile(r"예정$|\s거$|준비\s?중$|\S{2,}\s(?:전|중|후)$")
# The same, too short to be seen by its ending.
_SHORT_TALK = frozenset(
    {"몰라요", "몰라", "모름", "모르겠음", "글쎄요", "글쎄", "나중에", "나중에요", "비밀", "아직", "아직요", "미정"}
)


def is_talk(text: str) -> bool:
    """Whether `text` answers, asks or evades instead of naming something."""
    text = text.rstrip(" .!~…")
    if text in _SHORT_TALK or ((len(text) > 1 or not text.isascii()) and yes_no.yes_or_no(text) is not None):
        return True
    if _STATE.search(text) or not _EVASIVE_WORDS.isdisjoint(text.casefold().split()):
        return True
    return "?" in text or (len(text) > 4 and _TALK.search(text) is not None)


def ends_as_talk(text: str) -> bool:
    """Whether `text`, long enough to be a sentence, ends like one or asks."""
    return _TALK.search(text) is not None
