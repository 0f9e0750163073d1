"""The papers of `other_papers.yml`."""

from dataclasses import dataclass
from pathlib import Path

import yaml

_DATA = yaml.safe_load(Path(__file__).with_suffix(".yml").read_text(encoding="utf-8"))


@dataclass(frozen=True)
class Paper:
    """`rows` are labels with what stands beside them; `table` is a header row. Facts stand in braces."""

    title: str
    rows: tuple[tuple[str, str], ...]
    body: tuple[str, ...]
    table: tuple[str, ...]


NAMED: tuple[str, ...] = tuple(_DATA["named"])
NAMED_EN: tuple[str, ...] = tuple(_DATA["named_en"])
PAPERS = tuple(
    Paper(each["title"], tuple(each.get("rows", ())), tuple(each.get("body", ())), tuple(each.get("table", ())))
    for each in _DATA["papers"]
)
