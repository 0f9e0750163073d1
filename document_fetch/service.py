"""What others may call: one certificate read, safely."""

from collections.abc import Sequence

from document_fetch.confinement import pool, wire
from document_fetch.errors import EmptyFile, NotAPdf, NoText, TooLarge
from document_fetch.model import Reading
from document_fetch.reading.ocr import presence

MAX_MEGABYTES = 10
MAX_BYTES = MAX_MEGABYTES * 1024 * 1024
MAGIC = b"%PDF-"
PICTURE_SECONDS = 50.0  # for pages that are pictures; less than the lease of the job that reads them


def read(pdf: bytes) -> Reading:
    """The first certificate in the file; as `read_all`."""
    return read_all(pdf)[0]


def read_all(pdf: bytes) -> tuple[Reading, ...]:
    """The certificates in the file, one at least, read in a sandboxed process within 15 s; raises a DocumentError.

    Pages without a text layer are read from their picture, within 50 s more, where Tesseract is installed.
    """
    check(pdf)
    try:
        return wire.outcome(pool.shared().ask("read", pdf, most_bytes=wire.MAX_BYTES))
    except NoText:
        return wire.outcome(pool.shared().ask("read_pictures", pdf, most_bytes=wire.MAX_BYTES, seconds=PICTURE_SECONDS))


def draw(pdf: bytes, readings: Sequence[Reading]) -> bytes:
    """The pages on which something was read as one PNG, a box around each value; raises a DocumentError."""
    check(pdf)
    values = [value for reading in readings for value in reading.values.values()]
    boxes = [(value.page, value.box, value.doubtful) for value in values]
    return wire.picture(pool.shared().ask("draw", pdf, most_bytes=wire.MAX_PICTURE_BYTES, boxes=boxes))


def check_config() -> tuple[str, ...]:
    """What the operator should know: what this machine cannot read, and which Debian packages would mend that."""
    missing = " ".join(presence.missing())
    return (f"scans and photographs cannot be read: {missing} not installed",) if missing else ()


def check(pdf: bytes) -> None:
    """Refuses, without opening it, what cannot be a certificate: EmptyFile, TooLarge, NotAPdf."""
    if not pdf:
        raise EmptyFile
    if len(pdf) > MAX_BYTES:
        raise TooLarge(size=len(pdf), limit=MAX_BYTES, limit_mb=MAX_MEGABYTES)
    if not pdf.startswith(MAGIC):
        raise NotAPdf
