"""The gateway of data.go.kr, which answers in its own way when it does not let a question through.

Its errors come as JSON, as XML or as plain text, whatever was asked for, and also with status 200.
"""

import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import yaml

from document_fetch.connectors import plain_json
from document_fetch.connectors.errors import (
    BadAnswer,
    QuotaExceeded,
    RegisterError,
    RegisterRefused,
    RequestRejected,
    Unreachable,
)
from document_fetch.connectors.http import JSON, Answer

#: What an answer through the gateway may be, its errors included.
MEDIA_TYPES = frozenset({JSON, "text/json", "application/xml", "text/xml", "text/plain"})

_TABLE: dict[str, Any] = yaml.safe_load((Path(__file__).parent / "gateway.yml").read_text("utf-8"))
# No XML parser: a number is all that is wanted of it, and a parser would have to be guarded against its entities.
_XML_REASON = re.compile(rb"<returnReasonCode>\s*(\d{1,3})\s*</returnReasonCode>")


def content(register: str, answer: Answer) -> Mapping[str, object]:
    """The JSON object that the service behind the gateway has sent; raises RegisterError for everything else."""
    said = plain_json.parsed(answer.body)
    if isinstance(said, dict):
        if error := _of_json(register, said):
            raise error
        if 200 <= answer.status < 300:
            return said
        raise RequestRejected(register=register, code=f"status {answer.status}")
    if found := _XML_REASON.search(answer.body):
        raise _meant(register, "codes", found[1].decode())
    if answer.status == 401:
        raise RegisterRefused(register=register, code="status 401")
    # "Unexpected errors" and the like: the gateway's own trouble.
    raise Unreachable(register=register, reason="no JSON from the gateway")


def _of_json(register: str, said: Mapping[str, Any]) -> RegisterError | None:
    header = said.get("OpenAPI_ServiceResponse")
    if isinstance(header, dict):
        inner = header.get("cmmMsgHeader")
        return _meant(register, "codes", inner.get("returnReasonCode") if isinstance(inner, dict) else None)
    if "code" in said and "data" not in said:
        return _meant(register, "service_codes", said["code"])
    status = said.get("status_code")
    return None if status is None or status == "OK" else _meant(register, "status_codes", status)


def _meant(register: str, table: str, code: object) -> RegisterError:
    """The error that a code stands for; the code itself goes along only when the table knows it."""
    known = str(code).strip().lstrip("0") if table == "codes" else str(code).strip()
    meaning = _TABLE[table].get(known)
    if meaning == "refused":
        return RegisterRefused(register=register, code=known)
    if meaning == "quota":
        return QuotaExceeded(register=register)
    if meaning == "rejected":
        return RequestRejected(register=register, code=known)
    if meaning == "down":
        return Unreachable(register=register, reason=f"gateway code {known}")
    return BadAnswer(register=register, reason="unknown code")
