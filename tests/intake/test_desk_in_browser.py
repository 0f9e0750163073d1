"""An officer's morning in a real Chromium against the real command: no axe violation at any width, light and dark."""

import hashlib
import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
import uuid
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from bot.delivery import bag, signing
from forms import loader
from intake import config, contract, officers
from intake.store.engine import Store
from tests.delivery import synthetic
from tests.intake.people import KEY

playwright = pytest.importorskip("playwright.sync_api")
axe = pytest.importorskip("axe_playwright_python.sync_playwright")

pytestmark = pytest.mark.browser
CHROMIUM = shutil.which("chromium") or ""
ARGUMENTS = [
    "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-sync",
    "--disable-background-networking", "--disable-component-update",
]  # fmt: skip
PLAIN, DIFFERING = (f"{time.strftime('%Y')}-{number:06}" for number in (1, 2))
VIEWS = [(1280, "light"), (1280, "dark"), (360, "light"), (320, "dark")]


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, str]]:
    """The address of a running intake with two cases, and the password of its officer "demo".

    In the second one documents say otherwise than two of the answers.
    """
    folder = tmp_path_factory.mktemp("desk")
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
        address = f"http://127.0.0.1:{port}"
        try:
            wait_for(f"{address}/health")
            send(address, folder)
            send(address, folder, submission_id=str(uuid.uuid4()), discrepancies=synthetic.overruled())
            store = Store(f"sqlite:///{folder / 'intake.sqlite3'}")
            yield address, officers.renew(store, officers.DEMO)
            store.close()
        finally:
            process.terminate()


def wait_for(address: str) -> None:
    for _ in range(200):
        try:
            urllib.request.urlopen(address, timeout=1).close()
        except OSError:
            time.sleep(0.1)
        else:
            return
    raise TimeoutError(address)


def send(address: str, folder: Path, **changes: Any) -> None:
    programme = loader.load_folder(loader.PROGRAMMES).pinned("kosme.shared_logistics", "2026-1")
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
    urllib.request.urlopen(urllib.request.Request(address + contract.SUBMISSIONS_PATH, content, headers)).close()


@pytest.fixture(scope="module")
def browser() -> Iterator["playwright.Browser"]:
    if not CHROMIUM:
        pytest.skip("no chromium")
    with playwright.sync_playwright() as running:
        opened = running.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        yield opened
        opened.close()


def log_in(page: "playwright.Page", password: str) -> None:
    page.fill("#name", officers.DEMO)
    page.fill("#password", password)
    page.click("main button")
    page.wait_for_url("**/cases")


def faults(page: "playwright.Page") -> list[str]:
    wide = page.evaluate("document.documentElement.scrollWidth > innerWidth")
    return [fault["id"] for fault in axe.Axe().run(page).response["violations"]] + ["wider than the screen"] * wide


@pytest.mark.parametrize(("width", "scheme"), VIEWS)
def test_no_page_has_a_barrier(width: int, scheme: str, desk: tuple[str, str], browser: "playwright.Browser") -> None:
    address, password = desk
    context = browser.new_context(viewport={"width": width, "height": 800}, color_scheme=scheme)
    page, said = context.new_page(), []
    page.on("pageerror", lambda error: said.append(str(error)))
    page.on("console", lambda message: said.append(message.text) if "Content Security" in message.text else None)
    page.goto(address)
    assert faults(page) == []
    log_in(page, password)
    assert faults(page) == []
    cases = [f"/cases/{receipt}{query}" for receipt in (PLAIN, DIFFERING) for query in ("", "?language=en")]
    for path in ("/cases?search=nothing", *cases, "/cases/9999-000001"):
        page.goto(address + path)
        assert faults(page) == [], path
    assert said == []
    context.close()


@pytest.mark.parametrize("width", [1280, 360])
def test_a_case_leads_with_what_documents_say_otherwise(
    width: int, desk: tuple[str, str], browser: "playwright.Browser"
) -> None:
    address, password = desk
    page = browser.new_page(viewport={"width": width, "height": 800})
    page.goto(address)
    log_in(page, password)
    listed = {receipt: page.get_by_role("row", name=receipt).inner_text() for receipt in (PLAIN, DIFFERING)}
    assert "≠ 서류와 다른 답 2개" in listed[DIFFERING]
    assert "서류와" not in listed[PLAIN]

    page.goto(f"{address}/cases/{DIFFERING}")
    block = page.get_by_role("region", name="서류와 다른 답 2개")
    answers = page.get_by_role("region", name="신청 내용")
    assert block.bounding_box()["y"] < answers.bounding_box()["y"]
    facts = block.get_by_role("row", name="직원 수").inner_text()
    for words in ("12명", "9명", "중소기업확인서 1쪽", "기업이 적은 값", "2026-11-24 11:32"):
        assert words in facts
    block.get_by_role("link", name="직원 수").click()
    assert page.url.endswith("#answer-employees")
    row = answers.get_by_role("row", name="직원 수").inner_text()
    assert "≠ 서류와 달라요. 중소기업확인서 1쪽: 9명" in row
    page.close()


def test_axe_would_notice_a_barrier(desk: tuple[str, str], browser: "playwright.Browser") -> None:
    page = browser.new_page()
    page.goto(desk[0])
    page.evaluate("for (const label of document.querySelectorAll('label')) label.remove()")
    assert "label" in faults(page)
    page.close()


def test_a_whole_morning_needs_no_mouse_and_no_scripts(desk: tuple[str, str], browser: "playwright.Browser") -> None:
    address, password = desk
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(address)
    page.focus("#name")
    for text, key in ((officers.DEMO, "Tab"), (password, "Enter")):
        page.keyboard.type(text)
        page.keyboard.press(key)
    page.wait_for_url("**/cases")
    page.focus(f"tbody a[href$='{PLAIN}']")
    page.keyboard.press("Enter")
    page.wait_for_url(f"**/cases/{PLAIN}")
    page.focus("form[action$=status] button")
    page.keyboard.press("Enter")
    page.wait_for_url("**?moved")
    assert "검토 중" in page.inner_text("[role=status]")
    with page.expect_download() as download:
        page.focus("a[href$='cover-sheet.pdf']")
        page.keyboard.press("Enter")
    assert download.value.suggested_filename.endswith("-000001-cover-sheet.pdf")
    page.focus(".bar button")
    page.keyboard.press("Enter")
    page.wait_for_url("**/login")
    context.close()
