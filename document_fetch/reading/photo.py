"""A picture file, such as a telephone's photograph, opened within limits; runs in the sandboxed child."""

from io import BytesIO

from PIL import Image, ImageOps, UnidentifiedImageError

from document_fetch.errors import Damaged, TooHeavy, WrongFormat

FORMATS = ("JPEG", "PNG")
MOST_PIXELS = 64_000_000  # a telephone takes 12 to 50 million; before anything is unpacked
LONGEST_SIDE = 20_000


def opened(content: bytes, longest: int) -> Image.Image:
    """The picture upright and in colour, not much larger than `longest`; raises TooHeavy, Damaged, WrongFormat."""
    try:
        picture = Image.open(BytesIO(content), formats=FORMATS)
        _check(picture)
        picture.draft("RGB", (longest, longest))  # a JPEG is unpacked no larger than needed
        return _plain(ImageOps.exif_transpose(picture))
    except Image.DecompressionBombError as bomb:
        raise TooHeavy(resource="memory") from bomb
    except (UnidentifiedImageError, OSError, SyntaxError, ValueError) as broken:
        raise Damaged from broken


def _check(picture: Image.Image) -> None:
    if picture.width * picture.height > MOST_PIXELS or max(picture.size) > LONGEST_SIDE:
        raise TooHeavy(resource="memory")
    if getattr(picture, "n_frames", 1) > 1:
        raise WrongFormat


def _plain(picture: Image.Image) -> Image.Image:
    """Red, green and blue; what was transparent is white."""
    if picture.mode in ("RGBA", "LA", "PA") or "transparency" in picture.info:
        clear = picture.convert("RGBA")
        ground = Image.new("RGBA", clear.size, "white")
        return Image.alpha_composite(ground, clear).convert("RGB")
    return picture.convert("RGB")
