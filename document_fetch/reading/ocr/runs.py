"""Which boxes of ink make one run of text."""

from collections.abc import Iterable

from document_fetch.reading.ocr.leptonica import Bounds
from document_fetch.reading.ocr.preparing import Prepared, joined
from document_fetch.reading.ocr.sizes import EM, ems

_SPECK = 0.12  # letters: nothing lower or narrower than this is a letter
_LOWEST, _HIGHEST = 0.35, 4.0  # letters: how high a run is
_WITHIN = 0.6  # of the lower one's height: so much two parts of a run share
_NEAR = 0.5  # letters between two parts of a run
_SEALED = 1.6  # letters: what is higher is a title, or a run with a seal over it
_HALF, _WHOLE = 0.6, 1.3  # letters: half of a run that a line strikes through is no higher, nor is the whole
_BESIDE = 9  # pixels between a line and the halves above and below it


def runs(boxes: Iterable[Bounds], level: Iterable[Bounds] = ()) -> list[Bounds]:
    """Boxes of whole runs, top to bottom; specks left out, dots and accents put to what they belong to.

    What a level line strikes through was taken apart with it, and is put together again.
    """
    waiting = sorted((box for box in boxes if min(box[2], box[3]) >= ems(_SPECK)), key=lambda box: -box[2] * box[3])
    found: list[Bounds] = []
    for box in waiting:
        host = next((i for i, other in enumerate(found) if _one_run(box, other)), None)
        if host is None:
            found.append(box)
        else:
            found[host] = _around(found[host], box)
    for line in level:
        found = _joined_across(line, found)
    return sorted((box for box in found if ems(_LOWEST) <= box[3] <= ems(_HIGHEST)), key=lambda box: (box[1], box[0]))


def sorted_out(ready: Prepared) -> tuple[list[Bounds], list[Bounds]]:
    """The runs of a page; and apart from them those under a seal, which are looked for in what is as dark as print."""
    found = runs(ready.runs, ready.level)
    high = [run for run in found if run[3] > ems(_SEALED)]
    printed = [box for box in joined(ready.print_ink) if any(_lies_in(box, run) for run in high)]
    return [run for run in found if run[3] <= ems(_SEALED)], runs(printed)


def _lies_in(box: Bounds, run: Bounds) -> bool:
    x, y = box[0] + box[2] / 2, box[1] + box[3] / 2
    return run[0] <= x <= run[0] + run[2] and run[1] <= y <= run[1] + run[3]


def _joined_across(line: Bounds, found: list[Bounds]) -> list[Bounds]:
    x, y, width, height = line
    across = [b for b in found if b[3] <= ems(_HALF) and x - _BESIDE <= b[0] and b[0] + b[2] <= x + width + _BESIDE]
    above = [box for box in across if 0 <= y - (box[1] + box[3]) <= _BESIDE]
    below = [box for box in across if 0 <= box[1] - (y + height) <= _BESIDE]
    if not above or not below:
        return found
    whole = above[0]
    for box in (*above[1:], *below):
        whole = _around(whole, box)
    if whole[3] > ems(_WHOLE):
        return found
    return [*(box for box in found if box not in above and box not in below), whole]


def _one_run(box: Bounds, other: Bounds) -> bool:
    x, y, width, height = box
    left, top, wide, high = other
    shared = min(y + height, top + high) - max(y, top)
    apart = max(x, left) - min(x + width, left + wide)
    return shared >= _WITHIN * min(height, high) and apart <= _NEAR * EM and max(height, high) <= ems(_HIGHEST)


def _around(one: Bounds, other: Bounds) -> Bounds:
    x, y = min(one[0], other[0]), min(one[1], other[1])
    right, bottom = max(one[0] + one[2], other[0] + other[2]), max(one[1] + one[3], other[1] + other[3])
    return x, y, right - x, bottom - y
