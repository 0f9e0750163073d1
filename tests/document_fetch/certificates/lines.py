"""Text broken into lines that fit a width, in points, of a registered font."""

from reportlab.pdfbase import pdfmetrics

from tests.document_fetch.certificates.blocks import STRUCK


def wrapped(text: str, font: str, size: float, width: float) -> list[str]:
    """Lines no wider than `width`, broken at blanks, and in a word only where it alone is too wide."""
    lines: list[str] = []
    for paragraph in text.split("\n"):
        mark = STRUCK if paragraph.startswith(STRUCK) else ""
        lines += [mark + line for line in _filled(paragraph.removeprefix(STRUCK), font, size, width)]
    return lines


def _filled(paragraph: str, font: str, size: float, width: float) -> list[str]:
    lines, line = [], ""
    for word in paragraph.split(" "):
        longer = f"{line} {word}" if line else word
        if not line or pdfmetrics.stringWidth(longer, font, size) <= width:
            line = longer
        else:
            lines.append(line)
            line = word
        while pdfmetrics.stringWidth(line, font, size) > width and len(line) > 1:
            cut = _cut(line, font, size, width)
            lines.append(line[:cut])
            line = line[cut:]
    return [*lines, line]


def _cut(word: str, font: str, size: float, width: float) -> int:
    """Where a word that is too wide breaks: before its bracket, or else as late as fits."""
    bracket = word.find("(", 1)
    if bracket > 0 and pdfmetrics.stringWidth(word[:bracket], font, size) <= width:
        return bracket
    fits = (n for n in range(len(word) - 1, 0, -1) if pdfmetrics.stringWidth(word[:n], font, size) <= width)
    return next(fits, 1)
