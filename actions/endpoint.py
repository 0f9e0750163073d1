"""The HTTP door that Rasa's action calls come through: loopback only, behind a shared secret."""

from __future__ import annotations

import hmac
from typing import Any

import structlog
from aiohttp import web
from rasa_sdk.executor import ActionExecutor
from rasa_sdk.interfaces import ActionExecutionRejection, ActionNotFoundException

from actions.deeds import DeedAction
from actions.form import AskAction, FinishAction, ValidateAction
from actions.session import SessionStartAction
from bot.services import deeds
from bot.services.base.context import Context

logger = structlog.get_logger()

MAX_CALL_BYTES = 1024 * 1024
SECRET_HEADER = "X-Gildong-Secret"  # noqa: S105  (the header's name)


def build_executor(context: Context) -> ActionExecutor:
    """Registers every action by name; nothing is found by scanning classes."""
    executor = ActionExecutor()
    own = [AskAction(context), ValidateAction(context), FinishAction(context), SessionStartAction()]
    for action in [*own, *(DeedAction(context, deed) for deed in deeds.INTERRUPTIONS)]:
        executor.register_action(action)
    return executor


def build_app(context: Context, secret: str) -> web.Application:
    """The action endpoint: POST /webhook, as Rasa calls it."""
    executor = build_executor(context)

    async def run(request: web.Request) -> web.Response:
        if not hmac.compare_digest(request.headers.get(SECRET_HEADER, "").encode(), secret.encode()):
            return web.Response(status=401)
        return await _run(executor, await request.json())

    app = web.Application(client_max_size=MAX_CALL_BYTES)
    app.add_routes([web.post("/webhook", run)])
    return app


async def _run(executor: ActionExecutor, call: dict[str, Any]) -> web.Response:
    """Rasa's protocol: 400 for a rejection, 404 for an unknown action, 500 without a word of the tracker."""
    name = str(call.get("next_action"))
    try:
        result = await executor.run(call)
    except ActionExecutionRejection as rejection:
        return web.json_response({"error": str(rejection), "action_name": rejection.action_name}, status=400)
    except ActionNotFoundException:
        return web.json_response({"error": "unknown action", "action_name": name}, status=404)
    except Exception as error:
        logger.exception("action.failed", action=name, error=type(error).__name__)
        return web.json_response({"error": type(error).__name__, "action_name": name}, status=500)
    return web.json_response(result.model_dump() if result else {})
