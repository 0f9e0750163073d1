"""The JSON Schema of definition files, for editors. `python -m forms.loading.schema` writes docs/programme.schema.json.

One schema for three kinds of file: a file of a programme's folder (any of its keys), a notice, and a file of
forms/shared (entries by key). It checks shape only: `python -m forms check` knows which names exist.
"""

import json
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from forms.definitions.model import Programme
from forms.fields import FIELD_TYPES

PUBLISHED = Path(__file__).parents[2] / "docs" / "programme.schema.json"
TITLE = "Gildong programme definition"

Schema = dict[str, Any]

#: What is computed or set by the loader, and written in no file.
_COMPUTED = {"Programme": ("sha256", "notice"), "Question": ("shared",)}
#: For each shared list: what its entries are, and a key that only they have.
_ENTRIES = {
    "questions": ("Question", "ask"),
    "rules": ("Rule", "reason_no"),
    "requirements": ("Requirement", "kinds"),
    "limits": ("Limit", "mend"),
    "derived": ("Derived", "value"),
    "sections": ("Section", "title"),
    "consents": ("Consent", "text"),
}


def schema() -> Schema:
    """The schema as published."""
    programme = _without_titles(Programme.model_json_schema(by_alias=True))
    operand = programme["$defs"]["Band"]["properties"]["value"]["anyOf"]
    programme = _with_operands(programme, operand)
    kinds: dict[str, Schema] = programme.pop("$defs")
    kinds["Operand"] = {"anyOf": operand}
    kinds["Programme"] = programme
    _leave_out_what_is_computed(kinds)
    _name_the_types(kinds)
    kinds["Question"]["properties"]["row_labels"]["items"] = _row_label()
    for name, (kind, _) in _ENTRIES.items():
        kinds[f"{kind}Taken"] = _taken(kinds[kind])
        kinds[f"{kind}Shared"] = _shared(kinds[kind])
        programme["properties"][name]["items"] = _if_has("use", _ref(f"{kind}Taken"), _ref(kind))
    programme["required"] = []  # each file of a folder holds some of the keys
    kinds["SharedFile"] = {"type": "object", "additionalProperties": _shared_entry()}
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": "urn:gildong:programme-definition/1",
        "title": TITLE,
        **_kind_of_file([*programme["properties"], *kinds["Notice"]["properties"]]),
        "$defs": dict(sorted(kinds.items())),
    }


def published_text() -> str:
    """The file's exact content."""
    return json.dumps(schema(), ensure_ascii=False, indent=2) + "\n"


def _kind_of_file(known: Iterable[str]) -> Schema:
    """A file without any key of a programme or a notice is a shared one; only a notice has a source at its top."""
    names_nothing_known = {"minProperties": 1, "propertyNames": {"not": {"enum": sorted(set(known))}}}
    notice_or_folder = _if_has("source", _ref("Notice"), _ref("Programme"))
    return {"if": names_nothing_known, "then": _ref("SharedFile"), "else": notice_or_folder}


def _shared_entry() -> Schema:
    entry: Schema = {"anyOf": [_ref(f"{kind}Shared") for kind, _ in _ENTRIES.values()]}
    for kind, mark in reversed(_ENTRIES.values()):
        entry = _if_has(mark, _ref(f"{kind}Shared"), entry)
    return entry


def _taken(entry: Schema) -> Schema:
    """`use: <key>`, with whatever is changed."""
    use = {"type": "string", "description": "Key of the shared entry that is taken over."}
    taken: Schema = {**entry, "properties": {"use": use, **entry["properties"]}, "required": ["use"]}
    if "choices" in entry["properties"]:
        words = "Ids of the shared choices that are offered here; the others are not."
        taken["properties"]["only"] = {"type": "array", "items": {"type": "string"}, "description": words}
    return taken


def _shared(entry: Schema) -> Schema:
    """An entry under its key, which it does not repeat; the section may be left to who takes it over."""
    properties = {name: value for name, value in entry["properties"].items() if name != "key"}
    required = [name for name in entry["required"] if name not in {"key", "section"}]
    return {**entry, "properties": properties, "required": required}


def _leave_out_what_is_computed(kinds: Mapping[str, Schema]) -> None:
    for kind, names in _COMPUTED.items():
        for name in names:
            kinds[kind]["properties"].pop(name)


def _name_the_types(kinds: Mapping[str, Schema]) -> None:
    for kind in ("Question", "Derived", "Column"):
        kinds[kind]["properties"]["type"] = {"enum": sorted(FIELD_TYPES)}


def _row_label() -> Schema:
    """A year, or a word that is the same in every language, stands for both."""
    return {"anyOf": [{"type": ["string", "integer"]}, _ref("Words")]}


def _if_has(key: str, then: Schema, otherwise: Schema) -> Schema:
    return {"if": {"required": [key]}, "then": then, "else": otherwise}


def _ref(kind: str) -> Schema:
    return {"$ref": f"#/$defs/{kind}"}


def _without_titles(found: Any) -> Any:
    """Without the names that pydantic makes up, and without defaults: editors would show both."""
    if isinstance(found, dict):
        made_up = {"default", "title"} if isinstance(found.get("title"), str) else {"default"}
        return {name: _without_titles(value) for name, value in found.items() if name not in made_up}
    return [_without_titles(one) for one in found] if isinstance(found, list) else found


def _with_operands(found: Any, operand: list[Schema]) -> Any:
    """With one name for what stands in dozens of places: a literal or an expression."""
    if isinstance(found, list):
        return [_with_operands(one, operand) for one in found]
    if not isinstance(found, dict):
        return found
    several = found.get("anyOf", [])
    if several[: len(operand)] == operand:
        rest = several[len(operand) :]
        return {**found, "anyOf": [_ref("Operand"), *rest]} if rest else _ref("Operand")
    return {name: _with_operands(value, operand) for name, value in found.items()}


if __name__ == "__main__":
    PUBLISHED.write_text(published_text(), encoding="utf-8")
