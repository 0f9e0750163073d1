"""Practice certificates of fictional companies, for whoever tries the demo page without papers of their own."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

from document_fetch import demo
from document_fetch.reading.registry import KINDS


def write(folder: Path, issued_on: date) -> None:
    """Writes one PDF of each kind that the practice company can have, and index.json with their names and addresses."""
    folder.mkdir(parents=True, exist_ok=True)
    listed = []
    for kind in demo.kinds_of(demo.HANBIT):
        path = folder / f"{kind}.pdf"
        path.write_bytes(demo.issue(kind, demo.HANBIT, issued_on=issued_on))
        label = {"ko": KINDS[kind].name["ko"], "en": KINDS[kind].name["en"]}
        listed.append({"name": path.name, "label": label, "href": f"/samples/{path.name}"})
    (folder / "index.json").write_text(json.dumps(listed, ensure_ascii=False, indent=1), "utf-8")
