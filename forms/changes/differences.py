"""What changed from one edition of a programme to another."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal, TypeVar

from forms.definitions.basics import Words
from forms.definitions.model import Consent, Programme, Question, Requirement, Rule
from forms.evaluation import phrases
from forms.evaluation.knowledge import Knowledge

Part = Literal["date", "question", "rule", "parameter", "paper", "consent"]
Kind = Literal["added", "removed", "changed"]
Thing = TypeVar("Thing")

#: What of a thing can change, and the keys of the definition that say it. Each has its words `change.aspect.<name>`.
QUESTION: dict[str, tuple[str, ...]] = {
    "type": ("type", "unit", "shared"),
    "choices": ("choices",),
    "table": ("columns", "row_labels", "max_rows", "unique"),
    "limits": ("min", "max", "max_length"),
    "optional": ("optional",),
    "shown_if": ("shown_if",),
    "words": ("label", "ask", "help"),
}
RULE: dict[str, tuple[str, ...]] = {
    "needs": ("needs", "exclusion"),
    "force": ("since", "until"),
    "words": ("reason_yes", "reason_no", "reason_unknown", "near_miss"),
    "source": ("source",),
}
PAPER: dict[str, tuple[str, ...]] = {
    "kinds": ("kinds",),
    "needed_if": ("needed_if", "optional"),
    "age": ("issued_within_days",),
    "words": ("name", "where"),
}
CONSENT: dict[str, tuple[str, ...]] = {"version": ("version",), "text": ("text",), "required": ("required",)}


@dataclass(frozen=True)
class Difference:
    """One thing that one edition has and the other has not, or has otherwise."""

    part: Part
    kind: Kind
    key: str
    name: Words | None = None  # as people know it; None for dates
    aspects: tuple[str, ...] = ()  # what of it changed
    old: object = None  # the value of a date, a parameter, or the version of a consent
    new: object = None


def compare(old: Programme, new: Programme) -> tuple[Difference, ...]:
    """Every difference, in the order: dates, questions, rules, parameters, papers, consents."""
    return (
        *_dates(old, new),
        *_things("question", old.questions, new.questions, QUESTION, _label),
        *_rules(old, new),
        *_parameters(old, new),
        *_things("paper", old.requirements, new.requirements, PAPER, _paper),
        *_things("consent", old.consents, new.consents, CONSENT, _first_line, "version"),
    )


def _dates(old: Programme, new: Programme) -> Iterator[Difference]:
    for key in ("opens", "closes"):
        before, after = getattr(old.notice, key), getattr(new.notice, key)
        if before != after:
            yield Difference("date", "changed", key, old=before, new=after)


def _things(
    part: Part,
    old: Iterable[Any],
    new: Iterable[Any],
    aspects: Mapping[str, tuple[str, ...]],
    name: Callable[[Any], Words],
    valued: str = "",
) -> Iterator[Difference]:
    """Differences of things that have a key."""
    before, after = ({one.key: one for one in many} for many in (old, new))
    for key, (was, now) in _paired(before, after).items():
        found = _aspects(was, now, aspects) if was and now else ()
        if was is None or now is None or found:
            values = (getattr(was, valued, None), getattr(now, valued, None))
            yield Difference(part, _kind(was, now), key, name(now or was), found, *values)


def _rules(old: Programme, new: Programme) -> Iterator[Difference]:
    """A rule may stand there in several versions, each with its days: they are compared together."""
    for key, (was, now) in _paired(_by_key(old.rules), _by_key(new.rules)).items():
        found = _rule_aspects(was or (), now or ())
        if was is None or now is None or found:
            programme, last = (new, now[-1]) if now else (old, (was or ())[-1])
            name = phrases.fill(last.reason_no, Knowledge(programme, {}))
            yield Difference("rule", _kind(was, now), key, name, found if was and now else ())


def _rule_aspects(was: Sequence[Rule], now: Sequence[Rule]) -> tuple[str, ...]:
    found = {name for one, other in zip(was, now, strict=False) for name in _aspects(one, other, RULE)}
    found |= set() if len(was) == len(now) else {"force"}
    return tuple(name for name in RULE if name in found)


def _parameters(old: Programme, new: Programme) -> Iterator[Difference]:
    for key, (was, now) in _paired(old.notice.parameters, new.notice.parameters).items():
        before, after = getattr(was, "value", None), getattr(now, "value", None)
        if before != after:
            source = str(getattr(now or was, "source", key))
            yield Difference("parameter", _kind(was, now), key, Words(ko=source, en=source), (), before, after)


def _by_key(rules: Iterable[Rule]) -> dict[str, tuple[Rule, ...]]:
    found: dict[str, tuple[Rule, ...]] = {}
    for rule in rules:
        found[rule.key] = (*found.get(rule.key, ()), rule)
    return found


def _paired(before: Mapping[str, Thing], after: Mapping[str, Thing]) -> dict[str, tuple[Thing | None, Thing | None]]:
    """What stands under each key, in the order of the new edition; what is gone comes last."""
    return {key: (before.get(key), after.get(key)) for key in (*after, *before)}


def _kind(was: object, now: object) -> Kind:
    return "added" if was is None else "removed" if now is None else "changed"


def _aspects(was: object, now: object, aspects: Mapping[str, tuple[str, ...]]) -> tuple[str, ...]:
    return tuple(name for name, keys in aspects.items() if any(getattr(was, key) != getattr(now, key) for key in keys))


def _label(question: Question) -> Words:
    return question.label


def _paper(paper: Requirement) -> Words:
    return paper.name


def _first_line(consent: Consent) -> Words:
    return Words(ko=consent.text.ko.splitlines()[0], en=consent.text.en.splitlines()[0])
