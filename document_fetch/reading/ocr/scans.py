"""The certificates in a document whose pages are pictures; runs in the sandboxed child."""

import math
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from document_fetch.errors import NoRecogniser, NotACertificate, NoText
from document_fetch.model import Box, Reading, Value
from document_fetch.reading import ink, parser
from document_fetch.reading.layout import Layout
from document_fetch.reading.ocr import preparing, runs
from document_fetch.reading.ocr.doubts import Weak, doubted
from document_fetch.reading.ocr.leptonica import Bounds, Pix, grey
from document_fetch.reading.ocr.letters import Letters, letters
from document_fetch.reading.ocr.looking import Reads, looked
from document_fetch.reading.ocr.sizes import DPI, LONGEST, POINTS
from document_fetch.reading.ocr.tesseract import MODELS, Model
from document_fetch.reading.ocr.vocabulary import Vocabulary
from document_fetch.reading.page import Glyph, Page, Rule
from document_fetch.reading.pdfium.scan import Picture, pictures
from document_fetch.reading.registry import LAYOUTS

VOCABULARY = Vocabulary(word for layout in LAYOUTS.values() for word in (*layout.labels, *layout.titles))


@dataclass(frozen=True)
class _Seen:
    """One page as it was read, what of it is weak, and how a box on it leads back to the page as it is shown."""

    page: Page
    weak: Weak
    turned: float
    points: float  # of the page, for a pixel

    def shown(self, box: Box) -> Box:
        """Around the box turned back about the middle of the page."""
        middle_x, middle_y = self.page.width / 2, self.page.height / 2
        sine, cosine = math.sin(-self.turned), math.cos(self.turned)
        corners = [(x - middle_x, y - middle_y) for x in box[::2] for y in box[1::2]]
        xs = [middle_x + x * cosine - y * sine for x, y in corners]
        ys = [middle_y + x * sine + y * cosine for x, y in corners]
        scale = self.points / POINTS
        return min(xs) * scale, min(ys) * scale, max(xs) * scale, max(ys) * scale


def readings(pdf: bytes, layouts: Mapping[str, Layout]) -> tuple[Reading, ...]:
    """Every certificate; raises Locked, Damaged, TooManyPages, NoText, NoRecogniser."""
    try:
        models = {name: Model(name) for name in MODELS}
    except OSError as error:
        raise NoRecogniser from error
    seen = [_seen(picture, number, models) for number, picture in enumerate(pictures(pdf, LONGEST), 1)]
    told = found([each.page for each in seen], [each.weak for each in seen], layouts)
    if not told:
        raise NoText
    return tuple(_placed(reading, seen) for reading in told)


def found(pages: Sequence[Page], weak: Sequence[Weak], layouts: Mapping[str, Layout]) -> tuple[Reading, ...]:
    """The certificates on the pages."""
    try:
        told = parser.parse(pages, layouts)
    except NotACertificate:
        return ()
    return tuple(doubted(reading, weak, layouts[reading.kind]) for reading in told) if weak else told


def _seen(picture: Picture, number: int, models: Mapping[str, Model]) -> _Seen:
    ready = preparing.prepared(grey(picture.width, picture.height, picture.rows))
    plain, sealed = runs.sorted_out(ready)
    read = [*_read(models, ready.grey, ready.ink, plain), *_read(models, ready.print_grey, ready.print_ink, sealed)]
    page, weak = page_of(number, read, ready.upright, ready.level, (ready.grey.width, ready.grey.height), VOCABULARY)
    return _Seen(page, weak, ready.turned, picture.points)


def _read(models: Mapping[str, Model], grey: Pix, ink: Pix, found: Iterable[Bounds]) -> Iterator[Letters]:
    for model in models.values():
        model.look_at(grey, DPI)
    for run in found:
        part = ink.part(run)
        yield read_run(models, run, part.boxes(), part.columns())


def read_run(models: Mapping[str, Reads], run: Bounds, pieces: Sequence[Bounds], columns: Sequence[int]) -> Letters:
    """`pieces` of ink and the ink of each column are the run's own."""
    return letters(looked(models, run, pieces), run, columns)


def page_of(
    number: int,
    read: Iterable[Letters],
    upright: Iterable[Bounds],
    level: Iterable[Bounds],
    size: tuple[int, int],
    words: Vocabulary,
) -> tuple[Page, Weak]:
    """The page, and what of it is weak."""
    glyphs: list[Glyph] = []
    unsure: list[Glyph] = []
    blanks: list[Glyph] = []
    for each in read:
        mended = words.mended(each.glyphs)
        glyphs += mended
        unsure += [*each.unsure, *(glyph for glyph in mended if glyph not in each.glyphs)]
        blanks += each.unsure_blanks
    standing = tuple(Rule((x + w / 2) * POINTS, y * POINTS, (y + h) * POINTS) for x, y, w, h in upright)
    lying = tuple(Rule((y + h / 2) * POINTS, x * POINTS, (x + w) * POINTS) for x, y, w, h in level)
    page = Page(number, size[0] * POINTS, size[1] * POINTS, ink.struck(glyphs, lying), standing, lying)
    return page, Weak(tuple(unsure), tuple(blanks))


def _placed(reading: Reading, seen: Sequence[_Seen]) -> Reading:
    def placed(value: Value) -> Value:
        return replace(value, box=seen[value.page - 1].shown(value.box))

    return replace(reading, values={name: placed(value) for name, value in reading.values.items()})
