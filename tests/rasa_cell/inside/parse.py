"""Runs in the cell's environment: `parse.py MODEL [--raw]` reads a JSON list of texts, writes their intents as JSON.

Each is given as the channel gives it, made harmless (with --raw: as it is), and comes with the three best guesses
before the fallback.
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

RAW = "--raw" in sys.argv


async def parse(loaded, text):
    """Name and confidence of the intent, and the ranking."""
    result = await loaded.parse_message(text if RAW else turn.harmless(text))
    ranking = [(guess["name"], guess["confidence"]) for guess in result["intent_ranking"]]
    return {
        "text": text,
        "intent": result["intent"]["name"],
        "confidence": result["intent"]["confidence"],
        "ranking": [guess for guess in ranking if guess[0] != "nlu_fallback"][:3],
    }


async def main():
    """Parse everything."""
    loaded = agent.load(Path(sys.argv[1]), ForgetfulTrackerStore(), None)
    json.dump([await parse(loaded, text) for text in json.load(sys.stdin)], sys.stdout)


asyncio.run(main())
