"""Politeness at the end of free words, taken off so that the noun before it stays whole: 귀걸이에요 -> 귀걸이."""

import functools
import re
from pathlib import Path

from forms import yaml_file

NOUNS = Path(__file__).parent / "nouns.yml"
_ENDING = re.compile(
    r"(?P<ending>입니다만|입니다|이?라고?\s?(?:해요|합니다|불러요)|이?라고\s?(?:적어|써|기재해|입력해)\s?주세요|이에요|이예요|이고요|이구요|인데요|예요|에요|이요|요)[\s.!~…,。]*$"
)
# What people end a chat message with; possessive, so that no text makes a match explode.
# The letters are there twice: compatibility forms become others by NFKC.
CHAT = r"(?:[ㅎㅋㅠㅜ\u1112\u110f\u1172\u116e\u2600-\u27bf\U0001f000-\U0001faff\ufe0f]|\^\^)++"
_CHAT = re.compile(rf"\s*+{CHAT}[\s.!~]*+$")
_HANGUL = range(ord("가"), ord("힣") + 1)
_ROUNDED = frozenset({8, 12, 13, 17, 18})  # ㅗ ㅛ ㅜ ㅠ ㅡ among the 21 vowels: no verb ends in one of them before 요
_VERBAL = frozenset("고구수소주군걸은는을던든건면럼")  # 하고요, 그렇군요, and nouns that are themselves in 요 (수요)


def strip(text: str) -> str:
    """`text` without one polite ending, if it has one and is more than it."""
    bare = _CHAT.sub("", text) or text
    found = _ENDING.search(bare)
    if found is None:
        return bare.strip() if bare != text else text.strip()
    kept = _kept(bare[: found.start()], found["ending"])
    return bare if kept is None or not kept.strip() else kept.strip()


def said(text: str) -> str | None:
    """What a sentence says something is ("한빛이에요" says 한빛); None if it ends otherwise."""
    found = _ENDING.search(text)
    if found is None or found["ending"] == "요":
        return None
    return _kept(text[: found.start()], found["ending"])


def _kept(stem: str, ending: str) -> str | None:
    """What stays of `stem` and `ending`; None if the ending is none."""
    if not stem.strip() or stem.endswith("아니"):  # "no, it is not"
        return None
    if ending == "인데요" and (" " in stem.strip() or stem.endswith("중")):  # the sentence may go on as talk
        return None
    if ending == "요":
        return stem if _is_noun_before_yo(stem) else None
    if not ending.startswith("이"):
        return stem
    final = _final(stem[-1])
    if final == 0 or (final and _ends_in_i(stem + "이")):
        return stem + "이"
    return stem


def _is_noun_before_yo(stem: str) -> bool:
    """Whether the 요 after `stem` is surely politeness: verbs and many nouns end in it too, and then it stays."""
    word = stem.split()[-1]
    final = _final(word[-1])
    if final is None:
        return True
    if len(word) < 2 or word[-1] in _VERBAL or _tail_of(stem + "요", _nouns()["ends_in_yo"]["tails"]):
        return False
    if _tail_of(stem, _nouns()["ends_in_a"]["tails"]):
        return True
    return final > 0 or _vowel(word[-1]) in _ROUNDED


def _ends_in_i(word: str) -> bool:
    nouns = _nouns()["ends_in_i"]
    return _tail_of(word, nouns["tails"]) or word.split()[-1] in nouns["words"]


def _tail_of(word: str, tails: tuple[str, ...]) -> bool:
    return word.endswith(tails)


@functools.cache
def _nouns() -> dict[str, dict[str, tuple[str, ...]]]:
    raw = yaml_file.table(NOUNS)
    return {kind: {name: tuple(words) for name, words in lists.items()} for kind, lists in raw.items()}


def _final(letter: str) -> int | None:
    """The final consonant's number, 0 without one; None if `letter` is no Hangul syllable."""
    return (ord(letter) - _HANGUL.start) % 28 if ord(letter) in _HANGUL else None


def _vowel(letter: str) -> int:
    return (ord(letter) - _HANGUL.start) // 28 % 21
