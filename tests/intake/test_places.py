"""A place of a partner goes to as many companies as it takes, whoever presses first, and the sender hears of it."""

import asyncio
import uuid
from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any

import pytest

from intake import errors, referrals
from intake.store import referrals as stored
from intake.store.engine import Store
from intake.store.officers import Session
from tests.delivery import synthetic
from tests.intake.people import KEY, Desk, Sender
from tests.intake.test_referrals import rows

MORNING = {"site": "garam", "preferred_date": "2026-12-01", "slot": "morning"}
EVENING = {**MORNING, "slot": "evening"}
SOON = datetime(2030, 1, 1, tzinfo=UTC)
GARAM = Session(1, "garam", "partner", "kosme.shared_logistics/garam", "", SOON)


def wanting(place: dict[str, str], capacity: int = 1) -> dict[str, Any]:
    return {"referral": synthetic.referral(place={"named_by": place, "capacity": capacity})}


async def full(sender: Sender) -> list[dict[str, Any]]:
    response = await sender.client.get("/v1/places", headers={"Authorization": f"Bearer {KEY}"})
    assert response.status == 200
    found: list[dict[str, Any]] = (await response.json())["places"]
    return found


async def accept(partner: Desk, referral: str) -> int:
    return (await partner.send(f"/referrals/{referral}/accept")).status


async def test_who_is_accepted_has_the_place_and_nobody_else_gets_it(garam: Desk, sender: Sender) -> None:
    for _ in range(2):
        await sender.refer(**wanting(MORNING))
    second, first = await garam.referrals()
    assert await full(sender) == []
    assert await accept(garam, first) == 303
    assert await full(sender) == [{"programme": "kosme.shared_logistics", "named_by": MORNING}]
    refused = await garam.send(f"/referrals/{second}/accept")
    assert refused.status == 409
    assert "수락하지 못했어요" in await refused.text()
    assert await sender.told() == [
        *(("garam", "offered", None),) * 2,
        ("garam", "accepted", None),
    ]


async def test_another_time_of_the_same_site_is_another_place(garam: Desk, sender: Sender) -> None:
    await sender.refer(**wanting(MORNING))
    await sender.refer(**wanting(EVENING))
    assert [await accept(garam, one) for one in await garam.referrals()] == [303, 303]


async def test_a_place_for_two_takes_two_and_no_third(garam: Desk, sender: Sender, store: Store) -> None:
    for _ in range(3):
        await sender.refer(**wanting(MORNING, capacity=2))
    assert [await accept(garam, one) for one in await garam.referrals()] == [303, 303, 409]
    assert sorted(row["seat"] for row in rows(store) if row["seat"] is not None) == [0, 1]


async def test_the_partner_sees_how_many_want_the_same_time_before_it_answers(garam: Desk, sender: Sender) -> None:
    for _ in range(3):
        await sender.refer(**wanting(MORNING))
    newest, _, oldest = await garam.referrals()
    page = await (await garam.open(f"/referrals/{newest}")).text()
    assert "남은 자리는 1곳이에요. 같은 시간을 원하는 다른 회사는 2곳이에요." in page
    await accept(garam, oldest)
    page = await (await garam.open(f"/referrals/{newest}")).text()
    assert "이미 다른 회사로 확정했어요. 같은 시간을 원하는 다른 회사는 1곳이에요." in page


async def test_a_company_that_comes_again_with_another_time_leaves_the_first_one(garam: Desk, sender: Sender) -> None:
    submission = str(uuid.uuid4())
    await sender.refer(submission_id=submission, **wanting(MORNING))
    (first,) = await garam.referrals()
    await accept(garam, first)
    await sender.refer(submission_id=submission, revision=2, **wanting(EVENING))
    newest = (await garam.referrals())[0]
    await accept(garam, newest)
    assert await full(sender) == [{"programme": "kosme.shared_logistics", "named_by": EVENING}]


async def test_of_many_that_are_accepted_at_one_moment_one_has_the_place(
    garam: Desk, sender: Sender, store: Store
) -> None:
    for _ in range(8):
        await sender.refer(**wanting(MORNING))
    outcomes = await at_once(store, await garam.referrals())
    assert sorted(outcomes) == ["accepted", *["taken"] * 7]


async def test_without_the_look_for_a_free_seat_the_database_itself_refuses_a_second_one(
    garam: Desk, sender: Sender, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    for _ in range(3):
        await sender.refer(**wanting(MORNING))
    monkeypatch.setattr(stored, "free_seat", lambda _tx, _referral: 0)
    outcomes = await at_once(store, await garam.referrals())
    assert sorted(outcomes) == ["IntegrityError", "IntegrityError", "accepted"]


async def test_where_nothing_is_lent_out_everybody_can_be_accepted(garam: Desk, sender: Sender) -> None:
    for _ in range(2):
        await sender.refer()
    assert [await accept(garam, one) for one in await garam.referrals()] == [303, 303]
    assert await full(sender) == []


async def test_places_are_told_to_the_sender_alone(sender: Sender) -> None:
    assert (await sender.client.get("/v1/places")).status == 401


async def at_once(store: Store, offered: Sequence[str]) -> list[str]:
    def one(referral: str) -> str:
        try:
            referrals.decide(store, referral, "accepted", session=GARAM)
        except errors.PlaceTaken:
            return "taken"
        except Exception as error:  # noqa: BLE001  (whatever it is, it is what the test looks at)
            return type(error).__name__
        return "accepted"

    return list(await asyncio.gather(*(asyncio.to_thread(one, referral) for referral in offered)))
