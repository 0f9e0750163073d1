"""Slips of the tongue put right in one answer: "3억, 아니 4억이요", "아니 30억이요", "sorry, 400 million won".

"미국 말고 일본" and "85% 아니고 80%" are no slips: they may say what is not meant, or what is meant besides, and
are asked.
"""

import re
from dataclasses import dataclass

_INSTEAD = re.compile(
    r"[\s,.!~…]+(?:아\s*,?\s*)?아니(?:다|야|요|에요|예요|구나|지)?[\s,.!~…]+"
    r"|[\s,.!~…–-]+(?:no[,\s]+)?(?:sorry|i\s+meant?|make\s+that)[\s,:]+",
    re.IGNORECASE,
)
_AT_ONCE = re.compile(
    r"(?:(?:아\s*,?\s*)?아니(?:다|야|요|에요|예요|구나|지)?|아뇨)[\s,.!~…]+|(?:sorry|no),\s+(?:i\s+meant?\s+)?|i\s+meant?\s+",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class SecondThought:
    """What an answer takes back, empty where only something said before is denied, and what it says instead."""

    denied: str
    kept: str

    @property
    def completed(self) -> list[str]:
        """What is kept, behind the first words of what is denied; most of them first (2021년 5월 17일, 아니 18일)."""
        words = self.denied.split()
        return [" ".join([*words[:end], self.kept]) for end in range(len(words) - 1, 0, -1)]


def read(text: str) -> SecondThought | None:
    """The one correction in `text`; None if there is none, or more than one."""
    found = list(_INSTEAD.finditer(text))
    if len(found) == 1 and text[: found[0].start()] and text[found[0].end() :]:
        return SecondThought(text[: found[0].start()], text[found[0].end() :])
    if found:
        return None
    at_once = _AT_ONCE.match(text)
    return SecondThought("", text[at_once.end() :]) if at_once else None
