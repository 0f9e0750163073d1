"""Calls of the worker to registers: a question of the store in, what the register says recorded."""

from __future__ import annotations

import asyncio
from collections.abc import Callable

from bot.fetch_calls import FetchCalls
from bot.services import registers
from bot.services.context import Context
from bot.services.registers import Answer
from bot.store.engine import Transaction
from document_fetch.connectors.errors import ConnectorOff
from document_fetch.connectors.registers import Registers
from document_fetch.connectors.status import BusinessStatus

#: The connectors' words for a state, where ours are the answers of a question.
STATES = {"active": "operating"}


class RegisterCalls:
    """Asks the connectors; raises RegisterError where none of them says anything."""

    def __init__(self, connectors: Registers) -> None:
        self._connectors = connectors
        self.fetches = FetchCalls(connectors.codef)

    async def look_up(self, context: Context, document_id: str) -> Callable[[Transaction], str]:
        """Asks whether the business is running; gives how to record it."""
        number = await asyncio.to_thread(registers.number_of, context, document_id)
        if number is None:
            return lambda tx: registers.record_dropped(tx, document_id)
        answer = await self._ask(number)
        return lambda tx: registers.record_answer(tx, context, document_id, answer)

    async def _ask(self, number: str) -> Answer:
        looked = await self._connectors.business_statuses([number])
        status = looked.statuses[number]
        if status.state == "unknown" or status.source is None or status.asked_at is None:
            raise looked.troubles[0] if looked.troubles else ConnectorOff(register="nts")
        return _answer(status, status.source)


def _answer(status: BusinessStatus, source: str) -> Answer:
    if status.asked_at is None:
        raise ValueError("an answer without its time")
    return Answer(
        business_number=status.business_number,
        state=STATES.get(status.state, status.state),
        register=source,
        asked_at=status.asked_at,
        tax_type=status.tax_type,
        ended_on=status.ended_on,
    )
