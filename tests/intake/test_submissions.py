"""A dossier gets in once and gets one receipt, however often and however fast it is sent."""

import asyncio
import hashlib
import re
import uuid
from collections.abc import AsyncIterator
from datetime import UTC, datetime

import pytest

from intake import contract, queue
from intake.bags import Bag
from intake.contract import Receipt
from intake.store import audit, cases
from intake.store.engine import Store
from tests.delivery import synthetic
from tests.intake.people import KEY, Sender


def checked_bag(**changes: object) -> Bag:
    content = uuid.uuid4().bytes
    dossier = synthetic.dossier(**{"submission_id": str(uuid.uuid4()), **changes})
    return Bag(content, hashlib.sha256(content).hexdigest(), dossier)


async def test_a_good_bag_gets_a_receipt_and_is_kept_to_the_byte(sender: Sender, store: Store) -> None:
    content = sender.bag()
    response = await sender.send(content)
    assert response.status == 201
    receipt = Receipt.model_validate(await response.json())
    assert re.fullmatch(r"\d{4}-000001", receipt.receipt)
    assert (receipt.submission_id, receipt.status) == (str(synthetic.SUBMISSION), "received")
    with store.read() as tx:
        case = cases.with_receipt(tx, receipt.receipt)
        assert case is not None
        assert cases.bag(tx, case.id) == content
        assert cases.dossier(tx, case.id) == synthetic.dossier()


async def test_the_same_key_and_bytes_get_the_same_receipt(sender: Sender) -> None:
    content, key = sender.bag(), str(uuid.uuid4())
    first, again = await sender.send(content, key), await sender.send(content, key.upper())
    assert (first.status, again.status) == (201, 200)
    assert await first.json() == await again.json()


async def test_fifty_at_once_make_one_case(sender: Sender, store: Store) -> None:
    content, key = sender.bag(), str(uuid.uuid4())
    responses = await asyncio.gather(*(sender.send(content, key) for _ in range(50)))
    assert sorted(response.status for response in responses) == [200] * 49 + [201]
    assert len({(await response.json())["receipt"] for response in responses}) == 1
    with store.read() as tx:
        assert cases.find(tx, status=None, words="", limit=10, offset=0).total == 1
        assert audit.verify(tx).links == 1
    assert len(await sender.updates()) == 1


async def test_the_same_key_with_other_bytes_is_refused(sender: Sender) -> None:
    key = str(uuid.uuid4())
    assert (await sender.send(sender.bag(), key)).status == 201
    response = await sender.send(sender.bag(revision=2), key)
    assert response.status == 409
    assert (await response.json())["error"]["code"] == "key_reused"


async def test_the_same_key_with_a_hash_of_other_bytes_is_refused(sender: Sender) -> None:
    content, key = sender.bag(), str(uuid.uuid4())
    assert (await sender.send(content, key)).status == 201
    assert (await sender.send(content, key, X_Content_SHA256="0" * 64)).status == 422


async def test_one_revision_of_a_submission_cannot_come_under_two_keys(sender: Sender) -> None:
    assert (await sender.send(sender.bag())).status == 201
    assert (await sender.send(sender.bag())).status == 409
    assert (await sender.send(sender.bag(revision=2))).status == 201


async def test_receipts_have_no_gaps_although_some_bags_are_refused(sender: Sender) -> None:
    numbers = []
    for _ in range(3):
        numbers.append(int((await sender.submit()).split("-")[1]))
        assert (await sender.send(b"no zip")).status == 422
    assert numbers == [1, 2, 3]


@pytest.mark.parametrize("given", ["", "Bearer", "Bearer wrong", "Bearer synthetic-key-of-the-tests ", "Basic eDp5"])
async def test_without_the_shared_key_nothing_gets_in(given: str, sender: Sender) -> None:
    response = await sender.send(sender.bag(), Authorization=given)
    expected = 201 if given.strip() == f"Bearer {'synthetic-key-of-the-tests'}" else 401
    assert response.status == expected


@pytest.mark.parametrize(
    "headers",
    [
        {"Idempotency_Key": "not a uuid"},
        {"X_Content_SHA256": "short"},
        {"Content_Type": "application/octet-stream"},
    ],
)
async def test_a_request_without_what_the_contract_asks_for_is_refused(headers: dict[str, str], sender: Sender) -> None:
    response = await sender.send(sender.bag(), **headers)
    assert response.status == 400
    assert (await response.json())["error"]["code"] == "request"


async def test_the_sender_reads_from_where_it_stopped(sender: Sender) -> None:
    receipts = [await sender.submit() for _ in range(3)]
    updates = await sender.updates()
    assert [update["receipt"] for update in updates] == receipts
    assert await sender.updates(updates[0]["sequence"]) == updates[1:]
    assert await sender.updates(updates[-1]["sequence"]) == []


@pytest.mark.parametrize("after", ["-1", "x", "1e3", "", "99999999999999999999"])
async def test_a_strange_sequence_is_refused(after: str, sender: Sender) -> None:
    headers = {"Authorization": "Bearer synthetic-key-of-the-tests"}
    assert (await sender.client.get(f"/v1/updates?after={after}", headers=headers)).status == 400


def test_the_year_of_a_receipt_changes_at_midnight_in_seoul(store: Store) -> None:
    before = queue.accept(store, str(uuid.uuid4()), checked_bag(), now=datetime(2026, 12, 31, 14, 59, tzinfo=UTC))
    after = queue.accept(store, str(uuid.uuid4()), checked_bag(), now=datetime(2026, 12, 31, 15, 0, tzinfo=UTC))
    assert [case.receipt for case, _ in (before, after)] == ["2026-000001", "2027-000001"]
    assert before[0].received_at == datetime(2026, 12, 31, 14, 59, tzinfo=UTC)


def test_a_write_that_fails_leaves_nothing_behind(store: Store) -> None:
    broken = checked_bag(company={"business_number": None, "company_name": "한빛식품(주)"})
    with pytest.raises(Exception, match=r"(?i)null|NoneType|sequence item"):
        queue.accept(store, str(uuid.uuid4()), broken)
    case, new = queue.accept(store, str(uuid.uuid4()), checked_bag())
    assert new
    assert case.receipt.endswith("-000001")
    with store.read() as tx:
        assert audit.verify(tx).links == 1


async def test_a_body_that_is_too_large_is_refused_announced_or_not(sender: Sender) -> None:
    content = bytes(contract.MAX_BAG_BYTES + 1)

    async def in_pieces() -> AsyncIterator[bytes]:
        for start in range(0, len(content), 2**22):
            yield content[start : start + 2**22]

    headers = {"Authorization": f"Bearer {KEY}", "Content-Type": "application/zip"}
    headers |= {"Idempotency-Key": str(uuid.uuid4()), "X-Content-SHA256": "0" * 64}
    announced = await sender.send(content)
    unannounced = await sender.client.post("/v1/submissions", data=in_pieces(), headers=headers)
    assert (announced.status, unannounced.status) == (413, 413)
    assert (await unannounced.json())["error"]["code"] == "bag.too_large"
