"""JSON from outside: whatever it is, either it has the expected shape or there is a named error without its text."""

import json
from typing import Annotated, TypeVar

from pydantic import BaseModel, StringConstraints, ValidationError

from document_fetch.connectors.errors import BadAnswer

#: What may stand in a header of ours though it is from outside: printable, without blanks and line ends.
HeaderWord = Annotated[str, StringConstraints(pattern=r"^[!-~]{1,4096}$")]

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
