"""What the sender of dossiers and the intake agree on; docs/intake-contract.md is the same in prose."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, JsonValue

SUBMISSIONS_PATH = "/v1/submissions"
UPDATES_PATH = "/v1/updates"
PLACES_PATH = "/v1/places"

BAG_TYPE = "application/zip"
IDEMPOTENCY_KEY_HEADER = "Idempotency-Key"
CONTENT_SHA256_HEADER = "X-Content-SHA256"

#: Limits of a bag; the second one counts the bytes after unpacking.
MAX_BAG_BYTES = 64 * 1024 * 1024
MAX_UNPACKED_BYTES = 96 * 1024 * 1024
MAX_BAG_FILES = 100
MAX_UPDATES = 500
MAX_PLACES = 2000

#: Names inside the bag, below its one top folder.
DOSSIER_FILE = "data/dossier.json"
COVER_SHEET_FILE = "data/cover-sheet.pdf"
DOCUMENTS_FOLDER = "data/documents"
SIGNED_FILE = "tagmanifest-sha256.txt"
SIGNATURE_FILE = "signature.ed25519"
#: What a document may be, by the end of its name: how it begins, and its media type.
DOCUMENT_FORMATS = {
    "pdf": (b"%PDF-", "application/pdf"),
    "jpg": (b"\xff\xd8\xff", "image/jpeg"),
    "png": (b"\x89PNG\r\n\x1a\n", "image/png"),
}
DOCUMENT_NAME_PATTERN = rf"[0-9]{{2}}-[a-z0-9][a-z0-9_-]{{0,60}}\.(?:{'|'.join(DOCUMENT_FORMATS)})"

#: How many rows of an answer can be unique across applications.
MAX_UNIQUE_ROWS = 1000

#: "received" may become "in_review"; there is no way back. The state diagram is in docs/intake-contract.md.
Status = Literal["received", "in_review"]
RECEIPT_PATTERN = r"[0-9]{4}-[0-9]{6,}"

#: How a referral to a partner stands; the other diagram of docs/intake-contract.md.
ReferralState = Literal["offered", "accepted", "declined", "withdrawn"]
MAX_REASON_LENGTH = 300

#: What updates may be about. A sender that does not say which it knows hears of cases only.
KINDS_PARAMETER = "kinds"
KINDS = ("case", "referral")

#: A refusal with one of these statuses that names its code is final: the same bytes will be refused again ...
FINAL_STATUSES = frozenset({400, 409, 413, 422})
#: ... but for this code: bytes that were damaged on the way may come through the next time.
DAMAGED_CODE = "bag.damaged"
#: Not now, but soon; like every 5xx.
BUSY_STATUSES = frozenset({408, 425, 429})


class Message(BaseModel):
    """What goes over the wire: frozen, and nothing beyond what is declared."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Receipt(Message):
    """The answer to a dossier that was taken in, the first time (201) and every later time (200)."""

    receipt: Annotated[str, Field(pattern=rf"^{RECEIPT_PATTERN}$")]
    submission_id: str
    status: Status
    received_at: datetime


class Change(Message):
    """Something that changed about a case; `sequence` only grows, and a gap means nothing."""

    sequence: int
    receipt: str
    submission_id: str
    at: datetime


class Update(Change):
    """A case has another status."""

    status: Status


class Name(Message):
    """What somebody is called, in each language."""

    ko: str
    en: str


class ReferralUpdate(Change):
    """A case was offered to a partner, or the partner has answered."""

    kind: Literal["referral"]
    status: ReferralState
    partner: str
    name: Name
    #: Why the partner declines, in its own words.
    reason: Annotated[str, Field(max_length=MAX_REASON_LENGTH)] | None


class Updates(Message):
    """Changes after the asked-for sequence, oldest first, at most MAX_UPDATES of them."""

    updates: tuple[Update | ReferralUpdate, ...]


class FullPlace(Message):
    """A place of a programme that nobody can have any more, as its answers name it."""

    programme: str
    named_by: dict[str, JsonValue]


class Places(Message):
    """Full places, the newest first, at most MAX_PLACES of them."""

    places: tuple[FullPlace, ...]


class Refusal(Message):
    """Why a request was refused: a code for programs, a detail for the log of the sender."""

    code: str
    detail: str


class RefusalBody(Message):
    """The JSON body of every refusal."""

    error: Refusal
