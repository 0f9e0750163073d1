"""Practice certificates of synthetic companies, drawn in the printed order of the real forms and marked as practice.

Data flow: who it is (company.py) and what it does (business.yml) -> facts by name (figures.py) -> the sheet of a kind
(sheets/*.yml) -> PDF (paper.py).
"""

from collections.abc import Sequence
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import yaml

from document_fetch.demo import figures
from document_fetch.demo.company import DALBIT, DEULKKOT, HANBIT, DemoCompany
from document_fetch.demo.paper import Paper, draw

__all__ = ["COMPANIES", "DALBIT", "DEULKKOT", "HANBIT", "KINDS", "DemoCompany", "issue", "kinds_of", "papers_of"]

_SHEETS = Path(__file__).parent / "sheets"
_WORDS = yaml.safe_load((_SHEETS.parent / "words.yml").read_text(encoding="utf-8"))
KINDS: dict[str, Any] = {
    path.stem: yaml.safe_load(path.read_text(encoding="utf-8")) for path in sorted(_SHEETS.glob("*.yml"))
}
COMPANIES: dict[str, DemoCompany] = {"hanbit": HANBIT, "dalbit": DALBIT, "deulkkot": DEULKKOT}


def kinds_of(company: DemoCompany) -> tuple[str, ...]:
    """The kinds of certificate that a company of its kind can have."""
    being = {"company" if company.incorporated else "person", "exempt" if company.exempt else "taxed"}
    return tuple(kind for kind, sheet in KINDS.items() if sheet.get("issued_to") in {None, *being})


def papers_of(company: DemoCompany, today: date) -> dict[str, tuple[str, int | None]]:
    """Everything that the company can hand in, as name of a file: kind and year. Some papers speak of one year only, so
    there is another of the year before."""
    before = today.year - 2
    every = {kind: (kind, None) for kind in kinds_of(company)}
    return every | {f"{kind}-{before}": (kind, before) for kind in every if KINDS[kind].get("also") == "year_before"}


def issue(
    kind: str,
    company: DemoCompany,
    *,
    issued_on: date,
    valid_until: date | None = None,
    issue_number: str | None = None,
    purpose: str | None = None,
    arrears: Sequence[str] = (),
    deferrals: Sequence[str] = (),
    year: int | None = None,
) -> bytes:
    """A practice certificate as PDF, the same bytes for the same facts. `arrears` and `deferrals` are printed rows;
    `year` is what a paper about one year speaks of, one of the last two: without it the latest that it can tell."""
    sheet = KINDS[kind]
    nothing = (sheet.get("nothing", ""),)
    defaults = sheet["defaults"]
    purpose = purpose or defaults.get("purpose", "")
    facts = figures.of_company(company) | figures.of_business(company, issued_on, year)
    facts |= {
        "issued_on": issued_on,
        "valid_from": issued_on,
        "valid_until": valid_until or default_end(kind, issued_on),
        "purpose": purpose,
        "purposes": "   ".join(f"[{'V' if each == purpose else '  '}]{each}" for each in sheet.get("purposes", ())),
        "arrears": arrears or nothing,
        "deferrals": deferrals or nothing,
    }
    facts["issue_number"] = issue_number or defaults.get("issue_number", "").format_map(facts)
    return _drawn(sheet, company, facts)


def default_end(kind: str, issued_on: date) -> date:
    """As the sheet says: so many days or years after the issue, or the next 31 March, as for an SME."""
    counts = KINDS[kind].get("counts", {})
    if "until" in counts:
        end = date(issued_on.year, *counts["until"])
        return end if issued_on <= end else end.replace(year=end.year + 1)
    if "years" in counts:
        return _years_later(issued_on, counts["years"]) - timedelta(days=1)
    return issued_on + timedelta(days=counts.get("days", 0))


def _years_later(day: date, years: int) -> date:
    try:
        return day.replace(year=day.year + years)
    except ValueError:  # 29 February
        return date(day.year + years, 3, 1)


def _drawn(sheet: dict[str, Any], company: DemoCompany, facts: figures.Facts) -> bytes:
    paper = Paper(_WORDS["title"], watermark=_WORDS["watermark"], note=_WORDS["note"])
    who = "company" if company.incorporated else "person"
    for item in sheet["items"]:
        if item.get("who", who) == who:
            draw(paper, item, facts)
    return paper.finish()
