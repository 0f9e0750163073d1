"""The agency's real intake, with its own database, inside this process."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from aiohttp import web

from bot.delivery import signing
from forms import loader
from intake import app
from intake.config import Settings
from intake.store.engine import Store

KEY = "key"


class Agency:
    """An intake that knows the sender of `folder` by its public key, unless `settings` say otherwise."""

    def __init__(self, folder: Path, settings: dict[str, Any]) -> None:
        known = {"data_folder": folder / "intake", "key": KEY, "sender_key_file": sender_key_file(folder)}
        self.settings = Settings(**known | settings)
        self.store = Store(self.settings.store_url)
        self.store.migrate()

    def app(self) -> web.Application:
        return app.build(self.settings, self.store, loader.load_folder(loader.PROGRAMMES))


def sender_key_file(folder: Path) -> Path:
    """Where a gateway with this data folder publishes its key."""
    return folder / "keys" / signing.PUBLIC_KEY_FILE


@contextmanager
def opened(folder: Path, **settings: Any) -> Iterator[Agency]:
    agency = Agency(folder, settings)
    yield agency
    agency.store.close()
