"""Making typed text harmless and taking off what politeness adds."""

import datetime as dt
import re
import unicodedata
from typing import Literal

from forms import errors
from forms.field_types import endings

RAW_LIMIT = 2000  # characters, unless a type takes more; looked at before anything is computed from the text
_INVISIBLE = dict.fromkeys(map(ord, "\u00ad\u200b\u2060\ufeff"))  # the chat door itself puts U+2060 before a slash
_DIRECTION = frozenset("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
HIDDEN = re.compile(r"[*＊●○•×xX]")  # what stands for a digit on certificates
# Also with its last digits hidden, as on certificates: what is left still names a person (DOMAIN D3).
_RESIDENT = re.compile(
    r"(?<!\d)(\d{2})(\d{2})(\d{2})\s?[-–—ㅡ_~./]?\s?([1-8])"
    rf"(?:\d{{6}}(?!\d)|\d{{0,5}}(?:{HIDDEN.pattern}){{1,6}}(?![0-9A-Za-z]))",
    re.ASCII,
)

_PUNCTUATION = r"[\s.!~…,。]*"
_SOFT_ENDINGS = (
    "입니다만|입니다|이었습니다|이었어요|였습니다|였어요|이였어요|이였습니다|이에요|예요|이예요|에요|이고요|인데요|이었고|였고|이네요|이라고\\s?해요|라고\\s?해요|이라고\\s?합니다|라고\\s?합니다|"
    "이라고요|라고요|이요|구요|이야|이고|이며|인데|이다|임|요"
)
_VERBS = (
    "있어요|있습니다|있음|돼요|되어요|됩니다|될\\s?것\\s?같아요|될\\s?거예요|일\\s거예요|일\\s것\\s같아요|인\\s?것\\s?같아요|같아요|"
    "(?:이었|였)을\\s?(?:거예요|거에요|겁니다)|(?:될|일|할)\\s?(?:거에요|걸요|겁니다)|(?:되는|된|되었던|됐던|이었던|였던|했던|나온|나오는|하는)\\s?(?:것|거)\\s?같(?:아요|습니다|네요)|"
    ""
    ""
    "계세요|계십니다|되네요|되요|됐어요|됐습니다|찍었어요|찍었습니다|벌었어요|올렸어요|올렸습니다|달성했어요|달성했습니다|기록했어요|기록했습니다|팔았어요|"
    "(?:일|근무|재직|운영|발송|배송|판매|사용|취급|고용)하고\\s?있(?:어요|습니다|음)|재직\\s?중|쓰고\\s?있(?:어요|습니다)|"
    "(?:이?라고|으?로)\\s*(?:정정|수정|변경|기재|입력|기록|등록|고쳐|바꿔|적어|써|넣어|부탁)?\\s*"
    "(?:할게요?|하겠습니다|해\\s?주세요|해\\s?줘요?|드려요|드립니다|주세요|주시면\\s?(?:돼요|됩니다)|줘요?)|"
    "보내요|보냅니다|보내고\\s?있어요|나가요|나갑니다|나왔어요|나왔습니다|일해요|근무해요|근무\\s?중|뿐|팔아요|팝니다|판매해요|판매합니다|써요|씁니다|했어요|했습니다|해요|합니다|"
    "맞아요|맞습니다|please|thanks|thank\\s?you"
)
_ABOUT_AFTER = "정도(?:로)?\\?*|쯤\\?*|가량|내외|안팎|남짓|approximately|or\\s?so"
_STRICT_END = re.compile(
    rf"(?:{_SOFT_ENDINGS}|{_VERBS}|{_ABOUT_AFTER}|{endings.CHAT}){_PUNCTUATION}$|[\s.!~…,。]+$", re.IGNORECASE
)
_STRICT_START = re.compile(
    r"^(?:네(?!\s*(?:명|분|개|건|대|곳|달|박스|상자|가지))|예|음|어|아|그게|저희는|저희|우리는|우리|저는|현재|지금은|지금|딱|총|모두\s?합쳐서?|전부|일단|아마도|아마|대략|대충|얼추|어림잡아|약|거의|그러니까|제\s기억(?:으로는|으론|에는|에|엔)|정확히(?:는)?|그냥|"
    r"yes|well|um|just|only|it\s+was|it\s+should\s+be|uh|i\s+think|i\s+guess|i'd\s+say|approx\.?|we\s?have|there\s?are|it\s?is|it's|its|about|around|approximately|roughly|some|~)(?:[\s,.]+|(?=\d))"
    r"|^(?:한|약|대략|~)\s*(?=\d)",
    re.IGNORECASE,
)
_FREE_START = re.compile(
    r"^(?:네[\s,]+|(?:저|(?:저희|우리)(?:\s회사)?)는\s+|제\s?이름은\s+|이름은\s+|my\s+name\s+is\s+|our\s+(?:company|firm)(?:'s\s+name)?\s+is\s+|we\s+are\s+|we're\s+|i\s+am\s+|i'm\s+|it\s+is\s+|it's\s+|this\s+is\s+)",
    re.IGNORECASE,
)


def clean(text: str, *, limit: int, form: Literal["NFC", "NFKC"] = "NFKC") -> str:
    """`text` normalised, on one line; raises EmptyAnswer, AnswerTooLong, HarmfulText."""
    if len(text) > max(RAW_LIMIT, limit):
        raise errors.AnswerTooLong(length=len(text), limit=limit)
    shown = unicodedata.normalize(form, text.translate(_INVISIBLE))
    if any(_harmful(letter) for letter in shown):
        raise errors.HarmfulText
    line = " ".join(shown.split())
    if not line:
        raise errors.EmptyAnswer
    if len(line) > limit:
        raise errors.AnswerTooLong(length=len(line), limit=limit)
    return line


def refuse_resident_number(text: str, *, unbroken: bool = True) -> None:
    """Raises ResidentNumber if `text` holds one: by shape and date, as those since October 2020 have no check digit.

    With `unbroken` false thirteen digits in a row are let pass, as they may be another number.
    """
    for found in _RESIDENT.finditer(unicodedata.normalize("NFKC", text)):
        if is_birthday(*found.group(1, 2, 3)) and (unbroken or not found[0].isdigit()):
            raise errors.ResidentNumber


def is_birthday(year: str, month: str, day: str) -> bool:
    """Whether two-digit year, month and day are a day in some century."""
    try:
        dt.date(2000 + int(year), int(month), int(day))  # 2000 is a leap year, so no real birthday is missed
    except ValueError:
        return False
    return True


def strip_strict(text: str) -> str:
    """`text` without greetings, "about" and polite endings: what a number or a date is written in."""
    return _repeat(_STRICT_END, _repeat(_STRICT_START, text))


def strip_free(text: str) -> str:
    """`text` without only the surest polite words: names may end in nearly anything."""
    while (shorter := endings.strip(_repeat(_FREE_START, text))) != text:
        text = shorter
    return text


def _repeat(pattern: re.Pattern[str], text: str) -> str:
    while True:
        shorter = pattern.sub("", text).strip()
        if not shorter or shorter == text:
            return text
        text = shorter


def _harmful(letter: str) -> bool:
    return letter in _DIRECTION or (letter not in "\t\n\r" and unicodedata.category(letter) in {"Cc", "Cs"})
