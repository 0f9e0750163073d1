"""The published schema is the one the code writes, and is itself a schema; an older version stays as it was."""

import hashlib
import json

import jsonschema
import pytest

from forms import dossier_schema


def test_the_published_file_is_in_step_with_the_code() -> None:
    published = dossier_schema.PUBLISHED.read_text(encoding="utf-8")
    assert published == dossier_schema.published_text(), "run: python -m forms.dossier_schema"


def test_it_is_a_valid_json_schema() -> None:
    jsonschema.Draft202012Validator.check_schema(dossier_schema.schema())


#: Version and SHA-256 of every schema that was published before the present one.
OLDER = {
    "1": "66b6a7955cb707388653cb49c3accd473fe6d9030b7fdb15271f73bd262b26bf",
    "2": "31aaac1417b153df82a03a8635ffbd98776e8f44f8f1ab94b7bf070a28512095",
    "4": "b0989a9c0791d1ba4bd7c8e37b279e64dfd40e7d5943ad417477b220a3ac185e",
    "5": "6ef011ac5b0f1b204dc92b798e8147673a9dcc783808a65da135ea81e9e1fb46",
    "3": "30cd172aa3b57e4982851e50d9b50e5651a029b60fd1c6c899449c36d90d39c8",
}


@pytest.mark.parametrize("version", OLDER)
def test_an_older_version_stays_as_it_was_published(version: str) -> None:
    content = dossier_schema.PUBLISHED.with_name(f"dossier.schema.{version}.json").read_bytes()
    assert hashlib.sha256(content).hexdigest() == OLDER[version]
    assert json.loads(content)["properties"]["schema"]["const"] == f"gildong-dossier/{version}"
