"""What a dossier is made of beside answers: documents, consents, and where documents say otherwise."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from forms.answers import Answer
from forms.consistency.reasons import Reason
from forms.definitions.basics import Language

#: Whose value the answer is where a document says otherwise: the company's own, or another document's.
Chosen = Literal["user", "document"]


@dataclass(frozen=True)
class IssuerPage:
    """Where a person can have the issuer confirm one copy."""

    page: str  # https address
    menu: Mapping[Language, str]  # where on the site
    number: str  # to be entered there
    until: str | None = None  # ISO day, the last on which the page answers


@dataclass(frozen=True)
class Verified:
    """Which register has confirmed, or contradicted, what a certificate says."""

    register: str  # its id, e.g. "nts"; "practice" where it is none
    at: str  # ISO 8601 with its offset


@dataclass(frozen=True)
class DossierDocument:
    """A certificate in the dossier; several may stand in one file. Dates are ISO text."""

    id: str
    kind: str
    name: str  # as people call it
    file: str  # name inside the bag
    sha256: str  # of its bytes
    size: int  # bytes
    pages: int
    state: str
    valid_until: str | None = None
    issued_on: str | None = None
    issue_number: str | None = None
    confirm: IssuerPage | None = None
    verified: Verified | None = None


@dataclass(frozen=True)
class GivenConsent:
    """A consent that the company gave: which text, in which language, when."""

    key: str
    version: str
    sha256: str  # of the exact text shown
    language: Language
    given_at: datetime  # with a time zone


@dataclass(frozen=True)
class Discrepancy:
    """A document says otherwise than the answer, and the company let the answer stand."""

    proved: Answer  # what the document says, and where it says so
    chosen: Chosen
    decided_at: datetime | None  # with a time zone
    reason: Reason | None = None  # why the company keeps its own value; None where it was not asked
