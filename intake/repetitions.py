"""Where a case claims what another application to the same programme claims too: noted and shown, never decided.

The columns that tell rows apart come with the dossier, so this holds for every programme. What is shown is looked up
when it is shown, so an older case shows the newer one as well.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from forms import claims as claimed
from forms.definitions.model import Language
from intake.store import audit, cases, claims
from intake.store.cases import Case
from intake.store.claims import Repetition
from intake.store.engine import Transaction
from intake.view import Json


@dataclass(frozen=True)
class Elsewhere:
    """A row of another case."""

    receipt: str
    company_name: str
    business_number: str
    row: int


@dataclass(frozen=True)
class Repeated:
    """A row that stands in other applications too."""

    key: str  # of the answer
    label: str
    row: int
    words: str  # what tells the row apart
    elsewhere: tuple[Elsewhere, ...]


def arrive(tx: Transaction, case: Case, dossier: Json, actor: str) -> None:
    """Keeps what a case that has just come in claims, and notes which cases claim the same.

    In the transaction that takes the case in, which stands in line with all others: of two at one moment the later one
    sees the earlier one.
    """
    claims.replace(tx, case, claimed.of_dossier(dossier))
    found = claims.repetitions(tx, [case.id])
    if found:
        receipts = list(dict.fromkeys(one.other_receipt for one in found))
        audit.note(tx, actor, "case.repeats", case.receipt, count=len(_rows(found)), receipts=receipts)


def of_case(tx: Transaction, case: Case, dossier: Json, language: Language) -> tuple[Repeated, ...]:
    """The case's rows that stand elsewhere too, each with where."""
    found = claims.repetitions(tx, [case.id])
    others = {other.id: other for other in cases.with_ids(tx, {one.other_id for one in found})}
    answers = {answer["key"]: answer for answer in dossier["answers"]}
    entries = {entry["key"]: entry for entry in dossier.get("unique", ())}
    return tuple(
        Repeated(
            key=key,
            label=answers[key]["label"][language],
            row=row,
            words=claimed.shown(entries[key], claimed.rows(answers[key]["value"])[row - 1], language),
            elsewhere=tuple(_elsewhere(one, others[one.other_id]) for one in repeated),
        )
        for (key, row), repeated in groupby(found, key=lambda one: (one.question, one.row))
    )


def _rows(found: Sequence[Repetition]) -> set[tuple[str, int]]:
    return {(one.question, one.row) for one in found}


def _elsewhere(repetition: Repetition, case: Case) -> Elsewhere:
    return Elsewhere(case.receipt, case.company_name, case.business_number, repetition.other_row)
