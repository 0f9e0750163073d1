"""The actions of Rasa's one generic form: ask the open step, take its answer, end."""

from __future__ import annotations

from typing import Any

from rasa_sdk.events import SlotSet
from rasa_sdk.executor import CollectingDispatcher
from rasa_sdk.interfaces import Tracker
from rasa_sdk.types import DomainDict

from actions.deeds import DeedAction, perform
from bot.services.base.context import Context

SLOT = "answer"


class AskAction(DeedAction):
    """Asks whatever step is due."""

    def __init__(self, context: Context) -> None:
        super().__init__(context, "ask")

    def name(self) -> str:
        return f"action_ask_application_form_{SLOT}"


class ValidateAction(DeedAction):
    """Takes the answer; the form's slot stays empty until the application has been submitted."""

    def __init__(self, context: Context) -> None:
        super().__init__(context, "answer")

    def name(self) -> str:
        return "validate_application_form"

    async def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: DomainDict) -> list[dict[str, Any]]:
        if not tracker.slots_to_validate().get(SLOT):
            return []
        outcome = await perform(self.context, self.deed, dispatcher, tracker)
        return [SlotSet(SLOT, "done" if outcome.finished else None)]


class FinishAction(DeedAction):
    """Empties the slot, so that the form can be opened again."""

    def __init__(self, context: Context) -> None:
        super().__init__(context, "finish")

    async def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: DomainDict) -> list[dict[str, Any]]:
        await perform(self.context, self.deed, dispatcher, tracker)
        return [SlotSet(SLOT, None)]
