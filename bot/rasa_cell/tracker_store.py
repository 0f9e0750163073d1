"""A tracker store that forgets: it keeps what the next turn needs, and nothing that was said.

Rasa replays and sends every event at every turn, so a long conversation grows slower and slower. The rules and a form
of one slot need no history; the transcript and the answers are in the gateway's database.
"""

from collections import OrderedDict
from typing import Any, Iterable, List, Optional

from rasa.core.tracker_store import TrackerStore
from rasa.shared.core.constants import ACTION_LISTEN_NAME, SESSION_START_METADATA_SLOT
from rasa.shared.core.events import ActionExecuted, ActiveLoop, Event, SessionStarted, SlotSet
from rasa.shared.core.trackers import DialogueStateTracker

CONVERSATIONS_LIMIT = 20_000  # about 2 KB each; the least recently used is told again by action_session_start


class ForgetfulTrackerStore(TrackerStore):
    """Conversations as the few events that lead to the same state."""

    def __init__(self, limit: int = CONVERSATIONS_LIMIT, **kwargs: Any) -> None:
        super().__init__(domain=None, **kwargs)
        self._limit = limit
        self._events: "OrderedDict[str, List[Event]]" = OrderedDict()

    async def save(self, tracker: DialogueStateTracker) -> None:
        """Replace what is kept of the conversation."""
        if not tracker.events:
            # A new tracker is saved before its first turn: kept, it would hide from Rasa that the session must start.
            return
        self._events[tracker.sender_id] = essence(tracker)
        self._events.move_to_end(tracker.sender_id)
        while len(self._events) > self._limit:
            self._events.popitem(last=False)

    async def retrieve(self, sender_id: str) -> Optional[DialogueStateTracker]:
        """The conversation's state, or None when it is not known (any more)."""
        events = self._events.get(sender_id)
        if events is None:
            return None
        return DialogueStateTracker.from_events(sender_id, events, slots=self.domain.slots)

    async def keys(self) -> Iterable[str]:
        """The conversations that are known."""
        return list(self._events)

    def forget(self, sender_id: str) -> None:
        """Drop a conversation, so that its next turn starts with action_session_start."""
        self._events.pop(sender_id, None)

    def knows(self, sender_id: str) -> bool:
        """True while the conversation's state is kept."""
        return sender_id in self._events

    def loop_is_active(self, sender_id: str) -> bool:
        """True when the conversation is inside a form."""
        return any(isinstance(event, ActiveLoop) for event in self._events.get(sender_id, ()))

    def size(self, sender_id: str) -> int:
        """How many events are kept of a conversation."""
        return len(self._events.get(sender_id, ()))


def essence(tracker: DialogueStateTracker) -> List[Event]:
    """The events that lead from nothing to the tracker's state, listening."""
    slots = [
        SlotSet(name, slot.value)
        for name, slot in tracker.slots.items()
        if slot.value is not None and name != SESSION_START_METADATA_SLOT
    ]
    loop = [ActiveLoop(tracker.active_loop_name)] if tracker.active_loop_name else []
    return [SessionStarted(), *slots, *loop, ActionExecuted(ACTION_LISTEN_NAME)]
