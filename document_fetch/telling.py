"""A reading in words or as JSON, with the place of every value."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict
from typing import Any

import yaml

from document_fetch.model import Reading, Value
from document_fetch.reading.registry import KINDS, WORDS


class Telling:
    """The words of one language."""

    def __init__(self, language: str) -> None:
        self._language = language
        files = [yaml.safe_load(path.read_text(encoding="utf-8")) for path in sorted(WORDS.glob("*.yml"))]
        self._words: Mapping[str, Any] = {key: words for file in files for key, words in file.items()}

    def say(self, key: str, **facts: object) -> str:
        words: str = self._words[key][self._language]
        return words.format_map(facts)

    def lines(self, readings: Sequence[Reading]) -> Iterator[str]:
        """Each certificate with its values, one below the other."""
        for reading in readings:
            name = KINDS[reading.kind].name[self._language]
            pages = ", ".join(map(str, reading.stands_on))
            yield self.say("document.telling.head", name=f"{name} ({reading.kind})", pages=pages)
            for field, value in reading.values.items():
                yield from self._value(KINDS[reading.kind].fields[field][self._language], field, value)

    def _value(self, label: str, field: str, value: Value) -> Iterator[str]:
        doubt = f"  ← {self.say('document.telling.doubtful')}" if value.doubtful else ""
        yield f"  {label} ({field}): {_harmless(value.value)}{doubt}"
        if value.text != value.value:
            yield "    " + self.say("document.telling.printed", text=_harmless(value.text))
        x0, top, x1, bottom = (round(side) for side in value.box)
        place = {"page": value.page, "x0": x0, "top": top, "x1": x1, "bottom": bottom}
        yield "    " + self.say("document.telling.place", confidence=f"{value.confidence:.1f}", **place)


def plain(readings: Sequence[Reading]) -> list[dict[str, Any]]:
    """The readings as JSON can hold them."""
    return [_plain(reading) for reading in readings]


def _plain(reading: Reading) -> dict[str, Any]:
    values = {name: {**asdict(value), "doubtful": value.doubtful} for name, value in reading.values.items()}
    return {"kind": reading.kind, "pages": reading.pages, "stands_on": reading.stands_on, "values": values}


def _harmless(text: str) -> str:
    """What a document says must not steer the terminal it is shown on."""
    return "".join(each if each.isprintable() else " " for each in text)
