"""The dossier in the words of its cover sheet: rows of text, with nothing drawn yet."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from pathlib import Path, PurePosixPath
from typing import Any
from zoneinfo import ZoneInfo

from forms.definitions.model import Language
from forms.wording.catalogue import Catalogue

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
    """Label, value and source of each answer, and whether documents contradict it."""
    kinds = {document["id"]: document["kind"] for document in dossier["documents"]}
    contradicted = {entry["key"] for entry in _contradictions(dossier)}
    return tuple(
        (
            answer["label"][LANGUAGE],
            answer["shown"][LANGUAGE],
            _source(answer["provenance"], kinds, contradicted=answer["key"] in contradicted),
        )
        for answer in dossier["answers"]
    )


def discrepancies(dossier: Json) -> tuple[Row, ...]:
    """Label, answer, what the document says and whose value the answer is, where the two differ."""
    shown = {answer["key"]: answer["shown"][LANGUAGE] for answer in dossier["answers"]}
    return tuple(
        (
            entry["label"][LANGUAGE],
            shown[entry["key"]],
            say("on_document", value=entry["shown"][LANGUAGE], source=_printed(entry["kind"], entry["page"])),
            _decision(entry),
        )
        for entry in _contradictions(dossier)
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


def _contradictions(dossier: Json) -> Sequence[Json]:
    """Dossiers of version 1, which may still lie in the outbox, tell none."""
    found: Sequence[Json] = dossier.get("discrepancies", ())
    return found


def _decision(entry: Json) -> str:
    """Whose value it is, since when, and why; dossiers before version 4 tell no reason."""
    lines = [say(f"chosen.{entry['chosen']}")]
    lines += [moment(entry["decided_at"])] if entry["decided_at"] else []
    lines += [_reason(entry["reason"])] if entry.get("reason") else []
    return "\n".join(lines)


def _reason(reason: Json) -> str:
    words = say("reason_said", words=reason["said"]) if reason["said"] else reason["words"][LANGUAGE]
    return say("reason", words=words)


def _source(provenance: Json, kinds: Mapping[str, str], *, contradicted: bool) -> str:
    giver, kind = provenance["giver"], provenance.get("kind") or kinds.get(provenance.get("document") or "", "")
    certified = giver == "certificate"
    source = _printed(kind, provenance.get("page")) if certified else _said_by(provenance)
    if giver not in {"user", "derived"} and not provenance["confirmed"]:
        source = WORDS.say("source.unconfirmed", LANGUAGE, source=source)
    return WORDS.say("source.contradicted", LANGUAGE, source=source) if contradicted else source


def _said_by(provenance: Json) -> str:
    register = provenance.get("register")
    if register is None:
        return WORDS.say(f"source.{provenance['giver']}", LANGUAGE)
    return WORDS.say("source.of_register", LANGUAGE, register=_known("register", register, register))


def _printed(kind: str, page: int | None) -> str:
    return WORDS.say("source.certificate", LANGUAGE, document=_known("kind", kind, kind), page=page or 1)


def _known(group: str, key: str, otherwise: str) -> str:
    return WORDS.say(f"{group}.{key}", LANGUAGE) if f"{group}.{key}" in WORDS else otherwise
