"""What the sandboxed child says, and the check of it: the child has read hostile bytes, so it is not believed."""

import json
from dataclasses import asdict
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, FiniteFloat, ValidationError

from document_fetch.errors import ERRORS, DocumentError, ReaderFailed
from document_fetch.model import Reading, Value
from document_fetch.reading.registry import KINDS

MAX_BYTES = 200_000  # of a message; a reading has about 3,000

_Text = Annotated[str, Field(max_length=2_000)]
_Name = Annotated[str, Field(pattern=r"^[A-Za-z_]{1,60}$")]
_Point = Annotated[FiniteFloat, Field(ge=-20_000, le=20_000)]
_Page = Annotated[int, Field(ge=1, le=30)]


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


class _ErrorMessage(_Message):
    name: _Name
    facts: Annotated[dict[_Name, Annotated[int, Field(ge=0)] | _Name], Field(max_length=5)]


class _Outcome(_Message):
    reading: _ReadingMessage | None = None
    error: _ErrorMessage | None = None


def reading_message(reading: Reading) -> bytes:
    """A reading as the child sends it."""
    values = {name: asdict(value) for name, value in reading.values.items()}
    return _json({"reading": {"kind": reading.kind, "values": values, "pages": reading.pages}})


def error_message(error: DocumentError) -> bytes:
    """An error as the child sends it: its class name and its facts."""
    return _json({"error": {"name": type(error).__name__, "facts": error.facts}})


def outcome(message: bytes) -> Reading:
    """The reading in a message; raises the DocumentError that it tells of, ReaderFailed when it is not well formed."""
    try:
        told = _Outcome.model_validate_json(message)
        if told.error:
            raise ERRORS[told.error.name](**told.error.facts)
        if told.reading:
            return _reading(told.reading)
    except (ValidationError, KeyError, TypeError) as error:
        raise ReaderFailed(reason=type(error).__name__) from error
    raise ReaderFailed(reason="Silence")


def _reading(told: _ReadingMessage) -> Reading:
    if not told.values.keys() <= KINDS[told.kind].fields.keys():
        raise ReaderFailed(reason="UnknownField")
    return Reading(told.kind, {name: Value(**dict(value)) for name, value in told.values.items()}, told.pages)


def _json(message: object) -> bytes:
    return json.dumps(message, ensure_ascii=True).encode("ascii")
