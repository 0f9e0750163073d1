"""How one sample looks: fixed by its layout, varied by its seed."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from random import Random
from typing import Any

from tests.document_fetch.certificates import printing
from tests.document_fetch.certificates.held_out import days

CHROMIUM, REPORTLAB = "chromium", "reportlab"
HELD_OUT = {"h", "k", "m"}
UNSEEN = {"k", "m"}  # readers were mended by looking at h on 2026-11-24
HELD_OUT_SEEDS = range(9500, 9900)
LATER = {"d", "f"}  # open layouts that were held out once
OPEN_FONTS = {
    # Noto costs Chromium half a second a page, so it stands once among four.
    (CHROMIUM, False): ("NanumGothic", "NanumMyeongjo", "NanumBarunGothic", "Noto Sans CJK KR"),
    (REPORTLAB, False): ("NanumGothic", "NanumBarunGothic", "PretendardGOV"),
    (CHROMIUM, True): ("NanumSquareRound", "NanumGothicCoding", "NanumSquare"),
    (REPORTLAB, True): ("NanumSquare", "NanumSquareRound"),
}
HELD_OUT_FONTS = {
    CHROMIUM: ("Noto Serif CJK KR", "Noto Sans Mono CJK KR", "Noto Serif CJK KR"),
    REPORTLAB: ("NanumMyeongjo", "NanumGothicCoding", "NanumMyeongjo"),
}


@dataclass(frozen=True)
class Design:
    """What one layout of one kind fixes. `cells`: pairs, single, grouped, lines, captions, wrapped, headed, inline,
    dotted. `head`: boxed, line, beside, foot (where the number of issue stands). Held-out layouts arrange all by
    themselves."""

    renderer: str
    cells: str = "pairs"
    head: str = "boxed"
    scale: float = 1.0  # of the print's size, where a form holds much


@dataclass(frozen=True)
class Style:
    """Everything that drawing needs to know; `rng` serves the seed's further choices."""

    kind: str
    layout: str
    seed: int
    design: Design
    font: str
    size: float
    spaced_labels: bool
    row_height: float  # at least, of rows of labels and values
    fake_bold: int  # how often a bold glyph is printed
    no_blanks: bool  # words placed singly, no blank in the text layer (reportlab)
    shaded: bool
    masked: bool
    watermark: str
    seal: bool
    short_date: Callable[[date], str]
    written_date: Callable[[date], str]
    rng: Random
    changed: Callable[[Any], Any] = lambda rows: rows  # what a form's labels and values go through before they are set

    @property
    def renderer(self) -> str:
        return self.design.renderer

    @property
    def bold_values(self) -> bool:
        """SME confirmations print everything several times over."""
        return self.kind == "sme_confirmation" and self.seed % 2 == 0

    def traits(self) -> tuple[str, ...]:
        named = {
            "fake_bold": self.fake_bold > 1,
            "no_blanks": self.no_blanks,
            "masked": self.masked,
            "watermark": bool(self.watermark),
            "seal": self.seal,
            "spaced_labels": self.spaced_labels,
        }
        return tuple(name for name, holds in named.items() if holds)


def style(kind: str, layout: str, seed: int, design: Design) -> Style:
    rng = Random(f"style/{kind}/{layout}/{seed}")
    reportlab = design.renderer == REPORTLAB
    return Style(
        kind=kind,
        layout=layout,
        seed=seed,
        design=design,
        font=rng.choice(fonts(design.renderer, layout)),
        size=rng.choice((9.0, 9.5, 10.0)) * design.scale,
        spaced_labels=rng.random() < 0.4,
        row_height=rng.choice((0.0, 22.0, 26.0)) if design.scale == 1 else 0.0,
        fake_bold=rng.choice((1, 1, 2, 4)),
        no_blanks=reportlab and rng.random() < 0.3,
        shaded=rng.random() < 0.5,
        masked=rng.random() < 0.25,
        watermark=rng.choice(("", "", "", "사본", "제출용", "COPY", "원본대조필")),
        seal=rng.random() < 0.6,
        short_date=rng.choice(days.SHORT if layout in HELD_OUT else printing.SHORT),
        written_date=rng.choice(days.WRITTEN if layout in HELD_OUT else printing.WRITTEN),
        rng=rng,
    )


def fonts(renderer: str, layout: str) -> tuple[str, ...]:
    return HELD_OUT_FONTS[renderer] if layout in HELD_OUT else OPEN_FONTS[renderer, layout in LATER]
