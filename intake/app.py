"""The intake's application: its doors, its rooms, and the files of its pages."""

from __future__ import annotations

import asyncio

from aiohttp import web

from forms.definitions.editions import Editions
from intake import api, case_referrals, contract, desk, doors, login, partner_pages
from intake.config import ROOT, Settings
from intake.keys import CHECKS, HASHES, LOGINS, PAGES, PROGRAMMES, SETTINGS, STORE
from intake.limits import Limiter
from intake.pages import Pages
from intake.store.engine import Store

ROUTES = (*api.ROUTES, *login.ROUTES, *desk.ROUTES, *case_referrals.ROUTES, *partner_pages.ROUTES)
FILES = {"/static": "desk", "/shared": "shared", "/vendor": "vendor"}
AT_A_TIME = 2


def build(settings: Settings, store: Store, programmes: Editions) -> web.Application:
    """The application on a store whose schema is up to date; `programmes` lend their titles and texts."""
    app = web.Application(middlewares=doors.MIDDLEWARES, client_max_size=contract.MAX_BAG_BYTES)
    app[SETTINGS], app[STORE], app[PAGES] = settings, store, Pages()
    app[PROGRAMMES] = programmes
    app[LOGINS] = Limiter(settings.logins_per_minute)
    app[CHECKS], app[HASHES] = asyncio.Semaphore(AT_A_TIME), asyncio.Semaphore(AT_A_TIME)
    app.add_routes(ROUTES)
    for path, folder in FILES.items():
        app.router.add_static(path, ROOT / "web" / folder)
    return app
