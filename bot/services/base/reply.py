"""What the bot says: a value that goes from a deed through Rasa into the transcript."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any, Literal

from bot.store import documents
from bot.store.buttons import Offer

#: What a document's line can say: its state, or that nothing of it is kept any more.
LineState = Literal[documents.State, "deleted"]


@dataclass(frozen=True, kw_only=True)
class Row:
    """One line of a table: a field, its value, and where that is from."""

    label: str
    value: str
    source: str | None = None
    #: What is special about the value, by name, e.g. "unconfirmed"; the page has a sign and words for each.
    state: str | None = None
    #: The heading under which the line stands; lines of one group follow each other.
    group: str | None = None


@dataclass(frozen=True, kw_only=True)
class DocumentLine:
    """The status of one document; a later line with the same id replaces this one on the page."""

    id: str
    name: str
    state: LineState
    label: str
    #: While the user must do something for it: until when, as ISO 8601.
    until: str | None = None


@dataclass(frozen=True, kw_only=True)
class Reply:
    """One message of the bot, in the user's language; without words it only changes a document's line."""

    text: str
    offers: tuple[Offer, ...] = ()
    rows: tuple[Row, ...] = ()
    document: DocumentLine | None = None
    #: A form of input that the page may draw, as docs/openapi.yaml has it; what it sends is typed text or a file.
    input: Mapping[str, Any] | None = None

    def as_json(self) -> dict[str, Any]:
        return {name: value for name, value in asdict(self).items() if value or name == "text"}

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> Reply:
        return cls(
            text=data["text"],
            offers=tuple(Offer(**offer) for offer in data.get("offers", ())),
            rows=tuple(Row(**row) for row in data.get("rows", ())),
            document=DocumentLine(**data["document"]) if data.get("document") else None,
            input=data.get("input"),
        )

    def body(self) -> dict[str, Any]:
        """The message body as the transcript keeps it, without the buttons, which get their ids there."""
        rows = [{name: value for name, value in asdict(row).items() if value} for row in self.rows]
        line = asdict(self.document) if self.document else {}
        document = {"document": {name: each for name, each in line.items() if each is not None}} if line else {}
        form = {"input": self.input} if self.input else {}
        return {"text": self.text, **({"rows": rows} if rows else {}), **document, **form}


@dataclass(frozen=True)
class Outcome:
    """What a deed did: what it says, and whether the interview is over."""

    replies: tuple[Reply, ...] = ()
    finished: bool = False

    def as_json(self) -> dict[str, Any]:
        return {"replies": [reply.as_json() for reply in self.replies], "finished": self.finished}

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> Outcome:
        return cls(tuple(Reply.from_json(reply) for reply in data["replies"]), data["finished"])
