"""A document that is the answer to a question: kept as it is, for an officer to look at."""

from __future__ import annotations

from bot.services.base.reply import Reply
from bot.services.conversation import consenting
from bot.services.conversation.talk import Talk
from bot.services.files import document_words
from bot.services.steps import question
from bot.store import audit, documents
from bot.store.documents import Document
from forms.definitions.model import Question


def take(talk: Talk, document: Document) -> tuple[Reply, ...]:
    """Makes the document the answer to the open question of type `file`; nothing where none is open.

    A certificate that can be read goes its own way, whatever is asked.
    """
    asked = _asked(talk)
    if asked is None or (document.problem or {}).get("response") not in document_words.NO_CERTIFICATE:
        return ()
    kind = f"{document_words.ATTACHED}{asked.key}"
    documents.change(talk.tx, document.id, state="stated", kind=kind, confirmed=True)
    audit.note(talk.tx, "user", "document.attached", document.id, key=asked.key)
    stored = question.store(talk, asked, document.id)
    now = talk.again()
    line = document_words.line(now, now.situation.document(document.id))
    return (Reply(text=talk.say("document.attached", label=talk.to(asked.label)), document=line), *stored[1:])


def _asked(talk: Talk) -> Question | None:
    draft = talk.situation.draft
    kind, key = (draft.open_step if draft else None) or ("", "")
    if kind not in {"question", "reopened"} or not consenting.may_read(talk.situation):
        return None
    asked = talk.situation.programme.question(key)
    return asked if asked.type == "file" else None
