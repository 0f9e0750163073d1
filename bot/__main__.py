"""Command line: `python -m bot run` serves everything on one machine; `python -m bot serve` the gateway alone."""

from __future__ import annotations

import argparse
import asyncio
import signal
import sys

from bot import bootstrap, logs, process, supervisor
from bot.config import Settings
from forms.errors import DefinitionError, WordingError


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m bot", description=__doc__)
    parser.add_argument("command", choices=["run", "serve"])
    command = parser.parse_args().command
    logs.set_up()
    try:
        asyncio.run(_until_told(supervisor.run if command == "run" else _serve))
    except (DefinitionError, WordingError) as faults:
        print(faults, file=sys.stderr)
        return 1
    return 0


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
