"""How things stand in one conversation, loaded once for each deed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, time

from bot.services.base.context import Context
from bot.services.conversation import papers
from bot.services.conversation.papers import Seen
from bot.store import answers, applications, consents, conversations, documents, fetches, submissions
from bot.store.answers import Discrepancy
from bot.store.applications import ANY_QUESTION, Application
from bot.store.consents import ConsentRecord
from bot.store.conversations import Conversation
from bot.store.documents import Document
from bot.store.engine import Transaction
from bot.store.fetches import Fetch
from bot.store.submissions import Submission
from forms import progress
from forms.answers import Answer
from forms.assessment import evidence
from forms.definitions import editions
from forms.definitions.model import Programme, Question, Requirement
from forms.evaluation.knowledge import Knowledge
from forms.finding import finder
from forms.finding.matches import Match

#: States in which a document counts as evidence.
USABLE = frozenset({"parsed", "stated"})
#: Steps whose key is a question's.
ABOUT_A_QUESTION = frozenset({"question", "reopened", "discrepancy", "reason"})


@dataclass(frozen=True, kw_only=True)
class Situation:
    """Everything that decides what comes next."""

    conversation: Conversation
    programme: Programme
    #: In the states that they have for this application.
    documents: tuple[Document, ...]
    application: Application | None = None
    answers: Mapping[str, Answer]
    #: Those to be asked about: the document counts, and there is an answer that it differs from.
    discrepancies: tuple[Discrepancy, ...] = ()
    #: Where the user's own value was kept against a document.
    overruled: tuple[Discrepancy, ...] = ()
    consents: Mapping[str, ConsentRecord]
    submission: Submission | None = None
    #: What this conversation has sent to the same programme before, where the programme takes a thing once only.
    earlier: tuple[Submission, ...] = ()
    today: date
    #: In Korea.
    time: time
    #: The programmes that this site offers.
    offered: tuple[Programme, ...] = ()
    #: The application that the talk was about, where its edition is not defined any more: nothing of it can be shown.
    vanished: Application | None = None
    #: The edition that is on offer now, where the application is pinned to an older one.
    newer: Programme | None = None
    #: Places of the programme that nobody can have any more, each in its one spelling.
    full_places: frozenset[str] = frozenset()
    #: What registers are asked on this site, as kinds of document.
    registers: frozenset[str] = frozenset()
    #: Papers that the company has fetched for it, under way.
    fetch: Fetch | None = None

    @property
    def knowledge(self) -> Knowledge:
        """What is known of the application today."""
        return Knowledge(self.programme, self.answers, self.today)

    @property
    def draft(self) -> Application | None:
        """The application while its interview is open."""
        return self.application if self.application and self.application.state == "draft" else None

    @property
    def next_question(self) -> Question | None:
        """The question to ask now; the search asks only what decides about the programmes on offer.

        What a paper on its way will tell is asked last.
        """
        skipped = self.draft.skipped if self.draft else ()
        if self.programme.kind != "finder":
            later = (*skipped, *self._told_soon)
            first = progress.next_question(self.programme, self.answers, later, self.today) if self._told_soon else None
            return first or progress.next_question(self.programme, self.answers, skipped, self.today)
        return finder.next_question(self.programme.questions, self.offered, self.answers, self.today, skipped=skipped)

    @property
    def matches(self) -> tuple[Match, ...]:
        """How the programmes on offer stand, the best first."""
        return finder.rank(self.offered, self.answers, self.today, self.time)

    @property
    def progress(self) -> progress.Progress | None:
        if self.draft is None or self.programme.kind == "finder":
            return None  # how many questions a search needs is not known before
        return progress.progress(self.programme, self.answers, self.draft.skipped, self.today)

    @property
    def missing_evidence(self) -> tuple[Requirement, ...]:
        return evidence.missing(self.programme, self.held, self.answers, self.today)

    @property
    def sparing_evidence(self) -> tuple[Requirement, ...]:
        return evidence.sparing(self.programme, self.held, self.answers, self.today)

    @property
    def on_the_way(self) -> frozenset[str]:
        """Kinds of papers that are being fetched, or have been and are being read."""
        fetched = (each for each in self.documents if each.state in {"requested", "uploaded"} and each.kind)
        return frozenset(str(each.kind) for each in fetched)

    @property
    def _told_soon(self) -> tuple[str, ...]:
        """Keys of questions that a paper on its way answers."""
        coming, asked = self.on_the_way, self.programme.questions
        return tuple(each.key for each in asked if any(proof.kind in coming for proof in each.proved_by))

    @property
    def held(self) -> Mapping[str, date | None]:
        """Kinds of certificates that count as evidence, each with its day of issue where that is known."""
        usable = [document for document in self.documents if document.state in USABLE and document.kind]
        return {str(document.kind): document.issued_on for document in usable}

    def document(self, document_id: str) -> Document:
        return next(document for document in self.documents if document.id == document_id)


def load(tx: Transaction, context: Context, conversation_id: str) -> Situation:
    """Reads the conversation's state; the programme is that of the application, or the one on offer."""
    conversation = conversations.get(tx, conversation_id)
    today = context.today()
    kept = documents.of_conversation(tx, conversation_id)
    application = applications.of_conversation(tx, conversation_id)
    programme = context.programmes.find(application.programme, application.notice) if application else None
    if application is None or programme is None:
        return Situation(
            conversation=conversation,
            programme=context.programme,
            documents=papers.seen_by({}, kept, today),
            answers={},
            consents={},
            today=today,
            time=context.time(),
            vanished=application,
        )
    seen = papers.look(programme, answers.current(tx, application.id), kept, today)
    return Situation(
        conversation=conversation,
        programme=programme,
        newer=_newer(tx, context, conversation_id, programme),
        full_places=context.full_places.of(programme.id),
        registers=context.registers,
        fetch=fetches.open_of(tx, application.id),
        offered=context.on_offer,
        today=today,
        time=context.time(),
        documents=seen.documents,
        application=_as_defined(application, programme),
        answers=seen.answers,
        discrepancies=_to_ask(answers.open_discrepancies(tx, application.id), seen),
        overruled=tuple(each for each in answers.overruled(tx, application.id) if each.key in seen.answers),
        consents=consents.standing(tx, application.id),
        submission=submissions.of_application(tx, application.id) if application.state != "draft" else None,
        earlier=_earlier(tx, conversation_id, application, programme),
    )


def _earlier(
    tx: Transaction, conversation_id: str, application: Application, programme: Programme
) -> tuple[Submission, ...]:
    takes_once = any(question.unique and question.unique.across for question in programme.questions)
    if application.state != "draft" or not takes_once:
        return ()
    return submissions.sent_before(tx, conversation_id, application)


def _to_ask(found: tuple[Discrepancy, ...], seen: Seen) -> tuple[Discrepancy, ...]:
    usable = {document.id for document in seen.documents if document.state in USABLE}
    return tuple(each for each in found if each.key in seen.answers and each.document_id in usable)


def _as_defined(application: Application, programme: Programme) -> Application:
    """Nothing is open about a question that the definition has lost since it was asked."""
    asked = {question.key for question in programme.questions}
    kind, key = application.open_step or ("", "")
    open_step = application.open_step if key in asked or kind not in ABOUT_A_QUESTION else None
    reopened = application.reopened if application.reopened in {ANY_QUESTION, *asked} else None
    return replace(application, open_step=open_step, reopened=reopened)


def _newer(tx: Transaction, context: Context, conversation_id: str, pinned: Programme) -> Programme | None:
    """The edition that takes applications today, if it is another one and not applied to in this conversation."""
    if pinned.id not in context.programmes:
        return None
    current = context.programmes.current(pinned.id, context.today())
    if current.notice.id == pinned.notice.id or not editions.is_open(current.notice, context.today(), context.time()):
        return None
    every = applications.all_of(tx, conversation_id)
    has_one = any((each.programme, each.notice) == (pinned.id, current.notice.id) for each in every)
    return None if has_one else current
