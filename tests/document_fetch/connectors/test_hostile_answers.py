"""Whatever a register sends, what comes of it is a value of ours or a named error."""

from __future__ import annotations

import json
from collections.abc import Callable
from contextlib import suppress
from urllib.parse import quote_plus

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from document_fetch.connectors import gateway, nts, plain_json, popbill
from document_fetch.connectors.clock import SystemClock
from document_fetch.connectors.codef import tokens, wire
from document_fetch.connectors.codef.client import Codef
from document_fetch.connectors.codef.products import PRODUCTS
from document_fetch.connectors.errors import BadAnswer, RegisterError
from document_fetch.connectors.http import Answer
from tests.document_fetch.connectors import serving
from tests.document_fetch.connectors.test_codef import ORDER

#: The names and values that a register uses, so that chance finds its way in.
KNOWN = ["data", "status_code", "code", "result", "b_no", "valid", "OpenAPI_ServiceResponse", "cmmMsgHeader"]
KNOWN += ["returnReasonCode", "jobIndex", "threadIndex", "jti", "twoWayTimestamp", "access_token", "expires_in"]
KNOWN += ["session_token", "expiration", "corpNum", "state", "b_stt_cd", "tax_type_cd", "OK", "01", "30", "CF-00000"]
KNOWN += ["CF-03002", "9998100126", "2026-11-24T12:00:00", "resRespiteList", "resValidPeriod", "resOriGinalData1"]
LEAVES = st.none() | st.booleans() | st.integers() | st.floats() | st.text() | st.sampled_from(KNOWN) | st.just(10**400)
JSON = st.recursive(
    LEAVES,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.sampled_from(KNOWN) | st.text(), inner, max_size=6),
    max_leaves=20,
)

CODEF = Codef(serving.settings(1).codef, SystemClock())


def of_nts(answer: Answer) -> object:
    content = gateway.content("nts", answer)
    with suppress(RegisterError):
        plain_json.shaped("nts", content, nts.Verdicts)
    return [nts.Nts(serving.settings(1).nts, SystemClock())._status(one) for one in _statuses(content)]


def _statuses(content: object) -> tuple[nts.WireStatus, ...]:
    return plain_json.shaped("nts", content, nts.Statuses).data


def of_codef(answer: Answer) -> object:
    said = wire.said(answer)
    outcome = CODEF._outcome(ORDER, said)
    return outcome, [wire.papers(name, product, said.data, 1000) for name, product in PRODUCTS.items()]


def of_popbill(answer: Answer) -> object:
    with suppress(RegisterError):
        return popbill._content(answer, popbill.CorpStates)
    return popbill._content(answer, popbill.Token).expiration - SystemClock().now()


def of_tokens(answer: Answer) -> object:
    return SystemClock().seconds() + max(tokens._understand(answer).expires_in - 1.5, 0)


READERS = [of_nts, of_codef, of_popbill, of_tokens]


@pytest.mark.parametrize("reader", READERS, ids=lambda reader: reader.__name__)
@settings(max_examples=120, deadline=None)
@given(value=JSON, status=st.sampled_from([200, 400, 401, 403, 404]), encoded=st.booleans())
def test_any_json_is_understood_or_a_named_error(
    reader: Callable[[Answer], object], value: object, status: int, encoded: bool
) -> None:
    text = json.dumps(value, ensure_ascii=True)
    answer = Answer(status, "application/json", (quote_plus(text) if encoded else text).encode())
    with suppress(RegisterError):
        reader(answer)


@pytest.mark.parametrize("reader", READERS, ids=lambda reader: reader.__name__)
@settings(max_examples=80, deadline=None)
@given(body=st.binary(max_size=300))
def test_any_bytes_are_understood_or_a_named_error(reader: Callable[[Answer], object], body: bytes) -> None:
    with suppress(RegisterError):
        reader(Answer(200, "application/json", body))


WELL_SHAPED = st.fixed_dictionaries(
    {
        "access_token": st.text(),
        "expires_in": st.integers() | st.just(10**400),
        "session_token": st.text(),
        "expiration": st.datetimes().map(str) | st.datetimes(timezones=st.timezones()).map(str),
        "status_code": LEAVES | st.lists(LEAVES),
        "code": LEAVES,
        "data": JSON,
        "result": st.fixed_dictionaries({"code": st.sampled_from(["CF-00000", "CF-03002", "CF-1", "x"])}),
    }
)


@pytest.mark.parametrize("reader", READERS, ids=lambda reader: reader.__name__)
@settings(max_examples=120, deadline=None)
@given(value=WELL_SHAPED)
def test_what_is_nearly_right_is_understood_or_a_named_error(
    reader: Callable[[Answer], object], value: dict[str, object]
) -> None:
    with suppress(RegisterError):
        reader(Answer(200, "application/json", json.dumps(value).encode()))


@pytest.mark.parametrize("token", ["a\r\nX-Other: b", "a b", "", "토큰", "a\n"], ids=repr)
def test_a_token_that_would_break_out_of_its_header_is_none(token: str) -> None:
    body = json.dumps({"access_token": token, "expires_in": 1}).encode()
    with pytest.raises(BadAnswer):
        tokens._understand(Answer(200, "application/json", body))
