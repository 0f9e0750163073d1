"""The how-to explains every key of a definition where it belongs, and its examples are those of the real files."""

import re
import shutil
from pathlib import Path

import pydantic
import pytest

from forms import __main__ as command
from forms.definitions import booking, logic, model, rubric, support
from forms.definitions.basics import Aliases, Money, Words
from forms.field_types import money, numbers
from forms.fields import FIELD_TYPES
from forms.loading import loader, schema, sharing

GUIDE = (Path(__file__).parents[2] / "docs" / "add-a-programme.md").read_text("utf-8")
SECTIONS = dict(re.findall(r"^## (.+)\n((?:(?!^## ).*\n?)*)", GUIDE, re.MULTILINE))
SHIPPED = [path.read_text("utf-8") for root in (loader.PROGRAMMES, sharing.SHARED) for path in root.rglob("*.yml")]

#: Under which heading the keys of each part are explained.
PARTS: dict[str, tuple[type[pydantic.BaseModel], ...]] = {
    "The head": (model.Programme, model.Section, Words, Aliases),
    "A notice": (model.Notice, model.Parameter, logic.BandLine, Money),
    "A question": (model.Question, model.Choice, model.Column, model.Unique, model.ProvedBy),
    "A condition": (logic.Condition,),
    "An expression": (
        logic.Expression, logic.Band, logic.Reference, logic.Lookup, logic.Rounding, logic.Elapsed, logic.Conversion,
        logic.SmeSize,
    ),
    "A derived value": (model.Derived,),
    "A limit": (model.Limit,),
    "A rule": (model.Rule,),
    "A paper": (model.Requirement,),
    "What it gives": (support.Support,),
    "How it is decided": (support.Selection, support.Stage),
    "A partner": (support.Partner,),
    "A place": (booking.Booking,),
    "Scoring": (rubric.Rubric, rubric.Criterion, rubric.Item, rubric.Bonus),
    "A consent": (model.Consent,),
}  # fmt: skip
EVERY = [(heading, part) for heading, parts in PARTS.items() for part in parts]


def parts_of(part: type[pydantic.BaseModel]) -> set[type[pydantic.BaseModel]]:
    """The models that a definition is made of."""
    found = {part}
    for kind in schema.schema()["$defs"]:
        found |= {one for module in (model, logic, rubric, support) if (one := getattr(module, kind, None))}
    return found


def test_no_part_of_a_definition_is_left_out() -> None:
    explained = {part for _, part in EVERY}
    assert {part for part in parts_of(model.Programme) if isinstance(part, type)} - explained == set()


@pytest.mark.parametrize(("heading", "part"), EVERY, ids=lambda value: getattr(value, "__name__", None))
def test_every_key_is_explained_under_its_heading(heading: str, part: type[pydantic.BaseModel]) -> None:
    code = " ".join(re.findall(r"`([^`\n]+)`", SECTIONS[heading]))
    named = set(re.findall(r"[a-z_][a-z0-9_]*", code))
    missing = {field.alias or name for name, field in part.model_fields.items()} - named
    assert missing == set()


def test_every_type_and_unit_is_in_the_guide() -> None:
    for name in (*FIELD_TYPES, *numbers.COUNTED, *numbers.MEASURES, *money.SCALES):
        assert f"`{name}`" in SECTIONS["A question"], name


def test_everything_that_can_be_shared_is_named() -> None:
    assert [name for name in sharing.LISTS if f"`{name}`" not in SECTIONS["What is shared"]] == []


@pytest.mark.parametrize(
    ("part", "key", "heading"),
    [
        (support.Support, "kind", "What it gives"),
        (support.Selection, "kind", "How it is decided"),
        (support.Stage, "by", "How it is decided"),
        (rubric.Item, "by", "Scoring"),
        (model.Consent, "asked", "A consent"),
        (model.Programme, "kind", "The head"),
    ],
)
def test_every_word_that_a_key_may_hold_is_told(part: type[pydantic.BaseModel], key: str, heading: str) -> None:
    allowed = part.model_json_schema()["properties"][key]["enum"]
    assert [word for word in allowed if f"`{word}`" not in SECTIONS[heading]] == []


@pytest.mark.parametrize("block", re.findall(r"```yaml\n(.*?)```", GUIDE, re.DOTALL))
def test_every_example_stands_in_a_real_file(block: str) -> None:
    assert any(block in text for text in SHIPPED)


def test_what_the_check_says_after_copying_is_what_the_guide_says(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    shutil.copytree(loader.PROGRAMMES, tmp_path / "programmes")
    copied = tmp_path / "programmes" / "kosme" / "trade_fair"
    shutil.copytree(tmp_path / "programmes" / "kosme" / "shared_logistics", copied)
    assert command.main(["check", "--alone", str(tmp_path / "programmes")]) == 1
    told = [line.strip() for line in SECTIONS["In short"].splitlines()]
    assert [line for line in capsys.readouterr().out.splitlines() if line not in told] == []
    shutil.rmtree(copied)
    assert command.main(["check", "--alone", str(tmp_path / "programmes")]) == 0
    assert "kosme.shared_logistics: OK (25 questions, 4 rules, notice 2026-1)" in capsys.readouterr().out


def test_the_schema_that_editors_are_told_of_is_there() -> None:
    assert f"docs/{schema.PUBLISHED.name}" in SECTIONS["In an editor"]
    path = re.search(r"\$schema=(\S+)", SECTIONS["In an editor"])
    assert path is not None
    assert (loader.PROGRAMMES / "kosme" / "shared_logistics" / path[1]).resolve() == schema.PUBLISHED.resolve()
