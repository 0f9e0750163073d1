"""Which way up a sheet lies: tried on a few runs of it, only where it does not read well as it is."""

from collections.abc import Iterable
from statistics import mean

from document_fetch.reading.ocr.hangul import is_hangul
from document_fetch.reading.ocr.leptonica import Bounds, Pix
from document_fetch.reading.ocr.preparing import Prepared, prepared
from document_fetch.reading.ocr.runs import runs
from document_fetch.reading.ocr.sizes import DPI, ems
from document_fetch.reading.ocr.tesseract import Model

QUARTERS = (2, 1, 3)  # clockwise; in the order in which they are tried
_READS_WELL = 0.8  # of the letters of the runs are syllables or figures that the model is sure of
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
        best = max(best, (_worth(ready, model), quarters, ready), key=lambda tried: tried[0])
    return best[1], best[2]


def _worth(ready: Prepared, model: Model) -> float:
    model.look_at(ready.grey, DPI)
    letters = [symbol for run in _longest(runs(ready.runs, ready.level)) for symbol in model.read(run)]
    if not letters:
        return 0.0
    return mean(symbol.sure if is_hangul(symbol.text) or symbol.text.isdigit() else 0.0 for symbol in letters)


def _longest(found: Iterable[Bounds]) -> list[Bounds]:
    fitting = [run for run in found if ems(_LOW) <= run[3] <= ems(_HIGH)]
    return sorted(fitting, key=lambda run: -run[2])[:_FEW]
