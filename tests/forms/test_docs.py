"""The how-to explains every key of a definition, and its examples are those of the real file."""

import re
from pathlib import Path

import pydantic
import pytest

from forms import loader, model
from forms.field_types import money, numbers
from forms.fields import FIELD_TYPES

GUIDE = (Path(__file__).parents[2] / "docs" / "add-a-programme.md").read_text(encoding="utf-8")
REAL = (loader.PROGRAMMES / "kosme" / "shared_logistics.yml").read_text(encoding="utf-8")
PARTS: list[type[pydantic.BaseModel]] = [
    model.Programme, model.Notice, model.Section, model.Question, model.Column, model.Choice, model.ProvedBy,
    model.Rule, model.Requirement, model.Consent, model.Condition,
]  # fmt: skip


@pytest.mark.parametrize("part", PARTS, ids=lambda part: part.__name__)
def test_every_key_is_explained(part: type[pydantic.BaseModel]) -> None:
    for name, field in part.model_fields.items():
        assert re.search(rf"`{field.alias or name}(`|:)", GUIDE), name


def test_every_type_and_unit_is_in_the_guide() -> None:
    for name in (*FIELD_TYPES, *numbers.COUNTED, *numbers.MEASURES, *money.SCALES):
        assert f"`{name}`" in GUIDE, name


@pytest.mark.parametrize("block", re.findall(r"```yaml\n(.*?)```", GUIDE, re.DOTALL))
def test_every_example_stands_in_the_real_file(block: str) -> None:
    assert block in REAL
