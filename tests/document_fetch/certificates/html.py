"""The same pages as HTML, one section a page, for Chromium to print."""

from collections.abc import Sequence
from html import escape

from tests.document_fetch.certificates import marks
from tests.document_fetch.certificates.blocks import STRUCK, Bars, Beside, Block, Cell, Gap, Line, Page, Table
from tests.document_fetch.certificates.style import HELD_OUT, Style

CSS = """
@page {{ size: A4; margin: 0 }}
* {{ box-sizing: border-box }}
body {{ margin: 0; font-family: '{font}'; font-size: {size}pt; line-height: 1.35;
       word-break: keep-all; overflow-wrap: anywhere; white-space: {blanks}; font-variant-ligatures: none }}
section {{ position: relative; width: 210mm; height: 296.5mm; padding: 16mm 17mm 0;
          overflow: hidden; break-after: page }}
section:last-child {{ break-after: auto }}
table {{ width: 100%; border-collapse: collapse; table-layout: fixed }}
td {{ padding: 2pt 4pt; vertical-align: middle }}
table.all td {{ border: .6pt solid #000 }}
table.rows td {{ border-bottom: .5pt solid #444 }}
table.level td {{ border-top: .5pt solid #444; border-bottom: .5pt solid #444 }}
table.doubled td {{ border: 2.4pt double #000 }}
table.edges {{ border-top: 1.6pt solid #000; border-bottom: 1.6pt solid #000 }}
table.edges td {{ border-bottom: .5pt solid #555 }}
table.bands td {{ border: 2pt solid #fff }}
table.bands td.label, td.shade {{ background: #dfe4ea }}
table.outer {{ border: 1.1pt solid #000 }}
table.double {{ border: 3pt double #000 }}
table.double td {{ border: .5pt solid #000 }}
table.columns {{ border: 1.1pt solid #000 }}
table.columns td {{ border-left: .5pt solid #000 }}
table.dotted td {{ border-bottom: .6pt dotted #000 }}
td.label {{ text-align: center; {shade} }}
table.shades td.label {{ background: #ececec }}
td.title {{ text-align: center; font-size: 17pt }}
td.money {{ text-align: right }}
td.small, .caption {{ font-size: 82% }}
.caption {{ display: block; text-align: left }}
.bold {{ position: relative; display: inline-block; {bold} }}
.again {{ position: absolute; left: .25pt; top: 0; width: 100% }}
.whole {{ white-space: nowrap }}
.struck {{ text-decoration: line-through; text-decoration-color: {strike} }}
footer {{ position: absolute; bottom: 9mm; left: 17mm; font-size: 8pt }}
.mark {{ position: absolute; left: 20%; top: 42%; font-size: 70pt; color: rgba(120, 120, 120, .22);
        transform: rotate(-38deg); white-space: nowrap }}
.seal {{ position: absolute; width: 44pt; height: 44pt; margin: -14pt 0 0 -14pt; opacity: .75 }}
.bars {{ height: 22pt }}
.beside {{ display: flex; gap: 8pt }}
.frame {{ position: absolute; inset: 7.5mm; pointer-events: none }}
.double.frame {{ border: 4pt double #000 }}
.thick.frame {{ border: 6pt solid #999 }}
"""
SEAL = (
    '<svg class="seal" viewBox="0 0 44 44" fill="none" stroke="#c22" stroke-width="2">'
    '<rect x="2" y="2" width="40" height="40"/>'
    '<path d="M8 10h12M8 16h8M10 8v14M24 8v10M30 9h8M34 8v14M8 26h10M14 24v14M24 26h12M30 24v12M26 36h10"/></svg>'
)
BARS = "repeating-linear-gradient(90deg, #000 0 1.2pt, #fff 1.2pt 3pt, #000 3pt 3.6pt, #fff 3.6pt 5pt)"
NARROW = 0.99  # share of the page's width from which on a table is as wide as the page


def page_of(pages: Sequence[Page], s: Style) -> str:
    css = CSS.format(
        font=s.font,
        size=s.size,
        shade="background: #ececec" if s.shaded else "",
        bold="font-weight: bold" if s.fake_bold == 1 else "",
        blanks="pre-wrap" if s.layout in HELD_OUT else "normal",
        strike="#c00" if s.seed % 2 else "#000",
    )
    body = "".join(_section(page, s) for page in pages)
    return f'<!doctype html><meta charset="utf-8"><style>{css}</style><body>{body}'


def _section(page: Page, s: Style) -> str:
    mark = f'<div class="mark">{s.watermark}</div>' if s.watermark else ""
    foot = f"<footer>{escape(page.footer)}</footer>" if page.footer else ""
    frame = f'<div class="frame {page.frame}"></div>' if page.frame else ""
    first, last = (mark, "") if s.seed % 2 else ("", mark)
    return f"<section>{frame}{first}{''.join(_block(block, s) for block in page.blocks)}{foot}{last}</section>"


def _block(block: Block, s: Style) -> str:
    if isinstance(block, Table):
        return _table(block, s)
    if isinstance(block, Line):
        return _line(block, s)
    if isinstance(block, Gap):
        return f'<div style="height:{block.height}pt"></div>'
    if isinstance(block, Beside):
        return _beside(block, s)
    return _square(block) if block.square else _bars(block)


def _beside(block: Beside, s: Style) -> str:
    stacks = ((block.left, block.share), (block.right, 1 - block.share))
    inner = (
        f'<div style="flex: {share:.3f} 1 0; min-width: 0">{"".join(_block(each, s) for each in blocks)}</div>'
        for blocks, share in stacks
    )
    return f'<div class="beside">{"".join(inner)}</div>'


def _square(block: Bars) -> str:
    dots = (f'<rect x="{column}" y="{row}" width="1" height="1"/>' for row, column in marks.dots(block.text))
    side = f"width: {marks.SQUARE}pt; display: block; margin-left: {'0' if block.align == 'left' else 'auto'}"
    return f'<svg style="{side}" viewBox="0 0 {marks.DOTS} {marks.DOTS}">{"".join(dots)}</svg>'


def _bars(block: Bars) -> str:
    margin = "" if block.align == "left" else "; margin-left: auto"
    return f'<div class="bars" style="width: {len(block.text) * 7}pt; background: {BARS}{margin}"></div>'


def _line(block: Line, s: Style) -> str:
    size = block.size or s.size
    style = f"font-size: {size}pt; text-align: {block.align}; padding-left: {block.indent}pt"
    style += f"; letter-spacing: {block.spacing}pt" if block.spacing else ""
    seal = SEAL if block.seal and s.seal else ""
    return f'<div style="{style}">{_text(block.text, s, bold=block.bold)}{seal}</div>'


def _text(text: str, s: Style, *, bold: bool) -> str:
    lines = []
    for line in text.split("\n"):
        shown = " ".join(_whole(word, s) for word in escape(line.removeprefix(STRUCK)).split(" "))
        if bold:
            again = f'<span class="again">{shown}</span>' * (s.fake_bold - 1)
            shown = f'<span class="bold">{shown}{again}</span>'
        lines.append(f'<span class="struck">{shown}</span>' if line.startswith(STRUCK) else shown)
    return "<br>".join(lines)


def _whole(word: str, s: Style) -> str:
    """Chromium would break after a hyphen or comma, and nobody could tell the word from two."""
    breaks = "-" in word or (s.layout in HELD_OUT and "," in word)
    return f'<span class="whole">{word}</span>' if breaks else word


def _table(table: Table, s: Style) -> str:
    size, wide = f"font-size: {table.size}pt" if table.size else "", sum(table.widths)
    if table.left or wide < NARROW:
        size += f"; width: {wide * 100:.2f}%; margin-left: {table.left * 100:.2f}%"
    else:
        wide = 1.0
    columns = "".join(f'<col style="width: {width / wide * 100:.2f}%">' for width in table.widths)
    height = f' style="height: {table.height}pt"' if table.height else ""
    rows = "".join(f"<tr{height}>{''.join(_cell(cell, s) for cell in row)}</tr>" for row in table.rows)
    return f'<table class="{table.ruled}" style="{size}">{columns}{rows}</table>'


def _cell(cell: Cell, s: Style) -> str:
    align = f' style="text-align: {cell.align}"' if cell.align else ""
    caption = f'<span class="caption">{escape(cell.caption)}</span>' if cell.caption else ""
    text = _text(cell.text, s, bold=cell.bold or cell.role in {"label", "title"} or s.bold_values)
    look = f"{cell.role} shade" if cell.shade else cell.role
    return f'<td class="{look}" colspan="{cell.cols}" rowspan="{cell.rows}"{align}>{caption}{text}</td>'
