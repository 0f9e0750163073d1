"""An officer has an issuer confirm a paper: the page, the number, and who saw what stand on the case."""

from __future__ import annotations

import pytest

from intake.store import audit
from tests.delivery import synthetic
from tests.intake.people import Desk, Sender

PAPER = "doc-3"


async def check(desk: Desk, receipt: str, verdict: str, paper: str = PAPER) -> int:
    response = await desk.send(f"/cases/{receipt}/papers/{paper}/check", verdict=verdict)
    return response.status


async def test_a_paper_shows_its_issuer_s_page_and_the_number_to_enter(desk: Desk, sender: Sender) -> None:
    await desk.log_in()
    page = await desk.read(f"/cases/{await sender.submit()}")
    place = synthetic.ISSUER_PAGE
    assert f'href="{place["page"]}" target="_blank" rel="noopener noreferrer"' in page
    assert place["menu"]["ko"].replace(">", "&gt;") in page
    assert place["number"] in page
    assert page.count('name="verdict" value="agrees"') == 1  # the other papers have no such page


@pytest.mark.parametrize(("verdict", "words"), [("agrees", "맞아요"), ("differs", "달라요")])
async def test_what_the_officer_saw_stands_beside_the_paper_and_in_the_chain(
    desk: Desk, sender: Sender, verdict: str, words: str
) -> None:
    await desk.log_in()
    receipt = await sender.submit()
    assert await check(desk, receipt, verdict) == 303
    page = await desk.read(f"/cases/{receipt}?checked")
    assert "hong 담당자가" in page
    assert f"발급기관에서 확인했어요: {words}" in page
    with desk.store.read() as tx:
        link = audit.about(tx, receipt)[-2]  # the last one is that the page was read
        assert (link.actor, link.action) == ("officer:hong", "document.checked")
        assert link.facts == {"document": PAPER, "file": "03-national_tax_clearance.pdf", "verdict": verdict}
        assert audit.verify(tx).broken_at is None


async def test_the_newest_word_on_a_paper_counts(desk: Desk, sender: Sender) -> None:
    await desk.log_in()
    receipt = await sender.submit()
    for verdict in ("differs", "agrees"):
        await check(desk, receipt, verdict)
    page = await desk.read(f"/cases/{receipt}")
    assert page.count("hong 담당자가") == 1
    assert "확인했어요: 맞아요" in page


async def test_a_word_of_another_kind_or_on_no_paper_is_refused(desk: Desk, sender: Sender) -> None:
    await desk.log_in()
    receipt = await sender.submit()
    assert await check(desk, receipt, "perhaps") == 400
    assert await check(desk, receipt, "agrees", "doc-99") == 404
    assert await check(desk, "2026-999999", "agrees") == 404


async def test_a_dossier_that_knows_no_issuer_s_page_shows_none(desk: Desk, sender: Sender) -> None:
    await desk.log_in()
    older = synthetic.dossier_of_version_4()
    told = {name: older[name] for name in ("schema", "documents", "answers")}
    page = await desk.read(f"/cases/{await sender.submit(**told)}")
    assert "발급기관에서 확인하기" not in page


async def test_two_papers_of_one_file_are_checked_apart(desk: Desk, sender: Sender) -> None:
    await desk.log_in()
    papers = synthetic.dossier()["documents"]
    second = papers[2] | {"id": "doc-4", "kind": "local_tax_clearance", "name": "지방세 납세증명서"}
    receipt = await sender.submit(documents=[*papers, second])
    assert await check(desk, receipt, "differs", "doc-4") == 303
    page = await desk.read(f"/cases/{receipt}")
    assert page.count("hong 담당자가") == 1
    assert page.index("지방세 납세증명서") < page.index("hong 담당자가")


async def test_the_register_behind_a_verdict_or_an_answer_is_named(desk: Desk, sender: Sender) -> None:
    await desk.log_in()
    papers, answers = synthetic.dossier()["documents"], synthetic.dossier()["answers"]
    confirmed = {"state": "verified", "verified": {"register": "nts", "at": "2026-11-24T11:31:00+09:00"}}
    asked = answers[-1] | {"provenance": synthetic.given_by("register", kind="business_status", register="practice")}
    receipt = await sender.submit(documents=[papers[0] | confirmed, *papers[1:]], answers=[*answers[:-1], asked])
    page = await desk.read(f"/cases/{receipt}")
    assert "국세청에 물음, 2026-11-24 11:31" in page
    assert "연습용 국세청(실제 기관 아님) 조회" in page
