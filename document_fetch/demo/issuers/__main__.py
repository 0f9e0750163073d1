"""python -m document_fetch.demo.issuers --port N [--token-file FILE]: practice issuers on 127.0.0.1 until Ctrl-C.

The token for /control is written into the file (mode 0600), or printed where no file is named.
"""

import argparse
import asyncio
import os
import secrets
import signal
from pathlib import Path

from aiohttp import web

from document_fetch.demo.issuers.app import Issuers
from document_fetch.demo.issuers.settings import HOST

SHUTDOWN_SECONDS = 1.0


async def serve(port: int, token: str) -> None:
    """Serves until told to end."""
    stop = asyncio.Event()
    for number in (signal.SIGINT, signal.SIGTERM):
        asyncio.get_running_loop().add_signal_handler(number, stop.set)
    app = Issuers(token).build_app()
    runner = web.AppRunner(app, access_log=None, handler_cancellation=True, shutdown_timeout=SHUTDOWN_SECONDS)
    await runner.setup()
    await web.TCPSite(runner, HOST, port).start()
    await stop.wait()
    await runner.cleanup()


def _told(token: str, file: Path | None) -> None:
    if file is None:
        print(token, flush=True)
        return
    file.parent.mkdir(parents=True, exist_ok=True)
    with os.fdopen(os.open(file, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w") as opened:
        opened.write(token)


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m document_fetch.demo.issuers", description=__doc__)
    parser.add_argument("--port", type=int, required=True)
    parser.add_argument("--token-file", type=Path)
    chosen = parser.parse_args()
    token = secrets.token_urlsafe(32)
    _told(token, chosen.token_file)
    asyncio.run(serve(chosen.port, token))


if __name__ == "__main__":
    main()
