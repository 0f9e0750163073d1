"""A programme as a page that an officer can read: notice, rules, papers, questions, rubric, consents."""

from collections.abc import Iterable
from functools import partial
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from forms import fields
from forms.definitions.basics import Language, Words
from forms.definitions.model import Notice, Parameter, Programme, Rule
from forms.definitions.rubric import Bonus, Item
from forms.field_types import shown
from forms.preview import readable

TEMPLATES = Path(__file__).parent / "templates"


def page(programme: Programme, language: Language) -> str:
    """The whole page as HTML; it needs nothing from outside."""
    return _environment(language).get_template("preview.html").render(_values(programme, language))


def _environment(language: Language) -> Environment:
    environment = Environment(
        loader=FileSystemLoader(TEMPLATES), autoescape=True, undefined=StrictUndefined, trim_blocks=True
    )
    environment.filters["to"] = partial(_to, language)
    return environment


def _values(programme: Programme, language: Language) -> dict[str, Any]:
    return {
        "programme": programme,
        "language": language,
        "say": lambda key, **facts: shown.say(key, language, **facts),
        "to": partial(_to, language),
        "needs": lambda condition: readable.condition(condition, programme, language),
        "formula": lambda expression: readable.expression(expression, programme, language),
        "lines": lambda value: lines(value, programme, language),
        "facts": _facts(programme.notice, language),
        "rules": sorted(programme.rules, key=lambda rule: not rule.exclusion),
        "guesses": guesses(programme),
    }


def guesses(programme: Programme) -> int:
    """How many values are marked as a guess."""
    rubric = programme.rubric
    items = [item for criterion in rubric.criteria for item in criterion.items] if rubric else []
    bonuses = rubric.bonuses if rubric else ()
    groups: tuple[Iterable[Parameter | Rule | Item | Bonus], ...] = (
        programme.notice.parameters.values(),
        programme.rules,
        items,
        bonuses,
    )
    return sum(one.guess for group in groups for one in group)


def lines(value: object, programme: Programme, language: Language) -> list[str]:
    """A parameter's value, a line for each row of a table."""
    if isinstance(value, tuple):
        return [f"{limit}: {gives}" for limit, gives in readable.bands(value, programme, language)]
    if isinstance(value, dict):
        return [f"{key}: {fields.show_plain(each, language)}" for key, each in value.items()]
    return [fields.show_plain(value, language)]


def _facts(notice: Notice, language: Language) -> list[tuple[str, str]]:
    always = shown.say("preview.always", language)
    facts = {
        "opens": fields.show_plain(notice.opens, language) if notice.opens else always,
        "closes": fields.show_plain(notice.closes, language) if notice.closes else always,
        "budget": fields.show_plain(notice.budget, language) if notice.budget else "",
        "beneficiaries": fields.show_plain(notice.beneficiaries, language) if notice.beneficiaries else "",
        "source": notice.source,
    }
    return [(shown.say(f"preview.{key}", language), value) for key, value in facts.items() if value]


def _to(language: Language, words: Words) -> str:
    return words.to(language)
