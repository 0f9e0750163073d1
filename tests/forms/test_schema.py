"""The schema for editors: in step with the code, true of every shipped file, and it sees slips of the pen."""

import datetime as dt
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import yaml

from forms.fields import FIELD_TYPES
from forms.loading import loader, schema, sharing

VALIDATOR = jsonschema.Draft202012Validator(schema.schema())
FILES = sorted(path for folder in (loader.PROGRAMMES, sharing.SHARED) for path in folder.rglob("*.yml"))
LOGISTICS = loader.PROGRAMMES / "kosme" / "shared_logistics"


def as_json(found: Any) -> Any:
    """As an editor sees it: days are words, keys are words."""
    if isinstance(found, dict):
        return {str(key): as_json(value) for key, value in found.items()}
    if isinstance(found, list):
        return [as_json(one) for one in found]
    return found.isoformat() if isinstance(found, dt.date) else found


def read(path: Path) -> Any:
    return as_json(yaml.safe_load(path.read_text("utf-8")))


def faults(written: Any) -> list[str]:
    return [error.message for error in VALIDATOR.iter_errors(written)]


def test_the_published_file_is_in_step_with_the_code() -> None:
    assert schema.PUBLISHED.read_text("utf-8") == schema.published_text(), "run: python -m forms.loading.schema"


def test_it_is_a_valid_json_schema() -> None:
    jsonschema.Draft202012Validator.check_schema(schema.schema())


@pytest.mark.parametrize("path", FILES, ids=lambda path: "/".join(path.parts[-4:]))
def test_every_shipped_file_keeps_to_it(path: Path) -> None:
    assert faults(read(path)) == []


@pytest.mark.parametrize("name", ["programme.yml", "questions.yml", "eligibility.yml", "notices/2026-1.yml"])
def test_a_key_that_does_not_exist_is_seen_in_every_kind_of_file(name: str) -> None:
    assert any("colour" in fault for fault in faults(read(LOGISTICS / name) | {"colour": "blue"}))


@pytest.mark.parametrize(
    ("listed", "name"),
    [
        ("questions", "company"),
        ("rules", "general"),
        ("requirements", "certificates"),
        ("derived", "exports"),
        ("limits", "general"),
        ("sections", "general"),
    ],
)
def test_a_key_that_does_not_exist_is_seen_in_shared_entries(listed: str, name: str) -> None:
    entries = read(sharing.SHARED / listed / f"{name}.yml")
    first = next(iter(entries))
    assert any("colour" in fault for fault in faults({first: entries[first] | {"colour": "blue"}}))
    assert faults({first: entries[first]}) == []


@pytest.mark.parametrize(
    "written",
    [
        {"questions": [{"use": "employees", "maximum": 3}]},
        {"questions": [{"key": "employees"}]},
        {"questions": [{"use": "employees", "type": "day"}]},
        {"questions": [{"use": "employees", "shared": "employees"}]},
        {"rules": [{"use": "is_sme", "needs": {"question": "sme_size", "equals": "small"}}]},
        {"rules": [{"use": "is_sme", "since": 2026}]},
        {"derived": [{"use": "export_growth", "value": {"times": [1, 2]}}]},
        {"id": "Kosme.X"},
        {"sha256": "0" * 64, "id": "kosme.x"},
        {"id": "2026-1", "source": "공고", "opens": "soon", "parameters": {"cap": {"value": 3}}},
    ],
)
def test_what_no_definition_may_say_is_a_fault(written: dict[str, Any]) -> None:
    assert faults(written)


@pytest.mark.parametrize(
    "written",
    [
        {"questions": [{"use": "employees", "max": 3}]},
        {"rules": [{"use": "is_sme", "guess": True}]},
        {"id": "2026-1", "source": "공고", "opens": None, "parameters": {"cap": {"value": 3, "source": "공고"}}},
        {"minutes": 5},
    ],
)
def test_a_file_may_hold_a_part_of_a_definition(written: dict[str, Any]) -> None:
    assert faults(written) == []


def test_the_types_of_answers_are_offered() -> None:
    assert schema.schema()["$defs"]["Question"]["properties"]["type"]["enum"] == sorted(FIELD_TYPES)
