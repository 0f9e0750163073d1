"""Which place a company wants, and whether it can still be had."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from pydantic import JsonValue

from forms.answers import Answer, Answers
from forms.evaluation import arithmetic
from forms.evaluation.knowledge import Knowledge


@dataclass(frozen=True)
class Place:
    """A place as its answers name it, and how many companies may have it."""

    named_by: Mapping[str, JsonValue]
    capacity: int

    @property
    def key(self) -> str:
        """One spelling for one place."""
        return key_of(self.named_by)


def key_of(named_by: Mapping[str, JsonValue]) -> str:
    """The one spelling of the place that these answers name."""
    return json.dumps(dict(named_by), ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def wanted(knowledge: Knowledge) -> Place | None:
    """The place that the answers name; None while one of them is missing, and where nothing is lent out."""
    booking, answers = knowledge.programme.booking, knowledge.answers
    if booking is None or any(key not in answers for key in booking.named_by):
        return None
    capacity = arithmetic.evaluate(booking.capacity, knowledge)
    if not isinstance(capacity, Fraction) or capacity < 1:
        return None
    return Place({key: answers[key].value for key in booking.named_by}, int(capacity))


def free_choices(knowledge: Knowledge, key: str, full: frozenset[str]) -> tuple[str, ...]:
    """Those choices of the question `key` with which the place named by the answers is not full."""
    choices = knowledge.programme.question(key).choices
    return tuple(choice.id for choice in choices if _is_free(_with(knowledge, key, choice.id), full))


def _is_free(knowledge: Knowledge, full: frozenset[str]) -> bool:
    place = wanted(knowledge)
    fits = all(knowledge.holds(limit.needs) is not False for limit in knowledge.programme.limits)
    return place is not None and place.key not in full and fits


def _with(knowledge: Knowledge, key: str, value: JsonValue) -> Knowledge:
    answers: Answers = {**knowledge.answers, key: Answer(key, value, knowledge.answers[key].provenance)}
    return Knowledge(knowledge.programme, answers, knowledge.on)


def entry(knowledge: Knowledge) -> JsonValue:
    """What a dossier says of the place."""
    place = wanted(knowledge)
    return None if place is None else {"named_by": dict(place.named_by), "capacity": place.capacity}
