"""Calls of the worker to registers: a question of the store in, what the register says recorded."""

from __future__ import annotations

import asyncio
from collections.abc import Callable

from bot.fetch_calls import FetchCalls
from bot.services.base.context import Context
from bot.services.verification import registers, verifying
from bot.services.verification.registers import Answer
from bot.store import documents, moments
from bot.store.engine import Transaction
from document_fetch.connectors.errors import ConnectorOff
from document_fetch.connectors.registers import Registers
from document_fetch.connectors.status import BusinessStatus

#: The connectors' words for a state, where ours are the answers of a question.
STATES = {"active": "operating"}
PRACTICE = "practice"


class RegisterCalls:
    """Asks the connectors; raises RegisterError where none of them says anything."""

    def __init__(self, connectors: Registers, *, is_practice: bool = False) -> None:
        """What practice issuers say is told as theirs, never as the tax office's."""
        self._connectors, self._is_practice = connectors, is_practice
        self.fetches = FetchCalls(connectors.codef)

    async def look_up(self, context: Context, document_id: str) -> Callable[[Transaction], str]:
        """Asks whether the business is running; gives how to record it."""
        number = await asyncio.to_thread(registers.number_of, context, document_id)
        if number is None:
            return lambda tx: registers.record_dropped(tx, document_id)
        answer = await self._ask(number)
        return lambda tx: registers.record_answer(tx, context, document_id, answer)

    async def confirm(self, context: Context, document_id: str) -> Callable[[Transaction], str]:
        """Asks whether the registration says what the register says; gives how to record it."""
        registration = await asyncio.to_thread(verifying.registration_of, context, document_id)
        if registration is None:
            return lambda tx: documents.conversation_of(tx, document_id)
        found = await self._connectors.nts.confirm([registration])
        verdict = found[registration.business_number]
        register = PRACTICE if self._is_practice else self._connectors.nts.register
        return lambda tx: verifying.record(tx, document_id, verdict, register, moments.now())

    async def _ask(self, number: str) -> Answer:
        looked = await self._connectors.business_statuses([number])
        status = looked.statuses[number]
        if status.state == "unknown" or status.source is None or status.asked_at is None:
            raise looked.troubles[0] if looked.troubles else ConnectorOff(register="nts")
        return _answer(status, PRACTICE if self._is_practice else status.source)


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
