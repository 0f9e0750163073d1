"""Practice certificates of fictional companies, for whoever tries the demo page without papers of their own."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

from document_fetch import demo
from document_fetch.reading.registry import KINDS


def write(folder: Path, issued_on: date) -> None:
    """Writes every paper that the practice company can have, and index.json with their names and addresses."""
    folder.mkdir(parents=True, exist_ok=True)
    listed = []
    for name, (kind, year) in demo.papers_of(demo.HANBIT, issued_on).items():
        path = folder / f"{name}.pdf"
        path.write_bytes(demo.issue(kind, demo.HANBIT, issued_on=issued_on, year=year))
        label = {language: f"{said} ({year})" if year else said for language, said in KINDS[kind].name.items()}
        listed.append({"name": path.name, "label": label, "href": f"/samples/{path.name}"})
    (folder / "index.json").write_text(json.dumps(listed, ensure_ascii=False, indent=1), "utf-8")
