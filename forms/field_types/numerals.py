"""Numbers as people write them: 1,200 · 3억 5천 · 일억이천만 · 1.2M · 열두 · twenty-five."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from decimal import Decimal

_DIGITS = {letter: value for value, letters in enumerate((
    "영공령零〇", "일一壹", "이二貳", "삼三參", "사四", "오五", "육륙六", "칠七", "팔八", "구九",
)) for letter in letters}  # fmt: skip
_SMALL = {letter: value for value, letters in ((10, "십十拾"), (100, "백百佰"), (1000, "천千仟")) for letter in letters}
_BIG = {
    letter: value
    for value, letters in ((10**4, "만萬万"), (10**8, "억億"), (10**12, "조兆"), (10**16, "경京"))
    for letter in letters
}
_WESTERN = {"thousand": 10**3, "k": 10**3, "million": 10**6, "mn": 10**6, "mil": 10**6, "m": 10**6,
            "billion": 10**9, "bn": 10**9, "b": 10**9}  # fmt: skip
_TOKEN = re.compile(
    r"\s*(?:(?P<arabic>[0-9]{1,3}(?:,[0-9]{3})+(?:\.[0-9]+)?(?![0-9,])|[0-9]+(?:\.[0-9]+)?(?![0-9,]))"
    rf"|(?P<digit>[{''.join(_DIGITS)}])|(?P<small>[{''.join(_SMALL)}]|hundred)|(?P<big>[{''.join(_BIG)}])"
    r"|(?P<western>thousand|million|billion|mil|mn|bn|[kmb])(?![a-z]))\s*",
    re.IGNORECASE,
)

NATIVE_TENS = {
    "열": 10,
    "스물": 20,
    "스무": 20,
    "서른": 30,
    "마흔": 40,
    "쉰": 50,
    "예순": 60,
    "일흔": 70,
    "여든": 80,
    "아흔": 90,
}
NATIVE_ONES = {
    "하나": 1, "한": 1, "둘": 2, "두": 2, "셋": 3, "세": 3, "석": 3, "넷": 4, "네": 4, "넉": 4,
    "다섯": 5, "여섯": 6, "일곱": 7, "여덟": 8, "아홉": 9,
}  # fmt: skip
_NATIVE = re.compile(rf"(?P<tens>{'|'.join(NATIVE_TENS)})?\s*(?P<ones>{'|'.join(NATIVE_ONES)})?$")

_ENGLISH_ONES = {
    "zero": 0, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9,
    "ten": 10, "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16,
    "seventeen": 17, "eighteen": 18, "nineteen": 19,
}  # fmt: skip
_ENGLISH_TENS = {
    "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90,
}  # fmt: skip
_ENGLISH = re.compile(
    rf"\b(?:(?P<tens>{'|'.join(_ENGLISH_TENS)})(?:[-\s](?P<unit>{'|'.join(list(_ENGLISH_ONES)[1:10])}))?"
    rf"|(?P<ones>{'|'.join(sorted(_ENGLISH_ONES, key=len, reverse=True))}))\b",
    re.IGNORECASE,
)
_LARGEST = Decimal(10) ** 18
_SPELLED = re.compile(r"[영공일이삼사오육륙칠팔구]+(?:[\s.\-–—]+[영공일이삼사오육륙칠팔구]+)*")
_POINT = re.compile(r"(?<![가-힣])([영공일이삼사오육륙칠팔구십백]+|[0-9]+)점\s?([영공일이삼사오육륙칠팔구]+)")  # 영점오
_HUNDRED_AND = re.compile(r"\b(hundred|thousand)\s+and\b", re.IGNORECASE)


@dataclass(frozen=True)
class Numeral:
    """A number read from text."""

    value: Decimal
    bare: bool = False  # written in digits only
    ambiguous: bool = False  # people mean different things by it, such as 3억5


@dataclass
class _Sum:
    """The number so far: closed big groups, the open group below 만, and a digit still waiting for its unit."""

    total: Decimal = Decimal(0)
    section: Decimal = Decimal(0)
    waiting: Decimal | None = None
    waiting_is_arabic: bool = False
    big: int | None = None
    small: int | None = None
    kinds: set[str] = field(default_factory=set)


def read(text: str, *, closed: bool = False) -> Numeral | None:
    """The number that `text` is, or None. `closed`: a currency follows, so that 3억5천 can no longer mean 3억 5천만."""
    state = _Sum()
    text = _POINT.sub(_pointed, text)
    for kind, token in _tokens(_ENGLISH.sub(_english, _HUNDRED_AND.sub(r"\1", text))):
        state.kinds.add(kind)
        if kind == "fault" or not _STEPS[kind](state, token.casefold()):
            return None
    return _finish(state, closed=closed) if state.kinds else None


def read_native(text: str, *, before_counter: bool) -> int | None:
    """A native Korean number to 99, also after a Sino-Korean hundred (백스무); 한 두 세 네 only before a counter."""
    found = _NATIVE.search(text)
    if found is None or not found[0].strip():
        return None
    if not before_counter and found["ones"] in {"한", "두", "세", "석", "네", "넉"}:
        return None
    value = NATIVE_TENS.get(found["tens"] or "", 0) + NATIVE_ONES.get(found["ones"] or "", 0)
    if not (prefix := text[: found.start()].strip()):
        return value
    hundreds = read(prefix)
    if hundreds is None or hundreds.bare or hundreds.value % 100:
        return None
    return int(hundreds.value) + value


def _pointed(found: re.Match[str]) -> str:
    """십이점오 -> 12.5."""
    whole = read(found[1]) if len(found[1]) > 1 else None
    return f"{whole.value if whole else _digits_of(found[1])}.{_digits_of(found[2])}"


def _digits_of(text: str) -> str:
    return "".join(str(_DIGITS.get(letter, letter)) for letter in text)


def is_one_word(text: str) -> bool:
    """Whether `text` is a single Sino-Korean digit or unit without anything: 오, 만, 억."""
    return len(text) == 1 and (text in _DIGITS or text in _SMALL or text in _BIG)


def spelled_digits(text: str) -> str:
    """공일공 일이삼사 -> 010 1234, if all of `text` is digits spoken one by one; else as it is."""
    if not _SPELLED.fullmatch(text):
        return text
    return "".join(str(_DIGITS[letter]) if letter in _DIGITS else letter for letter in text)


def grouped(amount: int) -> str:
    """`amount` as Koreans read it, 350000000 -> "3억 5,000만"; all digits if it does not end at 만 ("12,345")."""
    if amount % 10_000 or not amount:
        return f"{amount:,}"
    sign, rest, words = "-" if amount < 0 else "", abs(amount), []
    for unit, name in ((10**12, "조"), (10**8, "억"), (10**4, "만")):
        count, rest = divmod(rest, unit)
        if count:
            words.append(f"{count:,}{name}")
    return sign + " ".join(words)


def _tokens(text: str) -> Iterator[tuple[str, str]]:
    position = 0
    while position < len(text):
        found = _TOKEN.match(text, position)
        if found is None or found.lastgroup is None:
            yield "fault", text[position:]
            return
        yield found.lastgroup, found[found.lastgroup]
        position = found.end()


def _english(found: re.Match[str]) -> str:
    if found["tens"]:
        return str(_ENGLISH_TENS[found["tens"].casefold()] + _ENGLISH_ONES.get((found["unit"] or "").casefold(), 0))
    return str(_ENGLISH_ONES[found["ones"].casefold()])


def _wait(state: _Sum, value: Decimal, *, arabic: bool) -> bool:
    if state.waiting is not None or value >= _LARGEST:
        return False
    state.waiting, state.waiting_is_arabic = value, arabic
    return True


def _arabic(state: _Sum, token: str) -> bool:
    return _wait(state, Decimal(token.replace(",", "")), arabic=True)


def _digit(state: _Sum, token: str) -> bool:
    return _wait(state, Decimal(_DIGITS[token]), arabic=False)


def _small(state: _Sum, token: str) -> bool:
    unit = 100 if token == "hundred" else _SMALL[token]  # noqa: S105  (a word, no secret)
    if state.small is not None and unit >= state.small:
        return False
    state.section += (Decimal(1) if state.waiting is None else state.waiting) * unit
    state.waiting, state.small = None, unit
    return True


def _big(state: _Sum, token: str) -> bool:
    return _close(state, _BIG[token], alone=True)


def _western(state: _Sum, token: str) -> bool:
    return _close(state, _WESTERN[token], alone=False)


def _close(state: _Sum, unit: int, *, alone: bool) -> bool:
    if state.big is not None and unit >= state.big:
        return False
    if state.waiting is None and not state.section and not alone:
        return False
    group = state.section + (state.waiting or 0)
    state.total += (Decimal(1) if state.waiting is None and not state.section else group) * unit
    state.section, state.waiting, state.small, state.big = Decimal(0), None, None, unit
    return state.total < _LARGEST


_STEPS = {"arabic": _arabic, "digit": _digit, "small": _small, "big": _big, "western": _western}


def _finish(state: _Sum, *, closed: bool) -> Numeral:
    tail = state.section + (state.waiting or 0)
    if tail and state.big is not None and state.big >= 10**8 and tail < 10**4 and "western" not in state.kinds:
        # 3억5천 is said for 3억 5천만; 3억5, 3억 5000 and 3억5천원 are said for two amounts each.
        if state.waiting is None and not closed:
            return Numeral(state.total + tail * (state.big // 10**4))
        return Numeral(state.total + tail, ambiguous=True)
    return Numeral(state.total + tail, bare=state.kinds == {"arabic"}, ambiguous=_clipped(state))


def _clipped(state: _Sum) -> bool:
    """A single digit after a larger unit: 3만5, 3천5 (but 이천오 and 2십5 are plain)."""
    if state.waiting is None or not 0 < state.waiting < 10 or "western" in state.kinds:
        return False
    unit = state.small or state.big
    return unit is not None and unit >= 100 and (state.waiting_is_arabic or state.small is None)
