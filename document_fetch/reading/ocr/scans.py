"""The certificates in a document whose pages are pictures; runs in the sandboxed child."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from document_fetch.errors import NoRecogniser, NotACertificate, NoText
from document_fetch.model import Box, Reading, Value
from document_fetch.reading import parser
from document_fetch.reading.layout import Layout
from document_fetch.reading.ocr import preparing, runs
from document_fetch.reading.ocr.agreement import Weak, agreed, doubted
from document_fetch.reading.ocr.leptonica import grey
from document_fetch.reading.ocr.letters import letters
from document_fetch.reading.ocr.preparing import Prepared
from document_fetch.reading.ocr.sizes import DPI, LONGEST, POINTS
from document_fetch.reading.ocr.tesseract import MODELS, Model
from document_fetch.reading.ocr.ticks import ticked
from document_fetch.reading.ocr.vocabulary import Vocabulary
from document_fetch.reading.page import Glyph, Page, Rule
from document_fetch.reading.pdfium.scan import Picture, pictures

RAW = (False, True)  # each model looks twice: at the line it finds in a box, and at the box as it is


@dataclass(frozen=True)
class _Look:
    model: Model
    raw: bool


@dataclass(frozen=True)
class _Seen:
    """One page as each look read it, and how a box on it leads back to the page as it is shown."""

    pages: tuple[Page, ...]
    weak: tuple[Weak, ...]
    turned: float
    points: float  # of the page, for a pixel

    def shown(self, box: Box) -> Box:
        """Around the box turned back about the middle of the page."""
        page = self.pages[0]
        middle_x, middle_y = page.width / 2, page.height / 2
        sine, cosine = math.sin(-self.turned), math.cos(self.turned)
        corners = [(x - middle_x, y - middle_y) for x in box[::2] for y in box[1::2]]
        xs = [middle_x + x * cosine - y * sine for x, y in corners]
        ys = [middle_y + x * sine + y * cosine for x, y in corners]
        scale = self.points / POINTS
        return min(xs) * scale, min(ys) * scale, max(xs) * scale, max(ys) * scale


def readings(pdf: bytes, layouts: Mapping[str, Layout]) -> tuple[Reading, ...]:
    """Every certificate; raises Locked, Damaged, TooManyPages, NoText, NoRecogniser."""
    try:
        models = [Model(name) for name in MODELS]
    except OSError as error:
        raise NoRecogniser from error
    words = Vocabulary(word for layout in layouts.values() for word in (*layout.labels, *layout.titles))
    seen = [_seen(picture, number, models, words) for number, picture in enumerate(pictures(pdf, LONGEST), 1)]
    looks = [
        tuple(
            doubted(reading, [page.weak[i] for page in seen], layouts[reading.kind])
            for reading in _parsed([page.pages[i] for page in seen], layouts)
        )
        for i in range(len(MODELS) * len(RAW))
    ]
    if found := agreed(looks, layouts):
        return tuple(_placed(reading, seen) for reading in found)
    raise NoText


def _seen(picture: Picture, number: int, models: Sequence[Model], words: Vocabulary) -> _Seen:
    ready = preparing.prepared(grey(picture.width, picture.height, picture.rows))
    read = [_page(ready, number, _Look(model, raw), words) for raw in RAW for model in models]
    return _Seen(tuple(page for page, _ in read), tuple(weak for _, weak in read), ready.turned, picture.points)


def _page(ready: Prepared, number: int, look: _Look, words: Vocabulary) -> tuple[Page, Weak]:
    """The page, and what of it is weak."""
    look.model.look_at(ready.grey, DPI)
    found: list[Glyph] = []
    unsure: list[Glyph] = []
    blanks: list[Glyph] = []
    for run in runs.runs(ready.runs):
        read = letters(ticked(look.model.read(run, raw=look.raw)), run, ready.ink.part(run).columns())
        mended = words.mended(read.glyphs)
        found += mended
        unsure += [*read.unsure, *(glyph for glyph in mended if glyph not in read.glyphs)]
        blanks += read.unsure_blanks
    upright = tuple(Rule((x + w / 2) * POINTS, y * POINTS, (y + h) * POINTS) for x, y, w, h in ready.upright)
    level = tuple(Rule((y + h / 2) * POINTS, x * POINTS, (x + w) * POINTS) for x, y, w, h in ready.level)
    page = Page(number, ready.grey.width * POINTS, ready.grey.height * POINTS, tuple(found), upright, level)
    return page, Weak(tuple(unsure), tuple(blanks))


def _parsed(pages: Sequence[Page], layouts: Mapping[str, Layout]) -> tuple[Reading, ...]:
    try:
        return parser.parse(pages, layouts)
    except NotACertificate:
        return ()


def _placed(reading: Reading, seen: Sequence[_Seen]) -> Reading:
    def placed(value: Value) -> Value:
        return replace(value, box=seen[value.page - 1].shown(value.box))

    return replace(reading, values={name: placed(value) for name, value in reading.values.items()})
