"""Ticks in brackets, which recognisers take for strokes."""

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from document_fetch.reading.ocr.tesseract import Symbol

_OPEN, _CLOSED = "[", "]"
_LIKE_OPEN, _LIKE_CLOSED = "【", "】"
_STROKES = re.compile(r"[\\/VvWYyN√✓]{1,3}")
TICK = "✓"


def ticked(symbols: Sequence[Symbol]) -> list[Symbol]:
    """Strokes between square brackets as a tick."""
    plain = [
        replace(s, text=_OPEN if s.text == _LIKE_OPEN else _CLOSED if s.text == _LIKE_CLOSED else s.text)
        for s in symbols
    ]
    ends = [i for i, symbol in enumerate(plain) if symbol.text in (_OPEN, _CLOSED)]
    drop: set[int] = set()
    for start, end in pairwise(ends):
        inside = "".join(symbol.text for symbol in plain[start + 1 : end])
        if plain[start].text == _OPEN and plain[end].text == _CLOSED and _STROKES.fullmatch(inside):
            plain[start + 1] = replace(plain[start + 1], text=TICK)
            drop |= set(range(start + 2, end))
    return [symbol for i, symbol in enumerate(plain) if i not in drop]
