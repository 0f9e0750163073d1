"""Polite endings as people type them in a chat: 입니당, 이에용, 맞아여, 없슴다. Read as what they stand for."""

import re

_END = r"(?=[\s.!~…ㅎㅋ^]*$)"
# Endings that no name has, so that free words may be read so too.
_SURE = ((re.compile(rf"(?<=[입습합됩]니)[당닷]{_END}"), "다"), (re.compile(rf"(?<=[에예])[용욤염욥여]{_END}"), "요"))
_STRICT = (
    *_SURE,
    (re.compile(rf"(?<=[이아어해돼네도])[용욤염욥여]{_END}"), "요"),
    (re.compile(rf"슴[다당]{_END}"), "습니다"),
    (re.compile(rf"(?<=[0-9원명개건억만%로])임[다당]{_END}"), "입니다"),
)


def plain(text: str, *, strict: bool) -> str:
    """`text` with its ending as schools teach it; only the surest where any words may be the answer."""
    for pattern, ending in _STRICT if strict else _SURE:
        text = pattern.sub(ending, text)
    return text
