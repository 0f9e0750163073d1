"""What kind of file something is, by its first bytes and not by its name."""

from typing import Literal

Media = Literal["application/pdf", "image/jpeg", "image/png"]

BEGINNINGS: dict[Media, bytes] = {
    "application/pdf": b"%PDF-",
    "image/jpeg": b"\xff\xd8\xff",
    "image/png": b"\x89PNG\r\n\x1a\n",
}
#: How a file of each kind is named, behind the point.
ENDINGS: dict[Media, str] = {"application/pdf": "pdf", "image/jpeg": "jpg", "image/png": "png"}
PDF: Media = "application/pdf"


def ending_of(media: str | None) -> str:
    """How the name of such a file ends; of one whose kind was not kept, as that of a PDF."""
    return next((ending for known, ending in ENDINGS.items() if known == media), ENDINGS[PDF])


def media_of(content: bytes) -> Media | None:
    """None for what can be no certificate."""
    return next((media for media, beginning in BEGINNINGS.items() if content.startswith(beginning)), None)
