"""The straight lines and thin bars that a page draws, also inside of forms."""

import ctypes
from collections.abc import Iterator
from itertools import pairwise
from typing import Any

import pypdfium2.raw as pdfium

from document_fetch.errors import TooComplex, TooManyLines
from document_fetch.model import Box
from document_fetch.reading.limits import MAX_DEPTH, MAX_LINES, MAX_OBJECTS

Matrix = tuple[float, float, float, float, float, float]
Point = tuple[float, float]

_PLAIN: Matrix = (1, 0, 0, 1, 0, 0)
_THIN = 2.5  # points: a bar no thicker than this is one line, and not two edges
_SHORTEST = 4.0  # points; what is shorter strikes out nothing and parts nothing
_LEVEL = 0.05  # points: how far the ends of a level line may lie apart
_MOST = 10 * MAX_LINES


def strokes(page: Any) -> Iterator[Box]:
    """Level and upright lines as corners x0, y0, x1, y1 in the PDF's coordinates; raises TooComplex, TooManyLines."""
    found = 0
    for path, matrix in _paths(page):
        for line in _lines(path, matrix):
            found += 1
            if found > _MOST:
                raise TooManyLines(limit=MAX_LINES)
            yield line


def _paths(page: Any) -> Iterator[tuple[Any, Matrix]]:
    """Paths with the matrix of the form they stand in."""
    left = MAX_OBJECTS
    waiting: list[tuple[Any, Matrix, int]] = [(None, _PLAIN, 0)]
    while waiting:
        form, matrix, depth = waiting.pop()
        for each in _objects(page, form):
            left -= 1
            if left < 0:
                raise TooComplex
            kind = pdfium.FPDFPageObj_GetType(each)
            if kind == pdfium.FPDF_PAGEOBJ_PATH:
                yield each, matrix
            elif kind == pdfium.FPDF_PAGEOBJ_FORM and depth < MAX_DEPTH:
                waiting.append((each, _after(_matrix(each), matrix), depth + 1))


def _objects(page: Any, form: Any) -> Iterator[Any]:
    if form is None:
        return (pdfium.FPDFPage_GetObject(page, i) for i in range(pdfium.FPDFPage_CountObjects(page)))
    return (pdfium.FPDFFormObj_GetObject(form, i) for i in range(pdfium.FPDFFormObj_CountObjects(form)))


def _lines(path: Any, form: Matrix) -> Iterator[Box]:
    if not _is_seen(path) or _is_speck(path, form):
        return
    matrix = _after(_matrix(path), form)
    for corners in _outlines(path, matrix):
        xs, ys = [x for x, _ in corners], [y for _, y in corners]
        box = min(xs), min(ys), max(xs), max(ys)
        if min(box[2] - box[0], box[3] - box[1]) <= _THIN:
            yield box
        else:
            for (ax, ay), (bx, by) in pairwise(corners):
                if min(abs(ax - bx), abs(ay - by)) <= _LEVEL and max(abs(ax - bx), abs(ay - by)) >= _SHORTEST:
                    yield min(ax, bx), min(ay, by), max(ax, bx), max(ay, by)


def _is_seen(path: Any) -> bool:
    fill, stroke = ctypes.c_int(), ctypes.c_int()
    pdfium.FPDFPath_GetDrawMode(path, fill, stroke)
    return bool(fill.value or stroke.value)


def _is_speck(path: Any, form: Matrix) -> bool:
    """Whether the path is too small to be a line: the modules of barcodes are passed over without a look."""
    left, bottom, right, top = (ctypes.c_float() for _ in range(4))
    pdfium.FPDFPageObj_GetBounds(path, left, bottom, right, top)
    scale = max(map(abs, form[:4]))
    return max(right.value - left.value, top.value - bottom.value) * scale < _SHORTEST


def _outlines(path: Any, matrix: Matrix) -> Iterator[list[Point]]:
    """The corners of each part of the path; a curve parts it."""
    corners: list[Point] = []
    count = pdfium.FPDFPath_CountSegments(path)
    if count > _MOST:
        raise TooManyLines(limit=MAX_LINES)
    x, y = ctypes.c_float(), ctypes.c_float()
    for index in range(count):
        segment = pdfium.FPDFPath_GetPathSegment(path, index)
        pdfium.FPDFPathSegment_GetPoint(segment, x, y)
        point = _moved((x.value, y.value), matrix)
        if pdfium.FPDFPathSegment_GetType(segment) == pdfium.FPDF_SEGMENT_LINETO:
            corners.append(point)
        else:
            if len(corners) > 1:
                yield corners
            corners = [point]
        if pdfium.FPDFPathSegment_GetClose(segment):
            corners.append(corners[0])
    if len(corners) > 1:
        yield corners


def _matrix(each: Any) -> Matrix:
    found = pdfium.FS_MATRIX()
    pdfium.FPDFPageObj_GetMatrix(each, found)
    return found.a, found.b, found.c, found.d, found.e, found.f


def _moved(point: Point, matrix: Matrix) -> Point:
    (x, y), (a, b, c, d, e, f) = point, matrix
    return a * x + c * y + e, b * x + d * y + f


def _after(first: Matrix, second: Matrix) -> Matrix:
    """The one matrix that does what the two do one after the other."""
    if second is _PLAIN:
        return first
    a, b, c, d, e, f = first
    p, q, r, s, t, u = second
    return a * p + b * r, a * q + b * s, c * p + d * r, c * q + d * s, e * p + f * r + t, e * q + f * s + u
