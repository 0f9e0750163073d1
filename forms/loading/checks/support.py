"""Faults of what a programme gives, of its partners, papers and rubric."""

from collections.abc import Iterator

from forms import errors
from forms.definitions.booking import LONGEST_PLACE
from forms.definitions.model import Programme, Question
from forms.evaluation import phrases
from forms.loading.checks import logic, questions

# Characters that any answer of the type takes in JSON, at most.
_ANSWER_LENGTHS = {"date": 12, "yes_no": 5, "country": 4}


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
    yield from _place([question for question in programme.questions if question.key in booking.named_by])


def _place(named_by: list[Question]) -> Iterator[str]:
    """A place has a spelling of bounded length, in JSON: braces, and for each answer key, value and four signs."""
    lengths = {question.key: _answer_length(question) for question in named_by}
    for key, length in lengths.items():
        if length is None:
            yield f"booking.named_by: {key} must be a choice, date, yes_no, country, or a count with max"
    total = 1 + sum(len(key) + (length or 0) + 4 for key, length in lengths.items())
    if total > LONGEST_PLACE:
        yield f"booking.named_by: keys and answers take up to {total} characters; {LONGEST_PLACE} are kept"


def _answer_length(question: Question) -> int | None:
    """Characters of its longest answer in JSON; None where there is no bound."""
    if question.type == "choice":
        return 2 + max((len(choice.id) for choice in question.choices), default=0)
    if question.type == "count" and question.max is not None:
        return len(str(question.max))
    return _ANSWER_LENGTHS.get(question.type)


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
