"""What every guard shares: what it gives, how sure it can be, and how printed text is tidied first."""

import re
import unicodedata
from collections.abc import Callable

Guarded = tuple[str, float] | None
Guard = Callable[[str], Guarded]

SURE, WORDS, RESERVED, DOUBTFUL = 1.0, 0.9, 0.6, 0.3


def clean(text: str) -> str:
    """NFKC, single blanks, no control characters."""
    plain = unicodedata.normalize("NFKC", text)
    if not plain.isprintable():
        plain = "".join(c if c.isprintable() else " " for c in plain)
    return " ".join(plain.split())


def shaped(shape: str, *, sure: float = SURE) -> Guard:
    """A number of this shape; blanks between its parts are only white."""
    expected = re.compile(shape, re.ASCII)

    def guard(text: str) -> Guarded:
        plain = clean(text).replace(" ", "")
        return plain, sure if expected.fullmatch(plain) else DOUBTFUL

    return guard
