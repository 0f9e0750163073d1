"""The same invoice in two applications is found and shown with both, whoever comes first; nobody is refused for it."""

import re
import uuid
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from typing import Any

import pytest

from forms import claims as claimed
from intake import queue
from intake.config import Settings
from intake.store import audit, claims
from intake.store.cases import Case
from intake.store.engine import Store
from tests.delivery import synthetic
from tests.intake.people import Desk, Sender
from tests.intake.test_submissions import checked_bag

GARAM = ("가람특송", "INV-1001")
NARAE = ("나래물류", "N-7")
DALBIT = {"business_number": "220-81-62517", "company_name": "달빛공방"}
AT_ONCE = 12


def take(store: Store, *invoices: tuple[str, str], **changes: Any) -> Case:
    """A new case that claims these invoices."""
    case, new = queue.accept(store, str(uuid.uuid4()), checked_bag(**synthetic.claiming(*invoices), **changes))
    assert new
    return case


def found(store: Store, *taken: Case) -> list[list[tuple[int, str, int]]]:
    """For each case: its rows that stand elsewhere, with the receipt and the row there."""
    with store.read() as tx:
        every = [claims.repetitions(tx, [case.id]) for case in taken]
    return [[(one.row, one.other_receipt, one.other_row) for one in repeated] for repeated in every]


def noted(store: Store, case: Case) -> list[Sequence[str]]:
    """The receipts that the case repeated when it came in."""
    with store.read() as tx:
        return [link.facts["receipts"] for link in audit.about(tx, case.receipt) if link.action == "case.repeats"]


def test_an_invoice_that_another_case_claims_is_found_from_both_sides(store: Store) -> None:
    first, second = take(store, GARAM), take(store, NARAE, GARAM, company=DALBIT)
    assert found(store, first, second) == [[(1, second.receipt, 2)], [(2, first.receipt, 1)]]
    assert (noted(store, first), noted(store, second)) == ([], [[first.receipt]])
    assert second.status == "received"


@pytest.mark.parametrize(
    ("supplier", "number"),
    [
        ("가람특송", "inv-1001"),
        ("가람특송", "INV 1001"),
        ("가람특송", "INV–1001"),
        ("가람특송", "ＩＮＶ１００１"),
        ("㈜가람특송", "INV-1001"),
        ("가람특송 주식회사", "I N V 1 0 0 1"),
    ],
)
def test_case_blanks_hyphens_and_a_legal_form_make_no_other_invoice(store: Store, supplier: str, number: str) -> None:
    first, second = take(store, GARAM), take(store, (supplier, number))
    assert found(store, second) == [[(1, first.receipt, 1)]]


@pytest.mark.parametrize(
    "other", [("나래물류", "INV-1001"), ("가람특송", "INV-1002"), ("가람특송", "INV-10011"), ("", "")]
)
def test_another_issuer_or_another_number_is_another_invoice(store: Store, other: tuple[str, str]) -> None:
    first, second = take(store, GARAM), take(store, other)
    assert found(store, first, second) == [[], []]
    assert noted(store, second) == []


def test_what_cannot_be_told_apart_is_no_repetition(store: Store) -> None:
    first, second = take(store, ("", "")), take(store, ("", ""), ("가람특송", ""))
    assert found(store, first, second) == [[], []]


def test_another_programme_may_take_the_same_invoice(store: Store) -> None:
    other = {**synthetic.dossier()["programme"], "id": "kosme.other"}
    first, second = take(store, GARAM), take(store, GARAM, programme=other)
    assert found(store, first, second) == [[], []]


def test_a_revision_repeats_what_it_corrects_and_is_no_duplicate(store: Store) -> None:
    submission = str(uuid.uuid4())
    first = take(store, GARAM, NARAE, submission_id=submission)
    second = take(store, GARAM, submission_id=submission, revision=2)
    assert found(store, first, second) == [[], []]
    assert noted(store, second) == []


def test_what_a_revision_took_out_is_free_for_others(store: Store) -> None:
    submission = str(uuid.uuid4())
    take(store, GARAM, NARAE, submission_id=submission)
    newer = take(store, NARAE, submission_id=submission, revision=2)
    other = take(store, GARAM, NARAE)
    assert found(store, other) == [[(2, newer.receipt, 1)]]


def test_a_revision_that_comes_late_claims_nothing(store: Store) -> None:
    submission = str(uuid.uuid4())
    newer = take(store, NARAE, submission_id=submission, revision=2)
    take(store, GARAM, NARAE, submission_id=submission, revision=1)
    other = take(store, GARAM, NARAE)
    assert found(store, other) == [[(2, newer.receipt, 1)]]


def test_a_dossier_of_an_older_version_claims_nothing(store: Store) -> None:
    older = synthetic.dossier_of_version_3(answers=synthetic.claiming(GARAM)["answers"])
    first, _ = queue.accept(store, str(uuid.uuid4()), replace(checked_bag(), dossier=older))
    second = take(store, GARAM)
    assert found(store, first, second) == [[], []]


def test_of_many_at_one_moment_each_sees_those_before_it(store: Store) -> None:
    with ThreadPoolExecutor(AT_ONCE) as pool:
        taken = sorted(pool.map(lambda _: take(store, GARAM), range(AT_ONCE)), key=lambda case: case.receipt)
    assert [noted(store, case) for case in taken] == [
        [[earlier.receipt for earlier in taken[:place]]] if place else [] for place in range(AT_ONCE)
    ]
    assert [len(repeated) for repeated in found(store, *taken)] == [AT_ONCE - 1] * AT_ONCE
    with store.read() as tx:
        assert audit.verify(tx).broken_at is None


@pytest.mark.parametrize("settings", [pytest.param("postgres", marks=pytest.mark.postgres)], indirect=True)
def test_without_the_line_two_at_one_moment_would_miss_each_other(settings: Settings, store: Store) -> None:
    """The negative control, which SQLite with its one writer cannot have: both look before either is there."""
    del settings
    one, other = take(store), take(store)
    claim = claimed.of_dossier(synthetic.dossier(**synthetic.claiming(GARAM)))
    with store.engine.begin() as first, store.engine.begin() as second:
        claims.replace(first, one, claim)
        claims.replace(second, other, claim)
        assert claims.repetitions(first, [one.id]) == claims.repetitions(second, [other.id]) == ()
    assert found(store, one, other) == [[(1, other.receipt, 1)], [(1, one.receipt, 1)]]  # what a page shows is right


def test_how_many_is_counted_by_rows_and_not_by_cases(store: Store) -> None:
    first, second, third = take(store, GARAM, NARAE), take(store, GARAM, NARAE), take(store, GARAM)
    with store.read() as tx:
        counts = claims.counts(tx, [first.id, second.id, third.id])
        assert claims.counts(tx, []) == {}
    assert counts == {first.id: 2, second.id: 2, third.id: 1}


def block(page: str) -> str:
    whole = re.search(r'<section class="differing" aria-labelledby="repetitions".*?</section>', page, re.DOTALL)
    return whole[0] if whole else ""


async def test_a_case_leads_with_what_stands_elsewhere_and_links_there(desk: Desk, sender: Sender) -> None:
    await desk.log_in()
    first = await sender.submit(**synthetic.claiming(NARAE, GARAM))
    assert block(await desk.read(f"/cases/{first}")) == ""
    second = await sender.submit(**synthetic.claiming(("(주)가람특송", "inv 1001")), company=DALBIT)
    page = await desk.read(f"/cases/{second}")
    assert page.index('id="repetitions"') < page.index('id="answers"')
    for words in (
        "다른 신청에도 있는 항목 1개",
        "물류사 (주)가람특송 · 송장 번호 inv 1001",
        "송장 목록",
        "1번째 줄",
        "2번째 줄",
    ):
        assert words in block(page)
    assert f'href="/cases/{first}"' in block(page)
    assert "한빛식품(주)" in block(page)
    assert "다른 신청에도 있는 항목이 1개 있었어요" in page
    older = block(await desk.read(f"/cases/{first}"))
    assert f'href="/cases/{second}"' in older
    assert "달빛공방" in older
    english = await desk.read(f"/cases/{first}?language=en")
    assert "1 item is claimed in another application too" in english
    assert "logistics company 가람특송 · invoice number INV-1001" in english


async def test_the_list_marks_both_cases_and_no_other(desk: Desk, sender: Sender) -> None:
    await desk.log_in()
    receipts = [await sender.submit(**synthetic.claiming(invoice)) for invoice in (GARAM, NARAE, GARAM)]
    page = await desk.read("/cases")
    rows = {receipt: re.search(rf">{receipt}</a>.*?</tr>", page, re.DOTALL) for receipt in receipts}
    marked = [receipt for receipt, row in rows.items() if row and "다른 신청에도 있는 항목 1개" in row[0]]
    assert marked == [receipts[0], receipts[2]]


async def test_the_officer_may_review_a_case_that_repeats_another(desk: Desk, sender: Sender) -> None:
    await desk.log_in()
    await sender.submit(**synthetic.claiming(GARAM))
    second = await sender.submit(**synthetic.claiming(GARAM))
    assert (await desk.move(second)).status == 303


async def test_what_is_claimed_stays_text(desk: Desk, sender: Sender) -> None:
    await desk.log_in()
    hostile = ("<script>alert(1)</script>", "\"'><img src=x onerror=alert(1)>{{7*7}}")
    receipts = [await sender.submit(**synthetic.claiming(hostile)) for _ in range(2)]
    shown = block(await desk.read(f"/cases/{receipts[1]}"))
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in shown
    assert "<script" not in shown
    assert "<img" not in shown
