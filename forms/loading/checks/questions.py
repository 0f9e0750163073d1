"""Faults of questions: types, units, choices, limits, examples."""

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Iterator

from forms import errors, fields
from forms.definitions.model import LANGUAGES, Programme, Question
from forms.loading.checks import tables as table_checks

_LIMITS: dict[str, tuple[type, ...]] = {
    "date": (dt.date,),
    "period": (dt.date,),
    "count": (int,),
    "money": (int,),
    "decimal": (int, float),
    "percent": (int, float),
}


def faults(programme: Programme) -> Iterator[str]:
    """Every fault of the questions, and of what is derived and shown like one."""
    for question in programme.questions:
        yield from (f"questions.{question.key}.{fault}" for fault in _question(programme, question))
    shared = repeated(question.shared for question in programme.questions if question.shared)
    yield from (f"questions.{key}: is taken over twice, and both would have one answer" for key in shared)
    sections = {section.key for section in programme.sections}
    for derived in programme.derived:
        if derived.section not in sections:
            yield f"derived.{derived.key}.section: there is no section {derived.section}"
        if derived.type not in fields.FIELD_TYPES:
            yield f"derived.{derived.key}.type: there is no type {derived.type}"


def _question(programme: Programme, question: Question) -> Iterator[str]:
    if question.section not in {section.key for section in programme.sections}:
        yield f"section: there is no section {question.section}"
    for proof in () if question.shared else question.proved_by:  # what is shared names papers of other programmes too
        if not any(proof.kind in requirement.kinds for requirement in programme.requirements):
            yield f"proved_by: no requirement asks for a {proof.kind}"
    if question.type not in fields.FIELD_TYPES:
        yield f"type: there is no type {question.type}; known: {', '.join(sorted(fields.FIELD_TYPES))}"
    else:
        yield from _typed(question)


def _typed(question: Question) -> Iterator[str]:
    kind = fields.FIELD_TYPES[question.type]
    if kind.needs_choices != bool(question.choices):
        yield f"choices: {'missing' if kind.needs_choices else 'only for choice and choices'}"
    yield from (f"choices.{key}: defined twice" for key in repeated(choice.id for choice in question.choices))
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
    yield from (f"choices: '{name}' names two of them" for name in repeated(every))


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


def repeated(keys: Iterable[str]) -> list[str]:
    """What occurs more than once."""
    return [key for key, count in Counter(keys).items() if count > 1]
