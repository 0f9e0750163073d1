"""How documents and their values are named to the user."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Mapping
from dataclasses import replace

from bot.services.base.reply import DocumentLine, Row
from bot.services.conversation.talk import Talk
from bot.services.files import fetch_state
from bot.store.documents import Document
from document_fetch.checking import validity as validity_rules
from document_fetch.errors import NoRecogniser, NotACertificate, NoText
from document_fetch.reading.registry import ANSWERS, KINDS
from forms import plain
from forms.answers import Provenance
from forms.definitions.model import Programme, Requirement

#: Why a document was not read that may well be what is wanted; what is damaged or locked helps nobody.
NO_CERTIFICATE = frozenset({NotACertificate.response, NoText.response, NoRecogniser.response})
#: Before the key of the question that a document answers, as its kind.
ATTACHED = "attached_"
ISO_DATE = re.compile(r"\d{4}-\d{2}-\d{2}")


def kind_name(talk: Talk, document: Document) -> str:
    """The certificate's name, or the file's where it is not known."""
    return kind_names(talk.situation.programme, document)[talk.language]


def kind_names(programme: Programme, document: Document) -> Mapping[str, str]:
    """The certificate's name by language: of one taken at the user's word, the name of what it is for."""
    if document.kind in KINDS and document.state != "stated":
        return KINDS[document.kind].name
    papers = (each.name for each in programme.requirements if document.kind in each.kinds)
    asked = (each.label for each in programme.questions if document.kind == f"{ATTACHED}{each.key}")
    words = next(papers, None) or next(asked, None)
    return {"ko": words.ko, "en": words.en} if words else dict.fromkeys(("ko", "en"), document.name)


def name_of_kind(talk: Talk, kind: str) -> str:
    """The name of a kind of certificate that the programme asks for."""
    if kind in KINDS:
        return KINDS[kind].name[talk.language]
    return next(talk.to(each.name) for each in talk.situation.programme.requirements if kind in each.kinds)


def source(talk: Talk, provenance: Provenance) -> str | None:
    """Where an answer is from, as a chip shows it, e.g. "사업자등록증 1쪽"."""
    if provenance.kind is None:
        return talk.say(f"source.{provenance.giver}")
    if provenance.page is None:
        return talk.say("source.lookup", name=KINDS[provenance.kind].name[talk.language])
    return talk.say("source.document", name=KINDS[provenance.kind].name[talk.language], page=provenance.page)


def state_words(talk: Talk, document: Document) -> str:
    validity = (document.reading or {}).get("validity", {})
    if document.state == "requested" and document.problem:
        return talk.say("fetch.line.silent" if "fetch" in (document.request or {}) else "document.silent")
    if "fetch" in (document.request or {}):
        return fetch_state.words(talk, document)
    if document.kind in ANSWERS and document.issued_on and document.state == "parsed":
        return talk.say("document.answered_on", date=plain.show_date(document.issued_on.isoformat(), talk.language))
    if document.state != "parsed":
        return talk.say(f"document.{document.state}")
    if validity.get("until"):
        return _lapsing(talk, document, validity["until"]) or talk.say(
            "document.valid_until", date=plain.show_date(validity["until"], talk.language)
        )
    return talk.say(f"document.validity.{validity.get('state', 'unknown')}")


def _lapsing(talk: Talk, document: Document, until: str) -> str | None:
    """That the document will have run out when the programme wants it, and from when on a new one will do."""
    notice = talk.situation.programme.notice
    lapse = validity_rules.lapse(document.kind or "", dt.date.fromisoformat(until), notice.papers_wanted_on)
    if lapse is None or talk.situation.application is None:
        return None
    key = "document.lapses.review" if notice.papers_seen_until else "document.lapses.closing"
    words = talk.say(key, date=plain.show_date(until, talk.language), wanted=_day(talk, lapse.wanted_on))
    if lapse.reissue_from is None:
        return talk.say("document.reissue_later", lapse=words)
    return talk.say("document.reissue_from", lapse=words, date=_day(talk, lapse.reissue_from))


def _day(talk: Talk, day: dt.date) -> str:
    return plain.show_date(day.isoformat(), talk.language)


def line(talk: Talk, document: Document) -> DocumentLine:
    """The status line of a document on the page."""
    said = [talk.say(f"document.verdict.{document.verdict}")] if document.verdict and document.state == "parsed" else []
    named = [name for name in (kind_name(talk, document),) if document.kind and name != document.name]
    parts = [*named, state_words(talk, document), *said]
    label = " · ".join(parts)
    return DocumentLine(
        id=document.id, name=document.name, state=document.state, label=label, until=fetch_state.until(document)
    )


def read_rows(talk: Talk, document: Document) -> tuple[Row, ...]:
    """Everything that was read, field by field, doubtful values marked."""
    return tuple(_read_row(talk, document, name) for name in (document.reading or {}).get("values", {}))


def doubtful_rows(talk: Talk, document: Document, group: str | None) -> tuple[Row, ...]:
    """What was read and fills nothing, for it may be wrong."""
    values = (document.reading or {}).get("values", {})
    doubtful = (_read_row(talk, document, name) for name, value in values.items() if value["doubtful"])
    return tuple(replace(row, group=group) for row in doubtful)


def _read_row(talk: Talk, document: Document, name: str) -> Row:
    labels = KINDS[document.kind].fields if document.kind in KINDS else {}
    value = (document.reading or {})["values"][name]
    return Row(
        label=labels[name][talk.language],
        value=value_words(talk, name, value["value"]),
        source=talk.say("source.page", page=value["page"]),
        state="doubtful" if value["doubtful"] else None,
    )


def value_words(talk: Talk, field: str, value: str) -> str:
    """A certificate's value as people read it: named states in words, dates as dates."""
    key = f"document.value.{field}.{value}"
    if key in talk.context.catalogue:
        return talk.say(key)
    return plain.show_date(value, talk.language) if ISO_DATE.fullmatch(value) else value


def places_of_issue(talk: Talk, requirements: Iterable[Requirement]) -> str:
    return "\n".join(f"- {talk.to(each.name)}: {talk.to(each.where)}" for each in requirements)


def requirement_lines(talk: Talk, requirements: Iterable[Requirement]) -> str:
    return "\n".join(f"- {talk.to(requirement.name)}" for requirement in requirements)


def wished_lines(talk: Talk) -> str:
    """The papers that are missing, then those that need not be given but spare a question."""
    spared = [talk.say("document.optional_line", name=talk.to(each.name)) for each in talk.situation.sparing_evidence]
    return "\n".join([*filter(None, [requirement_lines(talk, talk.situation.missing_evidence)]), *spared])
