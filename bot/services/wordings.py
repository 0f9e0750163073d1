"""Comparing what people type with words of ours."""

from __future__ import annotations

import unicodedata


def squeezed(text: str) -> str:
    """Letters and digits only, without case: people leave out spaces and signs."""
    return "".join(c for c in unicodedata.normalize("NFKC", text).casefold() if c.isalnum())
