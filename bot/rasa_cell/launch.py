"""Starts Rasa's server in this process: `python bot/rasa_cell/launch.py --model FILE --port N --actions-url URL`.

Secrets come by the environment only: GILDONG_CELL_SECRET (who may speak to us) and GILDONG_ACTIONS_SECRET (who we are
to the action endpoint). Exit codes: 0 told to end, 1 no model or no secret or port taken.
"""

import argparse
import logging
import os
import sys
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
# As a script, our own folder would come first on the path and hide other modules named like ours.
sys.path[0] = str(ROOT)

os.environ.update(
    RASA_TELEMETRY_ENABLED="false",
    CUDA_VISIBLE_DEVICES="-1",
    TF_CPP_MIN_LOG_LEVEL="3",
    OMP_NUM_THREADS="1",  # a turn multiplies one short sparse row: threads only cost
    OPENBLAS_NUM_THREADS="1",
)

from bot.rasa_cell import lean_imports, parent  # noqa: E402

LOOPBACK = "127.0.0.1"
SHUTDOWN_SECONDS = 1.0

log = logging.getLogger("gildong.cell")


def arguments() -> argparse.Namespace:
    """The command line."""
    parser = argparse.ArgumentParser(description="Gildong's Rasa cell")
    parser.add_argument("--model", type=Path, required=True)
    parser.add_argument("--port", type=int, required=True)
    parser.add_argument("--actions-url", required=True)
    parser.add_argument("--parent", type=int, default=os.getppid(), help="pid to end with; best said by the parent")
    parser.add_argument("--stock", action="store_true", help="Rasa as it comes, for the benchmark only")
    return parser.parse_args()


def secret(name: str) -> str:
    """The secret, taken out of the environment so that no child inherits it; SystemExit where there is none."""
    value = os.environ.pop(name, "")
    if not value:
        raise SystemExit(f"{name} is not set")
    return value


def make_app(options: argparse.Namespace, on_ready: Any) -> Any:
    """The Sanic application with our channel and nothing else of Rasa's server."""
    from rasa.core.channels import channel as rasa_channel
    from sanic import Sanic

    from bot.rasa_cell import turn
    from bot.rasa_cell.channel import GildongChannel
    from bot.rasa_cell.tracker_store import ForgetfulTrackerStore

    store = None if options.stock else ForgetfulTrackerStore()
    app = Sanic("gildong_cell", configure_logging=False)
    app.config.update(
        {"ACCESS_LOG": False, "REQUEST_MAX_SIZE": turn.BODY_LIMIT, "GRACEFUL_SHUTDOWN_TIMEOUT": SHUTDOWN_SECONDS}
    )
    rasa_channel.register([GildongChannel(secret("GILDONG_CELL_SECRET"), store)], app, route="/webhooks/")
    actions_secret = secret("GILDONG_ACTIONS_SECRET")

    async def load_model(app: Any, _loop: Any) -> None:
        if options.stock:
            app.ctx.agent = load_stock(options, actions_secret)
        else:
            app.ctx.agent = load_ours(options, store, actions_secret)
        on_ready()

    async def close(app: Any, _loop: Any) -> None:
        if not options.stock:
            await app.ctx.agent.action_endpoint.close()

    app.register_listener(load_model, "before_server_start")
    app.register_listener(close, "after_server_stop")
    return app


def load_ours(options: argparse.Namespace, store: Any, actions_secret: str) -> Any:
    """The agent of our cell."""
    from bot.rasa_cell import agent, validator_fix
    from bot.rasa_cell.action_calls import ActionEndpoint

    validator_fix.apply()
    return agent.load(options.model, store, ActionEndpoint(options.actions_url, actions_secret))


def load_stock(options: argparse.Namespace, actions_secret: str) -> Any:
    """Rasa's agent as it comes: in-memory tracker store, its own validation, its own endpoint."""
    from rasa.core.agent import Agent
    from rasa.utils.endpoints import EndpointConfig

    from bot.rasa_cell.turn import KEY_HEADER

    endpoint = EndpointConfig(options.actions_url, headers={KEY_HEADER: actions_secret})
    return Agent.load(options.model, action_endpoint=endpoint)


def main() -> None:
    """Load the model, then take turns until told to end."""
    options = arguments()
    parent.end_with_parent(options.parent)
    if not options.model.is_file():
        raise SystemExit("there is no such model")
    if not options.stock:
        lean_imports.apply()

    from bot.rasa_cell import quiet

    lines = quiet.set_up()

    def on_ready() -> None:
        lines.hush()
        log.info("cell.ready port=%d", options.port)

    app = make_app(options, on_ready)
    app.run(host=LOOPBACK, port=options.port, workers=1, access_log=False, motd=False)


if __name__ == "__main__":
    main()
