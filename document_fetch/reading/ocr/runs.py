"""Which boxes of ink make one run of text."""

from collections.abc import Iterable

from document_fetch.reading.ocr.leptonica import Bounds
from document_fetch.reading.ocr.sizes import EM, ems

_SPECK = 0.12  # letters: nothing lower or narrower than this is a letter
_LOWEST, _HIGHEST = 0.35, 4.0  # letters: how high a run is
_WITHIN = 0.6  # of the lower one's height: so much two parts of a run share
_NEAR = 0.5  # letters between two parts of a run


def runs(boxes: Iterable[Bounds]) -> list[Bounds]:
    """Boxes of whole runs, top to bottom; specks left out, dots and accents put to what they belong to."""
    waiting = sorted((box for box in boxes if min(box[2], box[3]) >= ems(_SPECK)), key=lambda box: -box[2] * box[3])
    found: list[Bounds] = []
    for box in waiting:
        host = next((i for i, other in enumerate(found) if _one_run(box, other)), None)
        if host is None:
            found.append(box)
        else:
            found[host] = _around(found[host], box)
    return sorted((box for box in found if ems(_LOWEST) <= box[3] <= ems(_HIGHEST)), key=lambda box: (box[1], box[0]))


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
