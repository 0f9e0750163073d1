"""What the gateway's application holds, by typed key."""

from __future__ import annotations

from aiohttp import web

from bot.config import Settings
from bot.dialogue import CellClient
from bot.gateway.hub import Hub
from bot.gateway.limits import RateLimit
from bot.services.base.context import Context
from bot.turn_runner import TurnRunner
from bot.worker import Worker

SETTINGS = web.AppKey("settings", Settings)
CONTEXT = web.AppKey("context", Context)
CELL = web.AppKey("cell", CellClient)
HUB = web.AppKey("hub", Hub)
RUNNER = web.AppKey("runner", TurnRunner)
WORKER = web.AppKey("worker", Worker)
MESSAGE_LIMIT = web.AppKey("message_limit", RateLimit)
OPENING_LIMIT = web.AppKey("opening_limit", RateLimit)
