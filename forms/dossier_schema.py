"""The JSON Schema of the dossier. `python -m forms.dossier_schema` writes docs/dossier.schema.json.

A version that was published stays as it is, in a file of its own such as docs/dossier.schema.1.json: dossiers of that
version may still be on their way.
"""

import json
from pathlib import Path
from typing import get_args

from forms import document_schema
from forms.answers import Giver
from forms.assessment.eligibility import Outcome
from forms.claims import TYPES
from forms.consistency.reasons import LONGEST
from forms.definitions.model import LANGUAGES
from forms.dossier import SCHEMA, Chosen
from forms.fields import FIELD_TYPES
from forms.json_schema import HASH, KEY, MOMENT, TEXT, WORDS, Schema, closed, list_of, maybe

PUBLISHED = Path(__file__).parent.parent / "docs" / "dossier.schema.json"


def schema() -> Schema:
    """The schema as published."""
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": f"urn:gildong:{SCHEMA}",
        "title": "Gildong dossier",
        "description": "One company's application to one programme, with the source of every answer.",
        **closed(
            {
                "schema": {"const": SCHEMA},
                "submission_id": {**TEXT, "description": "The same for every revision of one application."},
                "revision": {"type": "integer", "minimum": 1},
                "created_at": MOMENT,
                "language": {"enum": list(LANGUAGES), "description": "In which the company was asked."},
                "programme": _programme(),
                "company": closed(
                    {
                        "business_number": {"type": "string", "pattern": "^[0-9]{3}-[0-9]{2}-[0-9]{5}$"},
                        "company_name": TEXT,
                    }
                ),
                "answers": list_of(_answer()),
                "discrepancies": _discrepancies(),
                "unique": _unique(),
                "documents": list_of(document_schema.document()),
                "eligibility": closed({"outcome": _outcome(), "findings": list_of(_finding())}),
                "consents": list_of(_consent()),
                "referral": maybe(_referral()),
            }
        ),
        "$defs": {"words": closed({"ko": TEXT, "en": TEXT})},
    }


def published_text() -> str:
    """The file's exact content."""
    return json.dumps(schema(), ensure_ascii=False, indent=2) + "\n"


def _outcome() -> Schema:
    return {"enum": list(get_args(Outcome))}


def _programme() -> Schema:
    return closed(
        {
            "id": {"type": "string", "pattern": "^[a-z][a-z0-9_.]*$"},
            "notice": {**TEXT, "description": "The dated edition (공고)."},
            "sha256": {**HASH, "description": "Of the definition file's bytes."},
            "name": WORDS,
        }
    )


def _answer() -> Schema:
    return closed(
        {
            "key": KEY,
            "label": WORDS,
            "section": KEY,
            "type": {"enum": sorted(FIELD_TYPES)},
            "value": {"description": "JSON; its form follows from the type.", "not": {"type": "null"}},
            "shown": {**WORDS, "description": "The value as people read it."},
            "provenance": _provenance(),
        }
    )


def _discrepancies() -> Schema:
    entry = closed(
        {
            "key": {**KEY, "description": "Of the answer, which stands among the answers."},
            "label": WORDS,
            "value": {"description": "What the document says, in the answer's form.", "not": {"type": "null"}},
            "shown": {**WORDS, "description": "What the document says, as people read it."},
            "document": {**TEXT, "description": "Id of the document that says so."},
            "kind": KEY,
            **_spot(),
            "chosen": {
                "enum": list(get_args(Chosen)),
                "description": "Whose value the answer is: the company's own, or another document's.",
            },
            "decided_at": {**maybe(MOMENT), "description": "When the company let the answer stand."},
            "reason": {**maybe(_reason()), "description": "Why the company keeps its own value, where it was asked."},
        }
    )
    return {
        **list_of(entry),
        "description": "Where a document says otherwise than the answer, as far as it still does.",
    }


def _reason() -> Schema:
    said = {**TEXT, "maxLength": LONGEST}
    return closed(
        {
            "choice": {**KEY, "description": "untold where the company would rather not say."},
            "words": {**WORDS, "description": "The choice as people read it."},
            "said": {**maybe(said), "description": "In the company's own words."},
        }
    )


def _unique() -> Schema:
    column = closed({"key": KEY, "type": {"enum": sorted(TYPES)}, "label": WORDS})
    entry = closed(
        {
            "key": {**KEY, "description": "Of the answer, which stands among the answers and has rows."},
            "columns": {
                **list_of(column),
                "minItems": 1,
                "description": "What tells a row apart, all of them together.",
            },
        }
    )
    return {**list_of(entry), "description": "Answers whose rows may stand in one application only."}


def _spot() -> dict[str, Schema]:
    """A place in a document."""
    box = {"type": "array", "items": {"type": "number"}, "minItems": 4, "maxItems": 4}
    return {
        "page": {**maybe({"type": "integer", "minimum": 1}), "description": "Counted from 1."},
        "box": {**maybe(box), "description": "x0, top, x1, bottom in PDF points from the top left."},
    }


def _provenance() -> Schema:
    return closed(
        {
            "giver": {"enum": list(get_args(Giver))},
            "register": {**maybe(KEY), "description": "Which register answered; `practice` is none."},
            "document": {**maybe(TEXT), "description": "Id of the document it was read from."},
            "kind": maybe(KEY),
            **_spot(),
            "confirmed": {"type": "boolean", "description": "The company said that it is right."},
            "given_at": maybe(MOMENT),
        }
    )


def _finding() -> Schema:
    return closed(
        {
            "rule": KEY,
            "outcome": _outcome(),
            "reason": WORDS,
            "near_miss": maybe(WORDS),
            "source": TEXT,
            "used": list_of(KEY),
        }
    )


def _consent() -> Schema:
    return closed(
        {
            "key": KEY,
            "version": TEXT,
            "sha256": {**HASH, "description": "Of the exact text shown."},
            "language": {"enum": list(LANGUAGES)},
            "given_at": MOMENT,
        }
    )


def _referral() -> Schema:
    return {
        **closed(
            {
                "partner": {**KEY, "description": "Its key in this programme."},
                "name": WORDS,
                "receives": {
                    **list_of(KEY),
                    "uniqueItems": True,
                    "description": "Keys of the answers that the partner may see; each stands among the answers.",
                },
                "accepts": {"type": "boolean", "description": "The partner must accept or decline."},
                "consent": {**KEY, "description": "By which consent; it stands among the consents."},
                "place": maybe(_lent()),
            }
        ),
        "description": "To which partner the company wants to go, and what it agreed to have told there.",
    }


def _lent() -> Schema:
    named_by = {"type": "object", "minProperties": 1, "description": "The answers that name the place, by their keys."}
    capacity = {"type": "integer", "minimum": 1, "description": "How many companies may have it."}
    return {
        **closed({"named_by": named_by, "capacity": capacity}),
        "description": "The place that the company would like to have of the partner.",
    }


if __name__ == "__main__":
    PUBLISHED.write_text(published_text(), encoding="utf-8")
