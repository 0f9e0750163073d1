"""Command line of the bot.

`run` serves everything on one machine, `serve` the gateway alone; `erase NAME` deletes the conversation of that id or
receipt number with its answers and documents.
"""

from __future__ import annotations

import argparse
import asyncio
import signal
import sys

from bot import bootstrap, logs, process, supervisor
from bot.config import Settings
from bot.errors import Misconfigured
from bot.services.conversation import erasure
from forms.errors import DefinitionError, WordingError


def main() -> int:
    parser = argparse.ArgumentParser(
        prog="python -m bot", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("command", choices=["run", "serve", "erase"])
    parser.add_argument("name", nargs="?", help="for erase: a conversation's id or receipt number")
    chosen = parser.parse_args()
    logs.set_up()
    try:
        if chosen.command == "erase":
            return _erase(chosen.name or "")
        asyncio.run(_until_told(supervisor.run if chosen.command == "run" else _serve))
    except (DefinitionError, WordingError, Misconfigured) as faults:
        print(faults, file=sys.stderr)
        return 1
    return 0


def _erase(name: str) -> int:
    done = erasure.erase(bootstrap.build_context(Settings()), name)
    print("erased" if done else "there is no such conversation", file=sys.stdout if done else sys.stderr)
    return 0 if done else 1


async def _serve(stop: asyncio.Event) -> None:
    process.end_with_parent()
    await bootstrap.serve(Settings(), stop)


async def _until_told(serve: supervisor.Serving) -> None:
    stop = asyncio.Event()
    for number in (signal.SIGINT, signal.SIGTERM):
        asyncio.get_running_loop().add_signal_handler(number, stop.set)
    await serve(stop)


if __name__ == "__main__":
    sys.exit(main())
