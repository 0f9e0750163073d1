"""Answers turns: one after another within a conversation, conversations beside each other.

A turn is done when its replies are stored. Until then it is tried again: a Rasa cell that is down delays an answer
and loses none. Whoever waits longer than `patience_seconds` is told so in words.
"""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from typing import Protocol

import structlog

from bot.dialogue import CellClient
from bot.errors import CellFailed, CellUnreachable
from bot.services.base.context import Context
from bot.services.base.reply import Reply
from bot.services.turns import answering
from bot.services.turns.answering import Waiting

logger = structlog.get_logger()

#: A turn at which the cell fails this often is given up, in words; an unreachable cell never counts.
MAX_FAILURES = 5
#: And so is one that was found unanswered at this many starts, failures counted in: it may be what ends us.
MAX_ATTEMPTS = 15
RETRY_SECONDS = (0.2, 0.5, 1.0, 2.0)
STUMBLE_SECONDS = 2.0


class Announcer(Protocol):
    """Tells open pages that there is news."""

    def changed(self, conversation_id: str) -> None: ...
    def typing(self, conversation_id: str, *, on: bool) -> None: ...


@dataclass
class _Line:
    """The line of turns of one conversation."""

    task: asyncio.Task[None]
    #: A turn came in while the last one was being looked for: look again before going home.
    again: bool = False


class TurnRunner:
    """Runs the turns of every conversation of this process."""

    def __init__(self, context: Context, cell: CellClient, announcer: Announcer, patience_seconds: float) -> None:
        self._context, self._cell, self._announcer = context, cell, announcer
        self._patience_seconds = patience_seconds
        self._lines: dict[str, _Line] = {}

    def wake(self, conversation_id: str) -> None:
        """Call after a turn was stored."""
        line = self._lines.get(conversation_id)
        if line is None:
            self._lines[conversation_id] = _Line(asyncio.create_task(self._run(conversation_id)))
        else:
            line.again = True

    async def resume(self) -> None:
        """After a start: takes up every turn that was left unanswered."""
        for conversation_id in await asyncio.to_thread(answering.interrupted, self._context):
            self.wake(conversation_id)

    async def close(self) -> None:
        tasks = [line.task for line in self._lines.values()]
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)

    async def _run(self, conversation_id: str) -> None:
        line = self._lines[conversation_id]
        try:
            while True:
                line.again = False
                await self._answer_all(conversation_id)
                if not line.again:
                    return
        finally:
            self._lines.pop(conversation_id, None)

    async def _answer_all(self, conversation_id: str) -> None:
        """Until nothing waits: a database that is full or locked for a while must not end the line."""
        while True:
            try:
                waiting = await asyncio.to_thread(answering.take_next, self._context, conversation_id)
                if waiting is None:
                    return
                await self._answer(waiting)
            except Exception as error:
                logger.exception("turn.stumbled", conversation_id=conversation_id, error=type(error).__name__)
                await asyncio.sleep(STUMBLE_SECONDS)

    async def _answer(self, waiting: Waiting) -> None:
        """Tries until the turn is answered or given up."""
        conversation_id = waiting.turn.conversation_id
        apology = asyncio.create_task(self._apologise(waiting))
        self._announcer.typing(conversation_id, on=True)
        try:
            replies = await self._replies(waiting)
            await asyncio.to_thread(answering.finish, self._context, waiting.turn, replies)
        finally:
            apology.cancel()
            self._announcer.typing(conversation_id, on=False)
            self._announcer.changed(conversation_id)

    async def _replies(self, waiting: Waiting) -> tuple[Reply, ...] | None:
        """None when the turn has been given up."""
        tries, failures = 0, 0
        while failures < MAX_FAILURES and waiting.turn.attempts <= MAX_ATTEMPTS:
            try:
                return await self._try(waiting)
            except CellUnreachable:
                logger.warning("turn.cell_unreachable", turn_id=waiting.turn.id)
            except Exception as error:  # noqa: BLE001  (whatever happens in one turn must not end the line)
                # Counted in the store: where that cannot be written, the turn is not to blame and waits.
                await asyncio.to_thread(answering.count_failure, self._context, waiting.turn)
                failures += 1
                kind = error.facts.get("error") if isinstance(error, CellFailed) else type(error).__name__
                logger.warning("turn.failed", turn_id=waiting.turn.id, error=kind, failures=failures)
            await asyncio.sleep(RETRY_SECONDS[min(tries, len(RETRY_SECONDS) - 1)])
            tries += 1
            waiting = await asyncio.to_thread(answering.look_again, self._context, waiting)
        logger.error("turn.given_up", turn_id=waiting.turn.id)
        return None

    async def _try(self, waiting: Waiting) -> tuple[Reply, ...]:
        if waiting.turn.kind == "event":
            return await asyncio.to_thread(answering.event_replies, self._context, waiting.turn.id)
        return await self._cell.turn(waiting.turn, language=waiting.language, form_open=waiting.form_open)

    async def _apologise(self, waiting: Waiting) -> None:
        await asyncio.sleep(self._patience_seconds)
        if await asyncio.to_thread(answering.apologise, self._context, waiting.turn):
            self._announcer.changed(waiting.turn.conversation_id)
