"""The sheet in a photograph: where its corners lie, and the picture with the sheet filling it."""

from collections.abc import Sequence
from math import dist

from PIL import Image, ImageOps

_SMALL = 400  # pixels of the longer side, in which the corners are looked for
_LEAST, _MOST = 0.5, 0.985  # of the picture, that the sheet covers; one that fills it is no photograph of a sheet
_COLOURLESS, _LIGHTER = 40, 80  # levels, that the sheet is at least less coloured or lighter than what it lies on
_REGULAR = 0.75  # of a side, that the opposite one is long at least
_FILLED = 0.9  # of the four corners' shape is sheet

Point = tuple[float, float]
Corners = tuple[Point, Point, Point, Point]  # top left, top right, bottom right, bottom left
Way = tuple[float, ...]  # eight numbers: from a point of the flat sheet to where it is seen


def flattened(picture: Image.Image) -> tuple[Image.Image, Way | None]:
    """The sheet alone and rectangular, with the way back; the picture itself where none stands out."""
    corners = _corners(picture)
    if corners is None:
        return picture, None
    top_left, top_right, bottom_right, bottom_left = corners
    width = round(max(_apart(top_left, top_right), _apart(bottom_left, bottom_right)))
    height = round(max(_apart(top_left, bottom_left), _apart(top_right, bottom_right)))
    flat = ((0, 0), (width, 0), (width, height), (0, height))
    way = _perspective(flat, corners)
    sheet = picture.transform((width, height), Image.Transform.PERSPECTIVE, way, Image.Resampling.BICUBIC)
    return sheet, way


def back(way: Way, point: Point) -> Point:
    """Where a point of the flat sheet is seen."""
    a, b, c, d, e, f, g, h = way
    x, y = point
    far = g * x + h * y + 1
    return (a * x + b * y + c) / far, (d * x + e * y + f) / far


def _corners(picture: Image.Image) -> Corners | None:
    """Where paper is told from its ground: by its want of colour, even in a shadow, or else by its light."""
    scale = _SMALL / max(picture.size)
    size = max(1, round(picture.width * scale)), max(1, round(picture.height * scale))
    small = picture.resize(size, Image.Resampling.BOX)
    colourless = ImageOps.invert(small.convert("HSV").getchannel("S"))
    found = _of_sheet(colourless, _COLOURLESS) or _of_sheet(small.getchannel("B"), _LIGHTER)
    if found is None:
        return None
    first, second, third, fourth = ((x / scale, y / scale) for x, y in found)
    return first, second, third, fourth


def _of_sheet(small: Image.Image, clear: int) -> Corners | None:
    """The corners of what is light in a small grey picture, if that has the shape of a sheet."""
    size = small.size
    threshold = _threshold(small.histogram(), clear)
    if threshold is None:
        return None
    sheet = small.point([255 * (level > threshold) for level in range(256)])
    rows = [(y, box[0], box[2] - 1) for y in range(size[1]) if (box := sheet.crop((0, y, size[0], y + 1)).getbbox())]
    ends = [(float(x), float(y)) for y, left, right in rows for x in (left, right)]
    if not ends:
        return None
    found = (
        min(ends, key=lambda p: p[0] + p[1]), max(ends, key=lambda p: p[0] - p[1]),
        max(ends, key=lambda p: p[0] + p[1]), min(ends, key=lambda p: p[0] - p[1]),
    )  # fmt: skip
    covered, lit = _area(found) / (size[0] * size[1]), sheet.histogram()[255] / max(1.0, _area(found))
    fits = _LEAST <= covered <= _MOST and _FILLED <= lit <= 2 - _FILLED and _is_regular(found)
    return found if fits else None


def _is_regular(corners: Corners) -> bool:
    """Whether opposite sides are nearly as long."""
    top_left, top_right, bottom_right, bottom_left = corners
    pairs = (
        (_apart(top_left, top_right), _apart(bottom_left, bottom_right)),
        (_apart(top_left, bottom_left), _apart(top_right, bottom_right)),
    )
    return all(min(pair) >= _REGULAR * max(pair) for pair in pairs)


def _threshold(histogram: Sequence[int], clear: int) -> int | None:
    """Between the two sorts of light that differ most (Otsu); None where they hardly differ."""
    total, weighted = sum(histogram), sum(level * count for level, count in enumerate(histogram))
    best, found, below, below_weighted = 0.0, 0, 0, 0
    for level, count in enumerate(histogram):
        below, below_weighted = below + count, below_weighted + level * count
        if 0 < below < total:
            apart = below_weighted / below - (weighted - below_weighted) / (total - below)
            if (between := below * (total - below) * apart**2) > best:
                best, found = between, level
    dark = _mean(histogram, 0, found)
    return found if _mean(histogram, found + 1, 255) - dark >= clear else None


def _mean(histogram: Sequence[int], first: int, last: int) -> float:
    counts = histogram[first : last + 1]
    return sum(level * count for level, count in enumerate(counts, first)) / max(1, sum(counts))


def _area(corners: Sequence[Point]) -> float:
    pairs = zip(corners, (*corners[1:], corners[0]), strict=True)
    return abs(sum(ax * by - bx * ay for (ax, ay), (bx, by) in pairs)) / 2


def _apart(one: Point, other: Point) -> float:
    return dist(one, other)


def _perspective(flat: Sequence[Point], seen: Sequence[Point]) -> Way:
    """The eight numbers that lead from a point of the flat sheet to where it is seen."""
    rows = []
    for (x, y), (u, v) in zip(flat, seen, strict=True):
        rows.append([x, y, 1.0, 0.0, 0.0, 0.0, -u * x, -u * y, u])
        rows.append([0.0, 0.0, 0.0, x, y, 1.0, -v * x, -v * y, v])
    return _solved(rows)


def _solved(rows: list[list[float]]) -> Way:
    """Of eight equations, by elimination with the largest pivot."""
    for at in range(len(rows)):
        pivot = max(range(at, len(rows)), key=lambda row: abs(rows[row][at]))
        rows[at], rows[pivot] = rows[pivot], rows[at]
        rows[at] = [value / rows[at][at] for value in rows[at]]
        for other in range(len(rows)):
            if other != at:
                factor = rows[other][at]
                rows[other] = [a - factor * b for a, b in zip(rows[other], rows[at], strict=True)]
    return tuple(row[-1] for row in rows)
