"""Conditions and expressions in words, for people who check a definition without reading YAML."""

import datetime as dt
from collections.abc import Iterator

from forms import errors, fields
from forms.definitions.basics import Language, Money
from forms.definitions.logic import TESTS, BandLine, Condition, Expression, Reference
from forms.definitions.model import Derived, Programme, Question
from forms.field_types import shown


def condition(what: Condition, programme: Programme, language: Language) -> str:
    """Such as "number of employees: at least 5"; parts of a combination in brackets."""
    if what.negated is not None:
        return shown.say("logic.not", language, part=condition(what.negated, programme, language))
    if parts := what.parts():
        joint = shown.say("logic.and" if what.all_of else "logic.or", language)
        said = [condition(part, programme, language) for part in parts]
        return f" {joint} ".join(
            f"({one})" if part.all_of or part.any_of else one for one, part in zip(said, parts, strict=True)
        )
    return _test(what, programme, language)


def expression(what: object, programme: Programme, language: Language) -> str:
    """Such as "sum of (sales 2025, sales 2024)"; literals as people write them."""
    if not isinstance(what, Expression):
        return _literal(what, None, language)
    (name,) = what.operators()
    if name == "question":
        return _source(what, programme, language)
    if name == "parameter":
        return _parameter(what.parameter or "", programme, language)
    if name == "today":
        return shown.say("logic.today", language)
    inside = ", ".join(_operands(what, programme, language))
    operator = shown.say("logic." + name.rstrip("_"), language)
    return f"{operator}({inside})"


def bands(lines: tuple[BandLine, ...], programme: Programme, language: Language) -> list[tuple[str, str]]:
    """A table of bands as pairs: up to where, and what it gives."""
    del programme
    pairs = []
    for line in lines:
        limit = _literal(line.below, None, language)
        key = "logic.rest" if line.below is None else "logic.band_below"
        pairs.append((shown.say(key, language, limit=limit), _literal(line.gives, None, language)))
    return pairs


def _test(what: Condition, programme: Programme, language: Language) -> str:
    (name,) = what.tests()
    fact = _fact(what.question, programme)
    subject = fact.label.to(language) if fact else expression(what.value, programme, language)
    wanted = getattr(what, name)
    listed = wanted if isinstance(wanted, tuple) else (wanted,)
    bound = ", ".join(_bound(one, fact, programme, language) for one in listed)
    return shown.say(f"logic.test.{TESTS[name]}", language, subject=subject, bound=bound)


def _bound(bound: object, fact: "Question | Derived | None", programme: Programme, language: Language) -> str:
    if isinstance(bound, Expression):
        return expression(bound, programme, language)
    return _literal(bound, fact, language)


def _literal(value: object, fact: "Question | Derived | None", language: Language) -> str:
    if fact is not None and isinstance(value, str):
        return next((choice.label.to(language) for choice in fact.choices if choice.id == value), value)
    if isinstance(value, bool):
        return shown.say("show.yes" if value else "show.no", language)
    if isinstance(value, Money | dt.date | int | float):
        return fields.show_plain(value, language)
    return "" if value is None else str(value)


def _source(what: Expression, programme: Programme, language: Language) -> str:
    fact = _fact(what.question, programme)
    label = fact.label.to(language) if fact else str(what.question)
    return " · ".join([label, *(one for one in (what.column, what.row) if one)])


def _parameter(key: str, programme: Programme, language: Language) -> str:
    value = programme.notice.parameter(key)
    said = key if isinstance(value, tuple | dict) else fields.show_plain(value, language)
    return shown.say("logic.parameter", language, name=key, value=said) if said != key else key


def _operands(what: Expression, programme: Programme, language: Language) -> Iterator[str]:
    for child in what.children():
        if isinstance(child, Condition):
            yield condition(child, programme, language)
        else:
            yield expression(child, programme, language)
    for table in (what.band.bands if what.band else None, what.lookup.table if what.lookup else None):
        if isinstance(table, Reference):
            yield table.parameter


def _fact(key: str | None, programme: Programme) -> Question | Derived | None:
    try:
        return None if key is None else programme.fact(key)
    except errors.UnknownQuestion:
        return None
