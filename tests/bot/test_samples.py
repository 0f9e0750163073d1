"""The practice certificates of the demo page are what their list says, and read without doubt."""

from __future__ import annotations

import json
from pathlib import Path

from bot import samples
from document_fetch import demo
from document_fetch.reading.registry import KINDS
from tests.bot.person import TODAY
from tests.document_fetch.reading import read_here


def test_every_paper_on_the_list_is_there_and_of_the_kind_that_it_is_called(tmp_path: Path) -> None:
    samples.write(tmp_path, TODAY)
    listed = json.loads((tmp_path / "index.json").read_text("utf-8"))
    assert {each["name"] for each in listed} == {path.name for path in tmp_path.glob("*.pdf")}
    for each in listed:
        reading = read_here((tmp_path / each["name"]).read_bytes())
        assert each["href"] == f"/samples/{each['name']}"
        assert all(each["label"][language].startswith(name) for language, name in KINDS[reading.kind].name.items())
        assert reading.certain == reading.values
    assert len(listed) >= len(demo.kinds_of(demo.HANBIT))
    assert len({each["label"]["ko"] for each in listed}) == len(listed)
