"""Pieces that JSON Schemas are made of."""

from collections.abc import Mapping
from typing import Any

Schema = dict[str, Any]

TEXT: Schema = {"type": "string", "minLength": 1}
KEY: Schema = {"type": "string", "pattern": "^[a-z][a-z0-9_]*$"}
HASH: Schema = {"type": "string", "pattern": "^[0-9a-f]{64}$"}
MOMENT: Schema = {"type": "string", "format": "date-time"}
DATE: Schema = {"type": "string", "format": "date", "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}$"}
WORDS: Schema = {"$ref": "#/$defs/words"}


def closed(properties: Mapping[str, Schema]) -> Schema:
    """An object with exactly these keys."""
    return {
        "type": "object",
        "properties": dict(properties),
        "required": list(properties),
        "additionalProperties": False,
    }


def list_of(items: Schema) -> Schema:
    return {"type": "array", "items": items}


def maybe(kind: Schema) -> Schema:
    return {"anyOf": [kind, {"type": "null"}]}
