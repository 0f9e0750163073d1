"""The outbox: nothing is lost, nothing is done by two at once, and whoever lost the lease counts for nothing."""

from __future__ import annotations

import time
from types import SimpleNamespace

import pytest

from bot.store import outbox
from tests.bot.rows import at_once


@pytest.fixture
def clock(monkeypatch):
    """A host clock that tests put forward."""
    hands = SimpleNamespace(ahead=0.0)
    monkeypatch.setattr(outbox, "time", SimpleNamespace(time=lambda: time.time() + hands.ahead))
    return hands


def put(store, *subjects):
    with store.begin() as tx:
        for subject in subjects:
            outbox.put(tx, "document.read", subject)


def lease(store):
    with store.begin() as tx:
        return outbox.lease(tx)


def test_work_is_queued_with_the_transaction_that_causes_it(store):
    def fail() -> None:
        with store.begin() as tx:
            outbox.put(tx, "document.read", "one")
            raise RuntimeError

    with pytest.raises(RuntimeError):
        fail()
    assert lease(store) is None


def test_the_same_work_put_twice_is_done_once(store):
    put(store, "one", "one")
    put(store, "one")
    assert lease(store) is not None
    assert lease(store) is None


def test_a_finished_job_never_comes_back(store, clock):
    put(store, "one")
    job = lease(store)
    with store.begin() as tx:
        assert outbox.finish(tx, job)
        assert not outbox.finish(tx, job)
    put(store, "one")
    clock.ahead = 10 * outbox.LEASE_SECONDS
    with store.begin() as tx:
        outbox.release_leases(tx)
    assert lease(store) is None


def test_a_job_whose_worker_died_is_leased_again_when_the_lease_is_over(store, clock):
    put(store, "one")
    first = lease(store)
    clock.ahead = outbox.LEASE_SECONDS - 1
    assert lease(store) is None
    clock.ahead = outbox.LEASE_SECONDS + 1
    second = lease(store)
    assert (first.attempts, second.attempts) == (1, 2)
    assert first.token != second.token


def test_who_has_lost_the_lease_can_neither_finish_nor_put_back(store, clock):
    put(store, "one")
    slow = lease(store)
    clock.ahead = outbox.LEASE_SECONDS + 1
    fast = lease(store)
    with store.begin() as tx:
        assert not outbox.finish(tx, slow)
        outbox.retry(tx, slow, "late")
        assert tx.exec_driver_sql("SELECT last_error FROM outbox").scalar() is None
        assert outbox.finish(tx, fast)


def test_a_failed_job_comes_back_later_and_says_why(store, clock):
    put(store, "one")
    job = lease(store)
    with store.begin() as tx:
        outbox.retry(tx, job, "IntakeFailed " + "x" * 500)
        error = tx.exec_driver_sql("SELECT last_error FROM outbox").scalar()
    assert error.startswith("IntakeFailed")
    assert len(error) == 80
    clock.ahead = outbox.BACKOFF_SECONDS * 2 + 0.1
    assert lease(store).attempts == 2


def test_the_pause_between_tries_never_passes_a_minute(store, clock):
    put(store, "one")
    for _ in range(30):
        job = lease(store)
        assert job is not None
        with store.begin() as tx:
            outbox.retry(tx, job, "down")
        clock.ahead += outbox.BACKOFF_CAP_SECONDS + 1


def test_a_job_that_is_put_aside_comes_back_after_its_pause(store, clock):
    put(store, "one")
    job = lease(store)
    with store.begin() as tx:
        outbox.retry(tx, job, "refused: bag.signature", pause=3600)
    clock.ahead = 3599
    assert lease(store) is None
    clock.ahead = 3600 + outbox.BACKOFF_CAP_SECONDS
    assert lease(store).attempts == 2


def test_the_job_that_waits_longest_comes_first(store):
    put(store, "one")
    put(store, "two")
    assert [lease(store).subject_id, lease(store).subject_id] == ["one", "two"]


def test_no_job_is_ever_leased_by_two_threads(store):
    put(store, *(f"job {number}" for number in range(40)))

    def work(_thread: int) -> list[str]:
        done = []
        while (job := lease(store)) is not None:
            done.append(job.subject_id)
            with store.begin() as tx:
                assert outbox.finish(tx, job)
        return done

    done = [subject for thread in at_once(8, work) for subject in thread]
    assert sorted(done) == sorted(f"job {number}" for number in range(40))


def test_after_a_restart_everything_under_way_is_due_at_once(store):
    put(store, "leased", "failed")
    lease(store)
    failed = lease(store)
    with store.begin() as tx:
        outbox.retry(tx, failed, "down")
        outbox.release_leases(tx)
    assert {lease(store).subject_id, lease(store).subject_id} == {"leased", "failed"}
