"""What officers saw when they had an issuer confirm a paper: who, when, and whether it agrees.

It stands in the audit chain and nowhere else, so that nobody can change it unseen; the newest word on a paper counts.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Literal, get_args

from intake import errors
from intake.store import audit, cases
from intake.store.audit import Link
from intake.store.engine import Store

Verdict = Literal["agrees", "differs"]
VERDICTS: tuple[Verdict, ...] = get_args(Verdict)
ACTION = "document.checked"


@dataclass(frozen=True)
class Checked:
    """An officer's word on one paper."""

    verdict: Verdict
    officer: str
    at: datetime


def record(store: Store, receipt: str, document: str, verdict: Verdict, *, officer: str) -> None:
    """Notes what the officer saw; raises UnknownCase where there is no such case or paper."""
    with store.write() as tx:
        case = cases.with_receipt(tx, receipt)
        if case is None:
            raise errors.UnknownCase(receipt=receipt)
        files = {paper["id"]: paper["file"].rsplit("/", 1)[-1] for paper in cases.dossier(tx, case.id)["documents"]}
        if document not in files:
            raise errors.UnknownCase(document=document)
        seen = {"document": document, "file": files[document], "verdict": verdict}
        audit.note(tx, f"officer:{officer}", ACTION, receipt, **seen)


def newest(links: Iterable[Link]) -> Mapping[str, Checked]:
    """The last word on each paper, by its id, from the history of a case in its order.

    What was noted before several papers could stand in one file has the file's name for it.
    """
    said = (link for link in links if link.action == ACTION)
    return {str(link.facts.get("document") or link.facts["file"]): _checked(link) for link in said}


def _checked(link: Link) -> Checked:
    return Checked(link.facts["verdict"], link.actor.partition(":")[2], link.at)
