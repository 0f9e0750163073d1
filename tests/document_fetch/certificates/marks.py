"""What a drawn page carries beside its words: seal, watermark, bar codes, a frame."""

from collections.abc import Iterator
from random import Random

from reportlab.pdfgen.canvas import Canvas

from tests.document_fetch.certificates.blocks import Bars

SQUARE, DOTS = 42.0, 14  # a square code's side in points, and in dots
FRAME = 22.0  # from the paper's edge


def seal(canvas: Canvas, x: float, y: float) -> None:
    canvas.saveState()
    canvas.setStrokeColorRGB(0.85, 0.1, 0.1, alpha=0.7)
    canvas.setLineWidth(1.6)
    canvas.rect(x, y - 40, 40, 40)
    for i in range(5):
        canvas.line(x + 6, y - 8 - i * 6, x + 14 + (i * 7) % 20, y - 8 - i * 6)
        canvas.line(x + 7 + i * 6, y - 6, x + 7 + i * 6, y - 14 - (i * 11) % 20)
    canvas.restoreState()


def watermark(canvas: Canvas, words: str, font: str, width: float, height: float) -> None:
    canvas.saveState()
    canvas.setFillGray(0.55, alpha=0.25)
    canvas.setFont(font, 60)
    canvas.translate(width / 2, height / 2)
    canvas.rotate(40)
    canvas.drawCentredString(0, 0, words)
    canvas.restoreState()


def bars(canvas: Canvas, block: Bars, x: float, top: float) -> float:
    """Returns the height that it took."""
    if block.square:
        _dots(canvas, block.text, x, top)
        return SQUARE + 4
    for i, char in enumerate(block.text):
        for n in range(3):
            canvas.rect(x + i * 7 + n * 2.3, top - 22, 0.5 + (ord(char) + n) % 3 * 0.5, 22, stroke=0, fill=1)
    return 26


def dots(text: str) -> Iterator[tuple[int, int]]:
    """Row and column of a square code's dark dots: two full edges, two broken ones, and chance."""
    rng = Random(f"dots/{text}")
    for row in range(DOTS):
        for column in range(DOTS):
            dark = rng.random() < 0.5
            if column == 0 or row == DOTS - 1 or ((row + column) % 2 == 0 if row == 0 or column == DOTS - 1 else dark):
                yield row, column


def _dots(canvas: Canvas, text: str, x: float, top: float) -> None:
    side = SQUARE / DOTS
    for row, column in dots(text):
        canvas.rect(x + column * side, top - (row + 1) * side, side, side, stroke=0, fill=1)


def frame(canvas: Canvas, kind: str, width: float, height: float) -> None:
    """Double: a strong line with a fine one inside it; thick: one broad grey line."""
    canvas.saveState()
    if kind == "double":
        for inset, line in ((FRAME, 1.8), (FRAME + 4, 0.5)):
            canvas.setLineWidth(line)
            canvas.rect(inset, inset, width - 2 * inset, height - 2 * inset)
    else:
        canvas.setStrokeGray(0.6)
        canvas.setLineWidth(6)
        canvas.rect(FRAME, FRAME, width - 2 * FRAME, height - 2 * FRAME)
    canvas.restoreState()
