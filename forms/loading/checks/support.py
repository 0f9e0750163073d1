"""Faults of what a programme gives, of its partners, papers and rubric."""

from collections.abc import Iterator

from forms import errors
from forms.definitions.model import Programme
from forms.evaluation import phrases
from forms.loading.checks import logic, questions


def faults(programme: Programme) -> Iterator[str]:
    """Every fault as `path: reason`."""
    if programme.support is not None:
        yield from (f"support.amount: {fault}" for fault in logic.of(programme.support.amount, programme))
        yield from (f"support.words.{fault}" for fault in phrases.faults(programme.support.words, programme))
    yield from _partners(programme)
    yield from _booking(programme)
    yield from _rubric(programme)


def _partners(programme: Programme) -> Iterator[str]:
    consents = {consent.key for consent in programme.consents}
    picks = [f"{partner.question} is {partner.choice}" for partner in programme.partners]
    yield from (f"partners: two are chosen when {pick}" for pick in questions.repeated(picks))
    for partner in programme.partners:
        if partner.consent not in consents:
            yield f"partners.{partner.key}.consent: there is no consent {partner.consent}"
        yield from (f"partners.{partner.key}.receives: {key} twice" for key in questions.repeated(partner.receives))
        for key in (partner.question, *partner.receives):
            if not _exists(programme, key):
                yield f"partners.{partner.key}: there is no question {key}"
        if _exists(programme, partner.question):
            ids = {choice.id for choice in programme.shown(partner.question).choices}
            if partner.choice not in ids:
                yield f"partners.{partner.key}.choice: {partner.question} has no choice {partner.choice}"


def _booking(programme: Programme) -> Iterator[str]:
    booking = programme.booking
    if booking is None:
        return
    if not programme.partners:
        yield "booking: a place is a partner's, and there is none"
    yield from (f"booking.capacity: {fault}" for fault in logic.of(booking.capacity, programme))
    yield from (f"booking.full.{fault}" for fault in phrases.faults(booking.full, programme))
    for name in ("named_by", "mend"):
        keys = getattr(booking, name)
        yield from (f"booking.{name}: {key} twice" for key in questions.repeated(keys))
        yield from (f"booking.{name}: there is no question {key}" for key in logic.unasked(keys, programme))


def _rubric(programme: Programme) -> Iterator[str]:
    if programme.rubric is None:
        return
    papers = {requirement.key for requirement in programme.requirements}
    for criterion in programme.rubric.criteria:
        for item in criterion.items:
            place = f"rubric.{criterion.key}.{item.key}"
            if (item.by == "formula") != (item.score is not None):
                yield f"{place}.score: belongs to an item that is scored by formula, and to no other"
            yield from (f"{place}.score: {fault}" for fault in logic.of(item.score, programme))
            yield from (f"{place}.proved_by: there is no paper {key}" for key in item.proved_by if key not in papers)
    for bonus in programme.rubric.bonuses:
        yield from (f"rubric.bonuses.{bonus.key}.needs: {fault}" for fault in logic.of(bonus.needs, programme))


def _exists(programme: Programme, key: str) -> bool:
    try:
        programme.fact(key)
    except errors.UnknownQuestion:
        return False
    return True
