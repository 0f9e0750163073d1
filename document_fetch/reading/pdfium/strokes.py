"""The straight lines and thin bars that a page draws, also inside of forms."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice, pairwise, repeat
from typing import Any

import pypdfium2.raw as pdfium

from document_fetch.errors import TooComplex, TooManyLines
from document_fetch.model import Box
from document_fetch.reading.limits import MAX_DEPTH, MAX_LINES, MAX_OBJECTS
from document_fetch.reading.pdfium import calls

Matrix = tuple[float, float, float, float, float, float]
Point = tuple[float, float]
Segment = tuple[Point, int, int]  # where to, how, whether it closes its part

_PLAIN: Matrix = (1, 0, 0, 1, 0, 0)
_THIN = 2.5  # points: a bar no thicker than this is one line, and not two edges
_SHORTEST = 4.0  # points; what is shorter strikes out nothing and parts nothing
_LEVEL = 0.05  # points: how far the ends of a level line may lie apart
_MOST = 10 * MAX_LINES


def strokes(page: Any) -> Iterator[Box]:
    """Level and upright lines as corners x0, y0, x1, y1 in the PDF's coordinates; raises TooComplex, TooManyLines."""
    found = 0
    for paths, form in _paths(page):
        for outline, matrix in _outlines(paths, form):
            for line in _lines([_moved(point, matrix) for point in outline]):
                found += 1
                if found > _MOST:
                    raise TooManyLines(limit=MAX_LINES)
                yield line


def _paths(page: Any) -> Iterator[tuple[list[int], Matrix]]:
    """The paths of the page and of each form on it, with the form's matrix."""
    left = MAX_OBJECTS
    waiting: list[tuple[int | None, Matrix, int]] = [(None, _PLAIN, 0)]
    while waiting:
        form, matrix, depth = waiting.pop()
        objects = _objects(calls.handle(page), form, left)
        left -= len(objects)
        kinds = list(map(calls.kind_of, objects))
        yield [each for each, kind in zip(objects, kinds, strict=True) if kind == pdfium.FPDF_PAGEOBJ_PATH], matrix
        forms = [each for each, kind in zip(objects, kinds, strict=True) if kind == pdfium.FPDF_PAGEOBJ_FORM]
        if depth < MAX_DEPTH:
            waiting += [
                (each, _after(inner, matrix), depth + 1) for each, inner in zip(forms, _matrices(forms), strict=True)
            ]


def _objects(page: calls.Handle, form: int | None, most: int) -> list[int]:
    count = calls.objects_of_page(page) if form is None else calls.objects_of_form(form)
    if count > most:
        raise TooComplex
    if form is None:
        return list(map(calls.object_of_page, repeat(page), range(count)))
    return list(map(calls.object_of_form, repeat(form), range(count)))


def _outlines(paths: Sequence[int], form: Matrix) -> Iterator[tuple[list[Point], Matrix]]:
    """The corners of each part of each path that can be seen, and the matrix that puts them on the page."""
    seen = _seen(paths, form)
    counts = list(map(calls.segments_of, seen))
    if max(counts, default=0) > _MOST:
        raise TooManyLines(limit=MAX_LINES)
    matrices = [_after(own, form) for own in _matrices(seen)]
    for some in _batches(counts):
        segments = _segments(seen[some], counts[some])
        for count, matrix in zip(counts[some], matrices[some], strict=True):
            yield from ((outline, matrix) for outline in _parts(islice(segments, count)))


def _seen(paths: Sequence[int], form: Matrix) -> list[int]:
    """Without what is not drawn, and without specks: the modules of barcodes are passed over without a look."""
    fill, stroke = calls.columns(calls.draw_mode, len(paths), calls.INTEGER, (1, 1), paths)
    left, bottom, right, top = calls.columns(calls.bounds, len(paths), calls.FLOAT, (1, 1, 1, 1), paths)
    scale = max(map(abs, form[:4]))
    return [
        path
        for path, filled, drawn, x0, y0, x1, y1 in zip(paths, fill, stroke, left, bottom, right, top, strict=True)
        if (filled or drawn) and max(x1 - x0, y1 - y0) * scale >= _SHORTEST
    ]


def _batches(counts: Sequence[int]) -> list[slice]:
    """All paths together where they are few; else one by one, so that a page of drawings does not add up."""
    if sum(counts) <= _MOST:
        return [slice(0, len(counts))]
    return [slice(at, at + 1) for at in range(len(counts))]


def _segments(paths: Sequence[int], counts: Sequence[int]) -> Iterator[Segment]:
    """Of all paths one after the other."""
    each = [
        s for path, count in zip(paths, counts, strict=True) for s in map(calls.segment_of, repeat(path), range(count))
    ]
    x, y = calls.columns(calls.segment_point, len(each), calls.FLOAT, (1, 1), each)
    return zip(zip(x, y, strict=True), map(calls.segment_kind, each), map(calls.closes, each), strict=True)


def _parts(segments: Iterable[Segment]) -> Iterator[list[Point]]:
    """The corners of each part of one path; a curve parts it."""
    corners: list[Point] = []
    for point, kind, closed in segments:
        if kind == pdfium.FPDF_SEGMENT_LINETO:
            corners.append(point)
        else:
            if len(corners) > 1:
                yield corners
            corners = [point]
        if closed:
            corners.append(corners[0])
    if len(corners) > 1:
        yield corners


def _lines(corners: Sequence[Point]) -> Iterator[Box]:
    xs, ys = zip(*corners, strict=True)
    box = min(xs), min(ys), max(xs), max(ys)
    if min(box[2] - box[0], box[3] - box[1]) <= _THIN:
        yield box
    else:
        for (ax, ay), (bx, by) in pairwise(corners):
            across, up = abs(ax - bx), abs(ay - by)
            if min(across, up) <= _LEVEL and max(across, up) >= _SHORTEST:
                yield min(ax, bx), min(ay, by), max(ax, bx), max(ay, by)


def _matrices(objects: Sequence[int]) -> Iterable[Matrix]:
    return zip(*calls.columns(calls.matrix, len(objects), calls.FLOAT, (6,), objects), strict=True)


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
