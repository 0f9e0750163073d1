"""Whether the documents speak of the company that applies: asked when one comes in, and when the company changes."""

from __future__ import annotations

from bot.services import document_words, filling, identity, readings
from bot.services.identity import Difference
from bot.services.reply import Reply
from bot.services.talk import Talk
from bot.store import documents
from bot.store.documents import Document

#: The questions that say which company it is.
COMPANY = frozenset({"business_number", "company_name"})


def differences(talk: Talk, document: Document) -> tuple[Difference, ...]:
    """Where the document speaks of another company than the application does."""
    number, name = (talk.situation.answers.get(key) for key in ("business_number", "company_name"))
    return identity.compare(
        readings.from_json(document), str(number.value) if number else None, str(name.value) if name else None
    )


def refuse_foreign(talk: Talk, document: Document) -> tuple[Reply, ...]:
    """Sets a document aside that speaks of another company than the application; nothing when it does not."""
    others = differences(talk, document)
    if not others or talk.situation.draft is None:
        return ()
    documents.change(talk.tx, document.id, state="mismatched")
    return (_other_company(talk.again(), document.id, others[0]),)


def take_up(talk: Talk, document: Document) -> tuple[Reply, ...]:
    """Fills the new application from a document that came before it; says only why one cannot be used."""
    refused = refuse_foreign(talk, document)
    if not refused:
        filling.apply(talk, document)
    return refused


def look_again(talk: Talk) -> tuple[Reply, ...]:
    """After the company was corrected: documents of the former one go, and those set aside may be the right ones."""
    told: list[Reply] = []
    for document in talk.situation.documents:
        now = talk.again()
        if document.state == "parsed":
            told += refuse_foreign(now, document)
        elif document.state == "mismatched" and not differences(now, document):
            documents.change(now.tx, document.id, state="parsed")
            filling.apply(now.again(), document)
    return tuple(told)


def _other_company(talk: Talk, document_id: str, difference: Difference) -> Reply:
    """The document is kept, not used; if the answer was wrong, that can be mended."""
    document = talk.situation.document(document_id)
    fix = talk.offer(f"button.correct_{difference.field}", intent="correct", question=difference.field)
    facts = {"on_document": difference.on_document, "expected": difference.expected}
    why = talk.say(f"document.difference.{difference.reason}", **facts)
    words = talk.say("document.mismatched_words", name=document_words.kind_name(talk, document), why=why)
    return Reply(text=words, offers=(fix,), document=document_words.line(talk, document))
