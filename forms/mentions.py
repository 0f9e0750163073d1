"""Finding a name in a text, whatever the spaces and the case."""

import functools
import re

Span = tuple[int, int]


def squeeze(text: str) -> str:
    """`text` without spaces, in small letters."""
    return "".join(text.split()).casefold()


def spans(text: str, name: str) -> list[Span]:
    """Where `name` stands in `text`; a Latin name only as whole words ("US" is not in "Russia")."""
    return [found.span() for found in _pattern(name).finditer(text)]


@functools.lru_cache(maxsize=4096)
def _pattern(name: str) -> re.Pattern[str]:
    letters = [letter for letter in name if not letter.isspace()]
    before = r"(?<![A-Za-z0-9])" if letters and letters[0].isascii() and letters[0].isalnum() else ""
    after = r"(?![A-Za-z0-9])" if letters and letters[-1].isascii() and letters[-1].isalnum() else ""
    return re.compile(before + r"\s*".join(re.escape(letter) for letter in letters) + after, re.IGNORECASE)
