"""No key and nothing personal gets into a log, an error or a text form of anything."""

from __future__ import annotations

import asyncio
import logging
import traceback
from collections.abc import AsyncIterator
from dataclasses import asdict
from datetime import date

import aiohttp
import pytest

from document_fetch.connectors.codef.client import Codef
from document_fetch.connectors.codef.order import Order, PhoneApproval
from document_fetch.connectors.codef.outcomes import Waiting
from document_fetch.connectors.errors import RegisterError
from document_fetch.connectors.http import Answer, Request
from document_fetch.connectors.nts import Nts
from document_fetch.connectors.nts_wire import Registration, Verdict, Verdicts
from document_fetch.connectors.popbill import Popbill
from document_fetch.demo.company import HANBIT
from document_fetch.demo.issuers.faults import PLAYED
from document_fetch.demo.issuers.settings import KEYS
from tests.document_fetch.connectors.serving import ANSWERS, SHORT, Running, SetClock, settings

PERSON, BORN, PHONE = "홍길동", "19790508", "01012345678"
SECRETS = [PERSON, BORN, PHONE, "20190304", KEYS["nts_key"], "practice%2Bkey", KEYS["codef_secret"]]
SECRETS += [KEYS["popbill_secret"], "serviceKey", "request_param"]
OURS = Registration(HANBIT.business_number, HANBIT.opened_on, PERSON)
ORDER = Order(
    "business_registration_proof",
    HANBIT.business_number,
    PhoneApproval("kakao", PERSON, date(1979, 5, 8), "010-1234-5678"),
    "a-session",
)


@pytest.fixture
async def loud(caplog: pytest.LogCaptureFixture) -> AsyncIterator[pytest.LogCaptureFixture]:
    """Everything that anybody logs, the event loop's own words included."""
    caplog.set_level(logging.DEBUG)
    asyncio.get_running_loop().set_debug(True)
    yield caplog
    asyncio.get_running_loop().set_debug(False)


def told(error: BaseException) -> str:
    """What a careless log would make of the error: everything behind it, also what is suppressed."""
    text, link = "", error
    while link is not None:
        text += "".join(traceback.format_exception(link, chain=False)) + repr(link)
        link = link.__cause__ or link.__context__
    return text


def found_in(text: str) -> list[str]:
    return [secret for secret in SECRETS if secret in text]


@pytest.mark.parametrize("fault", ["none", "mismatch", *PLAYED])
async def test_no_log_and_no_error_holds_a_person_or_a_key_whatever_happens(
    issuers: Running,
    clock: SetClock,
    loud: pytest.LogCaptureFixture,
    capfd: pytest.CaptureFixture[str],
    fault: str,
) -> None:
    registers = settings(issuers.port)
    nts, popbill = Nts(registers.nts, clock, SHORT), Popbill(registers.popbill, clock, SHORT)
    codef = Codef(registers.codef, clock, SHORT)
    for name in ("nts", "codef", "popbill"):
        issuers.fault(name, fault)
    errors = [
        error
        for error in await asyncio.gather(
            nts.confirm([OURS]),
            codef.start(ORDER),
            popbill.statuses([HANBIT.business_number]),
            return_exceptions=True,
        )
        if isinstance(error, BaseException)
    ]
    for connector in (nts, popbill, codef):
        await connector.close()
    assert all(isinstance(error, RegisterError) for error in errors)
    printed = capfd.readouterr()
    everything = [*map(told, errors), *(record.getMessage() for record in loud.records), printed.out, printed.err]
    everything += [record.exc_text or "" for record in loud.records]
    assert [found_in(text) for text in everything if found_in(text)] == []


async def test_control_the_library_itself_would_name_the_key(issuers: Running) -> None:
    issuers.fault("nts", "wrong_type")
    async with aiohttp.ClientSession() as session:
        response = await session.post(f"{issuers.url}/nts/v1/status?serviceKey=practice%2Bkey")
        with pytest.raises(aiohttp.ContentTypeError) as failed:
            await response.json()
    assert found_in(told(failed.value))


def test_what_the_tax_service_repeats_is_gone_as_soon_as_it_is_read() -> None:
    text = (ANSWERS / "nts_mismatch.json").read_text("utf-8")
    assert PERSON in text
    verdicts = Verdicts.model_validate_json(text)
    assert PERSON not in repr(verdicts) + verdicts.model_dump_json()
    assert "request_param" not in Verdict.model_fields


def test_no_text_form_shows_what_it_holds() -> None:
    request = Request("POST", f"http://127.0.0.1/?serviceKey={KEYS['nts_key']}", {"a": PERSON}, PERSON.encode())
    answer = Answer(200, "application/json", PERSON.encode())
    shown = [repr(each) for each in (request, answer, OURS, ORDER, settings(1))]
    assert [found_in(text) for text in shown if found_in(text)] == []


async def test_an_order_that_waits_can_be_kept_and_holds_nothing_of_the_person(codef: Codef) -> None:
    waiting = await codef.start(ORDER)
    assert isinstance(waiting, Waiting)
    assert found_in(str(asdict(waiting))) == []
