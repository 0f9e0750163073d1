"""What the application carries for its handlers."""

from __future__ import annotations

import asyncio

from aiohttp import web

from forms.definitions.editions import Editions
from intake.config import Settings
from intake.limits import Limiter
from intake.pages import Pages
from intake.store.engine import Store

SETTINGS = web.AppKey("SETTINGS", Settings)
STORE = web.AppKey("STORE", Store)
#: The definitions that are here, by id: only for titles of sections and texts of consents.
PROGRAMMES = web.AppKey("PROGRAMMES", Editions)
PAGES = web.AppKey("PAGES", Pages)
LOGINS = web.AppKey("LOGINS", Limiter)
#: Unpacking a bag and hashing a password both take memory: so many at a time.
CHECKS = web.AppKey("CHECKS", asyncio.Semaphore)
HASHES = web.AppKey("HASHES", asyncio.Semaphore)
