"""The agency's real intake, with its own database, inside this process."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from aiohttp import web

from bot.delivery import signing
from forms import loader
from intake import app
from intake.config import Settings
from intake.store.engine import Store

KEY = "key"


class Agency:
    """An intake that knows the sender of `folder` by its public key."""

    def __init__(self, folder: Path) -> None:
        self.sender_key_file = folder / "keys" / signing.PUBLIC_KEY_FILE
        self.settings = Settings(data_folder=folder / "intake", key=KEY, sender_key_file=self.sender_key_file)
        self.store = Store(self.settings.store_url)
        self.store.migrate()

    def app(self) -> web.Application:
        return app.build(self.settings, self.store, loader.load_folder(loader.PROGRAMMES))


@contextmanager
def opened(folder: Path) -> Iterator[Agency]:
    agency = Agency(folder)
    yield agency
    agency.store.close()
