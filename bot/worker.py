"""Work outside of turns: reading documents, asking registers, delivering dossiers.

Each job is leased from the outbox, done without an open transaction, and finished in one transaction with its result.
"""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Mapping
from typing import Any

import structlog

from bot.delivery.signing import Signer
from bot.errors import IntakeRefused
from bot.intake_client import IntakeClient
from bot.register_calls import RegisterCalls
from bot.rounds import Rounds, report
from bot.services.base.context import Context
from bot.services.fetch import fetch_results, fetching
from bot.services.files import documents
from bot.services.sending import delivery, submission
from bot.services.verification import registers, verifying
from bot.store import outbox
from bot.store.engine import Transaction
from bot.store.outbox import Job
from document_fetch.connectors.errors import ConnectorOff, RegisterError

logger = structlog.get_logger()

#: Workers that share topics, and for how many seconds each has its job alone: a register that hangs keeps no document
#: and no dossier waiting, and an order that may take minutes is never sent twice at once.
LANES: tuple[tuple[frozenset[str], int, float], ...] = (
    (frozenset({documents.READ, submission.DELIVER}), 2, outbox.LEASE_SECONDS),  # the reader's sandbox has two places
    (frozenset({registers.LOOK_UP, verifying.CONFIRM}), 2, outbox.LEASE_SECONDS),
    (fetching.TOPICS, 3, 10 * 60.0),
)
POLL_SECONDS = 0.5
#: A dossier that could not be delivered this often: the user is told that we go on trying (about half a minute).
TELL_AFTER_ATTEMPTS = 7

#: A dossier that the agency refuses for what it is: still tried, for somebody may mend the other side, but seldom.
REFUSED_PAUSE_SECONDS = 60 * 60.0
#: A register that did not answer is asked again so much later, with jitter.
SILENT_PAUSE_SECONDS = 20.0

#: How a silent register is told of, by what was asked of it.
SILENCES: dict[str, Callable[[Transaction, str, Mapping[str, Any]], str | None]] = {
    registers.LOOK_UP: registers.record_silence,
    fetching.START: fetch_results.record_silence,
    fetching.CONFIRM: fetch_results.record_silence,
}

#: Stores a job's result in the transaction that finishes it; gives the conversation to wake.
Record = Callable[[Transaction], str]


class Worker:
    """Runs until closed; `wake_conversation` is called when a turn was queued."""

    def __init__(
        self,
        context: Context,
        intake: IntakeClient,
        signer: Signer,
        wake_conversation: Callable[[str], None],
        registers_: RegisterCalls | None = None,
    ) -> None:
        self._context, self._intake, self._signer, self._registers = context, intake, signer, registers_
        self._wake_conversation, self._rounds = wake_conversation, Rounds(context, intake, wake_conversation)
        self._news = asyncio.Event()
        self._tasks: list[asyncio.Task[None]] = []
        self._handlers: dict[str, Callable[[Job], Awaitable[Record]]] = {
            documents.READ: self._read,
            submission.DELIVER: self._deliver,
            registers.LOOK_UP: self._look_up,
            **dict.fromkeys(fetching.TOPICS, self._fetch),
            verifying.CONFIRM: self._confirm,
        }

    def wake(self) -> None:
        """Call after a job was queued: it starts at once instead of at the next look."""
        self._news.set()

    async def start(self) -> None:
        with self._context.store.begin() as tx:
            outbox.release_leases(tx)
        self._tasks = [
            asyncio.create_task(self._work(topics, seconds))
            for topics, workers, seconds in LANES
            for _ in range(workers)
        ]
        self._tasks += self._rounds.start()

    async def close(self) -> None:
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)

    async def _work(self, topics: frozenset[str], seconds: float) -> None:
        while True:
            try:
                job = await asyncio.to_thread(self._lease, topics, seconds)
                if job is not None:
                    await self._do(job)
                    continue
            except Exception as error:
                logger.exception("worker.stumbled", error=type(error).__name__)
            await self._rest()

    async def _rest(self) -> None:
        try:
            await asyncio.wait_for(self._news.wait(), POLL_SECONDS)
        except TimeoutError:
            return
        self._news.clear()

    async def _do(self, job: Job) -> None:
        try:
            record = await self._handlers[job.topic](job)
        except IntakeRefused as refusal:
            self._told(await asyncio.to_thread(self._put_aside, job, refusal))
        except RegisterError as silence:
            self._told(await asyncio.to_thread(self._wait_for_register, job, silence))
        except Exception as error:  # noqa: BLE001  (never dropped: it comes back later, and the log says why)
            report(error)
            logger.warning("job.failed", topic=job.topic, attempts=job.attempts, error=str(error)[:200])
            await asyncio.to_thread(self._retry, job, type(error).__name__)
            await self._tell_of_trouble(job)
        else:
            self._told(await asyncio.to_thread(self._finish, job, record))

    def _told(self, conversation_id: str | None) -> None:
        if conversation_id is not None:
            self._wake_conversation(conversation_id)

    async def _tell_of_trouble(self, job: Job) -> None:
        """Once for each dossier: silence would look like success."""
        if job.topic == submission.DELIVER and job.attempts == TELL_AFTER_ATTEMPTS:
            self._told(await asyncio.to_thread(delivery.record_trouble, self._context, job.subject_id))

    async def _read(self, job: Job) -> Record:
        found = await asyncio.to_thread(documents.read, self._context, job.subject_id)
        return lambda tx: documents.record_reading(tx, job.subject_id, found)

    async def _look_up(self, job: Job) -> Record:
        if self._registers is None:
            raise ConnectorOff(register="nts")
        return await self._registers.look_up(self._context, job.subject_id)

    async def _fetch(self, job: Job) -> Record:
        if self._registers is None:
            raise ConnectorOff(register="codef")
        return await self._registers.fetches.do(self._context, job.topic, job.subject_id)

    async def _confirm(self, job: Job) -> Record:
        if self._registers is None:
            raise ConnectorOff(register="nts")
        return await self._registers.confirm(self._context, job.subject_id)

    async def _deliver(self, job: Job) -> Record:
        bag = await asyncio.to_thread(delivery.bag_of, self._context, self._signer, job.subject_id)
        receipt = await self._intake.submit(job.subject_id, bag)
        return lambda tx: delivery.record_receipt(tx, receipt, job.subject_id)

    def _lease(self, topics: frozenset[str], seconds: float) -> Job | None:
        with self._context.store.begin() as tx:
            return outbox.lease(tx, topics, seconds)

    def _finish(self, job: Job, record: Record) -> str | None:
        with self._context.store.begin() as tx:
            return record(tx) if outbox.finish(tx, job) else None

    def _retry(self, job: Job, error: str) -> None:
        with self._context.store.begin() as tx:
            outbox.retry(tx, job, error)

    def _wait_for_register(self, job: Job, silence: RegisterError) -> str | None:
        """Asks again later; gives the conversation to wake when its user has yet to be told."""
        logger.warning("register.silent", topic=job.topic, attempts=job.attempts, error=str(silence)[:200])
        with self._context.store.begin() as tx:
            outbox.retry(tx, job, type(silence).__name__, pause=SILENT_PAUSE_SECONDS)
            told = SILENCES.get(job.topic)  # a certificate that waits for its issuer counts as it is
            return told(tx, job.subject_id, silence.facts) if told else None

    def _put_aside(self, job: Job, refusal: IntakeRefused) -> str | None:
        """Keeps everything and asks again seldom; gives the conversation to wake when its user has yet to be told."""
        facts = {"status": refusal.status, "code": refusal.code, "detail": refusal.detail}
        again = {"attempts": job.attempts, "again_in_seconds": REFUSED_PAUSE_SECONDS}
        logger.error("dossier.refused", delivery_id=job.subject_id, **facts, **again)
        with self._context.store.begin() as tx:
            outbox.retry(tx, job, f"refused: {refusal.code}", pause=REFUSED_PAUSE_SECONDS)
            return delivery.record_refusal(tx, job.subject_id, refusal.code)
