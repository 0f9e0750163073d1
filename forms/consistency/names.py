"""Company names: 한빛식품(주), ㈜한빛식품, 한빛 식품 주식회사, 한빛식품(주)(HANBIT FOODS)."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from pydantic import JsonValue

from forms import yaml_file
from forms.consistency.comparison import Comparer, Comparison, Hints, Why, different, same, unknown, variant
from forms.consistency.texts import bare, in_other_letters, line, tight
from forms.definitions.basics import Frozen

_DATA = Path(__file__).parent / "legal_forms.yml"
_LONGEST = 200  # characters
_LATIN_FORM = "latin"
_ALIAS = re.compile(r"\(([^()]*)\)")
End = Literal["front", "back"]


class LegalForms(Frozen):
    """Spellings of legal forms; what stands in brackets is written with them."""

    korean: Mapping[str, tuple[str, ...]]
    latin: tuple[str, ...]


@dataclass(frozen=True)
class Name:
    """A name without its legal forms, and these with the end at which each stands."""

    core: str  # letters and digits only
    text: str  # without blanks, legal forms written out
    forms: Mapping[str, End]


@dataclass(frozen=True)
class Naming:
    """A name and those in its brackets."""

    main: Name
    aliases: tuple[Name, ...]


@dataclass(frozen=True)
class Grammar:
    """How legal forms are found."""

    bracketed: re.Pattern[str]
    front: re.Pattern[str]
    back: re.Pattern[str]
    form_of: Mapping[str, str]  # Korean spelling -> form


@functools.cache
def grammar() -> Grammar:
    """The spellings of legal_forms.yml as patterns."""
    data = LegalForms.model_validate(yaml_file.table(_DATA))
    form_of = {spelling: form for form, spellings in data.korean.items() for spelling in spellings}
    signs = _either(re.escape(spelling[1:-1]) for spelling in form_of if spelling.startswith("("))
    words = _either(re.escape(spelling) for spelling in form_of if not spelling.startswith("("))
    latin = _either(r"[\s.,]*".join(re.escape(word) for word in spelling.split()) for spelling in data.latin)
    return Grammar(
        bracketed=re.compile(rf"\(\s*({signs})\s*\)"),
        front=re.compile(rf"[\s,]*({words})[\s,]*"),
        back=re.compile(rf"(?:({words})|(?<![a-z]){latin}\.?)[\s,]*$"),
        form_of=form_of,
    )


def read(value: JsonValue) -> Naming | None:
    """The name, or None where nothing but a legal form is given."""
    text = line(value, _LONGEST)
    if text is None:
        return None
    plain = grammar().bracketed.sub(lambda found: f" {grammar().form_of[f'({found[1]})']} ", text.casefold())
    parts = [_name(part) for part in (_ALIAS.sub(" ", plain), *_ALIAS.findall(plain))]
    named = [part for part in parts if part.core]
    return Naming(named[0], tuple(named[1:])) if named else None


def _name(text: str) -> Name:
    """Legal forms are taken off both ends until none is left: 농업회사법인 주식회사 한빛."""
    core, forms = text.strip(" ,"), {}
    while found := grammar().front.match(core) or grammar().back.search(core):
        end: End = "front" if found.start() == 0 and found.end() < len(core) else "back"
        forms[grammar().form_of[found[1]] if found[1] else _LATIN_FORM] = end
        core = (core[: found.start()] + core[found.end() :]).strip(" ,")
    return Name(bare(core), tight(text), forms)


def _weigh(one: Naming, other: Naming, hints: Hints) -> Comparison:
    if one.main.core == other.main.core:
        return _weigh_forms(one, other, hints)
    if _is_among(one.main, other.aliases) or _is_among(other.main, one.aliases):
        return variant(Why.OTHER_NAME)
    return unknown(Why.SCRIPTS) if in_other_letters(_letters(one), _letters(other)) else different()


def _weigh_forms(one: Naming, other: Naming, hints: Hints) -> Comparison:
    """The same name: its legal forms may still make it another company, unless the business numbers agree."""
    first, second = one.main.forms, other.main.forms
    conflict = _conflict(first, second)
    if conflict is not None:
        return variant(conflict) if hints.same_business_number else different(conflict)
    if bool(first) != bool(second):
        return variant(Why.LEGAL_FORM_MISSING, adds=(bool(first), bool(second)))
    return same() if _text(one) == _text(other) else variant(Why.SPELLING)


def _conflict(one: Mapping[str, End], other: Mapping[str, End]) -> Why | None:
    if any(one[form] != other[form] for form in one.keys() & other.keys()):
        return Why.LEGAL_FORM_PLACE
    kinds = [set(forms) - {_LATIN_FORM} for forms in (one, other)]
    told = all(kinds) and not (kinds[0] <= kinds[1] or kinds[1] <= kinds[0])
    return Why.LEGAL_FORM_KIND if told else None


def _text(naming: Naming) -> tuple[str, frozenset[str]]:
    return naming.main.text, frozenset(alias.text for alias in naming.aliases)


def _is_among(name: Name, others: tuple[Name, ...]) -> bool:
    return any(name.core == other.core for other in others)


def _letters(naming: Naming) -> str:
    return naming.main.core + "".join(alias.core for alias in naming.aliases)


def _either(patterns: Iterable[str]) -> str:
    """Any of the patterns, the longest first."""
    return f"(?:{'|'.join(sorted(patterns, key=lambda pattern: (-len(pattern), pattern)))})"


COMPARER = Comparer(read, _weigh)
