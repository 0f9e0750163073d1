"""What others may call: one certificate read, safely."""

from collections.abc import Sequence

from document_fetch import media
from document_fetch.confinement import pool, wire
from document_fetch.errors import EmptyFile, NoText, TooLarge, WrongFormat
from document_fetch.media import Media
from document_fetch.model import Reading
from document_fetch.reading.ocr import presence

MAX_MEGABYTES = 10
MAX_BYTES = MAX_MEGABYTES * 1024 * 1024
PICTURE_SECONDS = 50.0  # for pages that are pictures; less than the lease of the job that reads them


def read(content: bytes) -> Reading:
    """The first certificate in the file; as `read_all`."""
    return read_all(content)[0]


def read_all(content: bytes) -> tuple[Reading, ...]:
    """The certificates in the file, one at least, read in a sandboxed process within 15 s; raises a DocumentError.

    Photographs (JPEG, PNG) and pages without a text layer are read from their picture, within 50 s more, where
    Tesseract is installed.
    """
    if check(content) != media.PDF:
        return _pictures(content)
    try:
        return wire.outcome(pool.shared().ask("read", content, most_bytes=wire.MAX_BYTES))
    except NoText:
        return _pictures(content)


def draw(content: bytes, readings: Sequence[Reading]) -> bytes:
    """The pages on which something was read as one PNG, a box around each value; raises a DocumentError."""
    check(content)
    values = [value for reading in readings for value in reading.values.values()]
    boxes = [(value.page, value.box, value.doubtful) for value in values]
    return wire.picture(pool.shared().ask("draw", content, most_bytes=wire.MAX_PICTURE_BYTES, boxes=boxes))


def check_config() -> tuple[str, ...]:
    """What the operator should know: what this machine cannot read, and which Debian packages would mend that."""
    missing = " ".join(presence.missing())
    return (f"scans and photographs cannot be read: {missing} not installed",) if missing else ()


def check(content: bytes) -> Media:
    """What kind of file it is, unopened; refuses what cannot be a certificate: EmptyFile, TooLarge, WrongFormat."""
    if not content:
        raise EmptyFile
    if len(content) > MAX_BYTES:
        raise TooLarge(size=len(content), limit=MAX_BYTES, limit_mb=MAX_MEGABYTES)
    found = media.media_of(content)
    if found is None:
        raise WrongFormat
    return found


def _pictures(content: bytes) -> tuple[Reading, ...]:
    message = pool.shared().ask("read_pictures", content, most_bytes=wire.MAX_BYTES, seconds=PICTURE_SECONDS)
    return wire.outcome(message)
