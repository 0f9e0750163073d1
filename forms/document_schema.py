"""The JSON Schema of a document in the dossier."""

from forms.json_schema import DATE, HASH, KEY, MOMENT, TEXT, WORDS, Schema, closed, maybe


def document() -> Schema:
    return closed(
        {
            "id": TEXT,
            "kind": KEY,
            "name": TEXT,
            "file": {**TEXT, "description": "Name inside the bag; several documents may stand in one file."},
            "sha256": HASH,
            "size": {"type": "integer", "minimum": 0, "description": "Bytes."},
            "pages": {"type": "integer", "minimum": 0},
            "state": TEXT,
            "valid_until": maybe(DATE),
            "issued_on": maybe(DATE),
            "issue_number": maybe(TEXT),
            "confirm": {**maybe(_issuer_page()), "description": "Where a person can have its issuer confirm it."},
            "verified": {**maybe(_verified()), "description": "Which register was asked about it, if one was."},
        }
    )


def _verified() -> Schema:
    return closed({"register": {**KEY, "description": "`practice` is no register."}, "at": MOMENT})


def _issuer_page() -> Schema:
    return closed(
        {
            "page": {"type": "string", "pattern": "^https://[a-z0-9.-]+[.]kr(/[!-~]*)?$"},
            "menu": WORDS,
            "number": TEXT,
            "until": {**maybe(DATE), "description": "The last day on which the page answers."},
        }
    )
