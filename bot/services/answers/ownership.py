"""What is done and said where the documents speak of another company than the one that applies.

Which those are is worked out in `bot.services.conversation.papers`, for each application anew.
"""

from __future__ import annotations

from collections.abc import Iterable

from bot.services.answers import filling
from bot.services.base.reply import Reply
from bot.services.conversation import identity, readings
from bot.services.conversation.talk import Talk
from bot.services.files import document_words
from bot.store.documents import Document

#: The questions that say which company it is.
COMPANY = frozenset({"business_number", "company_name"})


def other_company(talk: Talk, document: Document) -> Reply:
    """The document is kept, not used; if the answer was wrong, that can be mended."""
    number, name = (talk.situation.answers.get(key) for key in ("business_number", "company_name"))
    expected = (str(number.value) if number else None, str(name.value) if name else None)
    difference = identity.compare(readings.from_json(document), *expected)[0]
    fix = talk.offer(f"button.correct_{difference.field}", intent="correct", question=difference.field)
    facts = {"on_document": difference.on_document, "expected": difference.expected}
    why = talk.say(f"document.difference.{difference.reason}", **facts)
    words = talk.say("document.mismatched_words", name=document_words.kind_name(talk, document), why=why)
    return Reply(text=words, offers=(fix,), document=document_words.line(talk, document))


def take_up(talk: Talk, document_id: str) -> tuple[Reply, ...]:
    """Fills the application from a document that came before it; says only why one cannot be used."""
    document = talk.situation.document(document_id)
    if document.state == "mismatched":
        return (other_company(talk, document),)
    filling.apply(talk, document)
    return ()


def lines(before: Talk, now: Talk, told: Iterable[Reply] = ()) -> tuple[Reply, ...]:
    """Without words, the lines of the documents that stand otherwise now than before, but those that are told of."""
    stood = {document.id: document.state for document in before.situation.documents}
    known = {reply.document.id for reply in told if reply.document}
    changed = [each for each in now.situation.documents if each.state != stood[each.id] and each.id not in known]
    return tuple(Reply(text="", document=document_words.line(now, each)) for each in changed)


def look_again(talk: Talk) -> tuple[Reply, ...]:
    """After the company was corrected: tells of the documents and answers that were the former one's, and fills from
    those that were set aside and are the right ones. `talk` is as it was before the correction.
    """
    before, now = {each.id: each.state for each in talk.situation.documents}, talk.again()
    told = []
    for document in now.situation.documents:
        if document.state == "mismatched" != before[document.id]:
            told.append(other_company(now, document))
        elif document.state == "parsed" and before[document.id] == "mismatched":
            filling.apply(now.again(), document)
    return (*told, *lines(talk, talk.again(), told), *_answers_gone(talk))


def _answers_gone(talk: Talk) -> tuple[Reply, ...]:
    """Which answers went with the documents; they come back if these turn out to be the right ones."""
    left, before = talk.again().situation.answers, talk.situation.answers
    gone = [each for each in talk.situation.programme.questions if each.key in before and each.key not in left]
    labels = ", ".join(talk.to(question.label) for question in gone)
    return (talk.reply("document.answers_gone", labels=labels),) if gone else ()
