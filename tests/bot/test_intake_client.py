"""What the answers of an intake, or of what stands before it, mean to the sender."""

from __future__ import annotations

import asyncio
import uuid
from datetime import UTC, datetime

import pytest
from aiohttp import web
from aiohttp.test_utils import TestServer

from bot.errors import IntakeFailed, IntakeMisconfigured, IntakeRefused
from bot.intake_client import MAX_ANSWER_BYTES, IntakeClient
from intake import contract, errors
from intake.contract import Refusal, RefusalBody, Update, Updates
from tests.intake.test_contract_page import every_kind

AT = datetime(2026, 11, 24, 9, tzinfo=UTC)


async def ask(answer, *, updates=False):
    """What the client makes of one answer."""
    app = web.Application()
    app.router.add_route("*", "/{path:.*}", answer)
    async with TestServer(app) as server:
        client = IntakeClient(str(server.make_url("")), "key")
        try:
            return await (client.updates(0) if updates else client.submit(str(uuid.uuid4()), b"PK"))
        finally:
            await client.close()


def says(status, text="", **headers):
    async def answer(_request):
        return web.Response(status=status, text=text, headers=headers)

    return answer


def refuses(status, code, detail="why"):
    return says(status, RefusalBody(error=Refusal(code=code, detail=detail)).model_dump_json())


async def kind_of(answer):
    with pytest.raises(IntakeFailed) as caught:
        await ask(answer)
    return type(caught.value)


@pytest.mark.parametrize(
    "error", sorted(every_kind(errors.BagRefused) | {errors.KeyReused, errors.BadRequest}, key=str)
)
async def test_a_named_no_to_the_bag_is_final_unless_the_bytes_were_damaged_on_the_way(error):
    expected = IntakeFailed if error is errors.BagDamaged else IntakeRefused
    assert await kind_of(refuses(error.status, error.code)) is expected


async def test_a_final_no_says_its_code_and_a_detail_that_is_short_enough_for_a_log():
    with pytest.raises(IntakeRefused) as caught:
        await ask(refuses(422, "bag.dossier", "x" * 5000))
    assert (caught.value.status, caught.value.code, caught.value.detail) == (422, "bag.dossier", "x" * 200)


@pytest.mark.parametrize("status", [408, 425, 429, 500, 502, 503, 504])
async def test_a_busy_or_broken_intake_is_no_refusal_whatever_it_calls_it(status):
    assert await kind_of(refuses(status, "bag.dossier")) is IntakeFailed
    assert await kind_of(says(status, "<html>")) is IntakeFailed


@pytest.mark.parametrize("status", [401, 403, 404, 405])
async def test_an_intake_that_does_not_know_us_is_set_up_wrong(status):
    assert await kind_of(refuses(status, "unauthorised")) is IntakeMisconfigured


@pytest.mark.parametrize("status", [301, 302, 400, 409, 413, 418, 422])
@pytest.mark.parametrize("text", ["", "<html>413 Request Entity Too Large</html>", '{"error": "too large"}', "{"])
async def test_a_no_without_a_name_comes_from_a_proxy_and_says_nothing_of_the_bag(status, text):
    assert await kind_of(says(status, text, Location="/elsewhere")) is IntakeMisconfigured


@pytest.mark.parametrize("text", ["", "null", "<html>", '{"receipt": "1"}', "9" * MAX_ANSWER_BYTES * 2])
async def test_a_yes_that_is_no_receipt_is_no_receipt_and_is_not_quoted(text):
    with pytest.raises(IntakeFailed) as caught:
        await ask(says(201, text))
    assert type(caught.value) is IntakeFailed
    assert text[:20] not in str(caught.value) or not text


async def test_an_intake_that_hangs_up_is_no_refusal():
    async def hang_up(request):
        request.transport.close()
        return web.Response()

    assert await kind_of(hang_up) is IntakeFailed


async def test_a_long_list_of_updates_is_read_to_its_end():
    facts = {"receipt": "2026-000123", "submission_id": str(uuid.uuid4()), "status": "in_review", "at": AT}
    sent = Updates(updates=tuple(Update(sequence=number, **facts) for number in range(contract.MAX_UPDATES)))
    assert len(sent.model_dump_json()) > 64 * 1024  # more than arrives at once

    async def in_pieces(request):
        response = web.StreamResponse()
        await response.prepare(request)
        for start in range(0, len(content := sent.model_dump_json().encode()), 10_000):
            await response.write(content[start : start + 10_000])
            await asyncio.sleep(0.01)
        return response

    assert await ask(in_pieces, updates=True) == sent
