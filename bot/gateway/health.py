"""For operators: is the gateway up, and does its cell answer."""

from __future__ import annotations

from aiohttp import web

from bot.gateway.keys import CELL

routes = web.RouteTableDef()


@routes.get("/health")
async def health(request: web.Request) -> web.Response:
    """Always 200 while the gateway itself works: without the cell it takes messages and answers later."""
    return web.json_response({"status": "ok", "cell": "ok" if await request.app[CELL].is_ready() else "silent"})
