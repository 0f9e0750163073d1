"""Words that hold no blank, and offices of those who sign: a closed vocabulary that confirms, and never invents."""

import re
from functools import cache
from pathlib import Path

import yaml

WHOLES = Path(__file__).with_name("wholes.yml")


def unparted(text: str) -> set[int]:
    """Before which letters of a bare text no blank can stand."""
    offices, counted = _shapes()
    inner = {at for match in offices.finditer(text) for at in range(match.start() + 1, match.end())}
    return inner | {match.start() + 1 for match in counted.finditer(text)}


def office(text: str) -> range:
    """The letters of the office that a bare text ends with."""
    match = _ending().search(text)
    return range(match.start(), match.end()) if match else range(0)


@cache
def _shapes() -> tuple[re.Pattern[str], re.Pattern[str]]:
    known = _known()
    return re.compile(rf"(?:{_any(known['offices'])})(?![가-힣])"), re.compile(rf"\d[{known['counters']}](?![가-힣])")


@cache
def _ending() -> re.Pattern[str]:
    return re.compile(rf"(?:{_any(_known()['offices'])})$")


def _any(words: list[str]) -> str:
    return "|".join(sorted(words, key=len, reverse=True))


@cache
def _known() -> dict[str, list[str]]:
    found: dict[str, list[str]] = yaml.safe_load(WHOLES.read_text(encoding="utf-8"))
    return found
