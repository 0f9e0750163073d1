"""A certificate is ordered, approved on the phone and fetched; whatever else may happen has a name."""

from __future__ import annotations

import base64
import json
from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from urllib.parse import unquote

import pytest
from aiohttp import web
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import padding, rsa

from document_fetch import service
from document_fetch.connectors.clock import KOREA
from document_fetch.connectors.codef import keeping
from document_fetch.connectors.codef.client import Codef
from document_fetch.connectors.codef.order import Account, CertificateFile, Order, PhoneApproval
from document_fetch.connectors.codef.outcomes import (
    Closed,
    Fetched,
    Lapsed,
    Refused,
    StillWaiting,
    ThreeMisses,
    Unavailable,
    Waiting,
)
from document_fetch.connectors.codef.products import CODES, PRODUCTS
from document_fetch.connectors.errors import (
    BadAnswer,
    ConnectorOff,
    QuotaExceeded,
    RegisterDown,
    RegisterRefused,
    RequestRejected,
    TooSlow,
)
from document_fetch.connectors.http import Limits
from document_fetch.demo.company import DALBIT, HANBIT
from document_fetch.media import PDF, media_of
from tests.document_fetch.connectors.recorded import recorded
from tests.document_fetch.connectors.serving import NOON, SHORT, Running, SetClock, answering, settings

PHONE = PhoneApproval("kakao", HANBIT.representative, HANBIT.born_on, "010-1234-5678")
ORDER = Order("national_tax_clearance", HANBIT.business_number, PHONE, "session-1")


async def begun(codef: Codef, order: Order = ORDER) -> Waiting:
    waiting = await codef.start(order)
    assert isinstance(waiting, Waiting)
    return waiting


async def test_approved_on_the_phone_it_is_fetched_with_its_fields_and_its_pdf(issuers: Running, codef: Codef) -> None:
    waiting = await begun(codef)
    assert waiting.left(NOON) == timedelta(seconds=CODES.approval_seconds)
    issuers.press("approved")
    outcome = await codef.confirm(ORDER, waiting)
    assert isinstance(outcome, Fetched)
    (paper,) = outcome.papers
    assert paper.kind == "national_tax_clearance"
    assert paper.fields["company_name"] == HANBIT.name
    assert paper.fields["arrears"] == "none"
    assert paper.pdf
    assert media_of(paper.pdf) == PDF


@pytest.mark.parametrize("product", ["business_registration_proof", "national_tax_clearance"])
async def test_what_is_said_of_a_certificate_is_what_stands_in_its_pdf(
    issuers: Running, codef: Codef, product: str
) -> None:
    order = replace(ORDER, product=product)
    waiting = await begun(codef, order)
    issuers.press("approved")
    outcome = await codef.confirm(order, waiting)
    assert isinstance(outcome, Fetched)
    (paper,) = outcome.papers
    assert paper.pdf
    reading = service.read(paper.pdf)
    assert reading.kind == paper.kind
    both = {name for name in paper.fields if reading.get(name)}
    assert {name: reading.get(name) for name in both} == {name: paper.fields[name] for name in both}
    assert len(both) >= 8


async def test_a_waiting_order_can_be_kept_as_plain_values_and_confirmed_by_another_process(
    issuers: Running, codef: Codef, clock: SetClock
) -> None:
    waiting = await begun(codef)
    kept, kept_order = keeping.kept_waiting(waiting), keeping.kept_order(ORDER)
    assert (keeping.waiting_of(kept), keeping.order_of(kept_order)) == (waiting, ORDER)
    assert HANBIT.representative not in kept.decode()
    issuers.press("approved")
    other = Codef(settings(issuers.port).codef, clock)
    assert isinstance(await other.confirm(keeping.order_of(kept_order), keeping.waiting_of(kept)), Fetched)
    await other.close()


@pytest.mark.parametrize("login", [Account("hanbit", "a word"), CertificateFile(b"der", b"key", "a word")])
def test_an_order_with_a_password_is_not_kept(login: Account | CertificateFile) -> None:
    with pytest.raises(ValueError, match="phone"):
        keeping.kept_order(replace(ORDER, login=login))


async def test_done_before_it_is_approved_still_waits_and_gains_no_time(
    issuers: Running, codef: Codef, clock: SetClock
) -> None:
    waiting = await begun(codef)
    clock.pass_by(seconds=60)
    outcome = await codef.confirm(ORDER, waiting)
    assert isinstance(outcome, StillWaiting)
    assert outcome.waiting.expires_at == waiting.expires_at
    issuers.press("approved")
    assert isinstance(await codef.confirm(ORDER, outcome.waiting), Fetched)


async def test_three_times_done_without_an_approval_ends_the_order(codef: Codef) -> None:
    waiting = await begun(codef)
    for _ in range(2):
        outcome = await codef.confirm(ORDER, waiting)
        assert isinstance(outcome, StillWaiting)
        waiting = outcome.waiting
    assert await codef.confirm(ORDER, waiting) == ThreeMisses()


async def test_refused_on_the_phone_is_refused(issuers: Running, codef: Codef) -> None:
    waiting = await begun(codef)
    issuers.press("refused")
    assert await codef.confirm(ORDER, waiting) == Refused()


async def test_taken_back_it_rings_no_more_and_can_be_ordered_again(issuers: Running, codef: Codef) -> None:
    waiting = await begun(codef)
    assert await codef.cancel(ORDER, waiting) == Refused()
    assert issuers.issuers.approvals.waiting() == []
    issuers.press("approved")
    again = await begun(codef)
    issuers.press("approved")
    assert isinstance(await codef.confirm(ORDER, again), Fetched)


async def test_when_the_time_is_over_nothing_is_asked_any_more(issuers: Running, codef: Codef, clock: SetClock) -> None:
    waiting = await begun(codef)
    clock.pass_by(seconds=CODES.approval_seconds)
    assert waiting.left(clock.now()) == timedelta(0)
    asked = list(issuers.issuers.codef.calls)
    assert await codef.confirm(ORDER, waiting) == Lapsed()
    assert await codef.cancel(ORDER, waiting) == Refused()
    assert issuers.issuers.codef.calls == asked


async def test_an_order_that_the_issuer_has_forgotten_has_lapsed(issuers: Running, codef: Codef) -> None:
    waiting = await begun(codef)
    issuers.press("lapsed")
    assert await codef.confirm(ORDER, waiting) == Lapsed()


async def test_an_issuer_that_is_down_behind_codef_is_unavailable(issuers: Running, codef: Codef) -> None:
    issuers.fault("codef", "unavailable")
    assert await codef.start(ORDER) == Unavailable()
    assert codef.health().state == "well"


STATEMENTS = replace(ORDER, product="financial_statements", start="202512")


@pytest.mark.parametrize(
    ("here", "opens"),
    [
        (datetime(2026, 11, 24, 22, 0, tzinfo=KOREA), datetime(2026, 11, 25, 8, 0, tzinfo=KOREA)),
        (datetime(2026, 11, 24, 23, 59, tzinfo=KOREA), datetime(2026, 11, 25, 8, 0, tzinfo=KOREA)),
        (datetime(2026, 11, 25, 0, 0, tzinfo=KOREA), datetime(2026, 11, 25, 8, 0, tzinfo=KOREA)),
        (datetime(2026, 11, 25, 7, 59, 59, tzinfo=KOREA), datetime(2026, 11, 25, 8, 0, tzinfo=KOREA)),
        (datetime(2026, 12, 31, 22, 30, tzinfo=KOREA), datetime(2027, 1, 1, 8, 0, tzinfo=KOREA)),
        (datetime(2026, 11, 24, 14, 0, tzinfo=UTC), datetime(2026, 11, 25, 8, 0, tzinfo=KOREA)),
    ],
)
async def test_at_night_it_says_when_the_issuer_opens_and_asks_nothing(
    issuers: Running, here: datetime, opens: datetime
) -> None:
    codef = Codef(settings(issuers.port).codef, SetClock(here))
    assert await codef.start(STATEMENTS) == Closed(opens)
    assert issuers.issuers.codef.calls == []
    await codef.close()


@pytest.mark.parametrize("hour", [8, 21])
async def test_by_day_the_same_is_ordered(issuers: Running, hour: int) -> None:
    codef = Codef(settings(issuers.port).codef, SetClock(datetime(2026, 11, 24, hour, tzinfo=KOREA)))
    assert isinstance(await codef.start(STATEMENTS), Waiting)
    await codef.close()


async def test_others_are_issued_at_any_hour(issuers: Running) -> None:
    codef = Codef(settings(issuers.port).codef, SetClock(datetime(2026, 11, 24, 23, tzinfo=KOREA)))
    assert isinstance(await codef.start(ORDER), Waiting)
    await codef.close()


async def test_one_approval_serves_several_orders_of_a_session(issuers: Running, codef: Codef) -> None:
    waiting = await begun(codef)
    issuers.press("approved")
    await codef.confirm(ORDER, waiting)
    taxes = replace(ORDER, product="vat_tax_base", start="202501", end="202507")
    outcome = await codef.start(taxes)
    assert isinstance(outcome, Fetched)
    assert [paper.fields["period_from"] for paper in outcome.papers] == ["2025-01-01", "2025-07-01"]
    assert [paper.fields["payable"] for paper in outcome.papers] == ["-1800000", "-1500000"]
    assert [bool(paper.pdf) for paper in outcome.papers] == [True, False]  # one original tells of all periods
    assert isinstance(await codef.start(replace(taxes, session="session-2")), Waiting)


# -- the token


async def test_one_token_serves_a_week_and_a_new_one_is_asked_for_before_it_ends(
    issuers: Running, codef: Codef, clock: SetClock
) -> None:
    for _ in range(2):
        await codef.start(ORDER)
    assert issuers.issuers.codef.calls.count("token") == 1
    clock.pass_by(days=6, hours=22)
    await codef.start(ORDER)
    assert issuers.issuers.codef.calls.count("token") == 1
    clock.pass_by(hours=1)
    await codef.start(ORDER)
    assert issuers.issuers.codef.calls.count("token") == 2


async def test_a_token_that_is_refused_is_renewed_and_the_order_goes_through(issuers: Running, codef: Codef) -> None:
    await codef.start(ORDER)
    issuers.issuers.codef.forget_tokens()
    assert isinstance(await codef.start(ORDER), Waiting)
    assert issuers.issuers.codef.calls.count("token") == 2


async def test_a_wrong_secret_is_refused(issuers: Running, clock: SetClock) -> None:
    codef = Codef(settings(issuers.port, codef_secret="another").codef, clock)
    with pytest.raises(RegisterRefused):
        await codef.start(ORDER)
    await codef.close()


async def test_a_token_that_never_works_is_no_endless_loop(clock: SetClock) -> None:
    calls: list[str] = []

    async def refuses(request: web.Request) -> web.Response:
        calls.append(request.path)
        if request.path.endswith("/token"):
            return web.json_response({"access_token": "t", "token_type": "bearer", "expires_in": 604799})
        return web.json_response({"error": "invalid_token"}, status=401)

    async with answering(refuses) as port:
        codef = Codef(settings(port).codef, clock)
        with pytest.raises(RegisterRefused):
            await codef.start(ORDER)
        await codef.close()
    assert len(calls) == 4


# -- the wire


@pytest.fixture
async def clearance(request: pytest.FixtureRequest) -> AsyncIterator[Fetched]:
    async with recorded("codef_clearance.json", encoded=request.param) as port:
        codef = Codef(settings(port).codef, SetClock())
        outcome = await codef.start(ORDER)
        assert isinstance(outcome, Fetched)
        yield outcome
        await codef.close()


@pytest.mark.parametrize("clearance", [True, False], indirect=True, ids=["percent-encoded", "plain"])
def test_an_answer_is_read_encoded_or_not_and_a_plus_in_base64_stays_one(clearance: Fetched) -> None:
    (paper,) = clearance.papers
    assert paper.pdf == b"%PDF-1.4>???>>>\n"
    assert b"+" in base64.b64encode(paper.pdf)
    assert paper.fields == {
        "issue_number": "9999-180-2026-000",
        "company_name": HANBIT.name,
        "business_number": HANBIT.business_number,
        "corporate_number": "999911-0012347",
        "representative": "홍길동",
        "business_address": HANBIT.address,
        "purpose": "기타",
        "valid_until": "2026-07-29",
        "deferrals": "none",
        "arrears": "none",
        "issued_on": "2026-06-29",
        "issuer": HANBIT.tax_office,
    }


async def test_a_field_that_is_not_what_it_should_be_is_left_out() -> None:
    async with recorded("codef_odd.json", encoded=True) as port:
        codef = Codef(settings(port).codef, SetClock())
        outcome = await codef.start(ORDER)
        await codef.close()
    assert isinstance(outcome, Fetched)
    (paper,) = outcome.papers
    assert paper.fields == {"company_name": "한빛 식품"}
    assert paper.pdf is None


async def test_the_first_question_and_the_second_are_as_documented(clock: SetClock) -> None:
    bodies: list[str] = []

    async def notes(request: web.Request) -> web.Response:
        if request.path.endswith("/token"):
            assert await request.text() == "grant_type=client_credentials&scope=read"
            return web.json_response({"access_token": "t", "token_type": "bearer", "expires_in": 604799})
        assert request.headers["Authorization"] == "Bearer t"
        bodies.append(await request.text())
        data = {"jobIndex": 1, "threadIndex": 2, "jti": "j", "twoWayTimestamp": 3, "continue2Way": True}
        return web.json_response({"result": {"code": "CF-03002"}, "data": data})

    async with answering(notes) as port:
        codef = Codef(settings(port).codef, clock)
        waiting = await begun(codef)
        await codef.confirm(ORDER, waiting)
        await codef.close()
    assert not any(set(body) & set('{"} ') for body in bodies)
    first, second = (json.loads(unquote(body)) for body in bodies)
    assert first == {
        "organization": "0001",
        "id": "session-1",
        "loginType": "5",
        "loginTypeLevel": "1",
        "userName": "홍길동",
        "loginIdentity": "19790508",
        "phoneNo": "01012345678",
        "identity": HANBIT.business_number.replace("-", ""),
        "proofType": "B0007",
        "submitTargets": "02",
        "isIdentityViewYN": "0",
        "originDataYN1": "1",
    }
    two_way = {"jobIndex": 1, "threadIndex": 2, "jti": "j", "twoWayTimestamp": 3}
    assert second == {**first, "is2Way": True, "twoWayInfo": two_way, "simpleAuth": "1"}


@pytest.mark.parametrize(
    ("code", "error"),
    [
        ("CF-00003", RegisterRefused),
        ("CF-00403", RegisterRefused),
        ("CF-00404", RequestRejected),
        ("CF-12850", RequestRejected),
        ("CF-00016", QuotaExceeded),
        ("CF-09999", RegisterDown),
        ("CF-99998", BadAnswer),
        ("nonsense", BadAnswer),
    ],
)
async def test_a_code_is_a_named_error(clock: SetClock, code: str, error: type) -> None:
    async def says(request: web.Request) -> web.Response:
        if request.path.endswith("/token"):
            return web.json_response({"access_token": "t", "token_type": "bearer", "expires_in": 604799})
        return web.json_response({"result": {"code": code, "message": "홍길동 님"}, "data": {}})

    async with answering(says) as port:
        codef = Codef(settings(port).codef, clock)
        with pytest.raises(error):
            await codef.start(ORDER)
        await codef.close()


@pytest.mark.parametrize(
    "data",
    [
        {"resOriGinalData1": "not base64!"},
        {"resOriGinalData1": 5},
        {"resOriGinalData1": base64.b64encode(bytes(service.MAX_BYTES + 1)).decode()},
    ],
    ids=["no base64", "no text", "too large"],
)
async def test_a_pdf_that_cannot_be_taken_is_a_bad_answer(clock: SetClock, data: dict[str, object]) -> None:
    async def says(request: web.Request) -> web.Response:
        if request.path.endswith("/token"):
            return web.json_response({"access_token": "t", "token_type": "bearer", "expires_in": 604799})
        return web.json_response({"result": {"code": "CF-00000"}, "data": data})

    async with answering(says) as port:
        codef = Codef(settings(port).codef, clock)
        with pytest.raises(BadAnswer):
            await codef.start(ORDER)
        await codef.close()


# -- no order is placed twice


async def test_an_order_is_not_repeated_when_its_answer_was_lost(issuers: Running, clock: SetClock) -> None:
    codef = Codef(settings(issuers.port).codef, clock, SHORT)
    await codef.start(ORDER)
    issuers.fault("codef", "error")
    with pytest.raises(RegisterDown):
        await codef.start(ORDER)
    assert clock.slept == []
    await codef.close()


async def test_a_confirmation_whose_answer_is_late_may_be_made_again(issuers: Running, clock: SetClock) -> None:
    codef = Codef(settings(issuers.port).codef, clock, Limits(read_seconds=0.3, total_seconds=0.5))
    waiting = await begun(codef)
    issuers.press("approved")
    issuers.fault("codef", "hang")
    with pytest.raises(TooSlow):
        await codef.confirm(ORDER, waiting)
    issuers.fault("codef", "none")
    assert isinstance(await codef.confirm(ORDER, waiting), Fetched)
    await codef.close()


# -- log-ins


async def test_a_password_is_readable_for_codef_alone(issuers: Running, clock: SetClock) -> None:
    key = rsa.generate_private_key(65537, 2048)
    form = (serialization.Encoding.DER, serialization.PublicFormat.SubjectPublicKeyInfo)
    public = base64.b64encode(key.public_key().public_bytes(*form)).decode()
    codef = Codef(settings(issuers.port, codef_public_key=public).codef, clock)
    assert codef.check_config() == ()
    order = Order("sme_confirmation", HANBIT.business_number, Account("hanbit", "a word"), "session-1")
    sent = order.parameters(codef._encrypted)
    assert key.decrypt(base64.b64decode(str(sent["userPassword"])), padding.PKCS1v15()) == b"a word"
    outcome = await codef.start(order)
    assert isinstance(outcome, Fetched)
    assert outcome.papers[0].fields["size_class"] == HANBIT.size_class
    files = CertificateFile(b"der", b"key", "a word")
    assert isinstance(await codef.start(replace(order, product="insured_persons", login=files)), Fetched)
    await codef.close()


async def test_a_log_in_that_a_product_does_not_take_is_not_sent(issuers: Running, codef: Codef) -> None:
    with pytest.raises(ValueError, match="sme_confirmation is not fetched by phone"):
        await codef.start(replace(ORDER, product="sme_confirmation"))
    assert issuers.issuers.codef.calls == []


async def test_without_a_public_key_no_password_is_sent(issuers: Running, codef: Codef) -> None:
    with pytest.raises(ValueError, match="no public key"):
        await codef.start(Order("sme_confirmation", DALBIT.business_number, Account("dalbit", "a word"), "s"))
    assert issuers.issuers.codef.calls == []


async def test_what_needs_a_password_can_be_fetched_only_with_the_key_that_hides_it(
    issuers: Running, codef: Codef, clock: SetClock
) -> None:
    assert codef.fetches == set(PRODUCTS) - {"sme_confirmation", "insured_persons"}
    with_key = Codef(settings(issuers.port, codef_public_key="a key").codef, clock)
    assert with_key.fetches == set(PRODUCTS)
    assert with_key.check_config() == ("codef_public_key is no RSA public key in Base64.",)


async def test_the_app_of_a_carrier_says_which_one(codef: Codef) -> None:
    login = replace(PHONE, app="carrier", carrier="lgu", born_on=date(1988, 11, 23))
    sent = replace(ORDER, login=login).parameters(codef._encrypted)
    assert (sent["loginTypeLevel"], sent["telecom"], sent["loginIdentity"]) == ("5", "2", "19881123")


async def test_without_a_key_it_is_off(issuers: Running, clock: SetClock) -> None:
    codef = Codef(settings(issuers.port, codef_id="", codef_secret="").codef, clock)
    with pytest.raises(ConnectorOff):
        await codef.start(ORDER)
    assert codef.check_config() == ()
    await codef.close()


@pytest.mark.parametrize("product", PRODUCTS)
def test_every_product_says_how_it_is_asked(product: str) -> None:
    asked = PRODUCTS[product].asked({"business_number": "1", "start": "2", "end": "3"})
    assert PRODUCTS[product].path.startswith("/v1/kr/")
    assert all("{" not in words for words in asked.values())
