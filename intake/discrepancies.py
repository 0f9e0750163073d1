"""Where documents of a case say otherwise than its answers; dossiers of version 1 do not tell."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from forms.definitions.model import Language
from intake import view
from intake.view import Json, Said, Say


@dataclass(frozen=True)
class Reason:
    """Why the company keeps its own value."""

    words: str  # of what it chose
    said: str | None  # in its own words


@dataclass(frozen=True)
class Discrepancy:
    """An answer that documents contradict."""

    key: str
    label: str
    value: str  # of the answer
    source: str  # of the answer
    said: tuple[Said, ...]
    chosen: str  # key of the words that say whose value the answer is
    decided_at: str | None
    reason: Reason | None  # where it was asked


def count(dossier: Json) -> int:
    """How many answers documents contradict."""
    return len(_entries(dossier))


def listed(dossier: Json, language: Language, say: Say) -> tuple[Discrepancy, ...]:
    """The answers that documents contradict, in the dossier's order."""
    answers = {answer["key"]: answer for answer in dossier["answers"]}
    said = said_by_answer(dossier, language, say)
    return tuple(
        Discrepancy(
            key=key,
            label=entries[0]["label"][language],
            value=answers[key]["shown"][language],
            source=view.source(answers[key]["provenance"], view.papers_by_id(dossier), say),
            said=said[key],
            chosen=f"chosen.{entries[0]['chosen']}",
            decided_at=view.moment(entries[0]["decided_at"]) if entries[0]["decided_at"] else None,
            reason=_reason(entries, language),
        )
        for key, entries in _entries(dossier).items()
    )


def said_by_answer(dossier: Json, language: Language, say: Say) -> Mapping[str, tuple[Said, ...]]:
    """What documents say otherwise, by the key of the answer."""
    papers = view.papers_by_id(dossier)
    return {
        key: tuple(
            Said(entry["shown"][language], view.source({**entry, "giver": "certificate"}, papers, say))
            for entry in entries
        )
        for key, entries in _entries(dossier).items()
    }


def _reason(entries: Iterable[Json], language: Language) -> Reason | None:
    """The same for every document that an answer stands against; dossiers before version 4 do not tell."""
    told = (Reason(one["words"][language], one["said"]) for entry in entries if (one := entry.get("reason")))
    return next(told, None)


def _entries(dossier: Json) -> dict[str, list[Json]]:
    answered = {answer["key"] for answer in dossier["answers"]}
    entries: dict[str, list[Json]] = {}
    for entry in dossier.get("discrepancies", ()):
        if entry["key"] in answered:
            entries.setdefault(entry["key"], []).append(entry)
    return entries
