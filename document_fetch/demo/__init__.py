"""Practice certificates of synthetic companies, drawn in the printed order of the real forms and marked as practice."""

from collections.abc import Sequence
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import yaml

from document_fetch.demo.company import DALBIT, HANBIT, DemoCompany
from document_fetch.demo.paper import Paper, draw

__all__ = ["DALBIT", "HANBIT", "KINDS", "DemoCompany", "issue"]

_SHEETS = Path(__file__).parent / "sheets"
_WORDS = yaml.safe_load((_SHEETS.parent / "words.yml").read_text(encoding="utf-8"))
KINDS: dict[str, Any] = {
    path.stem: yaml.safe_load(path.read_text(encoding="utf-8")) for path in sorted(_SHEETS.glob("*.yml"))
}

CLEARANCE_DAYS = 30


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
) -> bytes:
    """A practice certificate as PDF, the same bytes for the same facts. `arrears` and `deferrals` are printed rows."""
    sheet = KINDS[kind]
    nothing = (sheet.get("nothing", ""),)
    purpose = purpose or sheet["defaults"].get("purpose", "")
    facts = _company_facts(company) | {
        "issued_on": issued_on,
        "valid_from": issued_on,
        "valid_until": valid_until or default_end(kind, issued_on),
        "issue_number": issue_number or _issue_number(kind, issued_on),
        "purpose": purpose,
        "purposes": "   ".join(f"[{'V' if each == purpose else '  '}]{each}" for each in sheet.get("purposes", ())),
        "arrears": arrears or nothing,
        "deferrals": deferrals or nothing,
    }
    return _drawn(sheet, company, facts)


def default_end(kind: str, issued_on: date) -> date:
    """Thirty days for a tax clearance; for an SME three months after the fiscal year, here the next 31 March."""
    if kind == "sme_confirmation":
        end = date(issued_on.year, 3, 31)
        return end if issued_on <= end else end.replace(year=end.year + 1)
    return issued_on + timedelta(days=CLEARANCE_DAYS)


def _company_facts(company: DemoCompany) -> dict[str, Any]:
    names = ("name", "business_number", "corporate_number", "representative", "born_on", "opened_on", "address")
    more = ("head_office", "business_types", "business_items", "taxpayer_type", "size_class", "tax_office")
    person = f"{company.representative}({company.name})"
    return {name: getattr(company, name) for name in (*names, *more)} | {
        "registered_on": company.opened_on + timedelta(days=3),
        "personal_number": company.corporate_number or f"{company.born_on:%y%m%d}-*******",
        "name_on_tax_papers": company.name if company.incorporated else person,
    }


def _issue_number(kind: str, issued_on: date) -> str:
    return f"0010-{issued_on:%Y-%m%d}00" if kind == "sme_confirmation" else f"9999-{issued_on:%j-%Y}-000"


def _drawn(sheet: dict[str, Any], company: DemoCompany, facts: dict[str, Any]) -> bytes:
    paper = Paper(_WORDS["title"])
    paper.watermark(_WORDS["watermark"])
    who = "company" if company.incorporated else "person"
    for item in sheet["items"]:
        if item.get("who", who) == who:
            draw(paper, item, facts)
    paper.centred(_WORDS["note"], y=800, size=8)
    return paper.finish()
