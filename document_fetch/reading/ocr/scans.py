"""The certificates in a document whose pages are pictures; runs in the sandboxed child."""

import math
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from document_fetch.errors import NoRecogniser, NotACertificate, NoText
from document_fetch.model import Box, Reading, Value
from document_fetch.reading import ink, parser
from document_fetch.reading.frame import turned
from document_fetch.reading.layout import Layout
from document_fetch.reading.ocr import runs
from document_fetch.reading.ocr.doubts import Weak, doubted
from document_fetch.reading.ocr.leptonica import Bounds, Pix, grey
from document_fetch.reading.ocr.letters import Letters, letters
from document_fetch.reading.ocr.looking import Reads, looked
from document_fetch.reading.ocr.opinions import SCRIPT
from document_fetch.reading.ocr.sheets import Sheet, sheets
from document_fetch.reading.ocr.sizes import DPI, POINTS
from document_fetch.reading.ocr.tesseract import MODELS, Model
from document_fetch.reading.ocr.turning import upright
from document_fetch.reading.ocr.vocabulary import Vocabulary
from document_fetch.reading.page import Glyph, Page, Rule
from document_fetch.reading.registry import LAYOUTS

VOCABULARY = Vocabulary(word for layout in LAYOUTS.values() for word in (*layout.labels, *layout.titles))


@dataclass(frozen=True)
class _Seen:
    """One page as it was read, what of it is weak, and how a box on it leads back to the page as it is shown."""

    page: Page
    weak: Weak
    sheet: Sheet
    quarters: int  # clockwise, and then
    turned: float  # radians that set it straight

    def shown(self, box: Box) -> Box:
        """Around the box turned back about the middle of the page, and by quarters."""
        width, height = self.page.width, self.page.height
        sine, cosine = math.sin(-self.turned), math.cos(self.turned)
        corners = [(x - width / 2, y - height / 2) for x in box[::2] for y in box[1::2]]
        xs = [width / 2 + x * cosine - y * sine for x, y in corners]
        ys = [height / 2 + x * sine + y * cosine for x, y in corners]
        x0, top, x1, bottom = turned((min(xs), min(ys), max(xs), max(ys)), width, height, -self.quarters % 4)
        seen = [self.sheet.shown((x / POINTS, y / POINTS)) for x in (x0, x1) for y in (top, bottom)]
        return min(x for x, _ in seen), min(y for _, y in seen), max(x for x, _ in seen), max(y for _, y in seen)


def readings(content: bytes, layouts: Mapping[str, Layout]) -> tuple[Reading, ...]:
    """Every certificate of a PDF or picture, one at least; raises a DocumentError."""
    try:
        models = {name: Model(name) for name in MODELS}
    except OSError as error:
        raise NoRecogniser from error
    seen = [_seen(sheet, number, models) for number, sheet in enumerate(sheets(content), 1)]
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


def _seen(sheet: Sheet, number: int, models: Mapping[str, Model]) -> _Seen:
    quarters, ready = upright(grey(sheet.width, sheet.height, sheet.rows), models[SCRIPT])
    plain, sealed = runs.sorted_out(ready)
    read = [*_read(models, ready.grey, ready.ink, plain), *_read(models, ready.print_grey, ready.print_ink, sealed)]
    page, weak = page_of(number, read, ready.upright, ready.level, (ready.grey.width, ready.grey.height), VOCABULARY)
    return _Seen(page, weak, sheet, quarters, ready.turned)


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
