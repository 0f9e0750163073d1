"""A register that is down is left alone, named with since when, and found again; the time is the test's own."""

from __future__ import annotations

from datetime import timedelta

import pytest

from document_fetch.connectors.breaker import PAUSE_SECONDS, Breaker
from document_fetch.connectors.cache import Cache
from document_fetch.connectors.door import Door
from document_fetch.connectors.errors import (
    BadAnswer,
    QuotaExceeded,
    RegisterDown,
    RegisterRefused,
    TooSlow,
    Unreachable,
)
from document_fetch.connectors.http import Answer, GuardedClient, Request
from document_fetch.connectors.nts import KEPT_SECONDS, Nts
from document_fetch.connectors.quota import Allowance, Quota
from document_fetch.connectors.retry import Patience, may_repeat
from document_fetch.demo.company import DALBIT, HANBIT
from tests.document_fetch.connectors.serving import NOON, Running, SetClock

NUMBER = HANBIT.business_number


async def test_after_five_failures_the_register_is_not_asked_and_the_error_says_since_when(
    issuers: Running, nts: Nts, clock: SetClock
) -> None:
    issuers.fault("nts", "error")
    for _ in range(2):
        with pytest.raises(RegisterDown):
            await nts.statuses([NUMBER])
        clock.pass_by(seconds=2)
    assert nts.health().state == "down"
    asked = len(clock.slept)
    with pytest.raises(RegisterDown) as failed:
        await nts.statuses([NUMBER])
    assert failed.value.since == NOON
    assert failed.value.facts == {"register": "nts", "since": "2026-11-24 12:00"}
    assert len(clock.slept) == asked
    assert issuers.issuers.nts.calls == []


async def test_a_register_that_is_back_is_found_by_one_question_after_the_pause(
    issuers: Running, nts: Nts, clock: SetClock
) -> None:
    issuers.fault("nts", "error")
    for _ in range(2):
        with pytest.raises(RegisterDown):
            await nts.statuses([NUMBER])
    issuers.fault("nts", "none")
    clock.pass_by(seconds=PAUSE_SECONDS - 5)
    with pytest.raises(RegisterDown):
        await nts.statuses([NUMBER])
    clock.pass_by(seconds=6)
    assert (await nts.statuses([NUMBER]))[NUMBER].state == "active"
    assert nts.health().state == "well"
    assert nts.health().since is None


async def test_a_register_that_is_still_down_after_the_pause_is_left_alone_again(
    issuers: Running, nts: Nts, clock: SetClock
) -> None:
    issuers.fault("nts", "error")
    for _ in range(2):
        with pytest.raises(RegisterDown):
            await nts.statuses([NUMBER])
    clock.pass_by(seconds=PAUSE_SECONDS + 1)
    with pytest.raises(RegisterDown) as failed:
        await nts.statuses([NUMBER])
    assert failed.value.since == NOON
    clock.pass_by(seconds=PAUSE_SECONDS - 5)
    slept = len(clock.slept)
    with pytest.raises(RegisterDown):
        await nts.statuses([NUMBER])
    assert len(clock.slept) == slept


def test_after_the_pause_one_question_passes_and_the_next_waits_for_its_end(clock: SetClock) -> None:
    breaker = Breaker("nts", clock, failures_to_open=1)
    breaker.admit()
    breaker.failed()
    clock.pass_by(seconds=PAUSE_SECONDS)
    breaker.admit()
    with pytest.raises(RegisterDown):
        breaker.admit()
    breaker.released()
    breaker.admit()
    breaker.succeeded()
    breaker.admit()


def test_a_success_in_between_makes_the_failures_no_row(clock: SetClock) -> None:
    breaker = Breaker("nts", clock)
    for _ in range(4):
        breaker.failed()
    breaker.succeeded()
    for _ in range(4):
        breaker.failed()
    assert breaker.state == "ailing"
    assert breaker.since == NOON


async def test_a_wrong_key_is_no_illness_of_the_register(issuers: Running, nts: Nts) -> None:
    issuers.fault("nts", "wrong_key")
    for _ in range(10):
        with pytest.raises(RegisterRefused):
            await nts.statuses([NUMBER])
    assert nts.health().state == "well"


@pytest.mark.parametrize(
    ("error", "repeatable", "again"),
    [
        (Unreachable(register="nts", reason="x"), True, True),
        (Unreachable(register="nts", reason="x"), False, False),
        (Unreachable(register="nts", reason="x", unsent=True), False, True),
        (TooSlow(register="nts", seconds=1), True, False),
        (BadAnswer(register="nts", reason="x"), True, False),
        (RegisterRefused(register="nts", code="30"), True, False),
        (QuotaExceeded(register="nts"), True, False),
    ],
)
def test_only_what_cannot_have_been_done_or_does_no_harm_is_tried_again(
    error: Exception, repeatable: bool, again: bool
) -> None:
    assert may_repeat(error, repeatable=repeatable) is again


def test_the_pauses_grow_to_a_bound_and_differ() -> None:
    patience = Patience(first_pause_seconds=1, longest_pause_seconds=5)
    assert [patience.pause(attempt, lambda: 1.0) for attempt in (1, 2, 3, 4)] == [1, 2, 4, 5]
    assert patience.pause(3, lambda: 0.25) == 1
    assert len({patience.pause(1) for _ in range(20)}) > 1


def test_so_many_in_a_minute_and_so_many_in_a_day_in_korea(clock: SetClock) -> None:
    quota = Quota("nts", clock, Allowance(per_minute=2, per_day=3))
    quota.take()
    quota.take()
    with pytest.raises(QuotaExceeded):
        quota.take()
    clock.pass_by(minutes=1)
    quota.take()
    clock.pass_by(minutes=1)
    with pytest.raises(QuotaExceeded):
        quota.take()
    clock.pass_by(hours=11)  # 23:02 in Korea
    with pytest.raises(QuotaExceeded):
        quota.take()
    clock.pass_by(hours=1)
    quota.take()


async def test_a_question_too_many_is_not_sent(issuers: Running, clock: SetClock) -> None:
    client = GuardedClient("nts", frozenset({"127.0.0.1"}))
    door = Door("nts", client, clock, allowance=Allowance(per_minute=1, per_day=10))
    request = Request("GET", f"{issuers.url}/internal")
    await door.ask(request, _as_it_is)
    with pytest.raises(QuotaExceeded):
        await door.ask(request, _as_it_is)
    assert issuers.issuers.internal_visits == 1
    assert door.health().state == "well"
    await door.close()


def _as_it_is(answer: Answer) -> Answer:
    return answer


def test_a_kept_value_ends_with_its_time_and_the_oldest_gives_way(clock: SetClock) -> None:
    cache: Cache[str, int] = Cache(clock, seconds=10, most=2)
    cache.put("a", 1)
    clock.pass_by(seconds=9)
    cache.put("b", 2)
    assert cache.get("a") == 1
    clock.pass_by(seconds=2)
    assert cache.get("a") is None
    cache.put("c", 3)
    cache.put("d", 4)
    assert [cache.get(key) for key in "bcd"] == [None, 3, 4]


async def test_a_status_is_asked_once_in_ten_minutes(issuers: Running, nts: Nts, clock: SetClock) -> None:
    first = await nts.statuses([NUMBER])
    clock.pass_by(seconds=KEPT_SECONDS - 1)
    assert await nts.statuses([NUMBER]) == first
    assert issuers.issuers.nts.calls == ["status"]
    clock.pass_by(seconds=2)
    later = await nts.statuses([NUMBER, DALBIT.business_number])
    assert issuers.issuers.nts.calls == ["status"] * 2
    assert later[NUMBER].asked_at == NOON + timedelta(seconds=KEPT_SECONDS + 1)
