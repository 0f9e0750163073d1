"""Ranges and limits, which are no one number: 3~4억 · 두세 명 · 10여 명 · 10명 이상."""

import re

from forms.field_types.numerals import NATIVE_ONES, NATIVE_TENS

_NUMBER = r"[0-9][0-9,.]*\s*(?:[가-힣]{0,2}|%|k?g)"
_LIMITS = re.compile(
    r"이상|이하|이내|미만|초과|[천만억]\s?대(?![가-힣])|넘|최소|최대|[0-9십백천만억]\s*여(?![섯덟든])(?=\s|[가-힣]|$)|수\s*[십백천만억]"
    r"|\b(?:at\s+(?:least|most)|up\s+to|(?:more|less)\s+than|over|under|above|below)\b",
    re.IGNORECASE,
)
_RANGES = tuple(
    map(
        re.compile,
        (
            rf"(?<![0-9-])(?<![0-9-]\s){_NUMBER}\s*(?:~|∼|〜|–|—|에서|부터|내지|to\b)\s*{_NUMBER}",
            r"(?<![0-9-])[0-9][0-9,.]*\s?-\s?[0-9][0-9,.]*(?![0-9-])",
            r"한두|두세|두서너|서너|너댓|네댓|네다섯|대여섯|열댓|여남은|예닐곱|일고여덟|두어|몇",
            rf"(?:{'|'.join(NATIVE_ONES)}|{'|'.join(NATIVE_TENS)})(?:\s*[명개건분])?\s*(?:에서|내지|부터)(?=\s)",
            r"(?:일이|이삼|삼사|사오|오육|육칠|칠팔|팔구)[십백천만억]",
            r"between\s+[0-9]",
        ),
    )
)


def is_range(text: str) -> bool:
    """Whether `text` gives a range ("3~4명", "두세 명", "10여 명") or a limit ("10명 이상") and not one number."""
    return is_limit(text) or any(pattern.search(text) for pattern in _RANGES)


def is_limit(text: str) -> bool:
    """Whether `text` says that a number is more or less than one given."""
    return _LIMITS.search(text) is not None
