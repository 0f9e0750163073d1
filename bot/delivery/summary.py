"""The dossier in the words of its cover sheet: rows of text, with nothing drawn yet."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from pathlib import Path, PurePosixPath
from typing import Any
from zoneinfo import ZoneInfo

from forms.model import Language
from forms.wording import Catalogue

Json = Mapping[str, Any]
Row = tuple[str, ...]

#: The sheet is read by the agency's officers.
LANGUAGE: Language = "ko"
SEOUL = ZoneInfo("Asia/Seoul")
WORDS = Catalogue.load(Path(__file__).parent / "words")


def say(key: str, **facts: object) -> str:
    return WORDS.say(f"cover.{key}", LANGUAGE, **facts)


def head(dossier: Json) -> tuple[Row, ...]:
    """Label and value of what identifies the dossier."""
    company = dossier["company"]
    submission = f"{dossier['submission_id']} ({say('revision', revision=dossier['revision'])})"
    return (
        (say("receipt"), say("receipt_later")),
        (say("submission"), submission),
        (say("company"), company["company_name"]),
        (say("business_number"), company["business_number"]),
        (say("created"), moment(dossier["created_at"])),
    )


def answers(dossier: Json) -> tuple[Row, ...]:
    """Label, value and source of each answer."""
    kinds = {document["id"]: document["kind"] for document in dossier["documents"]}
    return tuple(
        (answer["label"][LANGUAGE], answer["shown"][LANGUAGE], _source(answer["provenance"], kinds))
        for answer in dossier["answers"]
    )


def documents(dossier: Json) -> tuple[Row, ...]:
    """Name, state, validity and file of each document."""
    return tuple(
        (
            _known("kind", document["kind"], document["name"]),
            _known("state", document["state"], document["state"]),
            document["valid_until"] or say("no_date"),
            PurePosixPath(document["file"]).name,
        )
        for document in sorted(dossier["documents"], key=lambda document: str(document["file"]))
    )


def findings(dossier: Json) -> tuple[Row, ...]:
    """Reason, outcome and source of each eligibility rule."""
    return tuple(
        (finding["reason"][LANGUAGE], say(f"outcome.{finding['outcome']}"), finding["source"])
        for finding in dossier["eligibility"]["findings"]
    )


def consents(dossier: Json) -> tuple[str, ...]:
    """One line for each consent that was given."""
    return tuple(
        say(
            "consent",
            name=_known("consent", consent["key"], consent["key"]),
            version=consent["version"],
            at=moment(consent["given_at"]),
        )
        for consent in dossier["consents"]
    )


def moment(text: str) -> str:
    """An ISO time as people in Seoul read it, e.g. "2026-11-24 11:35"."""
    return datetime.fromisoformat(text).astimezone(SEOUL).strftime("%Y-%m-%d %H:%M")


def _source(provenance: Json, kinds: Mapping[str, str]) -> str:
    giver, kind = provenance["giver"], provenance.get("kind") or kinds.get(provenance.get("document") or "", "")
    source = WORDS.say(
        f"source.{giver}", LANGUAGE, document=_known("kind", kind, kind), page=provenance.get("page") or 1
    )
    if giver in {"user", "derived"} or provenance["confirmed"]:
        return source
    return WORDS.say("source.unconfirmed", LANGUAGE, source=source)


def _known(group: str, key: str, otherwise: str) -> str:
    return WORDS.say(f"{group}.{key}", LANGUAGE) if f"{group}.{key}" in WORDS else otherwise
