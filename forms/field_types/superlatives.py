"""A choice by what is wanted most: "제일 빠른 데로요", "the fastest one", where just one choice has such a word."""

import re
from collections.abc import Mapping, Sequence

from forms.field_types import sentences

_MOST = re.compile(
    r"(?:제일|가장|젤|최고로)\s*(?P<ko>[가-힣]{1,6})|\bthe\s+(?P<en>[a-z]{3,20}?)(?:i?est)\b|\bthe\s+most\s+(?P<most>[a-z]{3,20})|"
    r"^(?P<plain>[가-힣]{2,6})(?=\s*(?:데|걸|것|거|곳|쪽)(?:로|으로))",
    re.IGNORECASE,
)
_A_THING = re.compile(r"(?:데|걸|것|거|곳|쪽)(?:로|으로)?(?:요|해요?|할게요|할래요)?$")


def choose(text: str, names: Mapping[str, Sequence[str]]) -> str | None:
    """The id of the one choice with the wanted word in its `names`; None without such a word, or with a "not"."""
    found = _MOST.search(text)
    if found is None or sentences.denies(text):
        return None
    word = _A_THING.sub("", next(filter(None, found.groups()))).strip().casefold()
    fitting = [each for each, own in names.items() if any(_has(name, word) for name in own)]
    return fitting[0] if len(word) > 1 and len(fitting) == 1 else None


def _has(name: str, word: str) -> bool:
    """Whether `word` begins a word of `name`."""
    return any(each.casefold().startswith(word) for each in re.findall(r"[^\W_]+", name))
