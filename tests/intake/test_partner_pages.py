"""A partner sees what companies agreed to have told it, answers it once, and sees nothing else of anybody."""

import ast
import json
import re
import uuid
from typing import Any

import pytest
from sqlalchemy import select

from intake import app, config, contract, doors
from intake.store import audit
from intake.store.engine import Store
from intake.store.tables import referrals as table
from tests.delivery import synthetic
from tests.intake.people import Desk, Sender
from tests.intake.test_desk import XSS

FOR_PARTNERS = [route for route in app.ROUTES if route.path.startswith(doors.PARTNERS)]
FOR_OFFICERS = [
    route
    for route in app.ROUTES
    if not route.path.startswith(doors.PARTNERS) and route.path not in doors.OPEN | doors.SHARED
]


def address(path: str, receipt: str, referral: str) -> str:
    named = path.replace("{receipt}", receipt).replace("{referral}", referral)
    return re.sub(r"\{name[^}]*\}+", "cover-sheet.pdf", named)


def row(store: Store) -> dict[str, Any]:
    with store.read() as tx:
        return dict(tx.execute(select(table)).mappings().one())


def links(store: Store) -> int:
    with store.read() as tx:
        return audit.verify(tx).links


def canaries() -> dict[str, Any]:
    """A dossier in which every text is its own: what of it may be seen begins with "may", all else with "not"."""
    answers, passed = synthetic.dossier()["answers"], synthetic.referral()["receives"]
    for each in answers:
        verdict = "may" if each["key"] in passed else "not"
        for name in ("label", "shown"):
            each[name] = {language: f"{verdict}-{name}-{each['key']}-{language}" for language in ("ko", "en")}
        each["value"] = f"not-value-{each['key']}"
        each["provenance"]["document"] = f"not-document-{each['key']}"
    finding = synthetic.finding("rule", "yes", "not-reason", "not-reason", {"ko": "not-near", "en": "not-near"})
    papers = synthetic.dossier()["documents"]
    return {
        "company": {"business_number": "220-81-62517", "company_name": "not-company"},
        "answers": answers,
        "eligibility": {"outcome": "yes", "findings": [finding | {"source": "not-source"}]},
        "documents": [paper | {"id": f"not-{number}", "name": "not-paper"} for number, paper in enumerate(papers)],
        "discrepancies": [
            synthetic.discrepancy("employees", "not-label", "not-label", "not-said", 2, "sme_confirmation")
        ],
    }


async def every_page(partner: Desk, referral: str) -> str:
    """All that the partner can be shown of a referral, in both languages, also when it makes a mistake."""
    paths = [
        f"{path}?language={language}" for path in ("/referrals", f"/referrals/{referral}") for language in ("en", "ko")
    ]
    pages = [await partner.read(path) for path in paths]
    pages.append(await (await partner.send(f"/referrals/{referral}/decline", reason=" ")).text())
    return "\n".join(pages)


async def test_a_partner_sees_exactly_what_was_agreed_to_and_nothing_else_of_the_dossier(
    garam: Desk, sender: Sender, store: Store
) -> None:
    receipt = await sender.refer(**canaries())
    (referral,) = await garam.referrals()
    pages = await every_page(garam, referral)
    wanted = {
        f"may-{name}-{key}-{language}"
        for key in ("company_name", "countries", "email")
        for name in ("label", "shown")
        for language in ("ko", "en")
    }
    kept = json.dumps(row(store), default=str)
    for seen in (pages, kept):
        assert set(re.findall(r"may-[a-z_-]+", seen)) == wanted
        assert "not-" not in seen
        assert "220-81-62517" not in seen
    assert receipt not in pages


async def test_what_was_passed_on_stays_as_it_was_offered(garam: Desk, sender: Sender) -> None:
    """A later revision is another case: nothing that a partner has accepted changes under its eyes."""
    await sender.refer(submission_id="one")
    (referral,) = await garam.referrals()
    await garam.send(f"/referrals/{referral}/accept")
    before = await garam.read(f"/referrals/{referral}")
    await sender.refer(submission_id="one", revision=2, **canaries())
    assert await garam.read(f"/referrals/{referral}") == before


def test_the_pages_of_partners_know_neither_dossiers_nor_bags() -> None:
    """Own table, own queries: what they import cannot reach a case."""
    tree = ast.parse((config.ROOT / "intake" / "partner_pages.py").read_text("utf-8"))
    froms = [node for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)]
    named = {f"{node.module}.{each.name}" for node in froms for each in node.names}
    stores = {one for one in named if one.startswith("intake.store")}
    assert stores == {"intake.store.referrals", "intake.store.engine.Store"}


# -- who sees what


def test_the_matrix_covers_every_route() -> None:
    assert len(FOR_PARTNERS) == 4
    assert len(FOR_OFFICERS) == 8
    others = {route.path for route in app.ROUTES} - {route.path for route in (*FOR_PARTNERS, *FOR_OFFICERS)}
    assert {re.sub(r"/\{.*", "", path) for path in others} <= doors.OPEN | doors.SHARED


@pytest.mark.parametrize("route", FOR_OFFICERS, ids=lambda route: f"{route.method} {route.path}")
async def test_the_desk_is_closed_to_partners(route: Any, garam: Desk, sender: Sender, store: Store) -> None:
    receipt = await sender.refer()
    (referral,) = await garam.referrals()
    before = (row(store), links(store))
    path, token = address(route.path, receipt, referral), await garam.token("/referrals")
    fields = {"form_token": token, "status": "in_review", "partner": "kosme.shared_logistics/garam"}
    response = await garam.open(path) if route.method == "GET" else await garam.post(path, **fields)
    assert response.status == 404
    assert "한빛" not in await response.text()
    assert (row(store), links(store)) == before


@pytest.mark.parametrize("route", FOR_PARTNERS, ids=lambda route: f"{route.method} {route.path}")
@pytest.mark.parametrize("who", ["officer", "naru"])
async def test_the_pages_of_a_partner_are_closed_to_everybody_else(
    who: str, route: Any, desk: Desk, naru: Desk, garam: Desk, sender: Sender, store: Store
) -> None:
    await desk.log_in()
    receipt = await sender.refer()
    (referral,) = await garam.referrals()
    before, somebody = (row(store), links(store)), {"officer": desk, "naru": naru}[who]
    path, token = address(route.path, receipt, referral), await somebody.token(somebody.home)
    fields = {"form_token": token, "reason": "남의 의뢰"}
    response = await somebody.open(path) if route.method == "GET" else await somebody.post(path, **fields)
    own_list = (who, route.path) == ("naru", "/referrals")
    assert response.status == (200 if own_list else 404)
    assert "한빛" not in await response.text()
    assert (row(store), links(store)) == before


async def test_a_key_means_another_partner_in_another_programme(naru: Desk, garam: Desk, sender: Sender) -> None:
    programme = {**synthetic.dossier()["programme"], "id": "kotra.k_studio"}
    await sender.refer(programme=programme)
    assert await garam.referrals() == []


@pytest.mark.parametrize(
    "path", ["/referrals/0000000000000000", "/referrals/x", "/referrals/..%2fcases", "/referrals/é"]
)
async def test_what_is_not_there_leads_back_to_the_list(path: str, garam: Desk) -> None:
    response = await garam.open(path)
    assert response.status == 404
    assert '<a class="button" href="/">' in await response.text()
    assert (await garam.open("/")).headers["Location"] == "/referrals"


async def test_a_form_without_its_token_or_from_elsewhere_answers_nothing(
    garam: Desk, sender: Sender, store: Store
) -> None:
    await sender.refer()
    (referral,) = await garam.referrals()
    token = await garam.token("/referrals")
    for answer in ("accept", "decline"):
        path = f"/referrals/{referral}/{answer}"
        assert (await garam.post(path, reason="이유")).status == 403
        assert (await garam.post(path, form_token="guessed", reason="이유")).status == 403
        assert (await garam.post(path, origin="https://evil.example", form_token=token, reason="이유")).status == 403
    assert row(store)["state"] == "offered"


async def test_reading_a_referral_is_recorded_with_its_reader(garam: Desk, sender: Sender, store: Store) -> None:
    receipt = await sender.refer()
    (referral,) = await garam.referrals()
    await garam.read(f"/referrals/{referral}")
    with store.read() as tx:
        link = audit.about(tx, receipt)[-1]
        assert audit.verify(tx).broken_at is None
    assert (link.actor, link.action, link.facts["referral"]) == ("partner:garam", "referral.viewed", referral)


# -- the answer


async def test_a_partner_accepts_once_however_often_it_presses(garam: Desk, sender: Sender, store: Store) -> None:
    receipt = await sender.refer()
    (referral,) = await garam.referrals()
    for _ in range(3):
        response = await garam.send(f"/referrals/{referral}/accept")
        assert (response.status, response.headers["Location"]) == (303, f"/referrals/{referral}?accepted")
    page = await garam.read(f"/referrals/{referral}?accepted")
    assert "수락했어요. 기업에 알렸어요." in page
    assert "한빛식품(주)" in page
    assert "<form" not in page.partition("<main")[2]
    assert await sender.told() == [("garam", "offered", None), ("garam", "accepted", None)]
    with store.read() as tx:
        deeds = [(link.actor, link.action) for link in audit.about(tx, receipt)]
    assert deeds.count(("partner:garam", "referral.accepted")) == 1


async def test_a_partner_declines_with_a_reason_and_keeps_nothing(garam: Desk, sender: Sender, store: Store) -> None:
    await sender.refer()
    (referral,) = await garam.referrals()
    for reason in ("미국으로는  보내지\r\n않아요.\x07", "다른 이유"):
        response = await garam.send(f"/referrals/{referral}/decline", reason=reason)
        assert (response.status, response.headers["Location"]) == (303, f"/referrals/{referral}?declined")
    pages = await garam.read(f"/referrals/{referral}?declined") + await garam.read("/referrals")
    assert "맡지 않기로 한 의뢰라서 기업의 내용을 지웠어요" in pages
    assert "한빛" not in pages
    assert row(store)["answers"] == []
    assert await sender.told() == [("garam", "offered", None), ("garam", "declined", "미국으로는 보내지 않아요.")]
    assert "보내지" not in json.dumps(row(store)["answers"])
    with store.read() as tx:
        facts = json.dumps([dict(link.facts) for link in audit.about(tx, row(store)["receipt"])], ensure_ascii=False)
    assert "보내지" not in facts


@pytest.mark.parametrize("reason", ["", "   ", "\r\n\t\x00", "가" * 301])
async def test_a_no_without_a_short_reason_is_asked_again_and_loses_nothing(
    reason: str, garam: Desk, sender: Sender, store: Store
) -> None:
    await sender.refer()
    (referral,) = await garam.referrals()
    response = await garam.send(f"/referrals/{referral}/decline", reason=reason)
    page = await response.text()
    assert response.status == 422
    assert 'role="alert"' in page
    assert 'aria-describedby="help problem"' in page
    assert reason.strip() in page
    assert f'href="/referrals/{referral}?language=en"' in page  # what the form was sent to is no page
    assert row(store)["state"] == "offered"
    assert len(await sender.told()) == 1


async def test_the_longest_reason_reaches_the_sender(garam: Desk, sender: Sender) -> None:
    await sender.refer()
    (referral,) = await garam.referrals()
    reason = "가" * contract.MAX_REASON_LENGTH
    assert (await garam.send(f"/referrals/{referral}/decline", reason=reason)).status == 303
    assert (await sender.told())[-1] == ("garam", "declined", reason)


async def test_the_first_answer_stands(garam: Desk, sender: Sender, store: Store) -> None:
    await sender.refer()
    (referral,) = await garam.referrals()
    assert (await garam.send(f"/referrals/{referral}/accept")).status == 303
    response = await garam.send(f"/referrals/{referral}/decline", reason="생각이 바뀌었어요.")
    assert response.status == 409
    assert "이미 정해진 의뢰예요" in await response.text()
    assert row(store)["state"] == "accepted"


async def test_what_a_company_or_a_partner_wrote_stays_text(desk: Desk, garam: Desk, sender: Sender) -> None:
    await desk.log_in()
    name = synthetic.answer("company_name", XSS, XSS, XSS, "company", "text", synthetic.given_by("user"))
    referral = synthetic.referral(receives=["company_name"], name={"ko": XSS, "en": XSS})
    receipt = await sender.refer(answers=[name], referral=referral)
    (found,) = await garam.referrals()
    before = [await garam.read("/referrals"), await garam.read(f"/referrals/{found}")]
    await garam.send(f"/referrals/{found}/decline", reason=XSS)
    await desk.move(receipt)
    for page in (*before, await garam.read(f"/referrals/{found}"), await desk.read(f"/cases/{receipt}")):
        assert "&lt;script&gt;" in page
        assert "<script>" not in page
        assert "<img" not in page


async def test_the_list_goes_on_on_the_next_page(garam: Desk, sender: Sender, monkeypatch: pytest.MonkeyPatch) -> None:
    assert "아직 받은 의뢰가 없어요" in await garam.read("/referrals")
    monkeypatch.setattr("intake.partner_pages.PAGE_LENGTH", 2)
    for _ in range(3):
        await sender.refer(submission_id=str(uuid.uuid4()))
    first = await garam.read("/referrals")
    assert "1 / 2쪽" in first
    assert "3건" in first
    following = re.search(r'rel="next" href="([^"]+)"', first)
    assert following
    assert len(re.findall("/referrals/[0-9a-f]{16}", await garam.read(following[1]))) == 1


async def test_the_pages_speak_english_and_have_no_inline_script_or_style(garam: Desk, sender: Sender) -> None:
    await sender.refer()
    (referral,) = await garam.referrals()
    pages = [await garam.read(f"{path}?language=en") for path in ("/referrals", f"/referrals/{referral}")]
    assert "United States, Japan" in pages[1]
    for page in pages:
        assert '<html lang="en">' in page
        assert "garam (partner)" in page
        assert not re.search(r"[가-힣]", re.sub("한국어|한빛식품", "", page).replace("(주)", ""))
        assert not re.search(r"<style|\sstyle=|\son\w+=|javascript:|<script(?![^>]*src=)", page)
