"""When the tax service does not answer, Popbill is asked; when nobody does, the state is unknown and says why."""

from __future__ import annotations

import base64
import hashlib
import hmac
from collections.abc import AsyncIterator
from datetime import UTC, datetime

import pytest

from document_fetch.connectors.errors import BadAnswer, ConnectorOff, RegisterDown, RegisterRefused
from document_fetch.connectors.popbill import Popbill, signature
from document_fetch.connectors.registers import Registers, build
from document_fetch.connectors.status import day, hyphenated
from document_fetch.demo.company import HANBIT, business_number
from document_fetch.demo.issuers.companies import ENDED, ENDED_ON, RESTING
from tests.document_fetch.connectors.serving import Running, SetClock, settings

NUMBER = HANBIT.business_number
NOBODY = business_number("999990001")


@pytest.fixture
async def registers(issuers: Running, clock: SetClock) -> AsyncIterator[Registers]:
    built = build(settings(issuers.port), clock)
    yield built
    await built.close()


async def test_the_first_source_is_the_tax_service(issuers: Running, registers: Registers) -> None:
    looked = await registers.business_statuses([NUMBER])
    assert (looked.statuses[NUMBER].state, looked.statuses[NUMBER].source) == ("active", "nts")
    assert looked.troubles == ()
    assert issuers.issuers.popbill.calls == []


async def test_popbill_answers_in_its_place_and_the_trouble_is_told(issuers: Running, registers: Registers) -> None:
    issuers.fault("nts", "error")
    asked = [NUMBER, RESTING.business_number, ENDED.business_number, NOBODY]
    looked = await registers.business_statuses(asked)
    assert [looked.statuses[one].state for one in asked] == ["active", "suspended", "closed", "unregistered"]
    assert {status.source for status in looked.statuses.values()} == {"popbill"}
    assert looked.statuses[ENDED.business_number].ended_on == ENDED_ON
    (trouble,) = looked.troubles
    assert isinstance(trouble, RegisterDown)
    assert trouble.register == "nts"
    assert [(health.register, health.state) for health in registers.health()] == [
        ("nts", "ailing"),
        ("codef", "well"),
        ("popbill", "well"),
    ]


async def test_when_nobody_answers_the_state_is_unknown_and_nothing_is_raised(
    issuers: Running, registers: Registers
) -> None:
    issuers.fault("nts", "error")
    issuers.fault("popbill", "wrong_type")
    looked = await registers.business_statuses([NUMBER])
    assert (looked.statuses[NUMBER].state, looked.statuses[NUMBER].source) == ("unknown", None)
    assert [type(trouble) for trouble in looked.troubles] == [RegisterDown, BadAnswer]


async def test_where_nothing_is_set_nobody_is_asked(issuers: Running, clock: SetClock) -> None:
    nothing = dict.fromkeys(("nts_key", "popbill_id", "popbill_secret", "codef_id", "codef_secret"), "")
    off = build(settings(issuers.port, **nothing), clock)
    looked = await off.business_statuses([NUMBER])
    assert (looked.statuses[NUMBER].state, looked.troubles) == ("unknown", ())
    assert off.fetches == frozenset()
    assert off.health() == ()
    with pytest.raises(ConnectorOff):
        await off.popbill.statuses([NUMBER])
    await off.close()


async def test_one_token_serves_until_it_ends(issuers: Running, clock: SetClock) -> None:
    popbill = Popbill(settings(issuers.port).popbill, clock)
    clock.pass_by(seconds=(datetime.now(UTC) - clock.now()).total_seconds())
    for number in (NUMBER, NOBODY):
        await popbill.statuses([number])
    assert issuers.issuers.popbill.calls == ["token", "CloseDown", "CloseDown"]
    clock.pass_by(minutes=29, seconds=30)
    await popbill.statuses([NUMBER])
    assert issuers.issuers.popbill.calls[-2:] == ["token", "CloseDown"]
    await popbill.close()


async def test_what_was_paid_for_is_not_asked_again_within_ten_minutes(
    issuers: Running, popbill: Popbill, clock: SetClock
) -> None:
    for _ in range(2):
        await popbill.statuses([NUMBER])
    assert issuers.issuers.popbill.calls.count("CloseDown") == 1
    clock.pass_by(minutes=11)
    await popbill.statuses([NUMBER])
    assert issuers.issuers.popbill.calls.count("CloseDown") == 2


async def test_a_wrong_secret_is_refused(issuers: Running, clock: SetClock) -> None:
    wrong = base64.b64encode(b"another").decode()
    popbill = Popbill(settings(issuers.port, popbill_secret=wrong).popbill, clock)
    with pytest.raises(RegisterRefused):
        await popbill.statuses([NUMBER])
    await popbill.close()


def test_the_signature_is_over_method_body_time_version_and_path() -> None:
    secret = base64.b64encode(b"secret").decode()
    body, now = b'{"access_id": "9998100126", "scope": ["member", "170"]}', "2026-11-24T03:00:00Z"
    digest = base64.b64encode(hashlib.sha256(body).digest())
    signed = b"POST\n" + digest + b"\n2026-11-24T03:00:00Z\n2.0\n/POPBILL/Token"
    expected = base64.b64encode(hmac.new(b"secret", signed, hashlib.sha256).digest()).decode()
    assert signature(secret, body, now, "/POPBILL/Token") == expected


@pytest.mark.parametrize("text", ["123", "12345678901", "abcdefghij", "", "１２３４５６７８９０"])
def test_what_is_no_business_number_is_refused_without_being_repeated(text: str) -> None:
    with pytest.raises(ValueError, match="ten digits") as failed:
        hyphenated(text)
    assert not text or text not in str(failed.value)


@pytest.mark.parametrize(
    ("text", "iso"),
    [("20251231", "2025-12-31"), ("20251231101500", "2025-12-31"), ("2025-12-31", "2025-12-31")]
    + [(odd, None) for odd in ("", None, "20250230", "2025", "31.12.2025", "99999999")],
)
def test_a_day_is_read_as_registers_write_it(text: str | None, iso: str | None) -> None:
    found = day(text)
    assert (found.isoformat() if found else None) == iso
