"""Draws pages with reportlab: positioned text, ruled boxes, glyphs printed several times, words without blanks."""

from collections.abc import Sequence
from functools import cache
from io import BytesIO
from pathlib import Path

from reportlab.lib.pagesizes import A4
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

from tests.document_fetch.certificates import marks, rulings
from tests.document_fetch.certificates.blocks import STRUCK, Bars, Beside, Block, Cell, Gap, Line, Page, Table
from tests.document_fetch.certificates.lines import wrapped
from tests.document_fetch.certificates.style import Style

WIDTH, HEIGHT = A4
MARGIN, TOP, PAD, LEADING = 48.0, 46.0, 4.0, 1.32
GUTTER = 8.0
SHIFT = 0.22  # points between the repeats of fake bold
BOLD_ROLES = {"title", "label"}
NANUM = Path("/usr/share/fonts/truetype/nanum")
FILES = {
    "NanumGothic": NANUM / "NanumGothic.ttf",
    "NanumBarunGothic": NANUM / "NanumBarunGothic.ttf",
    "NanumMyeongjo": NANUM / "NanumMyeongjo.ttf",
    "NanumGothicCoding": NANUM / "NanumGothicCoding.ttf",
    "NanumSquareRound": NANUM / "NanumSquareRoundR.ttf",
    "NanumSquare": NANUM / "NanumSquareR.ttf",
    "PretendardGOV": Path(__file__).resolve().parents[3] / "web" / "vendor" / "fonts" / "PretendardGOV-Regular.ttf",
}


class PageIsFull(Exception):
    """A page holds more than fits: the form has to begin a new one."""


@cache
def _register(name: str) -> str:
    pdfmetrics.registerFont(TTFont(name, str(FILES[name])))
    return name


def draw(pages: Sequence[Page], s: Style) -> bytes:
    out = BytesIO()
    canvas = Canvas(out, pagesize=A4, invariant=1, pageCompression=1)
    for page in pages:
        _Pen(canvas, s).page(page)
        canvas.showPage()
    canvas.save()
    return out.getvalue()


class _Pen:
    """One page; y runs down from the top."""

    def __init__(self, canvas: Canvas, s: Style) -> None:
        self.canvas, self.s = canvas, s
        self.font = _register(s.font)
        self.y, self.left = TOP, MARGIN
        self.inner = WIDTH - 2 * MARGIN

    def page(self, page: Page) -> None:
        if page.frame:
            marks.frame(self.canvas, page.frame, WIDTH, HEIGHT)
        if self.s.watermark and self.s.seed % 2:
            self._watermark()
        for block in page.blocks:
            self._block(block)
        if self.y > HEIGHT - 30:
            raise PageIsFull(self.s.kind, self.s.layout, self.s.seed, self.y)
        if page.footer:
            self.text(page.footer, MARGIN, HEIGHT - 26, 8)
        if self.s.watermark and not self.s.seed % 2:
            self._watermark()

    def _block(self, block: Block) -> None:
        if isinstance(block, Table):
            self._table(block)
        elif isinstance(block, Line):
            self._line(block)
        elif isinstance(block, Bars):
            self._bars(block)
        elif isinstance(block, Beside):
            self._beside(block)
        elif isinstance(block, Gap):
            self.y += block.height

    def _beside(self, block: Beside) -> None:
        top, left, inner = self.y, self.left, self.inner
        bottoms = []
        for blocks, start, share in ((block.left, 0.0, block.share), (block.right, block.share, 1 - block.share)):
            self.y, self.left, self.inner = top, left + start * inner, share * inner - (GUTTER if not start else 0.0)
            for each in blocks:
                self._block(each)
            bottoms.append(self.y)
        self.y, self.left, self.inner = max(bottoms), left, inner

    def _watermark(self) -> None:
        marks.watermark(self.canvas, self.s.watermark, self.font, WIDTH, HEIGHT)

    def text(self, words: str, x: float, y: float, size: float, *, bold: bool = False, spacing: float = 0) -> None:
        struck = words.startswith(STRUCK)
        words = words.removeprefix(STRUCK)
        for i in range(self.s.fake_bold if bold else 1):
            self._string(words, x + i * SHIFT, HEIGHT - y - size * 0.85, size, spacing)
        if struck and words:
            self._strike(x, HEIGHT - y - size * 0.55, pdfmetrics.stringWidth(words, self.font, size))

    def _string(self, words: str, x: float, base: float, size: float, spacing: float) -> None:
        self.canvas.setFont(self.font, size)
        if spacing or not self.s.no_blanks:
            self.canvas.drawString(x, base, words, charSpace=spacing or None)
            return
        for word in words.split(" "):
            self.canvas.drawString(x, base, word)
            x += pdfmetrics.stringWidth(word + " ", self.font, size)

    def _strike(self, x: float, y: float, width: float) -> None:
        self.canvas.saveState()
        self.canvas.setStrokeColorRGB(*((0.8, 0, 0) if self.s.seed % 2 else (0, 0, 0)))
        self.canvas.setLineWidth(0.6)
        self.canvas.line(x - 1, y, x + width + 1, y)
        self.canvas.restoreState()

    def _line(self, block: Line) -> None:
        size = block.size or self.s.size
        lines = wrapped(block.text, self.font, size, self.inner - block.indent)
        for line in lines:
            width = pdfmetrics.stringWidth(line, self.font, size) + block.spacing * (len(line) - 1)
            free = self.inner - width
            x = self.left + {"left": block.indent, "center": free / 2, "right": free}[block.align]
            self.text(line, x, self.y, size, bold=block.bold, spacing=block.spacing)
            self.y += size * LEADING
        if block.seal and self.s.seal:
            marks.seal(self.canvas, x + width - 8, HEIGHT - self.y + size * LEADING + 14)

    def _bars(self, block: Bars) -> None:
        width = marks.SQUARE if block.square else 150
        x = self.left if block.align == "left" else self.left + self.inner - width
        self.y += marks.bars(self.canvas, block, x, HEIGHT - self.y)

    def _table(self, table: Table) -> None:
        size = table.size or self.s.size
        places = _places(table)
        lines = {id(c): self._cell_lines(c, size, w * self.inner - 2 * PAD) for c, _, _, w in places}
        heights = self._heights(table, places, lines, size)
        tops = [self.y + sum(heights[:i]) for i in range(len(heights) + 1)]
        for cell, row, left, width in places:
            box = (
                self.left + (table.left + left) * self.inner,
                tops[row],
                width * self.inner,
                tops[min(row + cell.rows, len(heights))] - tops[row],
            )
            x, y, wide, high = box
            rulings.cell(self.canvas, table.ruled, cell, (x, HEIGHT - y - high, wide, high), shaded=self.s.shaded)
            self._cell(cell, lines[id(cell)], box, _size(cell, size))
        whole = (self.left + table.left * self.inner, HEIGHT - tops[-1], sum(table.widths) * self.inner)
        rulings.around(self.canvas, table.ruled, (*whole, tops[-1] - tops[0]))
        self.y = tops[-1]

    def _cell_lines(self, cell: Cell, size: float, width: float) -> list[str]:
        return wrapped(cell.text, self.font, _size(cell, size), width)

    def _heights(self, table: Table, places: list, lines: dict, size: float) -> list[float]:
        heights = [table.height or size * LEADING + 2 * PAD for _ in table.rows]
        for cell, row, _, _ in sorted(places, key=lambda place: place[0].rows):
            need = self._need(cell, lines[id(cell)], size)
            last = min(row + cell.rows, len(heights))
            heights[last - 1] += max(0.0, need - sum(heights[row:last]))
        return heights

    def _need(self, cell: Cell, lines: list[str], size: float) -> float:
        text = len(lines) * _size(cell, size) * LEADING
        return text + (size * 0.8 * LEADING if cell.caption else 0) + 1.4 * PAD

    def _cell(self, cell: Cell, lines: list[str], box: tuple[float, float, float, float], size: float) -> None:
        x, y, width, height = box
        if cell.caption:
            self.text(cell.caption, x + PAD / 2, y + 2, self.s.size * 0.8)
            y, height = y + self.s.size * 0.8 * LEADING, height - self.s.size * 0.8 * LEADING
        top = y + (height - len(lines) * size * LEADING) / 2 + size * 0.12
        align = cell.align or {"label": "center", "title": "center", "money": "right"}.get(cell.role, "left")
        for i, line in enumerate(lines):
            free = width - 2 * PAD - pdfmetrics.stringWidth(line.removeprefix(STRUCK), self.font, size)
            shift = {"left": 0, "center": free / 2, "right": free}[align]
            self.text(
                line,
                x + PAD + shift,
                top + i * size * LEADING,
                size,
                bold=cell.bold or cell.role in BOLD_ROLES or self.s.bold_values,
            )


def _size(cell: Cell, size: float) -> float:
    return {"title": 18.0, "small": size * 0.8}.get(cell.role, size)


def _places(table: Table) -> list[tuple[Cell, int, float, float]]:
    """Each cell with its row, left edge and width (shares), past the cells that reach down from rows above."""
    taken: set[tuple[int, int]] = set()
    found = []
    for r, row in enumerate(table.rows):
        column = 0
        for cell in row:
            while (r, column) in taken:
                column += 1
            taken |= {(r + i, column + j) for i in range(cell.rows) for j in range(cell.cols)}
            found.append((cell, r, sum(table.widths[:column]), sum(table.widths[column : column + cell.cols])))
            column += cell.cols
    return found
