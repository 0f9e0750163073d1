"""Runs in the cell's environment: what the forgetful store keeps, as JSON."""

import asyncio
import json
import sys
from pathlib import Path

sys.path[0] = str(Path(__file__).resolve().parents[3])
from bot.rasa_cell import lean_imports, quiet  # noqa: E402

lean_imports.apply()
quiet.set_up()

from rasa.shared.core.domain import Domain  # noqa: E402
from rasa.shared.core.events import ActionExecuted, ActiveLoop, SlotSet, UserUttered  # noqa: E402

from bot.rasa_cell.tracker_store import ForgetfulTrackerStore  # noqa: E402


async def talk(store, name):
    """A conversation with words, a form and its requested slot."""
    tracker = await store.get_or_create_tracker(name, append_action_listen=False)
    empty_is_kept = store.knows(name)
    tracker.update(UserUttered("한빛식품", {"name": "answer", "confidence": 0.9}))
    tracker.update(ActiveLoop("application_form"))
    tracker.update(SlotSet("requested_slot", "answer"))
    tracker.update(ActionExecuted("action_listen"))
    await store.save(tracker)
    return empty_is_kept


async def main():
    """Three conversations in a store for two; the first is used again before the third comes."""
    store = ForgetfulTrackerStore(limit=2)
    store.domain = Domain.load(Path(sys.path[0]) / "domain.yml")
    empty_is_kept = await talk(store, "a")
    for name in ("b", "a", "c"):
        await talk(store, name)
    tracker = await store.retrieve("a")
    seen = {
        "kept": sorted(await store.keys()),
        "events": store.size("a"),
        "loop": tracker.active_loop_name == "application_form" and store.loop_is_active("a"),
        "words": any(isinstance(event, UserUttered) for event in tracker.events),
        "empty_is_kept": empty_is_kept,
    }
    json.dump(seen, sys.stdout)


asyncio.run(main())
