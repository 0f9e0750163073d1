"""The sheets of paper in a file, each as a grey picture to read from."""

from collections.abc import Iterator
from dataclasses import dataclass

from PIL import Image

from document_fetch import media
from document_fetch.reading import paper, photo
from document_fetch.reading.ocr.sizes import LONGEST, POINTS
from document_fetch.reading.paper import Point, Way
from document_fetch.reading.pdfium import scan

_ROW = 4  # bytes: a row of the picture is a multiple of it


@dataclass(frozen=True)
class Sheet:
    """A byte a pixel: the red part of its colour, in which red seals are all but white."""

    width: int
    height: int
    rows: bytes
    points: float  # of the page as it is shown, for one of its pixels
    scale: float  # of the pixels of the flat sheet, for a pixel here
    way: Way | None  # from the flat sheet to the page as it is shown

    def shown(self, point: Point) -> Point:
        """Where a pixel lies on the page, in points."""
        flat = point[0] * self.scale, point[1] * self.scale
        x, y = paper.back(self.way, flat) if self.way else flat
        return x * self.points, y * self.points


def sheets(content: bytes) -> Iterator[Sheet]:
    """Of a PDF each page, of a picture itself as an A4 page; raises a DocumentError."""
    if media.media_of(content) == media.PDF:
        for picture, points in scan.pictures(content, LONGEST):
            yield _sheet(picture, points)
    else:
        picture = photo.opened(content, LONGEST)
        yield _sheet(picture, points_of(picture))


def points_of(picture: Image.Image) -> float:
    """Of a pixel, when the longer side is that of A4."""
    return LONGEST / max(picture.size) * POINTS


def _sheet(picture: Image.Image, points: float) -> Sheet:
    flat, way = paper.flattened(picture)
    scale = max(flat.size) / LONGEST
    width = max(_ROW, round(flat.width / scale) // _ROW * _ROW)
    height = max(1, round(flat.height / scale))
    red = flat.getchannel("R")
    if red.size != (width, height):
        red = red.resize((width, height), Image.Resampling.LANCZOS)
    return Sheet(width, height, red.tobytes(), points, scale, way)
