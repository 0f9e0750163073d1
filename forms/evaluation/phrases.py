"""Words of a definition that name answers, derived values and parameters in {braces}: filled with what is known."""

import re
from collections.abc import Iterator

from forms import errors, fields, values
from forms.definitions.basics import LANGUAGES, Language, Words
from forms.definitions.model import Programme
from forms.evaluation.knowledge import Knowledge
from forms.wording import catalogue as wording

_BRACES = re.compile(r"\{([^{}]*)\}")
_NAME = re.compile(r"(parameter\.)?([a-z][a-z0-9_]*)(?::[^{}/:]+/[^{}/:]+)?")


def fill(words: Words, known: Knowledge) -> Words:
    """The words with every fact in its place; what is not known yet is a dash."""
    if "{" not in words.ko and "{" not in words.en:
        return words
    return Words(ko=_fill(words.ko, known, "ko"), en=_fill(words.en, known, "en"))


def is_known(words: Words, known: Knowledge) -> bool:
    """Whether every fact that the words name is known."""
    names = {inside.split(":")[0] for language in LANGUAGES for inside in _BRACES.findall(words.to(language))}
    return all(name.startswith("parameter.") or known.value(name) is not None for name in names)


def faults(words: Words, programme: Programme) -> Iterator[str]:
    """What stands in braces and is nothing that the definition knows."""
    for language in LANGUAGES:
        for inside in _BRACES.findall(words.to(language)):
            found = _NAME.fullmatch(inside)
            if found is None or not _exists(programme, found[2], parameter=bool(found[1])):
                yield f"{language}: {{{inside}}} is no question, derived value or parameter.<name>"


def _exists(programme: Programme, key: str, *, parameter: bool) -> bool:
    if parameter:
        return key in programme.notice.parameters
    try:
        programme.fact(key)
    except errors.UnknownQuestion:
        return False
    return True


def _fill(text: str, known: Knowledge, language: Language) -> str:
    facts = {}
    for inside in _BRACES.findall(text):
        name = inside.split(":")[0]
        facts[name.replace(".", "_")] = _shown(name, known, language)
    return wording.fill_text(text.replace("{parameter.", "{parameter_"), facts)


def _shown(name: str, known: Knowledge, language: Language) -> str:
    if name.startswith("parameter."):
        return fields.show_plain(known.parameter(name.removeprefix("parameter.")), language)
    value = known.value(name)
    return "–" if value is None else fields.show(known.programme.shown(name), values.to_json(value), language)
