"""Lines and grounds of a table's cells as reportlab draws them.

all, rows (beneath each row); and of held-out layouts: edges (rows, and strong lines above and below the table), bands
(labels on a ground, nothing ruled), outer (one box), double (all, in a double box), columns (upright lines in a box),
dotted (beneath each row). Of the stress: level (above and beneath each row), doubled (each cell boxed twice), shades
(labels on a ground).
"""

from reportlab.pdfgen.canvas import Canvas

from tests.document_fetch.certificates.blocks import Cell

Box = tuple[float, float, float, float]  # left, bottom, width, height in points
LABEL_GRAY, BAND_GRAY = 0.92, 0.88


def cell(canvas: Canvas, ruled: str, each: Cell, box: Box, *, shaded: bool) -> None:
    x, y, width, height = box
    if each.shade or (ruled == "bands" and each.role == "label"):
        _ground(canvas, box, BAND_GRAY)
    if ruled in {"all", "double"}:
        if shaded and each.role == "label":
            _ground(canvas, box, LABEL_GRAY)
        canvas.setLineWidth(0.6)
        canvas.rect(x, y, width, height)
    elif ruled in {"rows", "edges", "dotted"}:
        canvas.setLineWidth(0.5)
        _line(canvas, x, y, width, dotted=ruled == "dotted")
    elif ruled == "columns":
        canvas.setLineWidth(0.4)
        canvas.line(x, y, x, y + height)
    else:
        _stressed(canvas, ruled, each, box)


def _stressed(canvas: Canvas, ruled: str, each: Cell, box: Box) -> None:
    x, y, width, height = box
    canvas.setLineWidth(0.5)
    if ruled == "level":
        canvas.line(x, y + height, x + width, y + height)
        canvas.line(x, y, x + width, y)
    elif ruled == "doubled":
        canvas.rect(x, y, width, height)
        canvas.rect(x + 1.5, y + 1.5, width - 3, height - 3)
    elif ruled == "shades" and each.role == "label":
        _ground(canvas, box, LABEL_GRAY)


def around(canvas: Canvas, ruled: str, box: Box) -> None:
    x, y, width, height = box
    if ruled == "edges":
        canvas.setLineWidth(1.6)
        for at in (y, y + height):
            canvas.line(x, at, x + width, at)
    elif ruled in {"outer", "columns"}:
        canvas.setLineWidth(1.1)
        canvas.rect(x, y, width, height)
    elif ruled == "double":
        canvas.setLineWidth(0.8)
        canvas.rect(x - 2.2, y - 2.2, width + 4.4, height + 4.4)


def _line(canvas: Canvas, x: float, y: float, width: float, *, dotted: bool) -> None:
    if dotted:
        canvas.setDash(1, 2)
    canvas.line(x, y, x + width, y)
    if dotted:
        canvas.setDash()


def _ground(canvas: Canvas, box: Box, gray: float) -> None:
    canvas.setFillGray(gray)
    canvas.rect(*box, stroke=0, fill=1)
    canvas.setFillGray(0)
