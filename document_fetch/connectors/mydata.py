"""The hand-over to 공공마이데이터: what a company is shown before it goes to the agency's own page.

Only an agency may be the receiver, so there is nothing to fetch here: no key, no request, only words and an address.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

import yaml
from pydantic import BaseModel, ConfigDict
from yarl import URL

from document_fetch.connectors import addresses

Language = Literal["ko", "en"]


class _Data(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Words(_Data):
    """One sentence in both languages."""

    ko: str
    en: str

    def in_language(self, language: Language) -> str:
        """The sentence for people."""
        return self.ko if language == "ko" else self.en


class _Line(_Data):
    key: str
    label: Words
    says: Words


class _Page(_Data):
    source: str
    title: Words
    lead: Words
    shown: tuple[_Line, ...]
    go: Words
    instead: Words


_PAGE = _Page.model_validate(yaml.safe_load((Path(__file__).parent / "mydata.yml").read_text("utf-8")))


@dataclass(frozen=True, slots=True)
class HandOver:
    """The page in one language: lines as label and sentence, and where the button leads."""

    title: str
    lead: str
    lines: Mapping[str, tuple[str, str]]  # by key: requester, holders, receiver, items, purpose, ...
    go: str
    link: str
    instead: str
    source: str


def hand_over(link: str, language: Language) -> HandOver | None:
    """The page; None where the agency has no such page, or its address is none that people should be sent to."""
    if not link or check_config(link):
        return None
    return HandOver(
        title=_PAGE.title.in_language(language),
        lead=_PAGE.lead.in_language(language),
        lines={line.key: (line.label.in_language(language), line.says.in_language(language)) for line in _PAGE.shown},
        go=_PAGE.go.in_language(language),
        link=link,
        instead=_PAGE.instead.in_language(language),
        source=_PAGE.source,
    )


def check_config(link: str) -> tuple[str, ...]:
    """What an operator must put right; nothing where the address is empty or well."""
    if not link:
        return ()
    try:
        host = URL(link).host or ""
    except ValueError:
        host = ""
    fault = addresses.fault(link, {host})
    return (f"mydata_url {fault}.",) if fault else ()
