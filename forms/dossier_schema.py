"""The JSON Schema of the dossier. `python -m forms.dossier_schema` writes docs/dossier.schema.json.

A version that was published stays as it is, in a file of its own such as docs/dossier.schema.1.json: dossiers of that
version may still be on their way.
"""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any, get_args

from forms.answers import Giver
from forms.assessment.eligibility import Outcome
from forms.claims import TYPES
from forms.consistency.reasons import LONGEST
from forms.definitions.model import LANGUAGES
from forms.dossier import SCHEMA, Chosen
from forms.fields import FIELD_TYPES

PUBLISHED = Path(__file__).parent.parent / "docs" / "dossier.schema.json"

Schema = dict[str, Any]

_TEXT: Schema = {"type": "string", "minLength": 1}
_KEY: Schema = {"type": "string", "pattern": "^[a-z][a-z0-9_]*$"}
_HASH: Schema = {"type": "string", "pattern": "^[0-9a-f]{64}$"}
_MOMENT: Schema = {"type": "string", "format": "date-time"}
_DATE: Schema = {"type": "string", "format": "date", "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}$"}
_WORDS: Schema = {"$ref": "#/$defs/words"}


def schema() -> Schema:
    """The schema as published."""
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": f"urn:gildong:{SCHEMA}",
        "title": "Gildong dossier",
        "description": "One company's application to one programme, with the source of every answer.",
        **_closed(
            {
                "schema": {"const": SCHEMA},
                "submission_id": {**_TEXT, "description": "The same for every revision of one application."},
                "revision": {"type": "integer", "minimum": 1},
                "created_at": _MOMENT,
                "language": {"enum": list(LANGUAGES), "description": "In which the company was asked."},
                "programme": _programme(),
                "company": _closed(
                    {
                        "business_number": {"type": "string", "pattern": "^[0-9]{3}-[0-9]{2}-[0-9]{5}$"},
                        "company_name": _TEXT,
                    }
                ),
                "answers": _list(_answer()),
                "discrepancies": _discrepancies(),
                "unique": _unique(),
                "documents": _list(_document()),
                "eligibility": _closed({"outcome": _outcome(), "findings": _list(_finding())}),
                "consents": _list(_consent()),
                "referral": _maybe(_referral()),
            }
        ),
        "$defs": {"words": _closed({"ko": _TEXT, "en": _TEXT})},
    }


def published_text() -> str:
    """The file's exact content."""
    return json.dumps(schema(), ensure_ascii=False, indent=2) + "\n"


def _closed(properties: Mapping[str, Schema]) -> Schema:
    """An object with exactly these keys."""
    return {
        "type": "object",
        "properties": dict(properties),
        "required": list(properties),
        "additionalProperties": False,
    }


def _list(items: Schema) -> Schema:
    return {"type": "array", "items": items}


def _maybe(kind: Schema) -> Schema:
    return {"anyOf": [kind, {"type": "null"}]}


def _outcome() -> Schema:
    return {"enum": list(get_args(Outcome))}


def _programme() -> Schema:
    return _closed(
        {
            "id": {"type": "string", "pattern": "^[a-z][a-z0-9_.]*$"},
            "notice": {**_TEXT, "description": "The dated edition (공고)."},
            "sha256": {**_HASH, "description": "Of the definition file's bytes."},
            "name": _WORDS,
        }
    )


def _answer() -> Schema:
    return _closed(
        {
            "key": _KEY,
            "label": _WORDS,
            "section": _KEY,
            "type": {"enum": sorted(FIELD_TYPES)},
            "value": {"description": "JSON; its form follows from the type.", "not": {"type": "null"}},
            "shown": {**_WORDS, "description": "The value as people read it."},
            "provenance": _provenance(),
        }
    )


def _discrepancies() -> Schema:
    entry = _closed(
        {
            "key": {**_KEY, "description": "Of the answer, which stands among the answers."},
            "label": _WORDS,
            "value": {"description": "What the document says, in the answer's form.", "not": {"type": "null"}},
            "shown": {**_WORDS, "description": "What the document says, as people read it."},
            "document": {**_TEXT, "description": "Id of the document that says so."},
            "kind": _KEY,
            **_spot(),
            "chosen": {
                "enum": list(get_args(Chosen)),
                "description": "Whose value the answer is: the company's own, or another document's.",
            },
            "decided_at": {**_maybe(_MOMENT), "description": "When the company let the answer stand."},
            "reason": {**_maybe(_reason()), "description": "Why the company keeps its own value, where it was asked."},
        }
    )
    return {**_list(entry), "description": "Where a document says otherwise than the answer, as far as it still does."}


def _reason() -> Schema:
    said = {**_TEXT, "maxLength": LONGEST}
    return _closed(
        {
            "choice": {**_KEY, "description": "untold where the company would rather not say."},
            "words": {**_WORDS, "description": "The choice as people read it."},
            "said": {**_maybe(said), "description": "In the company's own words."},
        }
    )


def _unique() -> Schema:
    column = _closed({"key": _KEY, "type": {"enum": sorted(TYPES)}, "label": _WORDS})
    entry = _closed(
        {
            "key": {**_KEY, "description": "Of the answer, which stands among the answers and has rows."},
            "columns": {**_list(column), "minItems": 1, "description": "What tells a row apart, all of them together."},
        }
    )
    return {**_list(entry), "description": "Answers whose rows may stand in one application only."}


def _spot() -> dict[str, Schema]:
    """A place in a document."""
    box = {"type": "array", "items": {"type": "number"}, "minItems": 4, "maxItems": 4}
    return {
        "page": {**_maybe({"type": "integer", "minimum": 1}), "description": "Counted from 1."},
        "box": {**_maybe(box), "description": "x0, top, x1, bottom in PDF points from the top left."},
    }


def _provenance() -> Schema:
    return _closed(
        {
            "giver": {"enum": list(get_args(Giver))},
            "document": {**_maybe(_TEXT), "description": "Id of the document it was read from."},
            "kind": _maybe(_KEY),
            **_spot(),
            "confirmed": {"type": "boolean", "description": "The company said that it is right."},
            "given_at": _maybe(_MOMENT),
        }
    )


def _document() -> Schema:
    return _closed(
        {
            "id": _TEXT,
            "kind": _KEY,
            "name": _TEXT,
            "file": {**_TEXT, "description": "Name inside the bag."},
            "sha256": _HASH,
            "size": {"type": "integer", "minimum": 0, "description": "Bytes."},
            "pages": {"type": "integer", "minimum": 0},
            "state": _TEXT,
            "valid_until": _maybe(_DATE),
            "issued_on": _maybe(_DATE),
            "issue_number": _maybe(_TEXT),
        }
    )


def _finding() -> Schema:
    return _closed(
        {
            "rule": _KEY,
            "outcome": _outcome(),
            "reason": _WORDS,
            "near_miss": _maybe(_WORDS),
            "source": _TEXT,
            "used": _list(_KEY),
        }
    )


def _consent() -> Schema:
    return _closed(
        {
            "key": _KEY,
            "version": _TEXT,
            "sha256": {**_HASH, "description": "Of the exact text shown."},
            "language": {"enum": list(LANGUAGES)},
            "given_at": _MOMENT,
        }
    )


def _referral() -> Schema:
    return {
        **_closed(
            {
                "partner": {**_KEY, "description": "Its key in this programme."},
                "name": _WORDS,
                "receives": {
                    **_list(_KEY),
                    "uniqueItems": True,
                    "description": "Keys of the answers that the partner may see; each stands among the answers.",
                },
                "accepts": {"type": "boolean", "description": "The partner must accept or decline."},
                "consent": {**_KEY, "description": "By which consent; it stands among the consents."},
                "place": _maybe(_lent()),
            }
        ),
        "description": "To which partner the company wants to go, and what it agreed to have told there.",
    }


def _lent() -> Schema:
    named_by = {"type": "object", "minProperties": 1, "description": "The answers that name the place, by their keys."}
    capacity = {"type": "integer", "minimum": 1, "description": "How many companies may have it."}
    return {
        **_closed({"named_by": named_by, "capacity": capacity}),
        "description": "The place that the company would like to have of the partner.",
    }


if __name__ == "__main__":
    PUBLISHED.write_text(published_text(), encoding="utf-8")
