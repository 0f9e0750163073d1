"""The words people read: loaded from YAML, filled with facts, with the right Korean particle."""

import re
from collections.abc import Mapping
from pathlib import Path
from typing import Self

import yaml

from forms import errors, yaml_file
from forms.definitions.model import LANGUAGES, Language
from forms.wording import particles

_PLACEHOLDER = re.compile(r"\{([^{}]*)\}")
_INSIDE = re.compile(r"([a-z_][a-z0-9_]*)(?::([^{}/:]+)/([^{}/:]+))?")
_HANGUL = re.compile(r"[가-힣]")


class Catalogue:
    """Words by dotted key and language."""

    def __init__(self, words: Mapping[str, Mapping[Language, str]]) -> None:
        self._words = words

    @classmethod
    def load(cls, *folders: Path) -> Self:
        """The words of every `*.yml` in `folders`; raises WordingError with every fault at once."""
        words: dict[str, dict[Language, str]] = {}
        faults: list[str] = []
        for path in sorted(path for folder in folders for path in folder.glob("*.yml")):
            for key, entry in _pairs(path, faults):
                if key in words:
                    faults.append(f"{path.name}: {key}: duplicate key")
                words[key] = _checked(f"{path.name}: {key}", entry, faults)
        if faults:
            raise errors.WordingError(faults)
        return cls(words)

    def __contains__(self, key: object) -> bool:
        return key in self._words

    def keys(self) -> frozenset[str]:
        """Every key there is."""
        return frozenset(self._words)

    def say(self, key: str, language: Language, /, **facts: object) -> str:
        """The words of `key` with `facts` filled in; raises WordingError for an unknown key or a missing fact."""
        if key not in self._words:
            raise errors.WordingError([f"{key}: no such words"])
        words = self._words[key][language]
        return _PLACEHOLDER.sub(lambda found: _fill(key, found[1], facts), words)


def fill_text(text: str, facts: Mapping[str, object]) -> str:
    """`text` with its {facts} filled in, each with its particle; raises WordingError for a missing one."""
    return _PLACEHOLDER.sub(lambda found: _fill(text, found[1], facts), text)


def _pairs(path: Path, faults: list[str]) -> list[tuple[str, object]]:
    """Top-level pairs as written, so that a key given twice is seen (a dict would hide it)."""
    try:
        root = yaml_file.composed(path.read_bytes())
    except (yaml.YAMLError, UnicodeDecodeError) as exc:
        faults.append(f"{path.name}: {' '.join(str(exc).split())}")
        return []
    if not isinstance(root, yaml.MappingNode):
        faults.append(f"{path.name}: no mapping of keys to words")
        return []
    return [(str(key.value), yaml_file.built(value)) for key, value in root.value]


def _checked(place: str, entry: object, faults: list[str]) -> dict[Language, str]:
    if not isinstance(entry, dict) or set(entry) != set(LANGUAGES):
        faults.append(f"{place}: needs exactly ko and en")
        return {}
    for language in LANGUAGES:
        text = entry[language]
        if not isinstance(text, str) or not text.strip():
            faults.append(f"{place}: {language}: no text")
        elif broken := [found for found in _PLACEHOLDER.findall(text) if not _INSIDE.fullmatch(found)]:
            faults.append(f"{place}: {language}: not a placeholder: {', '.join(broken)}")
    return {language: str(entry[language]).strip() for language in LANGUAGES}


def _fill(key: str, inside: str, facts: Mapping[str, object]) -> str:
    found = _INSIDE.fullmatch(inside)
    if found is None or found[1] not in facts:
        raise errors.WordingError([f"{key}: the fact '{inside}' is missing"])
    fact, first, second = facts[found[1]], found[2], found[3]
    if first is None:
        return str(fact)
    if _HANGUL.search(first + second):
        return str(fact) + particles.choose(str(fact), first, second)
    return first if fact == 1 else second
