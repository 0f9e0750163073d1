"""Comparing what people type with words of ours."""

from __future__ import annotations

import unicodedata


def squeezed(text: str) -> str:
    """Letters and digits only, without case: people leave out spaces and signs."""
    return "".join(c for c in unicodedata.normalize("NFKC", text).casefold() if c.isalnum())


def is_question(text: str) -> bool:
    """Whether it bears a question mark, as "동의해요?" does: who asks agrees to nothing and refuses nothing."""
    return "?" in unicodedata.normalize("NFKC", text)
