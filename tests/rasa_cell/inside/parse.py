"""Runs in the cell's environment: `parse.py MODEL` reads a JSON list of texts, writes their intents as JSON.

Each is given as the channel gives it (made harmless), and with the two best guesses before the fallback.
"""

import asyncio
import json
import sys
from pathlib import Path

sys.path[0] = str(Path(__file__).resolve().parents[3])
from bot.rasa_cell import lean_imports, quiet  # noqa: E402

lean_imports.apply()
quiet.set_up()

from bot.rasa_cell import agent, turn  # noqa: E402
from bot.rasa_cell.tracker_store import ForgetfulTrackerStore  # noqa: E402


async def parse(loaded, text):
    """Name and confidence of the intent, and the ranking."""
    result = await loaded.parse_message(turn.harmless(text))
    ranking = [(guess["name"], guess["confidence"]) for guess in result["intent_ranking"]]
    return {
        "text": text,
        "intent": result["intent"]["name"],
        "ranking": [guess for guess in ranking if guess[0] != "nlu_fallback"][:3],
    }


async def main():
    """Parse everything."""
    loaded = agent.load(Path(sys.argv[1]), ForgetfulTrackerStore(), None)
    json.dump([await parse(loaded, text) for text in json.load(sys.stdin)], sys.stdout)


asyncio.run(main())
