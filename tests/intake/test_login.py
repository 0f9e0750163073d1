"""Officers get in with their password, guessing is slow, and a session belongs to one browser."""

import asyncio
import re
from datetime import UTC, datetime, timedelta

import pytest
from aiohttp import CookieJar
from aiohttp.test_utils import TestClient, TestServer
from argon2 import Type

from forms.definitions.editions import Editions
from intake import app, errors, officers
from intake.config import Settings
from intake.limits import Limiter
from intake.store import audit
from intake.store.engine import Store
from tests.intake.people import Desk

REAL_HASHER = officers._hasher
NOON = datetime(2026, 11, 24, 3, 0, tzinfo=UTC)


def test_passwords_are_hashed_with_argon2id_at_more_than_the_least_that_owasp_asks_for() -> None:
    assert REAL_HASHER.type is Type.ID
    assert REAL_HASHER.memory_cost >= 19 * 1024
    assert REAL_HASHER.time_cost >= 2


async def test_an_officer_logs_in_and_out(desk: Desk) -> None:
    await desk.log_in()
    assert desk.officer in await desk.read("/cases")
    response = await desk.post("/logout", form_token=await desk.token("/cases"))
    assert response.headers["Location"] == "/login"
    assert (await desk.open("/cases")).headers["Location"] == "/login"


async def test_somebody_of_a_partner_logs_in_to_their_own_pages_and_out(garam: Desk, store: Store) -> None:
    assert (await garam.open("/")).headers["Location"] == "/referrals"
    assert "garam (협력사)" in await garam.read("/referrals")
    await garam.post("/logout", form_token=await garam.token("/referrals"))
    assert (await garam.open("/referrals")).headers["Location"] == "/login"
    with store.read() as tx:
        actions = [link.action for link in audit.about(tx, "partner:garam")]
    assert actions == ["partner.added", "partner.logged_in", "partner.logged_out"]


async def test_an_account_of_a_partner_is_locked_like_an_officer_s(garam: Desk, store: Store) -> None:
    for _ in range(officers.FREE_ATTEMPTS):
        assert (await garam.try_login("garam", "wrong")).status == 403
    assert (await garam.try_login("garam", garam.password)).status == 403
    with store.read() as tx:
        assert audit.about(tx, "partner:garam")[-1].action == "partner.locked"


@pytest.mark.parametrize("partner", [None, "kosme.shared_logistics/naru"])
def test_an_account_is_never_renewed_as_one_of_somebody_else(partner: str | None, store: Store) -> None:
    officers.add(store, "kim", "kosme.shared_logistics/garam")
    with pytest.raises(errors.OfficerExists):
        officers.renew(store, "kim", partner)


async def test_a_session_is_over_for_good_after_logging_out(desk: Desk) -> None:
    await desk.log_in()
    kept = {cookie.key: cookie.value for cookie in desk.client.session.cookie_jar}
    await desk.post("/logout", form_token=await desk.token("/cases"))
    response = await desk.client.get("/cases", cookies=kept, allow_redirects=False)
    assert response.headers["Location"] == "/login"


async def test_each_login_gets_a_new_token_whatever_the_browser_brought(desk: Desk) -> None:
    desk.client.session.cookie_jar.update_cookies({"gildong-desk": "chosen-by-somebody-else"})
    await desk.log_in()
    first = {cookie.key: cookie.value for cookie in desk.client.session.cookie_jar}["gildong-desk"]
    await desk.try_login(desk.officer, desk.password)
    second = {cookie.key: cookie.value for cookie in desk.client.session.cookie_jar}["gildong-desk"]
    assert len({first, second, "chosen-by-somebody-else"}) == 3


@pytest.mark.parametrize("secure", [False, True])
async def test_cookies_are_for_this_host_only_and_out_of_reach_of_scripts(
    secure: bool, settings: Settings, store: Store
) -> None:
    changed = settings.model_copy(update={"cookie_secure": secure})
    async with TestClient(TestServer(app.build(changed, store, Editions.of(())))) as client:
        cookie = (await client.get("/login")).headers["Set-Cookie"]
    for part in ("HttpOnly", "SameSite=Strict", "Path=/"):
        assert part in cookie
    assert cookie.startswith("__Host-") is secure
    assert ("Secure" in cookie) is secure
    assert "Domain" not in cookie


async def test_all_wrong_logins_get_the_same_words(desk: Desk) -> None:
    await desk.log_in()
    pages = [
        await desk.try_login("hong", "wrong"),
        await desk.try_login("nobody", "wrong"),
        await desk.try_login("", ""),
        await desk.try_login("hong\x00", "\x00"),
        await desk.try_login("hong" * 50, "x" * 10_000),
    ]
    texts = [re.sub('value="[^"]*"', "", await page.text()) for page in pages]
    assert {page.status for page in pages} == {403}
    assert len(set(texts)) == 1


async def test_five_misses_lock_even_the_right_password_out(desk: Desk) -> None:
    await desk.log_in()
    for _ in range(officers.FREE_ATTEMPTS):
        assert (await desk.try_login(desk.officer, "wrong")).status == 403
    assert (await desk.try_login(desk.officer, desk.password)).status == 403


def test_the_lock_ends_and_grows(store: Store) -> None:
    password = officers.add(store, "hong")
    at, locks = NOON, []
    for attempt in range(1, 12):
        with pytest.raises(errors.LoginRefused):
            officers.log_in(store, "hong", "wrong", now=at)
        lock = officers.lock_length(attempt) or timedelta()
        if lock:
            with pytest.raises(errors.LoginRefused):
                officers.log_in(store, "hong", password, now=at + lock - timedelta(seconds=1))
        locks.append(int(lock.total_seconds()))
        at += lock + timedelta(seconds=1)
    assert locks == [0, 0, 0, 0, 30, 60, 120, 240, 480, 960, 1920]
    assert officers.log_in(store, "hong", password, now=at).session.officer == "hong"
    assert officers.lock_length(10_000) == timedelta(hours=1)


def test_guesses_sent_all_at_once_do_not_slip_past_the_lock(store: Store) -> None:
    officers.add(store, "hong")

    async def guess(number: int) -> bool:
        try:
            await asyncio.to_thread(officers.log_in, store, "hong", f"guess-{number}", now=NOON)
        except errors.LoginRefused:
            return False
        return True

    async def all_at_once() -> list[bool]:
        return await asyncio.gather(*(guess(number) for number in range(12)))

    assert not any(asyncio.run(all_at_once()))
    with store.read() as tx:
        locks = [link for link in audit.about(tx, "officer:hong") if link.action == "officer.locked"]
    assert [link.facts["attempts"] for link in locks] == [5]


def test_a_session_ends_after_eight_hours(store: Store) -> None:
    token = officers.log_in(store, "hong", officers.add(store, "hong"), now=NOON).token
    assert officers.session(store, token, now=NOON + timedelta(hours=7, minutes=59))
    assert officers.session(store, token, now=NOON + timedelta(hours=8)) is None


def test_a_new_password_ends_sessions_and_lifts_the_lock(store: Store) -> None:
    old = officers.renew(store, officers.DEMO)
    token = officers.log_in(store, officers.DEMO, old, now=NOON).token
    for _ in range(officers.FREE_ATTEMPTS):
        with pytest.raises(errors.LoginRefused):
            officers.log_in(store, officers.DEMO, "wrong", now=NOON)
    new = officers.renew(store, officers.DEMO)
    assert officers.session(store, token, now=NOON) is None
    with pytest.raises(errors.LoginRefused):
        officers.log_in(store, officers.DEMO, old, now=NOON)
    assert officers.log_in(store, officers.DEMO, new, now=NOON)


@pytest.mark.parametrize("settings", ["sqlite"], indirect=True)
def test_neither_passwords_nor_tokens_are_in_the_database(store: Store, settings: Settings) -> None:
    password = officers.add(store, "hong")
    opened = officers.log_in(store, "hong", password)
    store.close()
    written = b"".join(path.read_bytes() for path in settings.data_folder.glob("intake.sqlite3*"))
    assert b"argon2id" in written
    assert password.encode() not in written
    assert opened.token.encode() not in written


@pytest.mark.parametrize("name", ["", "x", "a b", "<b>", "x" * 41, "hong\n"])
def test_strange_names_are_refused(name: str, store: Store) -> None:
    if name.strip() == "hong":
        assert officers.add(store, name)
        return
    with pytest.raises(errors.BadOfficerName):
        officers.add(store, name)


def test_a_name_is_given_once(store: Store) -> None:
    officers.add(store, "홍길동")
    with pytest.raises(errors.OfficerExists):
        officers.add(store, " 홍길동")


async def test_one_address_cannot_try_without_end(settings: Settings, store: Store) -> None:
    changed = settings.model_copy(update={"logins_per_minute": 3})
    server = TestServer(app.build(changed, store, Editions.of(())))
    async with TestClient(server, cookie_jar=CookieJar(unsafe=True)) as client:
        desk = Desk(client, store)
        statuses = [(await desk.try_login("nobody", "wrong")).status for _ in range(4)]
    assert statuses == [403, 403, 403, 429]


def test_the_limiter_gives_back_what_time_has_earned() -> None:
    now = 0.0
    limiter = Limiter(2, clock=lambda: now)
    assert [limiter.allows("a") for _ in range(3)] == [True, True, False]
    assert limiter.allows("b")
    now = 30.0
    assert [limiter.allows("a") for _ in range(2)] == [True, False]
