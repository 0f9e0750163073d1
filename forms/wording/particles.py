"""Which of two Korean particles follows a word: 은/는, 이/가, 을/를, 과/와, 으로/로 ..."""

import re

_SYLLABLES = range(ord("가"), ord("힣") + 1)
_RIEUL = 8  # index of ㄹ among the 28 finals
_NONE, _SOME = 0, 1

# How a digit is read at the end of a number: 영 일 이 삼 사 오 육 칠 팔 구 (and 십, 백, 천, 만 for zeros: all closed).
_DIGITS = {"0": _SOME, "1": _RIEUL, "3": _SOME, "6": _SOME, "7": _RIEUL, "8": _RIEUL}
# Capitals are read by name (엘, 엠, 엔, 알), small letters as the sound they end a word with.
_LATIN = {"L": _RIEUL, "R": _RIEUL, "M": _SOME, "N": _SOME, "l": _RIEUL} | dict.fromkeys("bckmnpt", _SOME)

_BRACKETS = re.compile(r"\s*[(\[（][^()\[\]（）]*[)\]）]\s*$")
_ENDING = re.compile(r"[\W_]+$")


def choose(word: str, closed: str, open_: str) -> str:
    """`closed` after a final consonant, else `open_`; 로 after ㄹ. Brackets at the end of the word do not count."""
    final = _final(word)
    if closed.startswith("으로") and final == _RIEUL:
        return open_
    return closed if final else open_


def _final(word: str) -> int:
    if word.endswith("%"):  # 퍼센트
        return _NONE
    bare = _ENDING.sub("", _BRACKETS.sub("", word)) or _ENDING.sub("", word)
    if not bare:
        return _NONE
    last = bare[-1]
    if ord(last) in _SYLLABLES:
        return (ord(last) - ord("가")) % 28
    if bare.endswith("ng"):
        return _SOME
    return _DIGITS.get(last, _LATIN.get(last, _NONE))
