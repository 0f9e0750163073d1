"""Files for browsers: the widget, the demo page, vendored libraries, practice certificates."""

from __future__ import annotations

import asyncio
import json
from pathlib import Path

from aiohttp import web

from bot.config import ROOT
from bot.gateway.keys import SETTINGS

WEB = ROOT / "web"
FOLDERS = {"/widget": WEB / "widget", "/vendor": WEB / "vendor", "/shared": WEB / "shared", "/demo": WEB / "demo"}

routes = web.RouteTableDef()


@routes.get("/")
async def demo_page(_request: web.Request) -> web.FileResponse:
    return web.FileResponse(WEB / "demo" / "index.html")


@routes.get("/samples/index.json")
async def sample_list(request: web.Request) -> web.Response:
    listed = samples_folder(request.app) / "index.json"
    exists = await asyncio.to_thread(listed.exists)
    return web.json_response(json.loads(await asyncio.to_thread(listed.read_text, "utf-8")) if exists else [])


@routes.get(r"/samples/{name:[a-z0-9_-]+\.pdf}")
async def sample(request: web.Request) -> web.FileResponse:
    path = samples_folder(request.app) / request.match_info["name"]
    if not await asyncio.to_thread(path.is_file):
        raise web.HTTPNotFound
    disposition = f'attachment; filename="{path.name}"'
    return web.FileResponse(path, headers={"Content-Disposition": disposition, "Content-Type": "application/pdf"})


def samples_folder(app: web.Application) -> Path:
    return app[SETTINGS].data_folder / "samples"


def add_static(app: web.Application) -> None:
    for prefix, folder in FOLDERS.items():
        app.router.add_static(prefix, folder, append_version=False)
