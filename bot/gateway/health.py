"""For operators: is the gateway up, does its cell answer, and does the agency take its dossiers."""

from __future__ import annotations

import asyncio

from aiohttp import web

from bot.gateway.keys import CELL, CONTEXT
from bot.services.sending import delivery

routes = web.RouteTableDef()


@routes.get("/health")
async def health(request: web.Request) -> web.Response:
    """Always 200 while the gateway itself works: without the cell it takes messages and answers later."""
    cell = "ok" if await request.app[CELL].is_ready() else "silent"
    refused = await asyncio.to_thread(delivery.refused, request.app[CONTEXT])
    return web.json_response({"status": "ok", "cell": cell, "refused_dossiers": refused})
