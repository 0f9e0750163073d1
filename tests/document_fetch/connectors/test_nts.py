"""What the National Tax Service says of businesses and registrations, as documented and as it also comes."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from urllib.parse import quote

import pytest
from aiohttp import web

from document_fetch.connectors import nts_wire
from document_fetch.connectors.errors import (
    BadAnswer,
    ConnectorOff,
    QuotaExceeded,
    RegisterDown,
    RegisterError,
    RegisterRefused,
    RequestRejected,
)
from document_fetch.connectors.nts import Nts
from document_fetch.connectors.nts_wire import Registration
from document_fetch.connectors.status import hyphenated
from document_fetch.demo.company import DALBIT, HANBIT, business_number
from document_fetch.demo.issuers.companies import ENDED, ENDED_ON, FOREIGN, RESTING, SHARED
from document_fetch.demo.issuers.settings import KEYS
from tests.document_fetch.connectors.recorded import nts_saying
from tests.document_fetch.connectors.serving import SHORT, Running, SetClock, answering, settings

NUMBER = HANBIT.business_number
NOBODY = business_number("999990001")
OURS = Registration(NUMBER, HANBIT.opened_on, HANBIT.representative)


async def test_it_says_who_is_running_suspended_closed_and_not_registered(nts: Nts) -> None:
    asked = [NUMBER, RESTING.business_number, ENDED.business_number, NOBODY]
    said = await nts.statuses(asked)
    assert [said[number].state for number in asked] == ["active", "suspended", "closed", "unregistered"]
    assert said[ENDED.business_number].ended_on == ENDED_ON
    assert said[NUMBER].tax_type == "general"
    assert said[NOBODY].tax_type is None


@pytest.mark.parametrize("name", ["nts_status.json", "nts_no_counts.json"])
async def test_the_counts_of_the_answer_may_be_missing(name: str) -> None:
    async with nts_saying(name) as nts:
        assert (await nts.statuses([NUMBER]))[NUMBER].state == "active"


async def test_a_number_without_registration_is_known_by_its_words_alone() -> None:
    async with nts_saying("nts_unregistered.json") as nts:
        assert (await nts.statuses([NUMBER]))[NUMBER].state == "unregistered"


async def test_250_numbers_are_three_calls_of_at_most_100_and_each_number_is_asked_once(clock: SetClock) -> None:
    asked: list[int] = []

    async def everybody_runs(request: web.Request) -> web.Response:
        numbers = (await request.json())["b_no"]
        asked.append(len(numbers))
        return web.json_response({"data": [{"b_no": number, "b_stt_cd": "01"} for number in numbers]})

    numbers = [hyphenated(f"{first:010}") for first in range(250)]
    async with answering(everybody_runs) as port:
        nts = Nts(settings(port).nts, clock, SHORT)
        said = await nts.statuses([*numbers, *numbers])
        assert list(said) == numbers
        assert asked == [100, 100, 50]
        await nts.statuses(numbers)
        assert len(asked) == 3
        await nts.close()


async def test_control_the_service_takes_no_more_than_100_numbers(issuers: Running, nts: Nts) -> None:
    with pytest.raises(RequestRejected):
        await nts._ask_statuses([hyphenated(f"{first:010}") for first in range(101)])


@pytest.mark.parametrize(
    "answer",
    [
        {"data": [{"b_no": "9999999999", "b_stt_cd": "01"}]},
        {"data": []},
        {"data": [{"b_no": "12", "b_stt_cd": "01"}]},
        {"data": "no list"},
        {"data": [["no", "object"]]},
        {"status_code": "OK"},
        [],
        "text",
        None,
    ],
    ids=str,
)
async def test_an_answer_about_something_else_is_no_answer(clock: SetClock, answer: object) -> None:
    async def says(request: web.Request) -> web.Response:
        return web.json_response(answer)

    async with answering(says) as port:
        nts = Nts(settings(port).nts, clock, SHORT)
        with pytest.raises(RegisterError):
            await nts.statuses([NUMBER])
        await nts.close()


@pytest.mark.parametrize("text", ["[" * 100_000, '{"data":' * 100_000, "{", "\x00", '{"data": [NaN]}'], ids=repr)
async def test_what_is_no_json_is_a_named_error(clock: SetClock, text: str) -> None:
    async def says(request: web.Request) -> web.Response:
        return web.Response(text=text, content_type="application/json")

    async with answering(says) as port:
        nts = Nts(settings(port).nts, clock, SHORT)
        with pytest.raises(RegisterError):
            await nts.statuses([NUMBER])
        await nts.close()


async def test_a_state_that_nobody_knows_is_unknown_and_not_running(clock: SetClock) -> None:
    async def says(request: web.Request) -> web.Response:
        entry = {"b_no": NUMBER.replace("-", ""), "b_stt_cd": "09", "tax_type_cd": "88", "end_dt": "20259999"}
        return web.json_response({"data": [entry]})

    async with answering(says) as port:
        nts = Nts(settings(port).nts, clock, SHORT)
        said = (await nts.statuses([NUMBER]))[NUMBER]
        assert (said.state, said.tax_type, said.ended_on) == ("unknown", None, None)
        await nts.close()


@pytest.mark.parametrize("form", ["json", "xml"])
@pytest.mark.parametrize("status", [200, 403])
@pytest.mark.parametrize(
    ("code", "error"),
    [
        ("30", RegisterRefused),
        ("22", QuotaExceeded),
        ("05", RegisterDown),
        ("10", RequestRejected),
        ("77", BadAnswer),
    ],
)
async def test_an_error_of_the_gateway_is_known_in_every_form_and_with_every_status(
    code: str, error: type, status: int, form: str
) -> None:
    async with nts_saying(f"gateway_{code}.{form}", status=status) as nts:
        with pytest.raises(error):
            await nts.statuses([NUMBER])


@pytest.mark.parametrize(
    ("name", "status", "error"),
    [
        ("gateway_unexpected.txt", 200, RegisterDown),
        ("gateway_entities.xml", 200, RegisterDown),
        ("nts_key.json", 401, RegisterRefused),
        ("nts_key.json", 200, RegisterRefused),
        ("nts_bad_json.json", 400, RequestRejected),
        ("nts_status.json", 404, RequestRejected),
    ],
)
async def test_other_errors_are_known_too(name: str, status: int, error: type) -> None:
    async with nts_saying(name, status=status) as nts:
        with pytest.raises(error):
            await nts.statuses([NUMBER])


async def test_a_registration_is_confirmed_or_not(nts: Nts) -> None:
    assert await nts.confirm([OURS]) == {NUMBER: "confirmed"}
    assert await nts.confirm([replace(OURS, opened_on=date(2019, 3, 5))]) == {NUMBER: "mismatch"}
    assert await nts.confirm([replace(OURS, representatives="김길동")]) == {NUMBER: "mismatch"}


@pytest.mark.parametrize(("name", "verdict"), [("nts_valid.json", "confirmed"), ("nts_mismatch.json", "mismatch")])
async def test_a_verdict_is_read_also_without_its_count(name: str, verdict: str) -> None:
    async with nts_saying(name) as nts:
        assert await nts.confirm([OURS]) == {NUMBER: verdict}


@pytest.mark.parametrize("printed", ["홍길동", "홍 길 동", " 홍길동 "], ids=["tight", "spaced", "edges"])
async def test_blanks_in_a_name_do_not_matter(nts: Nts, printed: str) -> None:
    assert await nts.confirm([replace(OURS, representatives=printed)]) == {NUMBER: "confirmed"}


@pytest.mark.parametrize("printed", ["최하나, 정두리", "정두리", "최하나 외 1명", "최하나·정두리"])
async def test_of_several_representatives_any_one_is_enough(nts: Nts, printed: str) -> None:
    theirs = Registration(SHARED.business_number, SHARED.opened_on, printed)
    assert await nts.confirm([theirs]) == {SHARED.business_number: "confirmed"}


async def test_a_name_in_other_letters_goes_with_its_korean_one(nts: Nts) -> None:
    theirs = Registration(FOREIGN.business_number, FOREIGN.opened_on, "JANE GREEN", hangul_name="제인 그린")
    assert await nts.confirm([theirs]) == {FOREIGN.business_number: "confirmed"}
    assert await nts.confirm([replace(theirs, hangul_name="")]) == {FOREIGN.business_number: "mismatch"}


async def test_more_than_100_registrations_are_several_calls(issuers: Running, nts: Nts) -> None:
    theirs = Registration(DALBIT.business_number, DALBIT.opened_on, DALBIT.representative)
    said = await nts.confirm([OURS] * 60 + [theirs] * 60)
    assert said == {NUMBER: "confirmed", DALBIT.business_number: "confirmed"}
    assert issuers.issuers.nts.calls == ["validate"] * 2


def test_a_registration_without_a_name_cannot_be_asked_about() -> None:
    with pytest.raises(ValueError, match="representative"):
        list(nts_wire.entries(replace(OURS, representatives=" , ")))


@pytest.mark.parametrize("key", [KEYS["nts_key"], quote(KEYS["nts_key"], safe="")], ids=["plain", "already encoded"])
async def test_the_key_is_encoded_once_in_whichever_spelling_it_was_given(
    issuers: Running, clock: SetClock, key: str
) -> None:
    assert set("+/=") <= set(KEYS["nts_key"])
    nts = Nts(settings(issuers.port, nts_key=key).nts, clock, SHORT)
    assert (await nts.statuses([NUMBER]))[NUMBER].state == "active"
    await nts.close()


async def test_control_a_key_that_is_encoded_twice_is_not_accepted(issuers: Running, clock: SetClock) -> None:
    twice = quote(quote(quote(KEYS["nts_key"], safe=""), safe=""), safe="")
    nts = Nts(settings(issuers.port, nts_key=twice).nts, clock, SHORT)
    with pytest.raises(RegisterRefused):
        await nts.statuses([NUMBER])
    await nts.close()


async def test_without_a_key_it_is_off(issuers: Running, clock: SetClock) -> None:
    nts = Nts(settings(issuers.port, nts_key="").nts, clock)
    with pytest.raises(ConnectorOff):
        await nts.statuses([NUMBER])
    assert not nts.is_on
    assert nts.check_config() == ()
    assert issuers.issuers.nts.calls == []


async def test_what_it_is_asked_is_as_documented(clock: SetClock) -> None:
    seen: list[tuple[str, object]] = []

    async def notes(request: web.Request) -> web.Response:
        seen.append((request.path_qs, json.loads(await request.text())))
        return web.json_response({"data": [{"b_no": NUMBER.replace("-", ""), "valid": "02"}]})

    async with answering(notes) as port:
        nts = Nts(settings(port, nts_key="abc+/=").nts, clock, SHORT)
        await nts.confirm([replace(OURS, company_name=HANBIT.name, corporate_number=HANBIT.corporate_number or "")])
        await nts.close()
    path, body = seen[0]
    assert path == "/nts/v1/validate?serviceKey=abc%2B%2F%3D&returnType=JSON"
    assert body == {
        "businesses": [
            {
                "b_no": NUMBER.replace("-", ""),
                "start_dt": "20190304",
                "p_nm": "홍길동",
                "p_nm2": "",
                "b_nm": HANBIT.name,
                "corp_no": (HANBIT.corporate_number or "").replace("-", ""),
                "b_sector": "",
                "b_type": "",
                "b_adr": "",
            }
        ]
    }
