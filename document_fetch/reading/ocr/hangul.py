"""Syllables and what they are made of."""

_FIRST, _LAST = "가", "힣"
_VOWELS = "ㅏㅐㅑㅒㅓㅔㅕㅖㅗㅘㅙㅚㅛㅜㅝㅞㅟㅠㅡㅢㅣ"
_FINALS = 28


def is_hangul(letter: str) -> bool:
    """Whether it is one whole syllable."""
    return len(letter) == 1 and _FIRST <= letter <= _LAST


def vowel(syllable: str) -> str:
    return _VOWELS[(ord(syllable) - ord(_FIRST)) // _FINALS % len(_VOWELS)]


def final(syllable: str) -> int:
    """Which final it has; 0 is none, 22 is ㅈ, 23 is ㅊ."""
    return (ord(syllable) - ord(_FIRST)) % _FINALS
