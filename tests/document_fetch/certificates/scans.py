"""A certificate as it comes from a scanner or a telephone: pictures without a text layer."""

from collections.abc import Callable, Iterator
from io import BytesIO
from math import hypot
from random import Random

import pypdfium2
from PIL import Image, ImageChops, ImageDraw, ImageFilter, ImageOps
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from tests.document_fetch.certificates.model import Sample
from tests.document_fetch.certificates.others import Other

DPI = 200
POINTS = 72.0
MAX_SKEW_DEGREES = 1.5
QUALITIES = (40, 75)
TILE = 256
Point = tuple[float, float]


def degraded(paper: Sample | Other, seed: int) -> bytes:
    """200 dpi from a flat-bed: a little skew, noise, blur, uneven light, JPEG between quality 40 and 75."""
    return _pictured(paper.pdf, Random(f"scan/{_name(paper)}/{seed}"), _scanned)


def photographed(paper: Sample | Other, seed: int) -> bytes:
    """A telephone's photograph: perspective, a table around the paper, a shadow across it."""
    return _pictured(paper.pdf, Random(f"photo/{_name(paper)}/{seed}"), _photographed)


def _name(paper: Sample | Other) -> str:
    return f"{paper.kind}/{paper.layout}" if isinstance(paper, Sample) else paper.title


def rendered(pdf: bytes, dpi: int = DPI) -> Iterator[Image.Image]:
    """Each page as a picture, turned as it is shown."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        for page in document:
            yield page.render(scale=dpi / POINTS).to_pil().convert("RGB")
    finally:
        document.close()


def _pictured(pdf: bytes, rng: Random, spoil: Callable[[Image.Image, Random], Image.Image]) -> bytes:
    out, quality = BytesIO(), rng.randint(*QUALITIES)
    canvas = Canvas(out, invariant=1)
    for picture in rendered(pdf):
        spoilt = spoil(picture, rng)
        jpeg = BytesIO()
        spoilt.save(jpeg, "JPEG", quality=quality)
        width, height = (side * POINTS / DPI for side in spoilt.size)
        canvas.setPageSize((width, height))
        canvas.drawImage(ImageReader(BytesIO(jpeg.getvalue())), 0, 0, width, height)
        canvas.showPage()
    canvas.save()
    return out.getvalue()


def _scanned(picture: Image.Image, rng: Random) -> Image.Image:
    if rng.random() < 0.5:
        picture = ImageOps.grayscale(picture)
    paper = 255 if picture.mode == "L" else (255, 255, 255)
    picture = picture.rotate(
        rng.uniform(-MAX_SKEW_DEGREES, MAX_SKEW_DEGREES), Image.Resampling.BICUBIC, fillcolor=paper
    )
    picture = picture.filter(ImageFilter.GaussianBlur(rng.uniform(0.2, 0.9)))
    return _noisy(_lit(picture, rng), rng)


def _photographed(picture: Image.Image, rng: Random) -> Image.Image:
    picture = _tilted(picture, rng)
    picture = ImageChops.multiply(picture, _shadow(picture.size, rng))
    picture = picture.filter(ImageFilter.GaussianBlur(rng.uniform(0.4, 1.0)))
    return _noisy(_lit(picture, rng), rng)


def _lit(picture: Image.Image, rng: Random) -> Image.Image:
    """Darker towards one edge, by up to a quarter."""
    light = Image.linear_gradient("L").rotate(rng.choice((0, 90, 180, 270))).resize(picture.size)
    darkest = rng.randint(190, 245)
    light = light.point([darkest + level * (255 - darkest) // 255 for level in range(256)])
    return ImageChops.multiply(picture, light.convert(picture.mode))


def _noisy(picture: Image.Image, rng: Random) -> Image.Image:
    """The same grain for the same seed: a tile of it, laid over the whole picture."""
    strength = rng.uniform(4, 16)
    grain = rng.randbytes(TILE * TILE)
    tile = Image.frombytes("L", (TILE, TILE), grain).point(
        [int(128 + (n - 127.5) / 127.5 * strength) for n in range(256)]
    )
    sheet = Image.new("L", picture.size)
    for x in range(0, picture.width, TILE):
        for y in range(0, picture.height, TILE):
            sheet.paste(tile, (x, y))
    return ImageChops.add(picture, sheet.convert(picture.mode), offset=-128)


def _shadow(size: tuple[int, int], rng: Random) -> Image.Image:
    """A soft band, as of a hand or the telephone."""
    width, height = size[0] // 8, size[1] // 8
    shade = Image.new("L", (width, height), 255)
    x, y = rng.uniform(0.1, 0.9) * width, rng.uniform(0.1, 0.9) * height
    across = hypot(width, height)
    corners = [(x - across, y - across * 0.2), (x, y), (x + across * 0.15, y + across), (x - across, y + across)]
    ImageDraw.Draw(shade).polygon(corners, fill=rng.randint(135, 190))
    return shade.filter(ImageFilter.GaussianBlur(width / 12)).resize(size).convert("RGB")


def _tilted(picture: Image.Image, rng: Random) -> Image.Image:
    """The paper on a brownish table, each corner moved inwards by up to a twentieth."""
    width, height = picture.size
    table = Image.new("RGB", picture.size, (rng.randint(90, 150), rng.randint(70, 110), rng.randint(50, 90)))
    corners = ((0, 0), (width, 0), (width, height), (0, height))
    seen = [(x + _inward(rng, x, width), y + _inward(rng, y, height)) for x, y in corners]
    back = _perspective(seen, corners)
    moved = picture.transform(picture.size, Image.Transform.PERSPECTIVE, back, Image.Resampling.BICUBIC)
    mask = Image.new("L", picture.size, 255).transform(picture.size, Image.Transform.PERSPECTIVE, back)
    table.paste(moved, mask=mask)
    return table


def _inward(rng: Random, at: float, size: int) -> float:
    return rng.uniform(0.005, 0.05) * size * (1 if at == 0 else -1)


def _perspective(seen: list[Point], flat: tuple[Point, ...]) -> tuple[float, ...]:
    """The eight coefficients that lead from a seen point back to the flat paper."""
    rows = []
    for (x, y), (u, v) in zip(seen, flat, strict=True):
        rows.append([x, y, 1, 0, 0, 0, -u * x, -u * y, u])
        rows.append([0, 0, 0, x, y, 1, -v * x, -v * y, v])
    return _solved(rows)


def _solved(rows: list[list[float]]) -> tuple[float, ...]:
    """Gauss and Jordan, with the largest pivot."""
    size = len(rows)
    for i in range(size):
        largest = max(range(i, size), key=lambda row: abs(rows[row][i]))
        rows[i], rows[largest] = rows[largest], rows[i]
        rows[i] = [value / rows[i][i] for value in rows[i]]
        for j in range(size):
            if j != i:
                rows[j] = [a - rows[j][i] * b for a, b in zip(rows[j], rows[i], strict=True)]
    return tuple(row[size] for row in rows)
