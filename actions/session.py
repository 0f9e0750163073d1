"""The start of a session in Rasa: what our database knows is told to a tracker that has forgotten it."""

from __future__ import annotations

import asyncio
from typing import Any

from rasa_sdk.events import ActionExecuted, ActiveLoop, SessionStarted, SlotSet
from rasa_sdk.executor import CollectingDispatcher
from rasa_sdk.interfaces import Action, Tracker
from rasa_sdk.types import DomainDict

from bot.services import answering
from bot.services.context import Context


class SessionStartAction(Action):
    """Opens the form again where an interview is open."""

    def __init__(self, context: Context) -> None:
        self.context = context

    def name(self) -> str:
        return "action_session_start"

    async def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: DomainDict) -> list[dict[str, Any]]:
        is_open = await asyncio.to_thread(answering.has_open_interview, self.context, tracker.sender_id)
        form = [ActiveLoop("application_form"), SlotSet("requested_slot", "answer")] if is_open else []
        return [SessionStarted(), *form, ActionExecuted("action_listen")]
