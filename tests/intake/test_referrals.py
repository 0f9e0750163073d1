"""A case goes to the partner that the company chose with what it agreed to, and to another only as it agreed."""

import asyncio
import uuid
from typing import Any

import pytest
from aiohttp.test_utils import TestClient
from sqlalchemy import select

from forms.definitions.editions import Editions
from forms.loading import loader
from intake import errors, queue, referrals
from intake.store import audit
from intake.store import referrals as stored
from intake.store.engine import Store
from intake.store.officers import Session
from intake.store.tables import referrals as table
from intake.store.tables import updates
from tests.delivery import synthetic
from tests.intake.people import Desk, Sender
from tests.intake.test_submissions import checked_bag

PROGRAMMES = loader.load_folder(loader.PROGRAMMES / "kosme")
SHARED = PROGRAMMES.pinned("kosme.shared_logistics", "2026-1")


@pytest.fixture
def programmes() -> Editions:
    """The agency knows its programme: it may ask other partners."""
    return PROGRAMMES


def agreed(*but: str) -> list[dict[str, Any]]:
    """Consents to the letter of the programme, but for some to other words."""
    return [
        {**synthetic.consent(each.key), **({} if each.key in but else {"sha256": each.sha256("ko")})}
        for each in SHARED.consents
    ]


def rows(store: Store) -> list[dict[str, Any]]:
    with store.read() as tx:
        return [dict(row) for row in tx.execute(select(table).order_by(table.c.offered_at)).mappings()]


def states(store: Store) -> list[tuple[str, str]]:
    return [(row["partner"].partition("/")[2], row["state"]) for row in rows(store)]


async def offer(desk: Desk, receipt: str, key: str) -> int:
    named = f"kosme.shared_logistics/{key}"
    return (await desk.send(f"/cases/{receipt}/referrals", partner=named)).status


async def decline(partner: Desk, reason: str = "이 나라로는 보내지 않아요.") -> None:
    newest = (await partner.referrals())[0]
    assert (await partner.send(f"/referrals/{newest}/decline", reason=reason)).status == 303


# -- with the case


async def test_a_case_that_meets_every_condition_goes_to_the_chosen_partner_at_once(
    sender: Sender, store: Store
) -> None:
    receipt = await sender.refer()
    (row,) = rows(store)
    assert (row["receipt"], row["partner"], row["state"]) == (receipt, "kosme.shared_logistics/garam", "offered")
    assert [answer["key"] for answer in row["answers"]] == ["company_name", "countries", "email"]
    assert row["answers"][1] == {
        "key": "countries",
        "label": {"ko": "보내는 나라", "en": "countries"},
        "shown": {"ko": "미국, 일본", "en": "United States, Japan"},
    }
    assert await sender.told() == [("garam", "offered", None)]


@pytest.mark.parametrize("outcome", ["unknown", "no"])
async def test_a_case_with_an_open_or_broken_condition_waits_for_an_officer(
    outcome: str, sender: Sender, store: Store
) -> None:
    await sender.refer(eligibility=synthetic.met(outcome))
    assert rows(store) == []
    assert await sender.told() == []


async def test_without_consent_or_choice_nobody_is_asked(sender: Sender, store: Store, desk: Desk) -> None:
    await desk.log_in()
    receipt = await sender.submit(eligibility=synthetic.met(), consents=[synthetic.consent("collection")])
    await desk.move(receipt)
    assert "협력사에 보내기" not in await desk.read(f"/cases/{receipt}")
    for key in ("garam", "naru"):
        assert await offer(desk, receipt, key) == 409
    assert rows(store) == []


def test_case_and_referral_come_in_together_or_not_at_all(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    arriving = checked_bag(eligibility=synthetic.met(), referral=synthetic.referral())
    with monkeypatch.context() as broken:
        broken.setattr(stored, "add", lambda *_: 1 / 0)
        with pytest.raises(ZeroDivisionError):
            queue.accept(store, str(uuid.uuid4()), arriving)
    case, new = queue.accept(store, str(uuid.uuid4()), arriving)
    assert (case.receipt[4:], new, len(rows(store))) == ("-000001", True, 1)


async def test_a_case_that_is_sent_again_is_referred_once(sender: Sender, store: Store) -> None:
    changes = {"eligibility": synthetic.met(), "referral": synthetic.referral()}
    content, key = sender.bag(**changes), str(uuid.uuid4())
    responses = await asyncio.gather(*(sender.send(content, key) for _ in range(10)))
    assert sorted(response.status for response in responses) == [200] * 9 + [201]
    assert len(rows(store)) == 1
    assert len(await sender.told()) == 1


async def test_a_newer_revision_takes_back_what_was_not_answered(sender: Sender, store: Store) -> None:
    await sender.refer(submission_id="one")
    await sender.refer(submission_id="one", revision=2)
    await sender.refer(submission_id="two")
    assert states(store) == [("garam", "withdrawn"), ("garam", "offered"), ("garam", "offered")]
    assert [state for _, state, _ in await sender.told()] == ["offered", "withdrawn", "offered", "offered"]


async def test_a_partner_that_takes_everybody_has_accepted_with_the_offer(sender: Sender, store: Store) -> None:
    await sender.refer(referral=synthetic.referral(accepts=False))
    assert states(store) == [("garam", "accepted")]
    assert await sender.told() == [("garam", "offered", None), ("garam", "accepted", None)]
    assert len(rows(store)[0]["answers"]) == 3


# -- by an officer


async def test_an_officer_releases_a_case_after_the_review_has_begun(desk: Desk, sender: Sender, store: Store) -> None:
    await desk.log_in()
    receipt = await sender.refer(eligibility=synthetic.met("unknown"))
    assert "검토를 시작하면 협력사에 보낼 수 있어요" in await desk.read(f"/cases/{receipt}")
    assert await offer(desk, receipt, "garam") == 409
    await desk.move(receipt)
    page = await desk.read(f"/cases/{receipt}")
    assert '<option value="kosme.shared_logistics/garam">가람특송</option>' in page
    assert await offer(desk, receipt, "garam") == 303
    assert states(store) == [("garam", "offered")]
    with store.read() as tx:
        (link,) = [link for link in audit.about(tx, receipt) if link.action == "referral.offered"]
    assert (link.actor, link.facts["passed"]) == ("officer:hong", ["company_name", "countries", "email"])
    assert "가람특송에 보냈어요" in await desk.read(f"/cases/{receipt}?offered")


async def test_a_case_that_breaks_a_condition_goes_to_nobody(desk: Desk, sender: Sender, store: Store) -> None:
    await desk.log_in()
    receipt = await sender.refer(eligibility=synthetic.met("no"), consents=agreed())
    await desk.move(receipt)
    assert "맞지 않는 조건이 있어서 협력사에 보낼 수 없어요" in await desk.read(f"/cases/{receipt}")
    assert await offer(desk, receipt, "garam") == 409
    assert rows(store) == []


async def test_after_a_no_an_officer_may_ask_another_partner(
    desk: Desk, garam: Desk, naru: Desk, sender: Sender, store: Store
) -> None:
    await desk.log_in()
    receipt = await sender.refer(consents=agreed())
    await decline(garam)
    assert "다른 협력사 필요" in await desk.read("/cases")
    await desk.move(receipt)
    page = await desk.read(f"/cases/{receipt}")
    for words in ("거절함", "이유: 이 나라로는 보내지 않아요.", "나루우편", "다온물류", "기업이 고른 곳: 가람특송"):
        assert words in page
    assert page.index("naru") < page.index("garam")
    assert await offer(desk, receipt, "naru") == 303
    assert states(store) == [("garam", "declined"), ("naru", "offered")]
    assert [answer["key"] for answer in rows(store)[1]["answers"]] == ["company_name", "business_address"]
    assert "다른 협력사 필요" not in await desk.read("/cases")
    assert len(await naru.referrals()) == 1
    assert [(partner, state) for partner, state, _ in await sender.told()] == [
        ("garam", "offered"),
        ("garam", "declined"),
        ("naru", "offered"),
    ]


async def test_other_partners_are_asked_only_by_the_very_words_that_the_company_agreed_to(
    desk: Desk, garam: Desk, sender: Sender
) -> None:
    await desk.log_in()
    receipt = await sender.refer(consents=agreed("provision"))
    await decline(garam)
    await desk.move(receipt)
    assert "나루우편" not in await desk.read(f"/cases/{receipt}")
    assert await offer(desk, receipt, "naru") == 409
    assert await offer(desk, receipt, "garam") == 303


async def test_who_asked_for_advice_is_referred_by_an_officer(desk: Desk, sender: Sender, store: Store) -> None:
    await desk.log_in()
    receipt = await sender.submit(eligibility=synthetic.met(), consents=agreed())
    await desk.move(receipt)
    assert "기업이 추천을 원해요" in await desk.read(f"/cases/{receipt}")
    assert await offer(desk, receipt, "daon") == 303
    assert states(store) == [("daon", "offered")]


async def test_one_partner_is_asked_at_a_time_and_a_button_pressed_twice_asks_once(
    desk: Desk, garam: Desk, sender: Sender, store: Store
) -> None:
    await desk.log_in()
    receipt = await sender.refer(consents=agreed())
    await desk.move(receipt)
    assert "협력사에 보내기" not in await desk.read(f"/cases/{receipt}")
    assert await offer(desk, receipt, "naru") == 409
    assert await offer(desk, receipt, "garam") == 303
    (referral,) = await garam.referrals()
    await garam.send(f"/referrals/{referral}/accept")
    assert await offer(desk, receipt, "naru") == 409
    assert states(store) == [("garam", "accepted")]
    assert len(await sender.told()) == 2


@pytest.mark.parametrize("partner", ["", "garam", "kosme.other/garam", "kosme.shared_logistics/none", "x" * 500])
async def test_a_partner_that_is_not_offered_cannot_be_picked(
    partner: str, desk: Desk, sender: Sender, store: Store
) -> None:
    await desk.log_in()
    receipt = await sender.refer(eligibility=synthetic.met("unknown"), consents=agreed())
    await desk.move(receipt)
    assert (await desk.send(f"/cases/{receipt}/referrals", partner=partner)).status == 409
    assert rows(store) == []


async def test_an_officer_takes_back_what_was_not_answered_and_the_partner_sees_nothing_of_it_any_more(
    desk: Desk, garam: Desk, sender: Sender, store: Store
) -> None:
    await desk.log_in()
    receipt = await sender.refer(consents=agreed())
    (referral,) = await garam.referrals()
    for _ in range(2):
        assert (await desk.send(f"/cases/{receipt}/referrals/{referral}/withdraw")).status == 303
    assert "한빛식품" not in await garam.read(f"/referrals/{referral}") + await garam.read("/referrals")
    assert (await garam.send(f"/referrals/{referral}/accept")).status == 409
    assert (states(store), rows(store)[0]["answers"]) == ([("garam", "withdrawn")], [])
    assert [state for _, state, _ in await sender.told()] == ["offered", "withdrawn"]
    await desk.move(receipt)
    assert await offer(desk, receipt, "naru") == 303


async def test_what_was_accepted_cannot_be_taken_back_nor_what_is_of_another_case(
    desk: Desk, garam: Desk, sender: Sender, store: Store
) -> None:
    await desk.log_in()
    first, second = await sender.refer(), await sender.refer()
    newest, oldest = await garam.referrals()
    assert (await desk.send(f"/cases/{second}/referrals/{oldest}/withdraw")).status == 404
    await garam.send(f"/referrals/{oldest}/accept")
    assert (await desk.send(f"/cases/{first}/referrals/{oldest}/withdraw")).status == 409
    assert (await desk.send(f"/cases/{first}/referrals/{newest}/withdraw")).status == 404
    assert states(store) == [("garam", "accepted"), ("garam", "offered")]


def test_two_officers_at_once_ask_one_partner(store: Store) -> None:
    case, _ = queue.accept(store, str(uuid.uuid4()), checked_bag(eligibility=synthetic.met(), consents=agreed()))
    queue.move(store, case.receipt, "in_review", officer="hong")

    def ask(key: str) -> bool:
        officer = Session(1, "hong", "officer", None, "token", case.received_at)
        named, programme = f"kosme.shared_logistics/{key}", lambda _: SHARED
        try:
            referrals.offer(store, case.receipt, named, programme=programme, session=officer)
        except errors.ReferralRefused:
            return False
        return True

    async def all_at_once() -> list[bool]:
        return await asyncio.gather(*(asyncio.to_thread(ask, key) for key in ("garam", "naru", "daon")))

    assert sorted(asyncio.run(all_at_once())) == [False, False, True]
    assert len(rows(store)) == 1


# -- what the sender hears


async def test_a_sender_that_does_not_know_referrals_hears_of_cases_as_before(
    desk: Desk, garam: Desk, sender: Sender
) -> None:
    await desk.log_in()
    receipt = await sender.refer()
    await decline(garam)
    await desk.move(receipt)
    old = await sender.updates()
    assert [update["status"] for update in old] == ["received", "in_review"]
    assert {tuple(sorted(update)) for update in old} == {("at", "receipt", "sequence", "status", "submission_id")}
    assert await sender.updates(kinds="case") == old
    assert await sender.updates(kinds="payment") == []
    everything = await sender.updates(kinds="referral,case,payment")
    assert [update["status"] for update in everything] == ["received", "offered", "declined", "in_review"]
    assert [update["sequence"] for update in everything] == sorted(update["sequence"] for update in everything)
    assert everything[2] | {"sequence": 0, "submission_id": "", "at": ""} == {
        "sequence": 0,
        "receipt": receipt,
        "submission_id": "",
        "at": "",
        "kind": "referral",
        "status": "declined",
        "partner": "garam",
        "name": {"ko": "가람특송", "en": "Garam Express"},
        "reason": "이 나라로는 보내지 않아요.",
    }
    assert everything[1]["reason"] is None


async def test_an_update_and_its_referral_are_one_thing_in_the_database(sender: Sender, store: Store) -> None:
    await sender.refer()
    with store.read() as tx:
        found = tx.execute(select(updates.c.status, updates.c.referral_id).order_by(updates.c.sequence)).all()
    assert [tuple(row) for row in found] == [("received", None), ("offered", rows(store)[0]["id"])]


async def test_the_history_tells_it_in_words(desk: Desk, garam: Desk, sender: Sender, client: TestClient) -> None:
    await desk.log_in()
    receipt = await sender.refer()
    (referral,) = await garam.referrals()
    await garam.read(f"/referrals/{referral}")
    await garam.send(f"/referrals/{referral}/accept")
    page = await desk.read(f"/cases/{receipt}")
    for words in ("가람특송에 보냈어요", "신청 도우미", "가람특송이 수락했어요", "garam (협력사)"):
        assert words in page
    english = await desk.read(f"/cases/{receipt}?language=en")
    assert "Garam Express accepted" in english
