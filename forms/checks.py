"""What a definition must keep to beyond its shape: names that exist, limits and examples that fit."""

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Iterator

from forms import errors, fields, table_checks
from forms.model import LANGUAGES, Bound, Condition, Money, Programme, Question

# The dossier says which company applies by the answers to these.
APPLICANT = ("business_number", "company_name")
_LIMITS: dict[str, tuple[type, ...]] = {
    "date": (dt.date,),
    "period": (dt.date,),
    "count": (int,),
    "money": (int,),
    "decimal": (int, float),
    "percent": (int, float),
}


def faults(programme: Programme) -> Iterator[str]:
    """Every fault of `programme` as `path: reason`."""
    yield from _twice(programme)
    yield from _applicant(programme)
    for index, question in enumerate(programme.questions):
        earlier = {other.key for other in programme.questions[:index]}
        yield from _within(f"questions.{question.key}", _question(programme, question, earlier))
    for rule in programme.rules:
        yield from _within(f"rules.{rule.key}.needs", _condition(programme, rule.needs))
    if programme.notice.opens and programme.notice.closes and programme.notice.opens > programme.notice.closes:
        yield "notice.closes: is before opens"


def _within(place: str, found: Iterable[str]) -> Iterator[str]:
    for fault in found:
        yield f"{place}.{fault}" if not fault.startswith(":") else f"{place}{fault}"


def _twice(programme: Programme) -> Iterator[str]:
    lists = {
        "sections": [section.key for section in programme.sections],
        "questions": [question.key for question in programme.questions],
        "rules": [rule.key for rule in programme.rules],
        "requirements": [requirement.key for requirement in programme.requirements],
        "consents": [consent.key for consent in programme.consents],
    }
    for place, keys in lists.items():
        yield from (f"{place}.{key}: defined twice" for key in _repeated(keys))


def _repeated(keys: Iterable[str]) -> list[str]:
    return [key for key, count in Counter(keys).items() if count > 1]


def _applicant(programme: Programme) -> Iterator[str]:
    keys = {question.key for question in programme.questions}
    yield from (
        f"questions.{key}: every programme asks this, it names the applicant" for key in APPLICANT if key not in keys
    )


def _question(programme: Programme, question: Question, earlier: set[str]) -> Iterator[str]:
    if question.section not in {section.key for section in programme.sections}:
        yield f"section: there is no section {question.section}"
    for proof in question.proved_by:
        if not any(proof.kind in requirement.kinds for requirement in programme.requirements):
            yield f"proved_by: no requirement asks for a {proof.kind}"
    if question.shown_if is not None:
        yield from _within("shown_if", _condition(programme, question.shown_if))
        later = {leaf.question for leaf in question.shown_if.leaves()} - earlier
        yield from (f"shown_if: {key} must be asked before this question" for key in sorted(str(key) for key in later))
    if question.type not in fields.FIELD_TYPES:
        yield f"type: there is no type {question.type}; known: {', '.join(sorted(fields.FIELD_TYPES))}"
    else:
        yield from _typed(question)


def _typed(question: Question) -> Iterator[str]:
    kind = fields.FIELD_TYPES[question.type]
    if kind.needs_choices != bool(question.choices):
        yield f"choices: {'missing' if kind.needs_choices else 'only for choice and choices'}"
    yield from (f"choices.{key}: defined twice" for key in _repeated(choice.id for choice in question.choices))
    yield from _choice_names(question)
    unfit = [*table_checks.unit(question.type, question.unit), *table_checks.faults(question)]
    yield from unfit
    if not unfit:
        yield from _limits(question)
        yield from _examples(question)


def _choice_names(question: Question) -> Iterator[str]:
    """A word that names two choices of one question would never be understood."""
    every = []
    for choice in question.choices:
        names = (choice.label.ko, choice.label.en, *choice.aliases)
        every += sorted({"".join(name.split()).casefold() for name in names})
    yield from (f"choices: '{name}' names two of them" for name in _repeated(every))


def _limits(question: Question) -> Iterator[str]:
    limits = {"min": question.min, "max": question.max}
    allowed = _LIMITS.get(question.type, ())
    wrong = [name for name, limit in limits.items() if limit is not None and not isinstance(limit, allowed)]
    yield from (f"{name}: {limits[name]} is no limit of a {question.type}" for name in wrong)
    low, high = _on_scale(question.min), _on_scale(question.max)
    if not wrong and low is not None and high is not None and low > high:
        yield "max: is below min"


def _on_scale(limit: float | dt.date | None) -> float | None:
    return limit.toordinal() if isinstance(limit, dt.date) else limit


def _examples(question: Question) -> Iterator[str]:
    """The example is shown to people as something to type, so it must be an answer; that of an upload is a name."""
    if not fields.FIELD_TYPES[question.type].typed:
        return
    for language in LANGUAGES:
        try:
            fields.parse(question, question.example.to(language), language)
        except errors.FieldError as exc:
            yield f"example.{language}: is itself refused ({type(exc).__name__})"


def _condition(programme: Programme, condition: Condition) -> Iterator[str]:
    for leaf in condition.leaves():
        try:
            question = programme.question(leaf.question or "")
        except errors.UnknownQuestion:
            yield f": there is no question {leaf.question}"
            continue
        yield from (f": {fault}" for fault in _test(question, leaf))


def _test(question: Question, leaf: Condition) -> Iterator[str]:
    wanted = (*([leaf.is_] if leaf.is_ is not None else []), *(leaf.in_ or ()), *(leaf.not_in or ()))
    ids = {choice.id for choice in question.choices}
    if question.choices:
        yield from (f"{question.key} has no choice {value}" for value in wanted if value not in ids)
    if question.type == "yes_no":
        yield from (f"{question.key} is true or false, not {value}" for value in wanted if not isinstance(value, bool))
    for bound in (leaf.at_least, leaf.at_most):
        if bound is not None and not _comparable(question, bound):
            yield f"{question.key} ({question.type}) cannot be compared with {bound}"


def _comparable(question: Question, bound: Bound) -> bool:
    if question.type == "money":
        return isinstance(bound, Money)
    if question.type == "date":
        return isinstance(bound, dt.date)
    return question.type in {"count", "decimal", "percent"} and isinstance(bound, int | float)
