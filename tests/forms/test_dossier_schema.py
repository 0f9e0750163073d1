"""The published schema is the one the code writes, and is itself a schema."""

import jsonschema

from forms import dossier_schema


def test_the_published_file_is_in_step_with_the_code() -> None:
    published = dossier_schema.PUBLISHED.read_text(encoding="utf-8")
    assert published == dossier_schema.published_text(), "run: python -m forms.dossier_schema"


def test_it_is_a_valid_json_schema() -> None:
    jsonschema.Draft202012Validator.check_schema(dossier_schema.schema())
