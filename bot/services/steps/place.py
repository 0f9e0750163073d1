"""A place that others have already: it is said, with what is still free at the same time, before more is asked."""

from __future__ import annotations

from bot.services.base.reply import Reply
from bot.services.conversation.situation import Situation
from bot.services.conversation.talk import Talk
from bot.services.steps import limit, question
from bot.store.buttons import Offer
from forms import booking
from forms.definitions.booking import Booking
from forms.definitions.model import Choice
from forms.evaluation import phrases


def due(situation: Situation) -> str | None:
    """While the agency says that the wanted place is full; the key is that of the answer to change first."""
    lent = situation.programme.booking
    if situation.draft is None or lent is None:
        return None
    place = booking.wanted(situation.knowledge)
    return lent.mend[0] if place is not None and place.key in situation.full_places else None


def ask(talk: Talk, key: str) -> Reply:
    """Other choices of the first answer as buttons, then what else could be changed."""
    lent = _lent(talk.situation)
    free = [Offer(talk.to(choice.label), {"answer": choice.id}) for choice in _free(talk.situation, key)]
    rest = lent.mend[1:] if talk.situation.programme.question(key).choices else lent.mend
    full = talk.to(phrases.fill(lent.full, talk.situation.knowledge))
    return Reply(text=full, offers=(*free, *limit.mending(talk, rest)))


def take(talk: Talk, key: str) -> tuple[Reply, ...]:
    """An answer to the first question, typed or pressed."""
    return question.take(talk, key)


def _lent(situation: Situation) -> Booking:
    if situation.programme.booking is None:
        raise LookupError(f"{situation.programme.id} lends nothing out")
    return situation.programme.booking


def _free(situation: Situation, key: str) -> list[Choice]:
    ids = booking.free_choices(situation.knowledge, key, situation.full_places)
    return [choice for choice in situation.programme.question(key).choices if choice.id in ids]
