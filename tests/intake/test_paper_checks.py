"""An officer has an issuer confirm a paper: the page, the number, and who saw what stand on the case."""

from __future__ import annotations

import pytest

from intake.store import audit
from tests.delivery import synthetic
from tests.intake.people import Desk, Sender

FILE = "03-national_tax_clearance.pdf"


async def check(desk: Desk, receipt: str, verdict: str, file: str = FILE) -> int:
    response = await desk.send(f"/cases/{receipt}/documents/{file}/check", verdict=verdict)
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
        assert link.facts == {"file": FILE, "verdict": verdict}
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
    assert await check(desk, receipt, "agrees", "99-none.pdf") == 404
    assert await check(desk, "2026-999999", "agrees") == 404


async def test_a_dossier_that_knows_no_issuer_s_page_shows_none(desk: Desk, sender: Sender) -> None:
    await desk.log_in()
    older = synthetic.dossier_of_version_4()
    page = await desk.read(f"/cases/{await sender.submit(schema=older['schema'], documents=older['documents'])}")
    assert "발급기관에서 확인하기" not in page
