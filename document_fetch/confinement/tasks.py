"""What a child can do with a document: read it, or draw it with boxes around what was read."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from document_fetch import media
from document_fetch.confinement import wire
from document_fetch.confinement.child import Limits, Task
from document_fetch.errors import DocumentError, ReaderFailed, TooHeavy
from document_fetch.reading import parser, photo, text
from document_fetch.reading.ocr import scans
from document_fetch.reading.ocr.sheets import points_of
from document_fetch.reading.ocr.sizes import LONGEST
from document_fetch.reading.pdfium import picture
from document_fetch.reading.pdfium.picture import Framed
from document_fetch.reading.registry import LAYOUTS

#: Some twenty pages; less than the lease of the job that reads them.
_OF_PICTURES = Limits(memory_bytes=768 * 1024 * 1024, cpu_seconds=45)


def read(pdf: bytes, wishes: Mapping[str, Any]) -> bytes:
    """The message for a document."""
    return _told(lambda: wire.readings_message(parser.parse(text.pages(pdf), LAYOUTS)))


def read_pictures(content: bytes, wishes: Mapping[str, Any]) -> bytes:
    """The message for a document whose pages are pictures."""
    return _told(lambda: wire.readings_message(scans.readings(content, LAYOUTS)))


def draw(content: bytes, wishes: Mapping[str, Any]) -> bytes:
    """The message with the picture; `boxes` are wished as [page, [x0, top, x1, bottom], doubtful]."""
    boxes = [Framed(page, tuple(box), doubtful) for page, box, doubtful in wishes["boxes"]]
    return _told(lambda: wire.picture_message(_drawn(content, boxes)))


def _drawn(content: bytes, boxes: Sequence[Framed]) -> bytes:
    if media.media_of(content) == media.PDF:
        return picture.drawn(content, boxes)
    seen = photo.opened(content, LONGEST)
    return picture.drawn_on(seen, points_of(seen), boxes)


def _told(work: Callable[[], bytes]) -> bytes:
    try:
        return work()
    except DocumentError as error:
        return wire.error_message(error)
    except MemoryError:
        return wire.error_message(TooHeavy(resource="memory"))
    except Exception as error:  # noqa: BLE001 - whatever it is, the parent gets its class name and nothing of the document
        return wire.error_message(ReaderFailed(reason=type(error).__name__))


TASKS = {
    "read": Task(read, wire.MAX_BYTES),
    "read_pictures": Task(read_pictures, wire.MAX_BYTES, _OF_PICTURES),
    "draw": Task(draw, wire.MAX_PICTURE_BYTES, _OF_PICTURES),
}
