"""The Korean font that every PDF made by Gildong embeds."""

from pathlib import Path

_FONTS = Path(__file__).resolve().parent.parent / "web" / "vendor" / "fonts"


def korean_font() -> Path:
    """Pretendard GOV Regular: TrueType outlines, every Hangul syllable, SIL OFL 1.1 (see VENDORED.md beside it)."""
    return _FONTS / "PretendardGOV-Regular.ttf"
