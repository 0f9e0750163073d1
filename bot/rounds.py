"""What is done again and again beside the jobs: hearing the agency, forgetting, looking for what has changed."""

from __future__ import annotations

import asyncio
from collections.abc import Callable

import structlog

from bot.errors import IntakeMisconfigured
from bot.intake_client import IntakeClient
from bot.services.base.context import Context
from bot.services.conversation import erasure
from bot.services.sending import delivery
from intake.contract import Updates

logger = structlog.get_logger()

UPDATES_SECONDS = 1.0
UPDATES_BACKOFF_SECONDS = 10.0
DEFINITIONS_SECONDS = 2.0
PLACES_SECONDS = 15.0
SWEEP_SECONDS = 24 * 60 * 60.0


class Rounds:
    """Each round is a loop without end that no error ends; `wake_conversation` is called when a turn was queued."""

    def __init__(self, context: Context, intake: IntakeClient, wake_conversation: Callable[[str], None]) -> None:
        self._context, self._intake, self._wake_conversation = context, intake, wake_conversation

    def start(self) -> list[asyncio.Task[None]]:
        """The tasks, for whoever ends them."""
        return [
            asyncio.create_task(each()) for each in (self._listen, self._forget, self._watch, self._look_for_places)
        ]

    async def _listen(self) -> None:
        """Asks the agency for status changes."""
        pause = UPDATES_SECONDS
        while True:
            try:
                await self._hear(await self._intake.updates(await asyncio.to_thread(delivery.position, self._context)))
                pause = UPDATES_SECONDS
            except Exception as error:  # noqa: BLE001  (an intake that is down must not end the worker)
                pause = min(pause * 2, UPDATES_BACKOFF_SECONDS)
                report(error)
                logger.warning("intake.silent", error=str(error)[:200], again_in_seconds=pause)
            await asyncio.sleep(pause)

    async def _forget(self) -> None:
        """Once a day: erases talks that have been quiet for too long."""
        while True:
            try:
                await asyncio.to_thread(erasure.sweep, self._context)
            except Exception as error:
                logger.exception("worker.stumbled", error=type(error).__name__)
            await asyncio.sleep(SWEEP_SECONDS)

    async def _watch(self) -> None:
        """Reads programme definitions again when a file changes: a new programme needs no restart."""
        while True:
            try:
                await asyncio.to_thread(self._context.definitions.refresh, self._context.offer)
            except Exception as error:
                logger.exception("worker.stumbled", error=type(error).__name__)
            await asyncio.sleep(DEFINITIONS_SECONDS)

    async def _look_for_places(self) -> None:
        """Asks the agency which places are full; while it is silent, what it said last is believed."""
        while True:
            try:
                self._context.full_places.hear((await self._intake.places()).places)
            except Exception as error:  # noqa: BLE001  (as above; what is full is also looked at when it is given away)
                report(error)
            await asyncio.sleep(PLACES_SECONDS)

    async def _hear(self, heard: Updates) -> None:
        if not heard.updates:
            return
        for conversation_id in await asyncio.to_thread(delivery.record_updates, self._context, heard.updates):
            self._wake_conversation(conversation_id)


def report(error: Exception) -> None:
    """What will not pass by itself is an error and not a warning: an operator has set something wrong."""
    if isinstance(error, IntakeMisconfigured):
        logger.error("intake.misconfigured", error=str(error)[:200])
