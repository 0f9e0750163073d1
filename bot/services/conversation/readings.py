"""A reading as the store keeps it, and back."""

from __future__ import annotations

from typing import Any

from bot.store.documents import Document
from document_fetch.model import Reading, Value


def as_json(reading: Reading, validity: dict[str, Any]) -> dict[str, Any]:
    """The reading as the store keeps it."""
    values = {
        name: {
            "text": value.text,
            "value": value.value,
            "page": value.page,
            "box": list(value.box),
            "confidence": value.confidence,
            "doubtful": value.doubtful,
        }
        for name, value in reading.values.items()
    }
    return {"pages": reading.pages, "stands_on": list(reading.stands_on), "validity": validity, "values": values}


def from_json(document: Document) -> Reading:
    stored = document.reading or {"values": {}, "pages": 0}
    values = {name: _value(facts) for name, facts in stored["values"].items()}
    stands_on = tuple(stored.get("stands_on", ()))  # what was read by an earlier edition does not say it
    return Reading(kind=document.kind or "", values=values, pages=stored["pages"], stands_on=stands_on)


def _value(facts: dict[str, Any]) -> Value:
    return Value(
        text=facts["text"],
        value=facts["value"],
        page=facts["page"],
        box=tuple(facts["box"]),
        confidence=facts["confidence"],
    )
