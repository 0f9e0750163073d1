"""A real Chromium at a real intake, started by its command."""

import hashlib
import json
import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from bot.delivery import bag, signing
from intake import config, contract, officers
from tests import definitions
from tests.delivery import synthetic
from tests.intake.people import KEY

playwright = pytest.importorskip("playwright.sync_api")
axe = pytest.importorskip("axe_playwright_python.sync_playwright")

CHROMIUM = shutil.which("chromium") or ""
ARGUMENTS = [
    "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-sync",
    "--disable-background-networking", "--disable-component-update",
]  # fmt: skip
START_SECONDS = 180.0
VIEWS = [(1280, "light"), (1280, "dark"), (360, "light"), (320, "dark")]


@contextmanager
def running(folder: Path) -> Iterator[str]:
    """The address of an intake that keeps everything in `folder`."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    environment = os.environ | {
        "GILDONG_INTAKE_DATA_FOLDER": str(folder),
        "GILDONG_INTAKE_DATABASE_URL": "",
        "GILDONG_INTAKE_KEY": KEY,
        "GILDONG_INTAKE_PORT": str(port),
        "GILDONG_INTAKE_SENDER_KEY_FILE": str(folder / "keys" / signing.PUBLIC_KEY_FILE),
    }
    with subprocess.Popen([sys.executable, "-m", "intake", "serve"], cwd=config.ROOT, env=environment) as process:
        try:
            wait_for(f"http://127.0.0.1:{port}/health", process)
            yield f"http://127.0.0.1:{port}"
        finally:
            process.terminate()


def wait_for(address: str, process: subprocess.Popen[bytes]) -> None:
    """Until it answers, however busy the machine is, unless the process has ended."""
    end = time.monotonic() + START_SECONDS
    while process.poll() is None and time.monotonic() < end:
        try:
            urllib.request.urlopen(address, timeout=1).close()
        except OSError:
            time.sleep(0.1)
        else:
            return
    raise TimeoutError(address)


def send(address: str, folder: Path, **changes: Any) -> str:
    """Hands a dossier in; its receipt."""
    programme = definitions.shipped().pinned("kosme.shared_logistics", "2026-1")
    shown = {consent.key: consent.sha256("ko") for consent in programme.consents}
    consents = [{**synthetic.consent(key), "sha256": digest} for key, digest in shown.items()]
    dossier = synthetic.dossier(consents=consents, **changes)
    content = bag.build(dossier, synthetic.DOCUMENTS, signing.load_or_create(folder / "keys"))
    headers = {
        "Authorization": f"Bearer {KEY}",
        "Content-Type": contract.BAG_TYPE,
        contract.IDEMPOTENCY_KEY_HEADER: str(uuid.uuid4()),
        contract.CONTENT_SHA256_HEADER: hashlib.sha256(content).hexdigest(),
    }
    request = urllib.request.Request(address + contract.SUBMISSIONS_PATH, content, headers)
    with urllib.request.urlopen(request) as answer:
        return str(json.load(answer)["receipt"])


@pytest.fixture(scope="module")
def browser() -> Iterator["playwright.Browser"]:
    if not CHROMIUM:
        pytest.skip("no chromium")
    with playwright.sync_playwright() as running:
        opened = running.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        yield opened
        opened.close()


def log_in(page: "playwright.Page", password: str, name: str = officers.DEMO, home: str = "/cases") -> None:
    page.fill("#name", name)
    page.fill("#password", password)
    page.click("main button")
    page.wait_for_url(f"**{home}")


def faults(page: "playwright.Page") -> list[str]:
    wide = page.evaluate("document.documentElement.scrollWidth > innerWidth")
    return [fault["id"] for fault in axe.Axe().run(page).response["violations"]] + ["wider than the screen"] * wide
