"""Draws a sheet: text, labels with values, ruled tables, and the mark that says it is for practice. Needs reportlab."""

from collections.abc import Iterator, Mapping, Sequence
from io import BytesIO
from pathlib import Path
from typing import Any

from reportlab.lib.pagesizes import A4
from reportlab.lib.utils import simpleSplit
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

FONT_FILE = Path(__file__).resolve().parents[2] / "web" / "vendor" / "fonts" / "PretendardGOV-Regular.ttf"
FONT = "PretendardGOV"
WIDTH, HEIGHT = A4
LEFT, VALUE_GAP, SIZE, LEADING = 60.0, 110.0, 11.0, 1.35
BOLD_SHIFT = 0.25  # points between the repeats of fake bold

Facts = Mapping[str, Any]
Item = Mapping[str, Any]


class Paper:
    """A4 pages, each with the watermark and the note at its foot; every y is measured from the top."""

    def __init__(self, title: str, *, watermark: str = "", note: str = "") -> None:
        if FONT not in pdfmetrics.getRegisteredFontNames():
            pdfmetrics.registerFont(TTFont(FONT, str(FONT_FILE)))
        self._bytes = BytesIO()
        self._canvas = Canvas(self._bytes, pagesize=A4, invariant=1)
        self._canvas.setTitle(title)
        self._watermark, self._note = watermark, note
        self._begin()

    def finish(self) -> bytes:
        self._end()
        self._canvas.save()
        return self._bytes.getvalue()

    def next_page(self) -> None:
        self._end()
        self._begin()

    def _begin(self) -> None:
        if self._watermark:
            self._mark(self._watermark)

    def _end(self) -> None:
        if self._note:
            self.centred(self._note, y=800, size=8)
        self._canvas.showPage()

    def _mark(self, text: str) -> None:
        """Slanting, grey, across the page: a practice sheet must never pass for the real one."""
        self._canvas.saveState()
        self._canvas.setFillGray(0.85)
        self._canvas.setFont(FONT, 54)
        self._canvas.translate(WIDTH / 2, HEIGHT / 2)
        self._canvas.rotate(40)
        self._canvas.drawCentredString(0, 0, text)
        self._canvas.restoreState()

    def text(self, words: str, *, x: float, y: float, size: float = SIZE, spacing: float = 0, times: int = 1) -> None:
        for i in range(times):
            self._canvas.setFont(FONT, size)
            self._canvas.drawString(x + i * BOLD_SHIFT, HEIGHT - y - size, words, charSpace=spacing)

    def centred(self, words: str, *, y: float, size: float = SIZE, spacing: float = 0, times: int = 1) -> None:
        width = pdfmetrics.stringWidth(words, FONT, size) + spacing * (len(words) - 1)
        self.text(words, x=(WIDTH - width) / 2, y=y, size=size, spacing=spacing, times=times)

    def lines(self, lines: Sequence[str], *, x: float, y: float, size: float = SIZE) -> None:
        for i, line in enumerate(lines):
            self.text(line, x=x, y=y + i * size * LEADING, size=size)

    def box(self, x: float, y: float, width: float, height: float) -> None:
        self._canvas.rect(x, HEIGHT - y - height, width, height)


def wrapped(words: str, width: float, size: float = SIZE) -> list[str]:
    """Words broken at blanks to lines no wider than `width`."""
    return [str(line) for line in simpleSplit(words, FONT, size, width)]


def draw(paper: Paper, item: Item, facts: Facts) -> None:
    """One item of a sheet file."""
    if "page" in item:
        paper.next_page()
    elif "table" in item:
        _table(paper, item, facts)
    elif "list" in item:
        paper.lines(facts[item["list"]], x=item["x"], y=item["y"])
    elif "label" in item:
        _labelled(paper, item, facts)
    else:
        _text(paper, item, facts)


def _text(paper: Paper, item: Item, facts: Facts) -> None:
    style = {key: item[key] for key in ("y", "size", "spacing", "times") if key in item}
    words = item["text"].format_map(facts)
    if item.get("align") == "centre":
        paper.centred(words, **style)
    else:
        paper.text(words, x=item["x"], **style)


def _labelled(paper: Paper, item: Item, facts: Facts) -> None:
    x, size = item.get("x", LEFT), item.get("size", SIZE)
    value_x = x + item.get("gap", VALUE_GAP)
    paper.text(item["label"], x=x, y=item["y"], size=size)
    paper.lines(
        wrapped(item["value"].format_map(facts), WIDTH - LEFT - value_x, size), x=value_x, y=item["y"], size=size
    )


def _table(paper: Paper, item: Item, facts: Facts) -> None:
    y, widths = item["table"]["top"], item["table"]["widths"]
    for row, said in _rows(item["rows"], facts):
        x, column = LEFT, 0
        for cell in (c if isinstance(c, dict) else {"text": c} for c in row["cells"]):
            span = cell.get("span", 1)
            width = sum(widths[column : column + span])
            paper.box(x, y, width, row["height"])
            _cell(paper, cell, said, (x + 4, y, width - 8, row["height"]))
            x, column = x + width, column + span
        y += row["height"]


def _rows(rows: Sequence[Item], facts: Facts) -> Iterator[tuple[Item, Facts]]:
    """Each row with what it prints: one with `each` stands for every record of that list."""
    for row in rows:
        for record in facts[row["each"]] if "each" in row else ({},):
            yield row, {**facts, **record}


def _cell(paper: Paper, cell: Item, facts: Facts, box: tuple[float, float, float, float]) -> None:
    x, y, width, height = box
    size = cell.get("size", 10.0)
    paragraphs = [cell[key] for key in ("columns",) if key in cell] + list(
        facts[cell["list"]] if "list" in cell else ()
    )
    paragraphs = paragraphs or cell["text"].format_map(facts).split("\n")
    lines = [line for paragraph in paragraphs for line in wrapped(paragraph, width, size)]
    paper.lines(lines, x=x, y=y + (height - len(lines) * size * LEADING) / 2, size=size)
