"""Photographs of certificates: JPEG and PNG by their content, the right way up, and nothing that unpacks too far."""

import struct
import zlib
from io import BytesIO

import pytest
from PIL import Image

from document_fetch import errors, media, service
from document_fetch.reading import paper
from tests.document_fetch import certificates
from tests.document_fetch.certificates.scans import rendered
from tests.document_fetch.test_ocr import needs_ocr

KIND = "sme_confirmation"


def photographed(
    *, turned: int = 0, form: str = "JPEG", orientation: int | None = None
) -> tuple[bytes, dict[str, str]]:
    sample = certificates.sample(KIND, "b", 3)
    picture = next(rendered(certificates.photographed(sample, 3)))
    picture = picture.rotate(turned, expand=True)
    exif = Image.Exif()
    if orientation:
        exif[0x0112] = orientation
    out = BytesIO()
    picture.save(out, form, **({"quality": 80, "exif": exif} if form == "JPEG" else {}))
    return out.getvalue(), {name: each.value for name, each in sample.truth.items()}


@needs_ocr
@pytest.mark.parametrize(
    "how",
    [{}, {"form": "PNG"}, {"turned": 90, "orientation": 6}, {"turned": 180}, {"turned": 90}],
    ids=["jpeg", "png", "turned by its own word", "upside down", "sideways"],
)
def test_a_photograph_is_read_whichever_way_it_lies(how):
    content, truth = photographed(**how)
    reading = service.read(content)
    said = {name: value.value for name, value in reading.certain.items()}
    assert reading.kind == KIND
    assert said.items() <= truth.items()
    assert len(said) > len(truth) / 2


@needs_ocr
def test_boxes_are_drawn_on_a_photograph_too():
    content, _ = photographed()
    assert service.draw(content, [service.read(content)]).startswith(media.BEGINNINGS["image/png"])


def png(width: int, height: int, *chunks: tuple[bytes, bytes]) -> bytes:
    head = struct.pack(">IIBBBBB", width, height, 1, 0, 0, 0, 0)
    parts = [(b"IHDR", head), *chunks, (b"IDAT", zlib.compress(b"\0" * 1000)), (b"IEND", b"")]
    return media.BEGINNINGS["image/png"] + b"".join(
        struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body)) for name, body in parts
    )


@pytest.mark.parametrize(
    ("content", "error"),
    [
        (png(30_000, 30_000), errors.TooHeavy),
        (png(100_000, 10), errors.TooHeavy),
        (png(10, 10, (b"acTL", struct.pack(">II", 2, 0))), errors.WrongFormat),
        (media.BEGINNINGS["image/jpeg"] + b"nothing", errors.Damaged),
        (b"GIF89a" + bytes(100), errors.WrongFormat),
        (b"II*\0" + bytes(100), errors.WrongFormat),
    ],
    ids=["bomb", "long", "animated", "cut", "gif", "tiff"],
)
@needs_ocr
def test_what_is_no_picture_of_one_sheet_is_refused(content, error):
    with pytest.raises(error):
        service.read(content)


def test_a_sheet_on_a_table_fills_the_picture_and_its_points_lead_back():
    table = Image.new("RGB", (800, 1000), (120, 80, 60))
    table.paste(Image.new("RGB", (600, 800), (230, 230, 230)), (100, 120))
    flat, way = paper.flattened(table)
    assert way is not None
    assert abs(flat.width - 600) < 12
    assert abs(flat.height - 800) < 12
    x, y = paper.back(way, (0, 0))
    assert abs(x - 100) < 6
    assert abs(y - 120) < 6


def test_a_scan_that_fills_its_page_is_left_as_it_is():
    page = Image.new("RGB", (800, 1000), (235, 235, 230))
    assert paper.flattened(page) == (page, None)
