"""Pictures as Leptonica has them: the few operations that preparing a page needs."""

import ctypes
from collections.abc import Sequence
from typing import Any

from document_fetch.reading.ocr.library import Library, pointer

Bounds = tuple[int, int, int, int]  # x, y, width, height in pixels

_AREA, _WHITE = 1, 1  # how Leptonica rotates, and what it brings in
_GREY = 8  # bits a pixel
_EIGHT_NEIGHBOURS = 8

LEPTONICA = Library(
    "liblept.so.5",
    pointers=(
        "pixCreate", "pixGetData", "pixBackgroundNormSimple", "pixThresholdToBinary", "pixRotate", "pixGammaTRC",
        "pixRotateOrth",
        "pixOpenBrick", "pixCloseBrick", "pixDilateBrick", "pixSubtract", "pixOr", "pixConnCompBB", "pixClipRectangle",
        "pixCountByColumn", "boxCreate",
    ),
)  # fmt: skip


class Pix:
    """A picture that Leptonica holds; freed with this object."""

    def __init__(self, handle: int | None) -> None:
        if not handle:
            raise MemoryError
        self.handle = ctypes.c_void_p(handle)

    def __del__(self) -> None:
        LEPTONICA.functions.pixDestroy(ctypes.byref(self.handle))

    @property
    def width(self) -> int:
        return int(LEPTONICA.functions.pixGetWidth(self.handle))

    @property
    def height(self) -> int:
        return int(LEPTONICA.functions.pixGetHeight(self.handle))

    def done(self, name: str, *arguments: Any) -> "Pix":
        """What Leptonica's function of that name makes of it."""
        return Pix(getattr(LEPTONICA.functions, name)(self.handle, *arguments))

    def brick(self, name: str, width: int, height: int) -> "Pix":
        """Opened, closed or dilated by a rectangle."""
        return Pix(getattr(LEPTONICA.functions, f"pix{name}Brick")(None, self.handle, width, height))

    def with_(self, name: str, other: "Pix") -> "Pix":
        """Joined pixel by pixel with another: Or, And, Subtract."""
        return Pix(getattr(LEPTONICA.functions, f"pix{name}")(None, self.handle, other.handle))

    def evened(self) -> "Pix":
        """Grey, with a white ground whatever light fell on it."""
        return self.done("pixBackgroundNormSimple", None, None)

    def binary(self, threshold: int) -> "Pix":
        return self.done("pixThresholdToBinary", threshold)

    def rotated(self, radians: float) -> "Pix":
        return self.done("pixRotate", ctypes.c_float(radians), _AREA, _WHITE, 0, 0)

    def stretched(self, darkest: int, lightest: int) -> "Pix":
        """Grey, those two become black and white."""
        functions = LEPTONICA.functions
        return Pix(functions.pixGammaTRC(None, self.handle, ctypes.c_float(1.0), darkest, lightest))

    def columns(self) -> list[int]:
        """How much ink each column of a binary picture has."""
        counts = pointer(LEPTONICA.functions.pixCountByColumn(self.handle, None))
        try:
            value = ctypes.c_int()
            found = []
            for index in range(self.width):
                LEPTONICA.functions.numaGetIValue(counts, index, ctypes.byref(value))
                found.append(value.value)
            return found
        finally:
            LEPTONICA.functions.numaDestroy(ctypes.byref(counts))

    def whitened(self, mask: "Pix") -> "Pix":
        """With white where the mask has ink; the picture itself is changed."""
        LEPTONICA.functions.pixSetMasked(self.handle, mask.handle, ctypes.c_uint(255))
        return self

    def cleared(self, bounds: Bounds) -> None:
        """Takes the ink inside of the bounds away; the picture itself is changed."""
        box = pointer(LEPTONICA.functions.boxCreate(*bounds))
        try:
            LEPTONICA.functions.pixClearInRect(self.handle, box)
        finally:
            LEPTONICA.functions.boxDestroy(ctypes.byref(box))

    def boxes(self) -> list[Bounds]:
        """The box around each connected piece of ink."""
        found = pointer(LEPTONICA.functions.pixConnCompBB(self.handle, _EIGHT_NEIGHBOURS))
        try:
            count = LEPTONICA.functions.boxaGetCount(found)
            return [_bounds(found, index) for index in range(count)]
        finally:
            LEPTONICA.functions.boxaDestroy(ctypes.byref(found))

    def part(self, bounds: Bounds) -> "Pix":
        """The part of the picture inside of the bounds."""
        box = pointer(LEPTONICA.functions.boxCreate(*bounds))
        try:
            return Pix(LEPTONICA.functions.pixClipRectangle(self.handle, box, None))
        finally:
            LEPTONICA.functions.boxDestroy(ctypes.byref(box))

    def ink(self) -> int:
        """How many pixels of a binary picture are ink."""
        count = ctypes.c_int()
        LEPTONICA.functions.pixCountPixels(self.handle, ctypes.byref(count), None)
        return count.value

    def skew(self) -> tuple[float, float]:
        """The turn in degrees that sets a binary page straight, and how sure that is."""
        angle, sure = ctypes.c_float(), ctypes.c_float()
        failed = LEPTONICA.functions.pixFindSkew(self.handle, ctypes.byref(angle), ctypes.byref(sure))
        return (0.0, 0.0) if failed else (angle.value, sure.value)


def grey(width: int, height: int, rows: bytes) -> Pix:
    """A picture of bytes, a row of which is a multiple of four wide."""
    pix = Pix(LEPTONICA.functions.pixCreate(width, height, _GREY))
    ctypes.memmove(LEPTONICA.functions.pixGetData(pix.handle), rows, len(rows))
    LEPTONICA.functions.pixEndianByteSwap(pix.handle)  # Leptonica counts the bytes of a word from the top
    return pix


def _bounds(boxes: Any, index: int) -> Bounds:
    sides: Sequence[ctypes.c_int] = [ctypes.c_int() for _ in range(4)]
    LEPTONICA.functions.boxaGetBoxGeometry(boxes, index, *(ctypes.byref(side) for side in sides))
    x, y, width, height = (side.value for side in sides)
    return x, y, width, height
