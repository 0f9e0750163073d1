"""A case as its page shows it: sections of answers, each with its source and what is to be doubted about it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby
from pathlib import PurePosixPath
from typing import Any, Protocol
from zoneinfo import ZoneInfo

from forms.definitions.model import Language, Programme
from intake.paper_checks import Checked

Json = Mapping[str, Any]
SEOUL = ZoneInfo("Asia/Seoul")
#: A value from a paper in one of these states needs a second look.
DOUBTFUL_STATES = frozenset({"mismatched", "expired", "unreadable"})
#: Givers whose values the company is asked to confirm.
CONFIRMABLE = frozenset({"certificate", "register", "staff"})


class Say(Protocol):
    """Says words by their key; with `otherwise`, an unknown key gives that instead of an error."""

    def __call__(self, key: str, **facts: object) -> str: ...


@dataclass(frozen=True)
class Said:
    """What a document says otherwise than an answer, and where."""

    value: str
    source: str


@dataclass(frozen=True)
class Row:
    """One answer."""

    key: str
    label: str
    value: str
    source: str
    mark: str | None  # key of the words that say what is doubtful
    said: tuple[Said, ...]


@dataclass(frozen=True)
class Section:
    """The answers of one part of the questionnaire."""

    title: str
    rows: tuple[Row, ...]


@dataclass(frozen=True)
class Finding:
    """One condition of eligibility."""

    outcome: str
    reason: str
    near_miss: str | None
    source: str


@dataclass(frozen=True)
class IssuerPage:
    """Where the issuer of a paper confirms it; `until` is the last day on which the page answers."""

    page: str
    menu: str
    number: str
    until: str | None


@dataclass(frozen=True)
class Paper:
    """One document of the bag; `file` is its name there, `kept_as` what kind of file that is."""

    id: str
    name: str
    file: str
    kept_as: str
    pages: int
    state: str
    verified: str | None  # by which register, and when
    doubtful: bool
    issued_on: str | None
    valid_until: str | None
    issue_number: str | None
    confirm: IssuerPage | None
    checked: Checked | None


@dataclass(frozen=True)
class GivenConsent:
    """What the company agreed to."""

    name: str
    version: str
    given_at: str
    text: str | None  # the exact text shown, when its definition is here


def sections(
    dossier: Json, programme: Programme | None, said: Mapping[str, tuple[Said, ...]], language: Language, say: Say
) -> tuple[Section, ...]:
    """The answers by section, in the dossier's order; `said` is what documents say otherwise, by answer."""
    papers = papers_by_id(dossier)
    titles = {section.key: section.title.to(language) for section in programme.sections} if programme else {}
    return tuple(
        Section(titles.get(key, key), tuple(_row(answer, papers, said, language, say) for answer in answers))
        for key, answers in _grouped(dossier["answers"])
    )


def papers_by_id(dossier: Json) -> Mapping[str, Json]:
    """The dossier's documents."""
    return {paper["id"]: paper for paper in dossier["documents"]}


def findings(dossier: Json, language: Language) -> tuple[Finding, ...]:
    """The conditions of eligibility: what is not met first, then what is not known."""
    order = ("no", "unknown", "yes")
    found = sorted(dossier["eligibility"]["findings"], key=lambda finding: order.index(finding["outcome"]))
    return tuple(
        Finding(
            outcome=finding["outcome"],
            reason=finding["reason"][language],
            near_miss=finding["near_miss"][language] if finding.get("near_miss") else None,
            source=finding["source"],
        )
        for finding in found
    )


def papers(dossier: Json, checks: Mapping[str, Checked], language: Language, say: Say) -> tuple[Paper, ...]:
    """The documents of the bag; `checks` is what officers saw at the issuers, by id."""
    return tuple(
        Paper(
            id=paper["id"],
            name=say(f"kind.{paper['kind']}", otherwise=paper["name"]),
            file=PurePosixPath(paper["file"]).name,
            kept_as=PurePosixPath(paper["file"]).suffix.lstrip(".").upper(),
            pages=paper["pages"],
            state=say(f"state.{paper['state']}", otherwise=paper["state"]),
            doubtful=paper["state"] in DOUBTFUL_STATES,
            issued_on=paper.get("issued_on"),
            valid_until=paper.get("valid_until"),
            issue_number=paper.get("issue_number"),
            confirm=_issuer_page(paper.get("confirm"), language),
            checked=checks.get(paper["id"]) or checks.get(PurePosixPath(paper["file"]).name),
            verified=_verified(paper.get("verified"), say),
        )
        for paper in sorted(dossier["documents"], key=lambda paper: str(paper["file"]))
    )


def _verified(told: Json | None, say: Say) -> str | None:
    if told is None:
        return None
    return say("case.verified", register=_register(told["register"], say), at=moment(told["at"]))


def _register(register: str, say: Say) -> str:
    return say(f"register.{register}", otherwise=register)


def _issuer_page(told: Json | None, language: Language) -> IssuerPage | None:
    return IssuerPage(told["page"], told["menu"][language], told["number"], told["until"]) if told else None


def consents(dossier: Json, programme: Programme | None) -> tuple[GivenConsent, ...]:
    """What the company agreed to."""
    return tuple(_consent(consent, agreed_to(consent, programme)) for consent in dossier["consents"])


def agreed_to(consent: Json, programme: Programme | None) -> str | None:
    """The text, only if it is to the letter the one that was shown."""
    for known in programme.consents if programme else ():
        if known.key == consent["key"] and known.sha256(consent["language"]) == consent["sha256"]:
            return known.text.to(consent["language"])
    return None


def moment(at: datetime | str) -> str:
    """A point in time as people in Seoul read it, e.g. "2026-11-24 11:35"."""
    exact = datetime.fromisoformat(at) if isinstance(at, str) else at
    return exact.astimezone(SEOUL).strftime("%Y-%m-%d %H:%M")


def _grouped(answers: Iterable[Json]) -> Iterable[tuple[str, Iterable[Json]]]:
    return groupby(answers, key=lambda answer: str(answer["section"]))


def _row(
    answer: Json, papers: Mapping[str, Json], said: Mapping[str, tuple[Said, ...]], language: Language, say: Say
) -> Row:
    provenance = answer["provenance"]
    return Row(
        key=answer["key"],
        label=answer["label"][language],
        value=answer["shown"][language],
        source=source(provenance, papers, say),
        mark=_mark(provenance, papers),
        said=said.get(answer["key"], ()),
    )


def source(provenance: Json, papers: Mapping[str, Json], say: Say) -> str:
    """Where a value is from, e.g. "사업자등록증 1쪽"; `papers` by id."""
    paper = papers.get(provenance.get("document") or "")
    kind = provenance.get("kind") or (paper["kind"] if paper else None)
    if provenance["giver"] == "register" and provenance.get("register"):
        return say("source.of_register", register=_register(provenance["register"], say))
    if provenance["giver"] != "certificate" or kind is None:
        return say(f"source.{provenance['giver']}")
    name = say(f"kind.{kind}", otherwise=kind)
    page = provenance.get("page")
    return say("source.page", document=name, page=page) if page else name


def _mark(provenance: Json, papers: Mapping[str, Json]) -> str | None:
    paper = papers.get(provenance.get("document") or "")
    if paper is not None and paper["state"] in DOUBTFUL_STATES:
        return f"mark.{paper['state']}"
    if provenance["giver"] in CONFIRMABLE and not provenance["confirmed"]:
        return "mark.unconfirmed"
    return None


def _consent(consent: Json, text: str | None) -> GivenConsent:
    # A consent's text begins with its title.
    name = text.splitlines()[0] if text else consent["key"]
    return GivenConsent(name, consent["version"], moment(consent["given_at"]), text)
