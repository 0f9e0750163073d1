"""Calls of the worker to the register that issues papers: an order of the store in, what came of it recorded."""

from __future__ import annotations

import asyncio
from collections.abc import Callable

import structlog

from bot.services.base.context import Context
from bot.services.fetch import fetch_results, fetching
from bot.store.engine import Transaction
from document_fetch.connectors.codef.client import Codef
from document_fetch.connectors.codef.outcomes import Outcome
from document_fetch.connectors.errors import BadAnswer, RegisterDown, RegisterError, TooSlow

Record = Callable[[Transaction], str]
logger = structlog.get_logger()


class FetchCalls:
    """Starts, confirms and takes back orders; raises RegisterError where the same is to be tried again later."""

    def __init__(self, codef: Codef) -> None:
        self._codef = codef

    async def do(self, context: Context, topic: str, subject_id: str) -> Record:
        """Does the job; gives how to record it."""
        if topic == fetching.FORGET:
            return lambda tx: fetch_results.record_forgotten(tx, subject_id)
        if topic == fetching.LAPSE:
            return lambda tx: fetch_results.record_lapse(tx, context, subject_id)
        held = await asyncio.to_thread(fetch_results.held, context, subject_id)
        if held is None or held.is_wanted == (topic == fetching.CANCEL):
            return lambda tx: fetch_results.record_over(tx, subject_id)
        if topic == fetching.CANCEL:
            await self._cancel(held)
            return lambda tx: fetch_results.record_over(tx, subject_id)
        outcome = await (self._start(held) if topic == fetching.START else self._confirm(held))
        return lambda tx: fetch_results.record(tx, context, subject_id, outcome)

    async def _start(self, held: fetch_results.Held) -> Outcome | RegisterError:
        """A register that is down has rung no phone, and is asked again; after any other failure nobody knows."""
        try:
            return await self._codef.start(held.order)
        except RegisterDown:
            raise
        except RegisterError as error:
            return error
        except Exception as error:  # noqa: BLE001  (tried again it would ring the phone again)
            return _stumbled(error)

    async def _confirm(self, held: fetch_results.Held) -> Outcome | RegisterError:
        """An order that was not answered still waits, and is confirmed again until its time is over."""
        if held.waiting is None:
            raise ValueError("confirmed before anything waits")
        try:
            return await self._codef.confirm(held.order, held.waiting)
        except (RegisterDown, TooSlow, BadAnswer):
            raise
        except RegisterError as error:
            return error
        except Exception as error:  # noqa: BLE001  (as above: each confirmation counts)
            return _stumbled(error)

    async def _cancel(self, held: fetch_results.Held) -> None:
        """Where the register does not hear of it the request lapses by itself."""
        if held.waiting is None:
            return
        try:
            await self._codef.cancel(held.order, held.waiting)
        except RegisterError:
            return


def _stumbled(error: Exception) -> RegisterError:
    """A fault of ours; its words are kept nowhere, for they may hold what was ordered with."""
    logger.error("fetch.stumbled", error=type(error).__name__)
    return BadAnswer(register="codef", reason="not read")
