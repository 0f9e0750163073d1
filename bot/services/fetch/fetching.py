"""Papers that a register issues for the company, which approves it on its phone: begun, ordered, confirmed, taken back.

While it is `asking` the interview asks who approves. `order` makes a document of every paper, `requested`, and queues
the first; what comes of each is in `fetch_results`. What a person said stands encrypted in `sealed`, and goes when the
fetch ends.
"""

from __future__ import annotations

import json
from collections.abc import Mapping

from bot.services.conversation import consenting, sealing
from bot.services.conversation.situation import Situation
from bot.services.conversation.talk import Talk
from bot.services.fetch import fetch_orders
from bot.services.files import document_words
from bot.store import audit, documents, fetches, outbox
from bot.store.consents import ConsentRecord
from bot.store.documents import Document
from bot.store.fetches import Fetch
from document_fetch.connectors.codef import keeping
from document_fetch.connectors.codef.products import PRODUCTS
from forms.definitions.model import Consent

START, CONFIRM, CANCEL = "fetch.start", "fetch.confirm", "fetch.cancel"
#: Ends a document that nobody approved, and a fetch that came to nothing.
LAPSE, FORGET = "fetch.lapse", "fetch.forget"
TOPICS = frozenset({START, CONFIRM, CANCEL, LAPSE, FORGET})
#: What is personal is kept no longer than the consent says.
KEPT_SECONDS = 60 * 60.0

#: What is asked for an approval, in this order; the phone company only where it is the one who asks.
ABOUT_APP = ("app", "carrier")
ABOUT_PERSON = ("name", "born_on", "phone")


def could_help(situation: Situation) -> bool:
    """Whether a paper that is missing, or spares a question, can be fetched on this site."""
    return situation.draft is not None and consent_of(situation) is not None and bool(kinds(situation))


def kinds(situation: Situation) -> tuple[str, ...]:
    """For each paper that is missing or spares a question the kind that a phone approves, always-open issuers first."""
    wished = (*situation.missing_evidence, *situation.sparing_evidence)
    found = [next(iter(_fetchable(situation, each.kinds)), None) for each in wished]
    wanted = dict.fromkeys(kind for kind in found if kind and kind not in situation.on_the_way)
    return tuple(sorted(wanted, key=lambda kind: PRODUCTS[kind].hours is not None))


def consent_of(situation: Situation) -> Consent | None:
    """The consent that fetching needs; None where the programme has none, and nothing is fetched."""
    return next((each for each in situation.programme.consents if each.asked == "fetch"), None)


def given(situation: Situation) -> ConsentRecord | None:
    consent = consent_of(situation)
    return next((each for each in consenting.given(situation) if consent and each.key == consent.key), None)


def asking(situation: Situation) -> Fetch | None:
    """The fetch for which something is still to be said."""
    return situation.fetch if situation.draft and situation.fetch and situation.fetch.state == "asking" else None


def waiting(situation: Situation) -> Document | None:
    """The document that waits for an approval on the phone."""
    return next((each for each in _own(situation) if (each.request or {}).get("stage") == "waiting"), None)


def begin(talk: Talk) -> None:
    """From now on the interview asks what the approval needs."""
    fetch_id = fetches.begin(talk.tx, talk.turn.conversation_id, talk.application.id)
    outbox.put(talk.tx, FORGET, fetch_id, after=KEPT_SECONDS)
    audit.note(talk.tx, "user", "fetch.begun", fetch_id)


def note(talk: Talk, fetch: Fetch, facts: Mapping[str, str]) -> None:
    """Keeps what was said, encrypted; in clear there is only that it was."""
    kept = {**_said(talk, fetch), **facts}
    content = json.dumps(kept, ensure_ascii=False).encode()
    sealing.keep(talk.tx, talk.context, talk.turn.conversation_id, fetch.id, fetch.id, content)
    fetches.know(talk.tx, fetch.id, tuple(dict.fromkeys((*fetch.known, *facts))))


def order(talk: Talk, fetch: Fetch) -> tuple[str, ...]:
    """Makes a document of every paper and queues the first: one approval serves the others. Gives their ids."""
    said, number = _said(talk, fetch), str(talk.situation.answers["business_number"].value)
    ids = [_request(talk, fetch, kind, said, number) for kind in kinds(talk.situation)]
    fetches.unseal(talk.tx, fetch.id)
    fetches.move(talk.tx, fetch.id, "ordered" if ids else "ended")
    if ids:
        outbox.put(talk.tx, START, ids[0])
    return tuple(ids)


def confirm(talk: Talk) -> bool:
    """The company says that it has approved; False when nothing waits for it. Said twice it counts once."""
    document = waiting(talk.situation)
    if document is not None:
        outbox.put_again(talk.tx, CONFIRM, document.id)
    return document is not None


def take_back(talk: Talk) -> tuple[str, ...]:
    """Ends the fetch under way: nothing more is asked, and the phone stops asking. Gives the documents' ids."""
    fetch = talk.situation.fetch
    if fetch is None:
        return ()
    dropped = [each for each in _own(talk.situation) if (each.request or {}).get("fetch") == fetch.id]
    for document in dropped:
        documents.change(talk.tx, document.id, state="dropped", problem={"response": "fetch.taken_back", "facts": {}})
        outbox.put(talk.tx, CANCEL, document.id)
    fetches.move(talk.tx, fetch.id, "closing" if dropped else "ended")
    audit.note(talk.tx, "user", "fetch.taken_back", fetch.id)
    return tuple(document.id for document in dropped)


def _fetchable(situation: Situation, wanted: tuple[str, ...]) -> tuple[str, ...]:
    on_phone = {kind for kind, product in PRODUCTS.items() if "phone" in product.logins}
    return tuple(kind for kind in wanted if kind in situation.registers & on_phone)


def _own(situation: Situation) -> list[Document]:
    return [each for each in situation.documents if each.state == "requested" and "fetch" in (each.request or {})]


def _said(talk: Talk, fetch: Fetch) -> dict[str, str]:
    kept = sealing.read(talk.tx, talk.context, talk.turn.conversation_id, fetch.id)
    said: dict[str, str] = json.loads(kept) if kept else {}
    return said


def _request(talk: Talk, fetch: Fetch, kind: str, said: Mapping[str, str], number: str) -> str:
    document_id, conversation_id = documents.new_id(), talk.turn.conversation_id
    request = {"fetch": fetch.id, "number": number, "stage": "next"}
    name = document_words.name_of_kind(talk, kind)
    documents.request(talk.tx, conversation_id, document_id, kind=kind, name=name, request=request)
    made = fetch_orders.make(kind, number, fetch.id, said, talk.situation.today)
    sealing.keep(talk.tx, talk.context, conversation_id, fetch.id, document_id, keeping.kept_order(made))
    audit.note(talk.tx, "bot", "fetch.ordered", document_id, kind=kind)
    return document_id
