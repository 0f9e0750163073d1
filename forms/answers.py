"""What a company answered, and where each answer is from."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from pydantic import JsonValue as JsonValue

Giver = Literal["user", "certificate", "register", "staff", "derived"]
Box = tuple[float, float, float, float]  # x0, top, x1, bottom in PDF points


@dataclass(frozen=True)
class Provenance:
    """Who or what gave an answer."""

    giver: Giver
    document: str | None = None  # id of the document it was read from
    kind: str | None = None  # kind of that document
    page: int | None = None  # counted from 1
    box: Box | None = None  # where on the page
    confirmed: bool = False  # the company said that it is right
    given_at: datetime | None = None  # with a time zone
    register: str | None = None  # id of the register that was asked, e.g. "nts"
    reused_from: str | None = None  # id of the application that it was taken over from


@dataclass(frozen=True)
class Answer:
    """One answer: the question's key, its value as JSON, and its provenance."""

    key: str
    value: JsonValue
    provenance: Provenance


Answers = Mapping[str, Answer]
