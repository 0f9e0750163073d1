"""The gateway's application: its routes, listed once, and what it holds."""

from __future__ import annotations

from aiohttp import web

from bot.config import Settings
from bot.dialogue import CellClient
from bot.gateway import chat, health, middleware, pages, sockets
from bot.gateway.hub import Hub
from bot.gateway.keys import CELL, CONTEXT, HUB, MESSAGE_LIMIT, OPENING_LIMIT, RUNNER, SETTINGS, WORKER
from bot.gateway.limits import RateLimit
from bot.services.base.context import Context
from bot.turn_runner import TurnRunner
from bot.worker import Worker


def build_app(
    settings: Settings, context: Context, *, cell: CellClient, hub: Hub, runner: TurnRunner, worker: Worker
) -> web.Application:
    """The public application."""
    app = web.Application(middlewares=[middleware.known_errors], client_max_size=chat.MAX_UPLOAD_BYTES)
    app[SETTINGS], app[CONTEXT], app[CELL] = settings, context, cell
    app[HUB], app[RUNNER], app[WORKER] = hub, runner, worker
    app[MESSAGE_LIMIT] = RateLimit(settings.messages_per_minute)
    app[OPENING_LIMIT] = RateLimit(settings.conversations_per_minute)
    for table in (chat.routes, sockets.routes, health.routes, pages.routes):
        app.add_routes(table)
    pages.add_static(app)
    app.on_response_prepare.append(middleware.add_headers)
    return app
