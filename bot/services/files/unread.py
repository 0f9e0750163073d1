"""Documents that wait unread for consent: told of, read once it is given, deleted once it is refused."""

from __future__ import annotations

from collections.abc import Sequence

from bot.services.base.reply import DocumentLine, Reply
from bot.services.conversation.talk import Talk
from bot.services.files import document_words
from bot.services.files.documents import READ
from bot.store import audit, documents, erasure, outbox
from bot.store.documents import Document


def tell(talk: Talk, document_id: str) -> tuple[Reply, ...]:
    """That the document is kept and not read yet; nothing when it is not waiting any more."""
    document = next((each for each in _waiting(talk) if each.id == document_id), None)
    if document is None:
        return ()
    started = talk.situation.application is not None
    key = "document.held_words" if started else "document.held_before_start"
    start = () if started else (talk.offer("button.start", intent="start"),)
    words, line = talk.say(key, name=document.name), document_words.line(talk, document)
    return (Reply(text=words, offers=start, document=line),)


def release(talk: Talk) -> tuple[Reply, ...]:
    """Queues the reading of everything that waits, in the transaction of the consent."""
    waiting = _waiting(talk)
    for document in waiting:
        documents.change(talk.tx, document.id, state="uploaded")
        outbox.put(talk.tx, READ, document.id)
    now = talk.again()
    lines = [document_words.line(now, now.situation.document(document.id)) for document in waiting]
    return _told(talk, "document.released_words", lines)


def delete(talk: Talk) -> tuple[Reply, ...]:
    """Deletes everything that waits; what was read under a consent stays."""
    waiting = _waiting(talk)
    for document in waiting:
        erasure.erase_unread(talk.tx, document.id)
        audit.note(talk.tx, "user", "document.deleted", document.id)
    label = talk.say("document.deleted")
    lines = [DocumentLine(id=each.id, name=each.name, state="deleted", label=label) for each in waiting]
    return _told(talk, "document.deleted_words", lines)


def _waiting(talk: Talk) -> tuple[Document, ...]:
    return tuple(document for document in talk.situation.documents if document.state == "held")


def _told(talk: Talk, key: str, lines: Sequence[DocumentLine]) -> tuple[Reply, ...]:
    """One sentence for all of them; the lines of the others change without words."""
    if not lines:
        return ()
    words = talk.say(key, count=len(lines))
    return (Reply(text=words, document=lines[0]), *(Reply(text="", document=line) for line in lines[1:]))
