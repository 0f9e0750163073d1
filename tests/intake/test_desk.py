"""Only officers see cases, only our own forms change them, and what companies wrote stays text."""

import re
import uuid
from collections.abc import Iterator
from typing import Any

import pytest
from aiohttp import web
from aiohttp.test_utils import TestClient

from bot.delivery import bag
from intake import app, discrepancies, doors
from intake.config import Settings
from intake.pages import Pages
from intake.store import audit
from intake.store.engine import Store
from tests.delivery import synthetic
from tests.intake.people import Desk, Sender

XSS = "<script>alert(1)</script><img src=x onerror=alert(1)>\"'{{7*7}}"


def guarded() -> Iterator[tuple[str, str]]:
    """Every route of the router that is not on the short list of open ones."""
    for route in app.ROUTES:
        resource = web.UrlDispatcher().add_resource(route.path)
        if resource.canonical not in doors.OPEN:
            yield (
                route.method,
                resource.canonical.replace("{receipt}", "2026-000001")
                .replace("{name}", "cover-sheet.pdf")
                .replace("{paper}", "doc-1")
                .replace("{referral}", "0" * 16),
            )


def test_the_open_routes_are_the_few_that_we_meant() -> None:
    expected = {"/v1/submissions", "/v1/updates", "/v1/places", "/health", "/login", "/static", "/shared", "/vendor"}
    assert expected == doors.OPEN
    assert len(list(guarded())) >= 13


@pytest.mark.parametrize(("method", "path"), list(guarded()))
async def test_without_a_session_every_page_leads_to_the_login(
    method: str, path: str, desk: Desk, sender: Sender
) -> None:
    await sender.submit()
    response = await desk.client.request(method, path, headers={"Origin": desk.origin}, allow_redirects=False)
    assert (response.status, response.headers.get("Location")) == (303, "/login")
    assert "한빛" not in await response.text()


@pytest.mark.parametrize("cookie", ["", "x", "0" * 43, "é"])
async def test_a_made_up_session_leads_to_the_login(cookie: str, client: TestClient) -> None:
    response = await client.get("/cases", headers={"Cookie": f"gildong-desk={cookie}"}, allow_redirects=False)
    assert response.headers["Location"] == "/login"


async def test_the_list_shows_cases_newest_first(desk: Desk, sender: Sender) -> None:
    await desk.log_in()
    assert "아직 접수된 신청이 없어요" in await desk.read("/cases")
    receipts = [await sender.submit() for _ in range(3)]
    page = await desk.read("/cases")
    assert re.findall(r'href="/cases/([\d-]+)"', page) == receipts[::-1]
    assert "한빛식품(주)" in page
    assert "3건" in page


async def test_the_list_finds_by_status_and_words(desk: Desk, sender: Sender) -> None:
    await desk.log_in()
    hanbit = await sender.submit()
    dalbit = await sender.submit(company={"business_number": "220-81-62517", "company_name": "달빛공방 100% Handmade"})
    await desk.move(dalbit)

    async def found(**query: str) -> list[str]:
        response = await desk.client.get("/cases", params=query)
        return re.findall(r'href="/cases/([\d-]+)"', await response.text())

    assert await found(status="in_review") == [dalbit]
    assert await found(status="received") == [hanbit]
    assert await found(search="달빛 HANDMADE") == [dalbit]
    assert await found(search="124-81") == [hanbit]
    assert await found(search=hanbit) == [hanbit]
    assert await found(search="100%") == [dalbit]
    assert await found(search="%") == [dalbit]
    assert await found(search="_") == []
    assert await found(search="' OR 1=1 --") == []
    for strange in ("%ff", "%ed%a0%80", "%00", "\\", "%F0%9F%98%80"):
        assert (await desk.client.get(f"/cases?search={strange}")).status == 200
    assert "찾는 신청이 없어요" in await desk.read("/cases?search=없는회사")
    assert await found(status="nonsense", page="-1", search="\x00") == [dalbit, hanbit]


async def test_who_holds_the_printed_cover_sheet_finds_the_case_by_its_submission_number(
    desk: Desk, sender: Sender
) -> None:
    await desk.log_in()
    held = "7d0a2f0e-6c1b-5b0a-9c53-0d5ad1f2a001"
    receipt = await sender.submit(submission_id=held)
    await sender.submit()
    for number in (held, held.upper(), held[:8]):
        page = await desk.read(f"/cases?search={number}")
        assert re.findall(r'href="/cases/([\d-]+)"', page) == [receipt]
    assert "찾는 신청이 없어요" in await desk.read(f"/cases?search={held[:7]}")


async def test_every_revision_of_an_application_is_one_link_away_from_each(desk: Desk, sender: Sender) -> None:
    await desk.log_in()
    one = "7d0a2f0e-6c1b-5b0a-9c53-0d5ad1f2a001"
    receipts = [await sender.submit(submission_id=one, revision=number) for number in (1, 2)]
    await sender.submit()
    assert f'href="/cases?search={one}"' in await desk.read(f"/cases/{receipts[0]}")
    page = await desk.read(f"/cases?search={one}")
    assert re.findall(r'href="/cases/([\d-]+)"', page) == receipts[::-1]


async def test_the_list_goes_on_on_the_next_page(desk: Desk, sender: Sender, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("intake.desk.PAGE_LENGTH", 2)
    await desk.log_in()
    receipts = [await sender.submit() for _ in range(3)]
    first = await desk.read("/cases?search=한빛")
    assert "1 / 2쪽" in first
    following = re.search(r'rel="next" href="([^"]+)"', first)
    assert following
    second = await desk.read(following[1].replace("&amp;", "&"))
    assert re.findall(r'href="/cases/([\d-]+)"', second) == receipts[:1]


async def test_a_case_shows_answers_with_sources_and_doubts(desk: Desk, sender: Sender) -> None:
    await desk.log_in()
    page = await desk.read(f"/cases/{await sender.submit()}")
    row = re.search(r'<tr role="row"[^>]* class="doubt">\s*<th[^>]*>대표자.*?</tr>', page, re.DOTALL)
    assert row
    assert "홍길동" in row[0]
    assert "기업 확인 전" in row[0]
    assert "사업자등록증 1쪽" in row[0]
    small = re.search(r"<th[^>]*>중소기업 여부.*?</tr>", page, re.DOTALL)
    assert small
    assert "유효기간이 지났어요" in small[0]
    sure = re.search(r"<th[^>]*>직원 수.*?</tr>", page, re.DOTALL)
    assert sure
    assert "기업이 답함" in sure[0]
    assert "mark" not in sure[0]
    for words in (
        "작년 수출 실적을 아직 몰라요.",
        "수출실적증명서를 내면",
        "중소기업기본법 제2조",
        "2026-12-23",
        "국세 납세증명서",
    ):
        assert words in page


async def test_a_case_leads_with_what_documents_say_otherwise(desk: Desk, sender: Sender) -> None:
    await desk.log_in()
    page = await desk.read(f"/cases/{await sender.submit(discrepancies=synthetic.overruled())}")
    block = re.search(r'<section class="differing".*?</section>', page, re.DOTALL)
    assert block
    assert block.start() < page.index('id="answers"')
    assert re.search(r"</span> 서류와 다른 답 2개</h2>", block[0])
    typed = re.search(r"<th[^>]*><a href=\"#answer-employees\">직원 수.*?</tr>", block[0], re.DOTALL)
    assert typed
    for words in (
        "12명",
        "9명",
        "중소기업확인서 1쪽",
        "8명",
        "국세 납세증명서 1쪽",
        "기업이 적은 값",
        "2026-11-24 11:32",
    ):
        assert words in typed[0]
    printed = re.search(r"<th[^>]*><a href=\"#answer-representative\">대표자.*?</tr>", block[0], re.DOTALL)
    assert printed
    for words in ("홍길동", "임꺽정", "다른 서류의 값 (사업자등록증 1쪽)"):
        assert words in printed[0]


async def differing(desk: Desk, receipt: str, language: str = "ko") -> str:
    """The block of what documents say otherwise."""
    page = await desk.read(f"/cases/{receipt}?language={language}")
    block = re.search(r'<section class="differing".*?</section>', page, re.DOTALL)
    assert block
    return block[0]


async def test_a_case_says_why_the_company_keeps_its_own_value(desk: Desk, sender: Sender) -> None:
    await desk.log_in()
    receipts = []
    for reason in (synthetic.CHANGED, synthetic.OWN_WORDS, None):
        told = synthetic.overruled()
        for entry in told[1:]:
            entry["reason"] = reason
        receipts.append(await sender.submit(discrepancies=told))
    chosen, own, untold = [await differing(desk, receipt) for receipt in receipts]
    assert re.search(r"이유:\s*<bdi>그 뒤에 바뀌었어요</bdi>", chosen)
    assert re.search(r"이유:\s*<bdi>“두 사람이 11월에 새로 왔어요”</bdi>", own)
    assert "다른 이유" not in own
    assert "이유" not in untold
    assert re.search(r"Reason:\s*<bdi>It has changed since</bdi>", await differing(desk, receipts[0], "en"))


async def test_a_dossier_that_knows_no_reasons_shows_none(desk: Desk, sender: Sender) -> None:
    await desk.log_in()
    told = [{name: each[name] for name in each if name != "reason"} for each in synthetic.overruled()]
    content = bag.build(synthetic.dossier_of_version_3(discrepancies=told), synthetic.DOCUMENTS, sender.signer)
    block = await differing(desk, (await (await sender.send(content)).json())["receipt"])
    assert "기업이 적은 값" in block
    assert "이유" not in block


async def test_an_answer_shows_what_a_document_says_otherwise_beside_it(desk: Desk, sender: Sender) -> None:
    await desk.log_in()
    page = await desk.read(f"/cases/{await sender.submit(discrepancies=synthetic.overruled())}")
    row = re.search(r'<tr role="row" id="answer-employees" class="doubt">.*?</tr>', page, re.DOTALL)
    assert row
    assert row[0].count('class="mark differs"') == 2
    assert "서류와 달라요. 중소기업확인서 1쪽: 9명" in row[0]
    assert "서류와 달라요" not in re.sub(
        r'<tr role="row" id="answer-(employees|representative)".*?</tr>', "", page, flags=re.DOTALL
    )


async def test_the_list_counts_the_answers_that_documents_contradict(desk: Desk, sender: Sender) -> None:
    await desk.log_in()
    await sender.submit()
    assert "서류와 다른 답" not in await desk.read("/cases")
    await sender.submit(discrepancies=synthetic.overruled())
    assert (await desk.read("/cases")).count("서류와 다른 답 2개") == 1
    assert "2 answers unlike the documents" in await desk.read("/cases?language=en")


async def test_a_case_without_discrepancies_has_no_word_of_them(desk: Desk, sender: Sender) -> None:
    await desk.log_in()
    content = bag.build(synthetic.dossier_of_version_1(), synthetic.DOCUMENTS, sender.signer)
    older = (await (await sender.send(content)).json())["receipt"]
    for receipt in (older, await sender.submit()):
        assert "서류와 다" not in await desk.read(f"/cases/{receipt}")


def test_a_discrepancy_of_an_answer_that_is_not_there_is_passed_over() -> None:
    stray = synthetic.discrepancy("unasked", "묻지 않음", "unasked", "무엇", 9, "unknown_kind")
    dossier = synthetic.dossier(discrepancies=[stray])
    assert discrepancies.count(dossier) == 0
    assert discrepancies.listed(dossier, "ko", Pages().speaker("ko")) == ()


async def test_the_desk_speaks_english_and_remembers_it(desk: Desk, sender: Sender) -> None:
    await desk.log_in()
    receipt = await sender.submit()
    assert '<html lang="en">' in await desk.read("/cases?language=en")
    page = await desk.read(f"/cases/{receipt}")
    for words in ("not confirmed by the company", "Business registration, page 1", "Start the review", "4 March 2019"):
        assert words in page
    assert '<html lang="ko">' in await desk.read("/cases?language=ko")


async def test_what_a_company_wrote_stays_text(desk: Desk, sender: Sender) -> None:
    await desk.log_in()
    hostile = synthetic.answer(
        "products", XSS, XSS, XSS, "shop", "text", synthetic.given_by("certificate", document=XSS)
    )
    changes: dict[str, Any] = {
        "company": {"business_number": "124-81-00998", "company_name": XSS},
        "answers": [hostile],
        "discrepancies": [
            synthetic.discrepancy("products", XSS, XSS, XSS, 1, "unknown_kind", document=XSS, decided_at=None)
            | {"reason": synthetic.reason("other", XSS, XSS, XSS)}
        ],
        "documents": [
            synthetic.document(1, "unknown_kind", synthetic.DOCUMENTS[0], name=XSS, state=XSS, issue_number=XSS),
            synthetic.document(2, "sme_confirmation", synthetic.DOCUMENTS[1]),
            synthetic.document(3, "national_tax_clearance", synthetic.DOCUMENTS[2]),
        ],
        "eligibility": {"outcome": "no", "findings": [synthetic.finding("r", "no", XSS, XSS, {"ko": XSS, "en": XSS})]},
    }
    receipt = await sender.submit(**changes)
    for path in ("/cases", f"/cases/{receipt}", f"/cases?search={XSS}", f"/cases/{receipt}?language=en"):
        page = await (await desk.client.get(path)).text()
        assert "&lt;script&gt;" in page
        assert "<script>" not in page
        assert "<img" not in page
        assert "{{7*7}}" in page
        assert not re.search(r"""="[^"]*<""", page)


async def test_papers_are_attachments_that_can_run_nothing(desk: Desk, sender: Sender) -> None:
    await desk.log_in()
    content = sender.bag()
    receipt = (await (await sender.send(content)).json())["receipt"]
    file = synthetic.DOCUMENTS[0]
    response = await desk.open(f"/cases/{receipt}/documents/{file.name}")
    assert await response.read() == file.content
    assert response.headers["Content-Disposition"] == f'attachment; filename="{receipt}-{file.name}"'
    assert response.headers["Content-Security-Policy"].startswith("sandbox")
    assert response.headers["X-Content-Type-Options"] == "nosniff"
    everything = await desk.open(f"/cases/{receipt}/bag")
    assert await everything.read() == content
    assert everything.headers["Content-Disposition"].startswith("attachment")
    for missing in ("04-none.pdf", "dossier.json", "..%2Fdossier.json"):
        assert (await desk.open(f"/cases/{receipt}/documents/{missing}")).status == 404


async def test_the_officer_starts_the_review_once_and_the_sender_hears_of_it_once(
    desk: Desk, sender: Sender, store: Store
) -> None:
    await desk.log_in()
    receipt = await sender.submit()
    response = await desk.move(receipt)
    assert (response.status, response.headers["Location"]) == (303, f"/cases/{receipt}?moved")
    page = await desk.read(f"/cases/{receipt}?moved")
    assert "상태를 바꿨어요: 검토 중" in page
    assert "hong 담당자" in page
    assert (await desk.move(receipt)).status == 409
    updates = await sender.updates()
    assert [(update["receipt"], update["status"]) for update in updates] == [
        (receipt, "received"),
        (receipt, "in_review"),
    ]
    with store.read() as tx:
        moved = [link for link in audit.about(tx, receipt) if link.action == "case.moved"]
    assert [(link.actor, dict(link.facts)) for link in moved] == [
        ("officer:hong", {"before": "received", "to": "in_review"})
    ]


@pytest.mark.parametrize("status", ["received", "decided", "", "in_review\x00"])
async def test_no_other_status_can_be_set(status: str, desk: Desk, sender: Sender) -> None:
    await desk.log_in()
    response = await desk.move(await sender.submit(), status)
    assert response.status in {400, 409}
    assert len(await sender.updates()) == 1


async def test_a_form_without_its_token_changes_nothing(desk: Desk, sender: Sender) -> None:
    await desk.log_in()
    path = f"/cases/{await sender.submit()}/status"
    for fields in ({}, {"form_token": ""}, {"form_token": "guessed"}):
        assert (await desk.post(path, status="in_review", **fields)).status == 403
        assert (await desk.post("/logout", **fields)).status == 403
        assert (await desk.post("/login", name="hong", password=desk.password, **fields)).status == 403
    assert len(await sender.updates()) == 1


@pytest.mark.parametrize("origin", [None, "null", "https://evil.example", "http://127.0.0.1:1", "http://127.0.0.1"])
async def test_a_form_from_elsewhere_changes_nothing(origin: str | None, desk: Desk, sender: Sender) -> None:
    await desk.log_in()
    path, token = f"/cases/{await sender.submit()}/status", await desk.token("/cases")
    assert (await desk.post(path, origin=origin, form_token=token, status="in_review")).status == 403
    login = await desk.token("/login")
    response = await desk.post("/login", origin=origin, form_token=login, name="hong", password=desk.password)
    assert response.status == 403
    assert len(await sender.updates()) == 1


async def test_the_token_of_another_officer_is_not_good(desk: Desk, sender: Sender, client: TestClient) -> None:
    await desk.log_in()
    receipt, foreign = await sender.submit(), await desk.token("/cases")
    other = Desk(client, desk.store, officer="other")
    await other.log_in()
    response = await other.post(f"/cases/{receipt}/status", form_token=foreign, status="in_review")
    assert response.status == 403


async def test_every_answer_is_strict(desk: Desk, sender: Sender) -> None:
    await desk.log_in()
    receipt = await sender.submit()
    for path in (
        "/login",
        "/cases",
        f"/cases/{receipt}",
        "/nothing",
        "/v1/updates",
        "/health",
        f"/cases/{receipt}/bag",
    ):
        response = await desk.open(path)
        assert response.headers["Cache-Control"] == "no-store", path
        assert response.headers["X-Frame-Options"] == "DENY"
        assert response.headers["X-Content-Type-Options"] == "nosniff"
        assert response.headers["Referrer-Policy"] == "same-origin"
        policy = response.headers["Content-Security-Policy"]
        assert "default-src 'none'" in policy
        assert "unsafe" not in policy
        assert "aiohttp" not in response.headers["Server"]


async def test_no_page_has_inline_script_or_style(desk: Desk, sender: Sender) -> None:
    await desk.log_in()
    receipt = await sender.submit()
    for path in ("/login", "/cases", f"/cases/{receipt}"):
        page = await desk.read(path)
        assert not re.search(r"<style|\sstyle=|\son\w+=|javascript:|<script(?![^>]*src=)", page)


@pytest.mark.parametrize(
    "path", ["/nothing", "/cases/2026-999999", "/cases/..%2f", "/cases/x", "/cases/2026-000001/bag"]
)
async def test_what_is_not_there_says_what_to_do(path: str, desk: Desk) -> None:
    await desk.log_in()
    response = await desk.open(path)
    assert response.status == 404
    text = await response.text()
    assert "찾는 것이 없어요" in text
    assert '<a class="button" href="/">' in text


async def test_a_fault_of_ours_tells_nothing_of_itself(
    desk: Desk, sender: Sender, monkeypatch: pytest.MonkeyPatch
) -> None:
    await desk.log_in()
    await sender.submit()
    monkeypatch.setattr("intake.store.cases.find", lambda *_args, **_options: 1 / 0)
    response = await desk.open("/cases")
    assert response.status == 500
    text = await response.text()
    assert "잠시 문제가 생겼어요" in text
    assert "ZeroDivision" not in text


async def test_reading_a_case_is_recorded_but_not_shown_as_history(desk: Desk, sender: Sender, store: Store) -> None:
    await desk.log_in()
    receipt = await sender.submit()
    page = await desk.read(f"/cases/{receipt}")
    await desk.open(f"/cases/{receipt}/bag")
    with store.read() as tx:
        actions = [(link.actor, link.action) for link in audit.about(tx, receipt)]
        assert audit.verify(tx).broken_at is None
    officer = "officer:hong"
    assert actions == [("sender", "case.received"), (officer, "case.viewed"), (officer, "bag.downloaded")]
    assert page.count("접수됐어요") == 1
    assert "전체 파일을 내려받았어요" in await desk.read(f"/cases/{receipt}")


async def test_an_unknown_programme_is_shown_with_its_own_keys(desk: Desk, sender: Sender) -> None:
    await desk.log_in()
    programme = {**synthetic.dossier()["programme"], "id": f"new.{uuid.uuid4().hex}"}
    assert "shop" in await desk.read(f"/cases/{await sender.submit(programme=programme)}")


def test_settings_come_from_the_environment_and_cannot_change(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GILDONG_INTAKE_KEY", "shared")
    monkeypatch.setenv("GILDONG_INTAKE_PORT", "9000")
    settings = Settings()
    assert (settings.key.get_secret_value(), settings.port) == ("shared", 9000)
    assert "shared" not in repr(settings)
    with pytest.raises(ValueError, match="frozen"):
        settings.port = 1
