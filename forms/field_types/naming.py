"""Which of several named things a text names, and what is left of the text."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from forms import mentions

# Words around the names that say nothing by themselves: particles, "and", "we sell on ...".
_KOREAN = (
    "입니다 이에요 예요 이요 인데요 이고요 하고 이랑 랑 이죠 죠 시장 했고 그리고 또는 또 및 "
    "와 과 도 만 등 에서만 에서도 에서 으로 로 에 을 를 은 는 이 가 쪽 "
    "주로 다 둘 저희는 저희 우리는 우리 네 예 요 고 팔고 팔아요 팝니다 "
    "판매 있어요 있습니다 해요 했어요 합니다 써요 보내요 보냅니다 보내고 "
    "수출 배송 나가요 입점 운영 많이 산 많고 많아요 조금 가끔 대부분 제일 가장"
)
_ENGLISH = (
    "a an have has go do run and also just only made or on to in the "
    "we our i mainly mostly sell send ship use export are is it it's yes please"
)
# The same only as words of their own: "아일랜드" does not begin with "아".
_SPOKEN = (
    "음 아 어 그 한 군데 군데요 군데예요 순서로요 순 순으로 순이에요 순입니다 순서예요 순서로 그다음 그다음은 "
    "그다음이 다음 다음은 다음으로 "
    "두 세 네 다섯 하나 하나요 하나예요 나라 나라요 나라예요 나라입니다 개국 개국이요 개국이에요 개국입니다 "
    "이렇게 개 개요 개예요 곳 곳이요 곳이에요 곳입니다 가지요 시장 시장이요 시장이에요 시장입니다 시장이 "
    "시장은 시장에 주력 주력이에요 주력입니다 "
    "아무래도 이죠 죠 이지요 하죠 가고 싶어요 싶습니다 가려고 하려고 진출하고 희망해요 희망합니다 나머지는 "
    "나머지 거래 거래해요 거래합니다 거래하고 중이에요 중입니다 바이어 바이어가 주문이 주문 와요 옵니다 "
    "이용해요 이용합니다 하나만 돌려요"
)
_SPOKEN_WORDS = frozenset(_SPOKEN.split())
_RANKED = re.compile(r"[1-9](?:순위|위|등)(?:는|은|로|가)?|[0-9]{1,2}\s?개국(?:이요|이에요|입니다|요)?")
_FILLER = re.compile(
    # possessive and longest first, so that no text makes the match explode
    rf"(?:[\s,./·ㆍ&+!~;:()\-]|{'|'.join(sorted(_KOREAN.split(), key=len, reverse=True))}"
    rf"|\b(?:{'|'.join(sorted(_ENGLISH.split(), key=len, reverse=True))})\b)++",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Named:
    """A thing with its names."""

    id: str
    names: tuple[str, ...]


@dataclass(frozen=True)
class Found:
    """The things named, in the order of the text, and the other words that mean something."""

    ids: tuple[str, ...]
    rest: str


def scan(text: str, things: Sequence[Named], *, neutral: Sequence[str] = ()) -> Found:
    """Every thing named in `text`; of names that overlap the longest counts (인도네시아, not 인도).

    A name right behind other Hangul counts only if that is a particle or such (not 소기업 in 중소기업). `neutral` names
    say nothing, such as the question's own.
    """
    taken: list[tuple[int, int, str]] = []
    for start, end, found in sorted(_spans(text, things, neutral), key=lambda span: (span[0] - span[1], span[0])):
        if all(end <= first or start >= last for first, last, _ in taken):
            taken.append((start, end, found))
    kept = [span for span in sorted(taken) if _begins_word(text, span[0], [last for _, last, _ in taken])]
    return Found(tuple(dict.fromkeys(found for _, _, found in kept if found)), _rest(text, kept))


def _spans(text: str, things: Sequence[Named], neutral: Sequence[str]) -> Iterator[tuple[int, int, str]]:
    for thing in (*things, Named("", tuple(neutral))):
        for name in thing.names:
            yield from ((start, end, thing.id) for start, end in mentions.spans(text, name))


def _begins_word(text: str, start: int, ends: Sequence[int]) -> bool:
    first = start
    while first > 0 and first not in ends and "가" <= text[first - 1] <= "힣":
        first -= 1
    return first == start or _FILLER.fullmatch(text[first:start]) is not None


def _rest(text: str, taken: Sequence[tuple[int, int, str]]) -> str:
    letters = list(text)
    for start, end, _ in taken:
        letters[start:end] = [" "] * (end - start)
    words = [word.strip(",./·ㆍ&+!~;:()-") for word in "".join(letters).split()]
    return " ".join(word for word in words if re.search(r"[\w?]", word) and not _says_nothing(word))


def _says_nothing(word: str) -> bool:
    return word in _SPOKEN_WORDS or _RANKED.fullmatch(word) is not None or _FILLER.fullmatch(word) is not None
