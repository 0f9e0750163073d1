"""The officers' pages: the list of cases, one case, its papers, and its way through the statuses."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import Any, TypeVar

from aiohttp import web

from forms.definitions.model import Language
from intake import (
    asking,
    bags,
    case_referrals,
    contract,
    discrepancies,
    doors,
    errors,
    history,
    paper_checks,
    queue,
    repetitions,
    view,
)
from intake.doors import SESSION
from intake.keys import PAGES, PROGRAMMES, STORE
from intake.repetitions import Repeated
from intake.store import audit, cases, claims, referrals
from intake.store.audit import Link
from intake.store.cases import Case
from intake.store.engine import Store, Transaction
from intake.store.referrals import Referral
from intake.view import Json

Found = TypeVar("Found")

PAGE_LENGTH = 50
MAX_SEARCH_LENGTH = 100
STATUSES: tuple[contract.Status, ...] = ("received", "in_review")
#: What an officer has just done, as the page says it back.
DEEDS = ("moved", "offered", "withdrawn", "checked")
#: A file or zip from outside never becomes a page of ours.
ATTACHMENT_POLICY = "sandbox; default-src 'none'"


async def show_cases(request: web.Request) -> web.Response:
    """The cases, newest first, by status and words."""
    status = request.query.get("status")
    status = status if status in STATUSES else None
    words = request.query.get("search", "").replace("\x00", "")[:MAX_SEARCH_LENGTH].strip()
    number = asking.page_number(request)
    page, marks = await _read(request, lambda tx: _found(tx, status, words, number))
    values = {"page": page, "number": number, "last": -(-page.total // PAGE_LENGTH), "status": status, "search": words}
    return _show(request, "cases.html", statuses=STATUSES, **marks, **values)


async def show_case(request: web.Request) -> web.Response:
    """One case with everything that is known of it."""
    case = await _viewed(request, "case.viewed")
    language = doors.language(request)
    dossier, repeated, links, made = await _read(request, lambda tx: _known(tx, case, language))
    say = request.app[PAGES].speaker(language)
    programme = case_referrals.find(request.app[PROGRAMMES], dossier)
    said = discrepancies.said_by_answer(dossier, language, say)
    sections = view.sections(dossier, programme, said, language, say)
    return _show(
        request,
        "case.html",
        case=case,
        dossier=dossier,
        repeated=repeated,
        discrepancies=discrepancies.listed(dossier, language, say),
        sections=sections,
        doubts=sum(bool(row.mark or row.said) for section in sections for row in section.rows),
        findings=view.findings(dossier, language),
        papers=view.papers(dossier, paper_checks.newest(links), language, say),
        consents=view.consents(dossier, programme),
        history=history.events(links, say),
        referral=case_referrals.panel(case, dossier, programme, made),
        next_statuses=queue.NEXT[case.status],
        done=next((deed for deed in DEEDS if deed in request.query), None),
    )


async def get_document(request: web.Request) -> web.Response:
    """A PDF or picture of the bag, to be kept and opened outside of these pages."""
    name = request.match_info["name"]
    case = await _viewed(request, "document.downloaded", file=name)
    content = await _read(request, lambda tx: bags.document(cases.bag(tx, case.id), name))
    _, media = contract.DOCUMENT_FORMATS[name.rpartition(".")[2]]
    return _attachment(content, media, f"{case.receipt}-{name}")


async def get_bag(request: web.Request) -> web.Response:
    """The bag as it came."""
    case = await _viewed(request, "bag.downloaded")
    content = await _read(request, lambda tx: cases.bag(tx, case.id))
    return _attachment(content, contract.BAG_TYPE, f"{case.receipt}.zip")


async def move_case(request: web.Request) -> web.Response:
    """Sets the status that the officer chose."""
    receipt, form = asking.receipt(request), await request.post()
    chosen = [status for status in STATUSES if status == form.get("status")]
    if not chosen:
        raise errors.BadRequest(reason="status")
    officer = request[SESSION].officer
    await asyncio.to_thread(queue.move, request.app[STORE], receipt, chosen[0], officer=officer)
    return doors.redirect(f"/cases/{receipt}?moved")


async def check_document(request: web.Request) -> web.Response:
    """Notes what the officer saw on the issuer's own page."""
    receipt, form = asking.receipt(request), await request.post()
    chosen = [verdict for verdict in paper_checks.VERDICTS if verdict == form.get("verdict")]
    if not chosen:
        raise errors.BadRequest(reason="verdict")
    what, officer = (request.match_info["paper"], chosen[0]), request[SESSION].officer
    await asyncio.to_thread(paper_checks.record, request.app[STORE], receipt, *what, officer=officer)
    return doors.redirect(f"/cases/{receipt}?checked")


ROUTES = (
    web.get("/cases", show_cases),
    web.get("/cases/{receipt}", show_case),
    web.get("/cases/{receipt}/documents/{name:[a-z0-9_.-]+}", get_document),
    web.post("/cases/{receipt}/papers/{paper:[a-z0-9-]{1,64}}/check", check_document),
    web.get("/cases/{receipt}/bag", get_bag),
    web.post("/cases/{receipt}/status", move_case),
)


async def _viewed(request: web.Request, action: str, **facts: str) -> Case:
    """The case of the request, after its reading was recorded; raises UnknownCase."""
    store, receipt, officer = request.app[STORE], asking.receipt(request), request[SESSION].officer
    return await asyncio.to_thread(queue.view, store, receipt, action, officer=officer, **facts)


async def _read(request: web.Request, work: Callable[[Transaction], Found]) -> Found:
    return await asyncio.to_thread(_in_transaction, request.app[STORE], work)


def _found(
    tx: Transaction, status: contract.Status | None, words: str, number: int
) -> tuple[cases.Page, dict[str, object]]:
    """A page of the list, and of its cases: which wait for a partner, and which repeat how much of others."""
    page = cases.find(tx, status=status, words=words, limit=PAGE_LENGTH, offset=(number - 1) * PAGE_LENGTH)
    ids = [case.id for case in page.cases]
    return page, {"without_partner": referrals.without_partner(tx, ids), "repeated": claims.counts(tx, ids)}


def _known(
    tx: Transaction, case: Case, language: Language
) -> tuple[Json, tuple[Repeated, ...], tuple[Link, ...], tuple[Referral, ...]]:
    """The case's dossier, what of it stands elsewhere too, its history, its referrals."""
    dossier = cases.dossier(tx, case.id)
    repeated = repetitions.of_case(tx, case, dossier, language)
    return dossier, repeated, audit.about(tx, case.receipt), referrals.of_case(tx, case.id)


def _in_transaction(store: Store, work: Callable[[Transaction], Found]) -> Found:
    with store.read() as tx:
        return work(tx)


def _show(request: web.Request, template: str, **values: Any) -> web.Response:
    return request.app[PAGES].show(template, doors.language(request), session=request[SESSION], **values)


def _attachment(content: bytes, content_type: str, name: str) -> web.Response:
    response = web.Response(body=content, content_type=content_type)
    response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    response.headers["Content-Security-Policy"] = ATTACHMENT_POLICY
    return response
