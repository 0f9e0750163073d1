"""How a sentence begins that takes something back: "아니 15명이요", "no wait, ...", "sorry, ...", "아 잠깐만요 ...".

A "no" may also be an answer, so `Lead.sure` tells it from what can only be said by somebody who takes back.
"""

import re
from dataclasses import dataclass

_FILLERS = (
    r"(?:oh|ah|hmm+|um+|uh|er+|ok|okay|hey|please|but|well|"
    r"아|어|음|앗|에고|아이고|이런|헉|참|그|근데|그런데|저기|저기요)"
)
_SOFT = r"(?:no|nope|not\s+that|아니요?|아뇨|아니다|아니야|아니에요|아닌데요?|아니\s?아니)"
_SURE = (
    r"(?:no\s+wait|wait(?:\s+(?:a\s+)?(?:moment|minute|second|sec))?|hold\s+on|hang\s+on|one\s+(?:moment|sec|second)|sorry(?:\s+about\s+that)?|"
    r"i'?m\s+sorry|my\s+apologies|apologies|excuse\s+me|o+ps|whoops|actually|my\s+(?:mistake|bad|fault)|correction|i\s+meant?(?:\s+to\s+say)?|"
    r"i\s+was\s+wrong|i\s+made\s+a\s+mistake|that(?:'s|\s+is|\s+was)\s+(?:wrong|a\s+mistake|not\s+right|incorrect)|scratch\s+that|strike\s+that|"
    r"on\s+second\s+thoughts?|i\s+take\s+(?:that|it)\s+back|make\s+(?:that|it)|"
    r"잠깐만?요?|잠시만요?|죄송(?:해요|합니다|한데요?|하지만|하지만요)?|미안(?:해요|합니다|한데요?)?|실수(?:예요|에요|했어요|했네요|로)?|"
    r"그게\s?(?:아니라|아니고)|그거\s?아니고요?|아니\s?그게\s?아니라|아니라|정정(?:할게요|합니다|해요|이요)?|아\s?맞다|"
    r"(?:제가\s?)?(?:아까|방금)?\s?잘못\s?(?:말했어요|썼어요|적었어요|눌렀어요|골랐어요|말씀드렸어요|썼네요|적었네요|말했네요|눌렀네요))"
)
_GAP = r"[\s,.!~…:;–-]"
_FILLED = rf"(?:{_FILLERS}(?:{_GAP}++))"
# "no tax" is no taking back: an English no needs a stop behind it, or another such word.
_LEAD = re.compile(
    rf"^{_FILLED}{{0,3}}(?P<lead>(?:{_SURE}(?:{_GAP}++|$)|{_SOFT}(?:\s*[,.!~…;–-]+\s*|(?<=[가-힣])\s+)|(?:no|nope)\s+(?={_SURE}\b))"
    rf"(?:{_FILLED}?(?:{_SURE}(?:{_GAP}++|$)|{_SOFT}(?:\s*[,.!~…;–-]+\s*|(?<=[가-힣])\s+))){{0,3}})",
    re.IGNORECASE,
)
# Not only a "wait" or a "sorry".
_SAYS_WRONG = re.compile(
    r"o+ps|whoops|mistake|my\s+(?:bad|fault)|wrong|not\s+right|incorrect|scratch|strike|take\s+(?:that|it)\s+back|second\s+thought|실수|그게\s?아니|그거\s?아니|정정|잘못",
    re.IGNORECASE,
)
_IS_SURE = re.compile(_SURE, re.IGNORECASE)
_THEN = re.compile(
    r"^(?:but|so|and|it'?s|it\s+is|it\s+was|it\s+should\s+be|that\s+should\s+be|make\s+(?:it|that)|we\s+have|there\s+are|i\s+meant?|그게|그냥)\s+",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Lead:
    """What is said behind such a beginning, and whether nobody begins an answer so."""

    rest: str
    sure: bool
    #: Whether it says that something was wrong, be nothing more said.
    wrong: bool = False


def read(text: str) -> Lead | None:
    """The beginning that takes back, or None."""
    found = _LEAD.match(text.strip())
    if found is None:
        return None
    rest = text.strip()[found.end() :].strip()
    lead = found["lead"]
    return Lead(_THEN.sub("", rest).strip(), _IS_SURE.search(lead) is not None, _SAYS_WRONG.search(lead) is not None)
