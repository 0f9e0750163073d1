"""A page's picture made ready for reading: evenly lit, straight, and without the ruled lines, which are kept aside."""

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from document_fetch.reading.ocr.leptonica import Bounds, Pix
from document_fetch.reading.ocr.sizes import EM, ems

_INK = 150  # of an evenly lit grey picture, whose ground is 200: what is darker is ink
_DARKEST, _LIGHTEST = 40, 195  # become black and white
_PRINTED = 90  # of the same picture: as dark as print; grey seals and marks are lighter
_STRAIGHT_DEGREES = 0.03
_SURE_SKEW = 2.0
_LEVEL, _UPRIGHT = 4.0, 3.0  # letters: so long is a ruled line at least; strokes of letters are shorter
_SHORT = 1.6  # letters: so long is one at least that stands between two level ones
_MEETS = 8  # pixels between a line and the one that it ends at
_BROKEN = 5  # pixels that noise may break out of a line
_THICK = 16  # pixels; what is thicker is a filled area
_AROUND = 5  # pixels beside a line that go with it
_NEIGHBOURS = 2.0  # letters: the most white within one run of text
_PARTS = 3  # pixels between the parts of a letter, one above the other


@dataclass(frozen=True)
class Prepared:
    """A page as it is read. `turned` is what set it straight, in radians clockwise."""

    grey: Pix
    ink: Pix  # without the level lines; an upright one, such as a seal's edge, must not look like a blank
    print_grey: Pix  # the same two with nothing on them that is lighter than print, such as a seal
    print_ink: Pix
    upright: tuple[Bounds, ...]
    level: tuple[Bounds, ...]
    runs: tuple[Bounds, ...]  # boxes around what may be text
    turned: float


def prepared(picture: Pix) -> Prepared:
    """Of a grey picture of DPI."""
    even = picture.evened()
    turn = _turn(even)
    straight = even.rotated(turn) if turn else even
    ink = straight.binary(_INK)
    level = ink.brick("Close", _BROKEN, 1).brick("Open", ems(_LEVEL), 1)
    upright = _upright(ink, level.boxes())
    level_lines, upright_lines = level.brick("Dilate", 1, _AROUND), upright.brick("Dilate", _AROUND, 1)
    unlined = ink.with_("Subtract", level_lines)
    return Prepared(
        grey=straight.stretched(_DARKEST, _LIGHTEST).whitened(level_lines).whitened(upright_lines),
        ink=unlined,
        print_grey=straight.stretched(0, _PRINTED).whitened(level_lines),
        print_ink=straight.binary(_PRINTED).with_("Subtract", level_lines),
        upright=tuple(box for box in upright.boxes() if box[2] <= _THICK),
        level=tuple(box for box in level.boxes() if box[3] <= _THICK),
        runs=joined(unlined.with_("Subtract", upright_lines), upright),
        turned=turn,
    )


def _upright(ink: Pix, level: Sequence[Bounds]) -> Pix:
    """Upright lines; strokes of large letters are as long as a low cell is high, but end at no level line."""
    found = ink.brick("Close", 1, _BROKEN).brick("Open", 1, ems(_SHORT))
    for box in found.boxes():
        x, y, width, height = box
        low = height < ems(_UPRIGHT) and not (_meets(level, x, y) and _meets(level, x, y + height))
        if low or width > _THICK:
            found.cleared(box)
    return found


def _meets(level: Iterable[Bounds], x: int, y: int) -> bool:
    return any(
        top - _MEETS <= y <= top + high + _MEETS and left - _MEETS <= x <= left + wide + _MEETS
        for left, top, wide, high in level
    )


def _turn(even: Pix) -> float:
    degrees, sure = even.binary(_INK).skew()
    return math.radians(degrees) if sure > _SURE_SKEW and abs(degrees) > _STRAIGHT_DEGREES else 0.0


def joined(text: Pix, upright: Pix | None = None) -> tuple[Bounds, ...]:
    """Ink joined sidewards as far as neighbours stand apart, but across no upright line."""
    found = text.brick("Close", ems(_NEIGHBOURS), 1).brick("Close", 1, _PARTS)
    if upright is not None:
        found = found.with_("Subtract", upright.brick("Dilate", _AROUND, EM // 2))
    return tuple(found.boxes())
