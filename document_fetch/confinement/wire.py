"""What the sandboxed child says, and the check of it: the child has read hostile bytes, so it is not believed."""

import json
from collections.abc import Iterable
from dataclasses import asdict
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, FiniteFloat, ValidationError

from document_fetch.errors import ERRORS, DocumentError, ReaderFailed
from document_fetch.model import Reading, Value
from document_fetch.reading.limits import FARTHEST, MAX_PAGES
from document_fetch.reading.registry import KINDS

PNG = b"\x89PNG\r\n\x1a\n"
MAX_PICTURE_BYTES = 32 * 1024 * 1024
MAX_BYTES = 1_000_000  # of a message; a reading has about 3,000

_Text = Annotated[str, Field(max_length=2_000)]
_Name = Annotated[str, Field(pattern=r"^[A-Za-z0-9_]{1,60}$")]
_Point = Annotated[FiniteFloat, Field(ge=-FARTHEST, le=FARTHEST)]
_Page = Annotated[int, Field(ge=1, le=MAX_PAGES)]


class _Message(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)


class _ValueMessage(_Message):
    text: _Text
    value: _Text
    page: _Page
    box: tuple[_Point, _Point, _Point, _Point]
    confidence: Annotated[FiniteFloat, Field(ge=0, le=1)]


class _ReadingMessage(_Message):
    kind: _Name
    values: Annotated[dict[_Name, _ValueMessage], Field(max_length=60)]
    pages: _Page
    stands_on: Annotated[tuple[_Page, ...], Field(max_length=MAX_PAGES)]


class _ErrorMessage(_Message):
    name: _Name
    facts: Annotated[dict[_Name, Annotated[int, Field(ge=0)] | _Name], Field(max_length=5)]


class _Outcome(_Message):
    readings: Annotated[tuple[_ReadingMessage, ...], Field(max_length=MAX_PAGES)] = ()
    error: _ErrorMessage | None = None


def readings_message(readings: Iterable[Reading]) -> bytes:
    """Readings as the child sends them."""
    return _json({"readings": [_told(reading) for reading in readings]})


def _told(reading: Reading) -> dict[str, object]:
    values = {name: asdict(value) for name, value in reading.values.items()}
    return {"kind": reading.kind, "values": values, "pages": reading.pages, "stands_on": reading.stands_on}


def picture_message(png: bytes) -> bytes:
    """A picture as the child sends it: as it is."""
    return png


def picture(message: bytes) -> bytes:
    """The PNG in a message, which nobody here opens; raises the error it tells of, or ReaderFailed."""
    if message.startswith(PNG):
        return message
    outcome(message)
    raise ReaderFailed(reason="NoPicture")


def error_message(error: DocumentError) -> bytes:
    """An error as the child sends it: its class name and its facts."""
    return _json({"error": {"name": type(error).__name__, "facts": error.facts}})


def outcome(message: bytes) -> tuple[Reading, ...]:
    """The readings in a message, one at least; raises the error it tells of, or ReaderFailed when not well formed."""
    try:
        told = _Outcome.model_validate_json(message)
        if told.error:
            raise ERRORS[told.error.name](**told.error.facts)
        if told.readings:
            return tuple(map(_reading, told.readings))
    except (ValidationError, KeyError, TypeError) as error:
        raise ReaderFailed(reason=type(error).__name__) from error
    raise ReaderFailed(reason="Silence")


def _reading(told: _ReadingMessage) -> Reading:
    if not told.values.keys() <= KINDS[told.kind].fields.keys():
        raise ReaderFailed(reason="UnknownField")
    values = {name: Value(**dict(value)) for name, value in told.values.items()}
    return Reading(told.kind, values, told.pages, told.stands_on)


def _json(message: object) -> bytes:
    return json.dumps(message, ensure_ascii=True).encode("ascii")
