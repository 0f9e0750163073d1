"""Which way up a sheet lies: tried on a few runs of it, only where it does not read well as it is."""

from collections.abc import Iterable

from document_fetch.reading.ocr.hangul import is_hangul
from document_fetch.reading.ocr.leptonica import Bounds, Pix
from document_fetch.reading.ocr.preparing import Prepared, prepared
from document_fetch.reading.ocr.runs import runs
from document_fetch.reading.ocr.sizes import DPI, ems
from document_fetch.reading.ocr.tesseract import Model

QUARTERS = (2, 1, 3)  # clockwise; in the order in which they are tried
_READS_WELL = 0.3  # of the letters of the runs are syllables that the model is sure of; figures lie on any side
_BETTER = 0.15  # more of the letters must be so for a sheet to be turned
_SURE = 0.9
_ENOUGH = 30  # letters; fewer say nothing
_FEW = 8  # runs
_LOW, _HIGH = 0.6, 1.6  # letters, how high a run of text is


def upright(sheet: Pix, model: Model) -> tuple[int, Prepared]:
    """The quarter turns clockwise that make it read best, and the sheet so turned and made ready."""
    ready = prepared(sheet)
    best = _worth(ready, model), 0, ready
    for quarters in QUARTERS:
        if best[0] >= _READS_WELL:
            break
        ready = prepared(sheet.done("pixRotateOrth", quarters))
        worth = _worth(ready, model)
        if worth > best[0] + _BETTER:
            best = worth, quarters, ready
    return best[1], best[2]


def _worth(ready: Prepared, model: Model) -> float:
    model.look_at(ready.grey, DPI)
    letters = [symbol for run in _longest(runs(ready.runs, ready.level)) for symbol in model.read(run)]
    return sum(symbol.sure >= _SURE and is_hangul(symbol.text) for symbol in letters) / max(_ENOUGH, len(letters))


def _longest(found: Iterable[Bounds]) -> list[Bounds]:
    fitting = [run for run in found if ems(_LOW) <= run[3] <= ems(_HIGH)]
    return sorted(fitting, key=lambda run: -run[2])[:_FEW]
