"""How often a run is looked at: by two models, and by all of them again where these differ or see Latin letters."""

from collections.abc import Mapping, Sequence
from typing import Protocol

from document_fetch.reading.ocr.circles import circles, without_circles
from document_fetch.reading.ocr.dots import dots, with_dots
from document_fetch.reading.ocr.leptonica import Bounds
from document_fetch.reading.ocr.opinions import KOREAN, LATIN, SCRIPT, Letter, Look, differ, fused
from document_fetch.reading.ocr.signs import righted
from document_fetch.reading.ocr.tesseract import Symbol
from document_fetch.reading.ocr.ticks import ticked
from document_fetch.reading.ocr.words import with_words


class Reads(Protocol):
    """A model that is looking at a page."""

    def read(self, bounds: Bounds, *, raw: bool = False) -> list[Symbol]: ...


def looked(models: Mapping[str, Reads], run: Bounds, pieces: Sequence[Bounds]) -> list[Letter]:
    """The letters of a run, whose pieces of ink these are.

    `raw` looks do not search for the line first, and so err otherwise.
    """
    circled, dotted = circles(pieces, run), dots(pieces, run)

    def look(name: str, *, raw: bool = False) -> Look:
        return Look(name, ticked(with_dots(without_circles(models[name].read(run, raw=raw), circled), dotted)))

    first, second = look(SCRIPT), look(KOREAN)
    if not differ(first, second) and not _has_latin(first):
        return righted(fused(first, [second]))
    again = [look(name, raw=True) for name in (SCRIPT, KOREAN)]
    latin = [look(LATIN), look(LATIN, raw=True)]
    return righted(with_words(fused(first, [second, *again, *latin]), latin))


def _has_latin(look: Look) -> bool:
    return any(char.isascii() and char.isalpha() for text in look.texts for char in text)
