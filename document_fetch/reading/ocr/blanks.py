"""Where blanks stand in a run. The white between two letters is compared with what these two keep anyway."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import groupby, pairwise
from pathlib import Path
from statistics import median

import yaml

from document_fetch.reading.ocr.hangul import is_hangul, vowel
from document_fetch.reading.ocr.wholes import unparted
from document_fetch.reading.ocr.widths import Span, put_right

BEARINGS = Path(__file__).with_name("bearings.yml")
_LEAST = 0.12  # of the pitch, beyond what the letters keep: more white is a blank, none is narrower than 0.24
_UNSURE = 0.03  # of the pitch: nearer to that nobody can tell
_ALIKE = 0.05  # of the pitch: but by another white of the run that is no wider or narrower, and sure
_USUAL = 0.4  # of the pairs of a run, at least, stand without a blank between them
_PITCH_OF_HANGUL, _PITCH_OF_OTHERS = 1.02, 1.27  # of the ink's height
_EVEN = 0.12  # of the pitch: letters set wide differ no more


@dataclass(frozen=True)
class Blanks:
    """`stand` is the white before each letter behind a blank; before the `unsure` ones there may be one or not."""

    stand: dict[int, Span]
    unsure: frozenset[int]


def blanks(letters: Sequence[str], starts: Sequence[int], columns: Sequence[int], height: int) -> Blanks:
    """Of letters that begin at `starts`; `columns` is how much ink each column of the run has."""
    white = _before(starts, columns)
    pitch = _pitch(letters, starts, white, height)
    beyond = {
        at: (end - begin) / pitch - bearing(letters[at - 1])[1] - bearing(letters[at])[0]
        for at, (begin, end) in white.items()
    }
    least = _usual(beyond, len(letters)) + _LEAST
    near = {at: each - least for at, each in beyond.items()}
    whole = unparted("".join(letters))
    stand, astray = put_right(
        {at: white[at] for at in white if near[at] > 0 and at not in whole}, letters, len(columns), pitch
    )
    unsure = {at for at in near if not _is_sure(near[at], near.values())}
    return Blanks(stand, frozenset((unsure | astray) - whole))


def _is_sure(near: float, others: Iterable[float]) -> bool:
    """Whether the white lies clear of where a blank begins, or is like another of the run that does."""
    if abs(near) >= _UNSURE:
        return True
    return any(abs(other) >= _UNSURE and (other > 0) == (near > 0) and abs(other - near) < _ALIKE for other in others)


def bearing(letter: str) -> tuple[float, float]:
    """The white that it keeps left and right, of the pitch."""
    table = _table()
    left, right = table.vowels[vowel(letter)] if is_hangul(letter) else table.letters.get(letter, table.others)
    return left, right


@dataclass(frozen=True)
class _Table:
    vowels: dict[str, Sequence[float]]
    letters: dict[str, Sequence[float]]
    others: Sequence[float]


@cache
def _table() -> _Table:
    return _Table(**yaml.safe_load(BEARINGS.read_text(encoding="utf-8")))


def _before(starts: Sequence[int], columns: Sequence[int]) -> dict[int, Span]:
    """The white before each letter that has some.

    Where a letter ends the recogniser tells badly, where it begins within a few pixels: so white, which is measured,
    goes before the letter that begins nearest to its end.
    """
    found: dict[int, Span] = {}
    for begin, end in _white(columns):
        at = min(range(len(starts)), key=lambda i: abs(starts[i] - end))
        if at and (at not in found or end - begin > found[at][1] - found[at][0]):
            found[at] = begin, end
    return found


def _pitch(letters: Sequence[str], starts: Sequence[int], white: dict[int, Span], height: int) -> float:
    """From the beginning of one syllable to that of the next, in pixels."""
    rough = height * (_PITCH_OF_HANGUL if any(map(is_hangul, letters)) else _PITCH_OF_OTHERS)
    begins = [white[i][1] if i in white else start for i, start in enumerate(starts)]
    steps = [
        begins[i + 1] - begins[i] for i, pair in enumerate(pairwise(letters)) if all(map(is_hangul, pair))
    ]  # fmt: skip
    close = [step for step in steps if 0.7 * rough < step < 1.15 * rough]
    return float(median(close)) if close else rough


def _usual(beyond: dict[int, float], letters: int) -> float:
    """What stands between most letters of the run: nothing, or what sets it wide."""
    ranked = sorted(beyond.values())
    if len(ranked) > 1 and len(ranked) == letters - 1 and ranked[-1] - ranked[0] < _EVEN:
        return float(median(ranked))  # every letter stands apart, and evenly
    touching = letters - 1 - len(ranked)
    at = int(_USUAL * (letters - 1)) - touching
    return max(0.0, ranked[at]) if 0 <= at < len(ranked) else 0.0


def _white(columns: Sequence[int]) -> Iterator[Span]:
    """Stretches without ink, but for those at both ends."""
    x = 0
    for empty, group in groupby(columns, key=lambda ink: ink <= 0):
        end = x + len(list(group))
        if empty and x > 0 and end < len(columns):
            yield x, end
        x = end
