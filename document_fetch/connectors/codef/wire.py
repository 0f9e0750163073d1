"""CODEF's wire format: JSON that is percent-encoded in both directions, and what its codes mean."""

import base64
import binascii
import json
import re
from collections.abc import Mapping
from typing import Annotated, Any
from urllib.parse import quote, unquote_plus

from pydantic import BaseModel, ConfigDict, Field, StringConstraints

from document_fetch.connectors import plain_json
from document_fetch.connectors.codef.outcomes import Paper
from document_fetch.connectors.codef.products import CODES, Product, Source
from document_fetch.connectors.errors import (
    BadAnswer,
    QuotaExceeded,
    RegisterError,
    RegisterRefused,
    RequestRejected,
    Unreachable,
)
from document_fetch.connectors.http import JSON, Answer
from document_fetch.connectors.status import day, hyphenated

REGISTER = "codef"
MEDIA_TYPES = frozenset({JSON, "text/plain", "application/x-www-form-urlencoded"})

_CODE = re.compile(r"CF-\d{5}[A-Z]?", re.ASCII)
_CORPORATE = re.compile(r"(\d{6})-?(\d{7})", re.ASCII)
_AMOUNT = re.compile(r"-?\d{1,18}", re.ASCII)


Whole = Annotated[int, Field(ge=0, lt=2**53)]  # as large as every reader of JSON can hold it


class TokenRefused(RegisterError):
    """The token is not accepted (any more); the connector asks for a new one and tries once again."""

    response = "error.register.refused"
    is_answer = True


class _Wire(BaseModel):
    model_config = ConfigDict(frozen=True, hide_input_in_errors=True)


class Result(_Wire):
    """Whether the question was answered; the words beside it are for people at CODEF's customers and are dropped."""

    code: str


class Said(_Wire):
    """A whole answer."""

    result: Result
    data: dict[str, Any] | list[Any] | str | None = None


class TwoWay(_Wire):
    """What the second question must repeat."""

    jobIndex: Whole  # noqa: N815 - CODEF's spelling, here and below
    threadIndex: Whole  # noqa: N815
    jti: Annotated[str, StringConstraints(min_length=1, max_length=200)]
    twoWayTimestamp: Whole  # noqa: N815


class Token(_Wire):
    """The answer to a request for a token."""

    access_token: plain_json.HeaderWord
    expires_in: Whole


def body(parameters: Mapping[str, object]) -> bytes:
    """The question as CODEF wants it."""
    return quote(json.dumps(parameters, ensure_ascii=False), safe="").encode()


def said(answer: Answer) -> Said:
    """The answer; raises the error that its status or code stands for, outcomes excepted."""
    if answer.status == 401:
        raise TokenRefused(register=REGISTER)
    text = answer.body.decode("utf-8", "replace").strip()
    # Not every host encodes; in plain JSON a plus is a plus, and Base64 is full of them.
    value = plain_json.parsed(text if text.startswith("{") else unquote_plus(text))
    whole = plain_json.shaped(REGISTER, value, Said)
    if error := _error(whole.result.code):
        raise error
    return whole


def _error(code: str) -> RegisterError | None:
    if code in {CODES.success, CODES.two_way, *CODES.outcomes}:
        return None
    if not _CODE.fullmatch(code) or (meaning := CODES.errors.get(code)) is None:
        return BadAnswer(register=REGISTER, reason=f"unknown code {code if _CODE.fullmatch(code) else ''}".strip())
    known: dict[str, RegisterError] = {
        "token": TokenRefused(register=REGISTER),
        "refused": RegisterRefused(register=REGISTER, code=code),
        "rejected": RequestRejected(register=REGISTER, code=code),
        "quota": QuotaExceeded(register=REGISTER),
        "down": Unreachable(register=REGISTER, reason=code),
    }
    return known[meaning]


def papers(kind: str, product: Product, data: object, most_bytes: int) -> tuple[Paper, ...]:
    """Each certificate in the answer's data, which is one or a list of them; raises BadAnswer."""
    items = data if isinstance(data, list) else [data]
    return tuple(_paper(kind, product, item, most_bytes) for item in items if isinstance(item, dict) and item)


def _paper(kind: str, product: Product, item: Mapping[str, Any], most_bytes: int) -> Paper:
    found = {name: value for name, source in product.fields.items() if (value := _value(item, source)) is not None}
    return Paper(kind, found, _pdf(item.get(product.pdf), most_bytes))


def _pdf(told: object, most_bytes: int) -> bytes | None:
    if told is None or told == "":
        return None
    if not isinstance(told, str):
        raise BadAnswer(register=REGISTER, reason="no PDF in Base64")
    try:
        pdf = base64.b64decode("".join(told.split()), validate=True)
    except (binascii.Error, ValueError):
        raise BadAnswer(register=REGISTER, reason="no PDF in Base64") from None
    if len(pdf) > most_bytes:
        raise BadAnswer(register=REGISTER, reason="size")
    return pdf


def _value(item: Mapping[str, Any], source: Source) -> str | None:
    """The field as our readers write it; None when it is missing, masked or not what it should be."""
    told = item.get(source.name)
    if source.written == "listing":
        return "none" if told == [] else None
    if not isinstance(told, str | int) or isinstance(told, bool):
        return None
    text = " ".join(str(told).split())
    return _WRITTEN[source.written](text) if text else None


def _date(text: str) -> str | None:
    found = day(text)
    return found.isoformat() if found else None


def _business_number(text: str) -> str | None:
    try:
        return hyphenated(text)
    except ValueError:
        return None


def _corporate_number(text: str) -> str | None:
    found = _CORPORATE.fullmatch(text)
    return f"{found[1]}-{found[2]}" if found else None


def _amount(text: str) -> str | None:
    plain = text.replace(",", "")
    return str(int(plain)) if _AMOUNT.fullmatch(plain) else None


_WRITTEN = {
    "text": lambda text: text,
    "date": _date,
    "business_number": _business_number,
    "corporate_number": _corporate_number,
    "amount": _amount,
}
