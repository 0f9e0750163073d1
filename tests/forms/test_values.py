"""Some 5,200 expressions, told as a careful civil servant would take them down: tests/forms/values.

Each file holds one type, in groups. A group says what it is `about`, the `question`'s details, and either `values`
(text: value), or `texts` that `always` mean one value, or `refused` (name of the error: texts; FieldError is any).
`shape` is wrapped around each value of a group, `times` repeats each text. Files in `unseen` hold all types, a group
its own: each was written without a look at the parser, measured, and only then taken into this table.

A text that is refused where a value is expected, or for another reason than expected, is a question too many; a value
where another one or a refusal is expected is a wrong entry in an application, and there is none.
"""

import datetime as dt
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
import yaml

from forms import errors, fields
from forms.definitions.model import Language, Question

FOLDER = Path(__file__).parent / "values"
ANY_REFUSAL = "FieldError"
FEWEST, EXACT_AT_LEAST = 5000, 0.99


@dataclass(frozen=True)
class Row:
    """One expression and what is expected of it."""

    kind: str
    about: str
    question: Question
    language: Language
    text: str
    expected: Any = None
    refusal: str | None = None

    def result(self) -> tuple[str, str]:
        """exact, asked or wrong, and what came instead."""
        try:
            value = fields.parse(self.question, self.text, self.language)
        except errors.FieldError as error:
            name = type(error).__name__
            return ("exact" if self.refusal in {name, ANY_REFUSAL} else "asked"), name
        same = value == self.expected and isinstance(value, bool) == isinstance(self.expected, bool)
        return ("exact" if same and self.refusal is None else "wrong"), repr(value)


def _question(kind: str, details: dict[str, Any]) -> Question:
    words = {"ko": "말", "en": "words"}
    fixed = {"key": "asked", "section": "one", "type": kind, "label": {"ko": "항목", "en": "item"}}
    return Question.model_validate(fixed | dict.fromkeys(("ask", "why", "help", "example"), words) | details)


def _plain(value: Any, shape: Any = "_") -> Any:
    """YAML's days as ISO text, in the group's shape."""
    if isinstance(shape, dict):
        return {key: _plain(value, inner) if inner == "_" else inner for key, inner in shape.items()}
    if isinstance(value, dict):
        return {key: _plain(one) for key, one in value.items()}
    if isinstance(value, list):
        return [_plain(one) for one in value]
    return value.isoformat() if isinstance(value, dt.date) else value


def _expected(group: dict[str, Any]) -> Iterator[tuple[str, Any, str | None]]:
    for text, value in group.get("values", {}).items():
        yield text, _plain(value, group.get("shape", "_")), None
    for text in group.get("texts", []):
        yield text, _plain(group["always"]), None
    for name, texts in group.get("refused", {}).items():
        yield from ((text, None, name) for text in texts)


def _rows(path: Path) -> Iterator[Row]:
    raw = yaml.safe_load(path.read_text(encoding="utf-8"))
    for group in raw["groups"]:
        kind = group.get("type") or raw["type"]
        question = _question(kind, group.get("question", {}))
        for text, value, refusal in _expected(group):
            assert isinstance(text, str), f"{path.name}: quote {text!r}"
            whole = text * group.get("times", 1)
            yield Row(kind, group["about"], question, group.get("language", "ko"), whole, value, refusal)


ROWS = [row for path in sorted(FOLDER.rglob("*.yml")) for row in _rows(path)]


def test_there_are_enough_expressions_of_every_type_and_none_twice() -> None:
    assert len(ROWS) >= FEWEST
    assert {row.kind for row in ROWS} == set(fields.FIELD_TYPES)
    told = Counter((row.kind, row.about, row.text) for row in ROWS)
    assert [key for key, times in told.items() if times > 1] == []


def test_every_refusal_expected_is_one_that_exists() -> None:
    known = {kind.__name__ for kind in _below(errors.FieldError)}
    assert {row.refusal for row in ROWS if row.refusal} <= known


def _below(kind: type[errors.FieldError]) -> Iterator[type[errors.FieldError]]:
    yield kind
    for child in kind.__subclasses__():
        yield from _below(child)


def test_expressions_are_taken_as_a_careful_civil_servant_would(capsys: pytest.CaptureFixture[str]) -> None:
    results = [(row, *row.result()) for row in ROWS]
    score = Counter((row.kind, outcome) for row, outcome, _ in results)
    total = Counter(outcome for _, outcome, _ in results)
    with capsys.disabled():
        print(f"\n{'type':<18}{'rows':>6}{'exact':>7}{'asked':>7}{'wrong':>7}")
        for kind in sorted(fields.FIELD_TYPES):
            print(_line(kind, [score[kind, outcome] for outcome in ("exact", "asked", "wrong")]))
        print(_line("all", [total[outcome] for outcome in ("exact", "asked", "wrong")]))
    missed = "\n".join(
        f"{outcome}: {row.kind} ({row.about}): {row.text[:60]!r}: {row.refusal or row.expected!r}, but {came}"
        for row, outcome, came in results
        if outcome != "exact"
    )
    assert total["wrong"] == 0, missed
    assert total["exact"] >= EXACT_AT_LEAST * len(ROWS), missed


def _line(name: str, counts: list[int]) -> str:
    return f"{name:<18}{sum(counts):>6}" + "".join(f"{count:>7}" for count in counts)
