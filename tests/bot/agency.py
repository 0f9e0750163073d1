"""The agency's real intake, with its own database, inside this process."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from aiohttp import web

from bot.delivery import signing
from intake import app, queue, referrals
from intake.config import Settings
from intake.store.engine import Store
from intake.store.officers import Session
from tests import definitions

KEY = "key"


class Agency:
    """An intake that knows the sender of `folder` by its public key, unless `settings` say otherwise."""

    def __init__(self, folder: Path, settings: dict[str, Any]) -> None:
        known = {"data_folder": folder / "intake", "key": KEY, "sender_key_file": sender_key_file(folder)}
        self.settings = Settings(**known | settings)
        self.store = Store(self.settings.store_url)
        self.store.migrate()

    def app(self) -> web.Application:
        return app.build(self.settings, self.store, definitions.shipped())

    def move_and_offer(self, receipt: str, partner: str) -> None:
        """An officer begins the review and asks a partner of the shared logistics."""
        shared = definitions.shipped().pinned("kosme.shared_logistics", "2026-1")
        officer = Session(1, "hong", "officer", None, "token", datetime.now(UTC))
        queue.move(self.store, receipt, "in_review", officer=officer.officer)
        named = f"kosme.shared_logistics/{partner}"
        referrals.offer(self.store, receipt, named, programme=lambda _: shared, session=officer)


def sender_key_file(folder: Path) -> Path:
    """Where a gateway with this data folder publishes its key."""
    return folder / "keys" / signing.PUBLIC_KEY_FILE


@contextmanager
def opened(folder: Path, **settings: Any) -> Iterator[Agency]:
    agency = Agency(folder, settings)
    yield agency
    agency.store.close()
