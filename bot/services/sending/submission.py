"""Submitting: the frozen dossier, the audit entry and the outbox row in one transaction."""

from __future__ import annotations

import hashlib
import uuid
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from bot.services.answers import discrepancies
from bot.services.conversation import consenting, readings
from bot.services.conversation.situation import USABLE, Situation
from bot.services.conversation.talk import Talk
from bot.services.files import document_words
from bot.services.programmes import choosing
from bot.store import applications, audit, outbox, submissions
from bot.store.documents import Document
from bot.store.moments import now
from document_fetch.checking import issuers
from document_fetch.media import ending_of
from document_fetch.reading.registry import ANSWERS
from forms import dossier, progress
from forms.answers import Answer
from forms.assessment import eligibility
from forms.definitions.model import Programme

NAMESPACE = uuid.UUID("6f1d3f9e-6a58-4c1e-9a53-2f0b8f3f7f10")
REVISION = 1
DELIVER = "dossier.deliver"


def delivery_id(application_id: str, revision: int) -> str:
    """Names one revision here and is its idempotency key: the same for every attempt, so the intake takes it once."""
    return str(uuid.uuid5(NAMESPACE, f"{application_id}/{revision}"))


def submission_id(application_id: str) -> str:
    """Names the application to the agency, in every revision: by its first delivery, as was done from the beginning."""
    return delivery_id(application_id, 1)


def submit(talk: Talk) -> None:
    """Freezes the application; TransitionRefused when it is not a draft any more."""
    application = talk.application
    applications.move(talk.tx, application.id, "submitted")
    delivery = delivery_id(application.id, REVISION)
    frozen = _dossier(talk, submission_id(application.id))
    digest = hashlib.sha256(dossier.canonical_bytes(frozen)).hexdigest()
    submissions.add(talk.tx, delivery, application.id, REVISION, frozen, digest)
    audit.note(talk.tx, "user", "application.submitted", application.id, revision=REVISION, sha256=digest)
    outbox.put(talk.tx, DELIVER, delivery)
    choosing.close_others(talk)


def file_names(documents: Sequence[Document]) -> Mapping[str, str]:
    """Each document's name inside the dossier, by id: nothing of the sender's own spelling, one for each file."""
    first = {document.source_id: document for document in reversed(documents)}
    order = dict.fromkeys(document.source_id for document in documents)
    names = {source: _file_name(number, first[source]) for number, source in enumerate(order, 1)}
    return {document.id: names[document.source_id] for document in documents}


def _file_name(number: int, document: Document) -> str:
    return f"{number:02d}-{document.kind}.{ending_of(document.media)}"


def sent_documents(situation: Situation) -> tuple[Document, ...]:
    """What the programme asks for, and what speaks of an answer that is sent; the other papers stay here.

    Of an application that was submitted what went along then: a paper that was read later did not.
    """
    if situation.submission is not None:
        gone = {entry["id"] for entry in situation.submission.dossier["documents"]}
        return tuple(document for document in situation.documents if document.id in gone)
    wanted = {kind for requirement in situation.programme.requirements for kind in requirement.kinds}
    speaking = _speaking(situation)
    return tuple(
        document
        for document in situation.documents
        if document.state in USABLE
        and document.kind not in ANSWERS
        and (document.kind in wanted or document.id in speaking)
    )


def _dossier(talk: Talk, submission: str) -> dict[str, Any]:
    situation = talk.situation
    return dossier.build(
        situation.programme,
        submission_id=submission,
        revision=REVISION,
        created_at=now(),
        language=talk.language,
        answers={key: _confirmed(situation, answer) for key, answer in situation.answers.items()},
        documents=_documents(situation),
        consents=[
            dossier.GivenConsent(
                key=consent.key,
                version=consent.version,
                sha256=consent.sha256,
                language=consent.language,
                given_at=consent.given_at,
            )
            for consent in consenting.given(situation)
        ],
        verdict=eligibility.evaluate(situation.programme, situation.answers, situation.today),
        discrepancies=[
            replace(each, proved=_with_paper(situation, each.proved)) for each in discrepancies.standing(situation)
        ],
        on=situation.today,
    )


def _confirmed(situation: Situation, answer: Answer) -> Answer:
    """Whoever submits has seen the summary and confirms every value in it."""
    return _with_paper(situation, replace(answer, provenance=replace(answer.provenance, confirmed=True)))


def _with_paper(situation: Situation, answer: Answer) -> Answer:
    """What a register answered is kept here and is no paper of the dossier: it names kind and register only."""
    given = answer.provenance
    if given.giver != "register":
        return answer
    asked = next((each.request or {} for each in situation.documents if each.id == given.document), {})
    return replace(answer, provenance=replace(given, document=None, register=asked.get("register")))


def _speaking(situation: Situation) -> set[object]:
    """Ids of documents on which an answer that is sent rests, which say otherwise than it, or which are it."""
    sent = {question.key for question in progress.visible(situation.programme, situation.answers, situation.today)}
    files = {question.key for question in situation.programme.questions if question.type == "file"}
    resting = {answer.provenance.document for key, answer in situation.answers.items() if key in sent}
    against = {
        found.proved.provenance.document for found in discrepancies.standing(situation) if found.proved.key in sent
    }
    attached = {answer.value for key, answer in situation.answers.items() if key in files & sent}
    return resting | against | attached


def _documents(situation: Situation) -> list[dossier.DossierDocument]:
    sent = sent_documents(situation)
    names = file_names(sent)
    return [_document(situation.programme, names[each.id], each) for each in sent]


def _verified(document: Document) -> dossier.Verified | None:
    said = document.verification
    return dossier.Verified(str(said["register"]), str(said["at"])) if said else None


def _issuer_page(document: Document) -> dossier.IssuerPage | None:
    found = issuers.confirmation(readings.from_json(document))
    if found is None:
        return None
    return dossier.IssuerPage(found.page, found.menu, found.number, found.until.isoformat() if found.until else None)


def _standing(document: Document) -> str:
    """As the agency is told it: what a register has confirmed, and what nobody has."""
    if document.state == "stated":
        return "stated"
    return {"confirmed": "verified", "mismatch": "mismatched"}.get(document.verdict or "", "unverified")


def _document(programme: Programme, file: str, document: Document) -> dossier.DossierDocument:
    reading = document.reading or {}
    values = reading.get("values", {})
    printed = {name: values[name]["value"] for name in ("issued_on", "issue_number") if name in values}
    return dossier.DossierDocument(
        id=document.id,
        kind=str(document.kind),
        name=document_words.kind_names(programme, document)["ko"],
        file=file,
        sha256=document.sha256,
        size=document.size,
        pages=reading.get("pages", 0),
        state=_standing(document),
        valid_until=reading.get("validity", {}).get("until"),
        issued_on=printed.get("issued_on"),
        issue_number=printed.get("issue_number"),
        confirm=_issuer_page(document),
        verified=_verified(document),
    )
