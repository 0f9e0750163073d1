"""The cover sheet: the dossier on one or two pages of paper for the officer who opens the bag by hand."""

from __future__ import annotations

import io
from collections.abc import Mapping, Sequence
from functools import cache, partial
from typing import Any
from xml.sax.saxutils import escape

from reportlab.lib import colors
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Flowable, KeepTogether, Paragraph, SimpleDocTemplate, Spacer, Table, TableStyle

from bot.delivery import summary
from forms.fonts import korean_font

FONT = "Gildong"
INK, QUIET, LINE, SHADE = (colors.HexColor(code) for code in ("#1e2124", "#58616a", "#b1b8be", "#f4f5f6"))
MARGIN = 16 * mm
WIDTH = A4[0] - 2 * MARGIN - 12  # reportlab pads its frames by 6 points
GRID = TableStyle(
    [
        ("VALIGN", (0, 0), (-1, -1), "TOP"),
        ("LINEBELOW", (0, 0), (-1, -1), 0.4, LINE),
        ("LEFTPADDING", (0, 0), (-1, -1), 4),
        ("RIGHTPADDING", (0, 0), (-1, -1), 4),
        ("TOPPADDING", (0, 0), (-1, -1), 2.4),
        ("BOTTOMPADDING", (0, 0), (-1, -1), 2.4),
    ]
)
SHADED_HEAD = TableStyle([("BACKGROUND", (0, 0), (-1, 0), SHADE), ("LINEABOVE", (0, 0), (-1, 0), 0.8, INK)])
SHADED_SIDE = TableStyle([("BACKGROUND", (0, 0), (0, -1), SHADE), ("LINEABOVE", (0, 0), (-1, 0), 0.8, INK)])


def _style(size: float, colour: colors.Color = INK, *, before: float = 0, after: float = 0) -> ParagraphStyle:
    # CJK wrapping breaks anywhere, so that a long word without spaces stays inside its cell.
    return ParagraphStyle(
        f"{size}", fontName=FONT, fontSize=size, leading=size * 1.4, textColor=colour,
        wordWrap="CJK", spaceBefore=before, spaceAfter=after, keepWithNext=before > 0,
    )  # fmt: skip


TITLE, SUBTITLE, HEADING = _style(18), _style(10.5, QUIET, after=8), _style(11.5, before=9, after=3)
BODY, SMALL = _style(8.6), _style(8, QUIET)


def draw(dossier: Mapping[str, Any], *, sha256: str) -> bytes:
    """The PDF of the sheet in Korean; `sha256` (hex) is that of dossier.json. The same dossier gives the same bytes."""
    _register_font()
    title = f"{summary.say('title')} {dossier['submission_id']}"
    buffer = io.BytesIO()
    document = SimpleDocTemplate(
        buffer, pagesize=A4, leftMargin=MARGIN, rightMargin=MARGIN, topMargin=MARGIN, bottomMargin=MARGIN,
        title=title, author="Gildong", lang="ko", invariant=1,
    )  # fmt: skip
    document.build(_story(dossier, sha256), canvasmaker=partial(_Numbered, submission=dossier["submission_id"]))
    return buffer.getvalue()


@cache
def _register_font() -> None:
    pdfmetrics.registerFont(TTFont(FONT, str(korean_font())))


def _story(dossier: Mapping[str, Any], sha256: str) -> list[Flowable]:
    programme = dossier["programme"]
    subtitle = summary.say("subtitle", programme=programme["name"][summary.LANGUAGE], notice=programme["notice"])
    return [
        _text(summary.say("title"), TITLE),
        _text(subtitle, SUBTITLE),
        _table(summary.head(dossier), (0.22, 0.78), SHADED_SIDE),
        *_discrepancies(summary.discrepancies(dossier)),
        *_part("answers", ("item", "value", "source"), summary.answers(dossier), (0.28, 0.44, 0.28)),
        *_part(
            "documents",
            ("document", "state", "valid_until", "file"),
            summary.documents(dossier),
            (0.3, 0.22, 0.16, 0.32),
        ),
        *_part("eligibility", ("condition", "state", "basis"), summary.findings(dossier), (0.5, 0.15, 0.35)),
        *_consents(summary.consents(dossier)),
        Spacer(0, 10),
        KeepTogether([_text(summary.say("hash"), SMALL), _text(sha256, SMALL)]),
    ]


def _part(key: str, columns: Sequence[str], rows: Sequence[summary.Row], shares: Sequence[float]) -> list[Flowable]:
    if not rows:
        return [_text(summary.say(key), HEADING), _text(summary.say(f"{key}.empty"), BODY)]
    names = tuple(summary.say(f"column.{column}") for column in columns)
    return [_text(summary.say(key), HEADING), _table((names, *rows), shares, SHADED_HEAD, head_rows=1)]


def _discrepancies(rows: Sequence[summary.Row]) -> list[Flowable]:
    """Before the answers, and only where there is something to see."""
    columns = ("item", "answered", "on_document", "chosen")
    return _part("discrepancies", columns, rows, (0.2, 0.3, 0.3, 0.2)) if rows else []


def _consents(lines: Sequence[str]) -> list[Flowable]:
    body = lines or (summary.say("consents.empty"),)
    return [_text(summary.say("consents"), HEADING), *(_text(line, BODY) for line in body)]


def _table(rows: Sequence[summary.Row], shares: Sequence[float], shading: TableStyle, *, head_rows: int = 0) -> Table:
    cells = [[_text(cell, BODY) for cell in row] for row in rows]
    table = Table(cells, colWidths=[share * WIDTH for share in shares], repeatRows=head_rows, splitInRow=1)
    table.setStyle(GRID)
    table.setStyle(shading)
    return table


def _text(text: str, style: ParagraphStyle) -> Paragraph:
    """A paragraph of plain text: reportlab would read its own markup in what people wrote."""
    return Paragraph(escape(text).replace("\n", "<br/>"), style)


class _Numbered(Canvas):
    """Draws the submission and "1 / 2" at the foot, which can only be known once the last page is there."""

    def __init__(self, *args: Any, submission: str, **options: Any) -> None:
        super().__init__(*args, **options)
        self._submission = submission
        self._pages: list[dict[str, Any]] = []

    def showPage(self) -> None:  # noqa: N802  (reportlab's name)
        self._pages.append(dict(self.__dict__))
        self._startPage()  # type: ignore[attr-defined]

    def save(self) -> None:
        for number, page in enumerate(self._pages, start=1):
            self.__dict__.update(page)
            self.setFont(FONT, 8)
            self.setFillColor(QUIET)
            foot = summary.say("page", submission=self._submission, page=number, pages=len(self._pages))
            self.drawCentredString(A4[0] / 2, MARGIN / 2, foot)
            super().showPage()
        super().save()
