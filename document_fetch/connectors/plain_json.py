"""JSON from outside: whatever it is, either it has the expected shape or there is a named error without its text."""

import json
from typing import TypeVar

from pydantic import BaseModel, ValidationError

from document_fetch.connectors.errors import BadAnswer

Expected = TypeVar("Expected", bound=BaseModel)


def parsed(text: bytes | str) -> object:
    """The value; None when the text is no JSON (also when it is nested without end)."""
    try:
        return json.loads(text)
    except (ValueError, RecursionError):
        return None


def shaped(register: str, value: object, expected: type[Expected]) -> Expected:
    """The value as the model that is expected; raises BadAnswer."""
    try:
        return expected.model_validate(value)
    except ValidationError:
        pass
    # Raised out here, with nothing behind it: pydantic's words repeat what they refuse, and that may be a person's.
    raise BadAnswer(register=register, reason=f"no {expected.__name__}")
