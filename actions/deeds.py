"""One action for each deed outside the form's own mechanics, named `action_<deed>`."""

from __future__ import annotations

import asyncio
from typing import Any

from rasa_sdk.events import ActiveLoop, SlotSet
from rasa_sdk.executor import CollectingDispatcher
from rasa_sdk.interfaces import Action, Tracker
from rasa_sdk.types import DomainDict

from bot.services import deeds
from bot.services.base.context import Context
from bot.services.base.reply import Outcome

#: After these nothing is asked again: the form is closed for this turn, and the next message opens it where it was.
RESTS = frozenset({"later", "goodbye"})


class DeedAction(Action):
    """Calls one deed for the turn under way."""

    def __init__(self, context: Context, deed: str) -> None:
        self.context, self.deed = context, deed

    def name(self) -> str:
        return f"action_{self.deed}"

    async def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: DomainDict) -> list[dict[str, Any]]:
        await perform(self.context, self.deed, dispatcher, tracker)
        return [ActiveLoop(None), SlotSet("requested_slot", None)] if self.deed in RESTS else []


async def perform(context: Context, deed: str, dispatcher: CollectingDispatcher, tracker: Tracker) -> Outcome:
    """Does the deed once for this turn and hands its replies to Rasa."""
    outcome = await asyncio.to_thread(deeds.perform, context, turn_id(tracker), deed)
    for reply in outcome.replies:
        dispatcher.utter_message(json_message=reply.as_json())
    return outcome


def turn_id(tracker: Tracker) -> str:
    """The id of the turn under way, which our channel put into the message's metadata."""
    return str(tracker.latest_message["metadata"]["turn_id"])
