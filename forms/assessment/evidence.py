"""Which papers a programme still needs."""

import datetime as dt
from collections.abc import Collection, Mapping

from forms.answers import Answers
from forms.definitions.model import Programme, Requirement
from forms.evaluation.knowledge import Knowledge


def missing(
    programme: Programme, kinds_held: Collection[str], answers: Answers | None = None, on: dt.date | None = None
) -> tuple[Requirement, ...]:
    """The required papers of which no proving certificate kind is held, in the definition's order.

    `kinds_held` may be a mapping of kind to the day of issue: one issued too long before `on` does not count.
    """
    needed = (requirement for requirement in concerning(programme, answers or {}, on) if not requirement.optional)
    return tuple(requirement for requirement in needed if not proved(requirement, kinds_held, on))


def sparing(
    programme: Programme, kinds_held: Collection[str], answers: Answers, on: dt.date | None = None
) -> tuple[Requirement, ...]:
    """The papers that nobody must give but that answer a question which is still open."""
    known = Knowledge(programme, answers, on)
    open_ = (each for each in programme.questions if each.key not in answers and known.shows(each))
    telling = {proof.kind for question in open_ for proof in question.proved_by}
    spared = (each for each in concerning(programme, answers, on) if each.optional and telling & set(each.kinds))
    return tuple(requirement for requirement in spared if not proved(requirement, kinds_held, on))


def concerning(programme: Programme, answers: Answers, on: dt.date | None = None) -> tuple[Requirement, ...]:
    """The papers that concern this company; one whose condition is not known yet is not asked for."""
    known = Knowledge(programme, answers, on)
    return tuple(
        requirement
        for requirement in programme.requirements
        if requirement.needed_if is None or known.holds(requirement.needed_if) is True
    )


def proved(requirement: Requirement, kinds_held: Collection[str], on: dt.date | None) -> bool:
    """Whether a certificate of a proving kind is held that is not too old."""
    issued = kinds_held if isinstance(kinds_held, Mapping) else dict.fromkeys(kinds_held)
    return any(is_fresh(requirement, issued[kind], on) for kind in requirement.kinds if kind in issued)


def is_fresh(requirement: Requirement, issued_on: dt.date | None, on: dt.date | None) -> bool:
    """Whether a certificate was issued late enough; one whose day is not known counts."""
    if requirement.issued_within_days is None or issued_on is None or on is None:
        return True
    return (on - issued_on).days <= requirement.issued_within_days
