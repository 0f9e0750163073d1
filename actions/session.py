"""The start of a session in Rasa: what the gateway knows is told to a tracker that has forgotten it."""

from __future__ import annotations

from typing import Any

from rasa_sdk.events import ActionExecuted, ActiveLoop, SessionStarted, SlotSet
from rasa_sdk.executor import CollectingDispatcher
from rasa_sdk.interfaces import Action, Tracker
from rasa_sdk.types import DomainDict


class SessionStartAction(Action):
    """Opens the form again where an interview is open."""

    def name(self) -> str:
        return "action_session_start"

    async def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: DomainDict) -> list[dict[str, Any]]:
        # The gateway has said it of this turn: the database may be a step ahead when the turn is tried again.
        is_open = (tracker.get_slot("session_started_metadata") or {}).get("form_open", False)
        form = [ActiveLoop("application_form"), SlotSet("requested_slot", "answer")] if is_open else []
        return [SessionStarted(), *form, ActionExecuted("action_listen")]
