"""The dossier: everything an agency gets of one application, as one JSON document of the published schema."""

import datetime as dt
import json
from collections.abc import Collection, Mapping, Sequence
from dataclasses import asdict
from datetime import datetime

from pydantic import JsonValue

from forms import booking, claims, errors, fields, referral
from forms.answers import Answer, Answers, Provenance
from forms.assessment.eligibility import Finding, Verdict
from forms.consistency import reasons
from forms.consistency.reasons import Reason
from forms.definitions.basics import Language, Words
from forms.definitions.model import Programme, Question
from forms.dossier_facts import Chosen as Chosen
from forms.dossier_facts import Discrepancy as Discrepancy
from forms.dossier_facts import DossierDocument as DossierDocument
from forms.dossier_facts import GivenConsent as GivenConsent
from forms.dossier_facts import IssuerPage as IssuerPage
from forms.dossier_facts import Verified as Verified
from forms.evaluation.knowledge import Knowledge
from forms.progress import open_questions, visible

SCHEMA = "gildong-dossier/6"


def build(
    programme: Programme,
    *,
    submission_id: str,
    revision: int,
    created_at: datetime,
    language: Language,
    answers: Answers,
    documents: Sequence[DossierDocument],
    consents: Sequence[GivenConsent],
    verdict: Verdict,
    discrepancies: Sequence[Discrepancy],
    on: dt.date | None = None,
) -> dict[str, JsonValue]:
    """The dossier; raises IncompleteDossier when a required answer or consent is missing.

    Answers are in the questionnaire's order and only those of visible questions, then what follows from them on the
    day `on`; consents in the programme's order;
    documents by id; discrepancies in the questionnaire's order, and only those of visible questions whose answer is
    another value indeed; what is unique across applications in the questionnaire's order; a referral when a partner was
    chosen and its consent given. The same input always gives the same document.
    """
    _refuse_incomplete(programme, answers, consents)
    order = [consent.key for consent in programme.consents]
    every = {one.key: one for one in _every(programme, answers, on)}
    return {
        "schema": SCHEMA,
        "submission_id": submission_id,
        "revision": revision,
        "created_at": _moment(created_at),
        "language": language,
        "programme": _programme(programme),
        "company": {key: str(answers[key].value) for key in ("business_number", "company_name")},
        "answers": [_answer(programme.shown(key), one) for key, one in every.items()],
        "discrepancies": _discrepancies(programme, answers, discrepancies),
        "unique": [*claims.entries(programme, every)],
        "documents": [asdict(document) for document in sorted(documents, key=lambda document: document.id)],
        "eligibility": {"outcome": verdict.outcome, "findings": [_finding(one) for one in verdict.findings]},
        "consents": [_consent(one) for one in sorted(consents, key=lambda one: (order.index(one.key), one.given_at))],
        "referral": _referral(Knowledge(programme, every, on), {one.key for one in consents}),
    }


def canonical_bytes(dossier: Mapping[str, JsonValue]) -> bytes:
    """The one UTF-8 spelling of `dossier` that is hashed and signed: keys sorted, no spaces, no NaN."""
    text = json.dumps(dossier, ensure_ascii=False, sort_keys=True, separators=(",", ":"), allow_nan=False)
    return text.encode("utf-8")


def _programme(programme: Programme) -> JsonValue:
    return {
        "id": programme.id,
        "notice": programme.notice.id,
        "sha256": programme.sha256,
        "name": _words(programme.name),
    }


def _every(programme: Programme, answers: Answers, on: dt.date | None) -> list[Answer]:
    """The answers to visible questions, and the derived values."""
    given = [answers[question.key] for question in visible(programme, answers, on) if question.key in answers]
    return [*given, *Knowledge(programme, answers, on).derived()]


def _refuse_incomplete(programme: Programme, answers: Answers, consents: Sequence[GivenConsent]) -> None:
    known = {consent.key for consent in programme.consents}
    given = {consent.key for consent in consents}
    unanswered = [question.key for question in open_questions(programme, answers) if not question.optional]
    refused = [consent.key for consent in programme.consents if consent.required and consent.key not in given]
    if unanswered or refused or given - known:
        raise errors.IncompleteDossier(answers=unanswered, consents=refused, unknown_consents=sorted(given - known))


def _answer(question: Question, answer: Answer) -> JsonValue:
    return {
        "key": question.key,
        "label": _words(question.label),
        "section": question.section,
        "type": question.type,
        "value": answer.value,
        "shown": _shown(question, answer.value),
        "provenance": _provenance(answer.provenance),
    }


def _shown(question: Question, value: JsonValue) -> JsonValue:
    return {"ko": fields.show(question, value, "ko"), "en": fields.show(question, value, "en")}


def _discrepancies(programme: Programme, answers: Answers, found: Sequence[Discrepancy]) -> list[JsonValue]:
    ordered = sorted(found, key=lambda one: str(one.proved.provenance.document))
    return [
        _discrepancy(question, one)
        for question in visible(programme, answers)
        for one in ordered
        if one.proved.key == question.key in answers and one.proved.value != answers[question.key].value
    ]


def _discrepancy(question: Question, discrepancy: Discrepancy) -> JsonValue:
    return {
        "key": question.key,
        "label": _words(question.label),
        "value": discrepancy.proved.value,
        "shown": _shown(question, discrepancy.proved.value),
        **_place(discrepancy.proved.provenance),
        "chosen": discrepancy.chosen,
        "decided_at": None if discrepancy.decided_at is None else _moment(discrepancy.decided_at),
        "reason": _reason(discrepancy.reason),
    }


def _reason(reason: Reason | None) -> JsonValue:
    """The choice in the words of its button, and own words as they were said."""
    if reason is None:
        return None
    choice = Reason(reason.choice)
    words = Words(ko=reasons.words(choice, "ko"), en=reasons.words(choice, "en"))
    return {"choice": reason.choice, "words": _words(words), "said": reason.said[: reasons.LONGEST] or None}


def _place(provenance: Provenance) -> dict[str, JsonValue]:
    return {
        "document": provenance.document,
        "kind": provenance.kind,
        "page": provenance.page,
        "box": None if provenance.box is None else [float(edge) for edge in provenance.box],
    }


def _provenance(provenance: Provenance) -> JsonValue:
    return {
        "giver": provenance.giver,
        "register": provenance.register,
        **_place(provenance),
        "confirmed": provenance.confirmed,
        "given_at": None if provenance.given_at is None else _moment(provenance.given_at),
    }


def _referral(knowledge: Knowledge, consents: Collection[str]) -> JsonValue:
    found = referral.entry(knowledge.programme, knowledge.answers, consents)
    return None if found is None else {**found, "place": booking.entry(knowledge)}


def _finding(finding: Finding) -> JsonValue:
    return {
        "rule": finding.rule,
        "outcome": finding.outcome,
        "reason": _words(finding.reason),
        "near_miss": None if finding.near_miss is None else _words(finding.near_miss),
        "source": finding.source,
        "used": list(finding.used),
    }


def _consent(consent: GivenConsent) -> JsonValue:
    return {**asdict(consent), "given_at": _moment(consent.given_at)}


def _words(words: Words) -> JsonValue:
    return {"ko": words.ko, "en": words.en}


def _moment(moment: datetime) -> str:
    """ISO 8601 with its offset; a time without a zone would mean another moment elsewhere."""
    if moment.tzinfo is None:
        raise ValueError("a dossier's times need a time zone")
    return moment.isoformat(timespec="seconds")
