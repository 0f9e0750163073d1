"""Every layout file is sound and has its words; a wrong one stops the start with all its faults."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from document_fetch.errors import LayoutError
from document_fetch.reading.areas import PLACES
from document_fetch.reading.guards import GUARDS
from document_fetch.reading.layout import FieldLayout, load_layouts
from document_fetch.reading.registry import KINDS, LAYOUT_FOLDER, LAYOUTS, kinds

GOOD = """
source: a law
titles: [증명서]
validity: never_expires
required: [company_name]
fields:
  company_name: {labels: [상호], guard: text}
"""


@pytest.mark.parametrize("path", sorted(LAYOUT_FOLDER.glob("*.yml")), ids=lambda path: path.stem)
def test_every_layout_has_names_and_required_fields_that_identify_it(path):
    kind = KINDS[path.stem]
    assert set(kind.name) == {"ko", "en"}
    assert set(kind.fields) == set(LAYOUTS[path.stem].fields)
    assert {"company_name", "declaration_number"} & set(LAYOUTS[path.stem].required)


def every_field() -> Iterator[FieldLayout]:
    for layout in LAYOUTS.values():
        for field in layout.fields.values():
            yield from (each for each in (field, field.otherwise) if each)


@pytest.mark.parametrize("guard", GUARDS)
def test_every_guard_is_used(guard):
    cells = {column.guard for field in every_field() for rows in field.rows for column in rows.columns}
    assert guard in cells | {field.guard for field in every_field()}


@pytest.mark.parametrize("place", PLACES)
def test_every_place_is_used(place):
    assert any(field.stands == place for field in every_field())


def faults_of(folder: Path, **files: str) -> list[str]:
    for name, text in files.items():
        (folder / f"{name}.yml").write_text(text, encoding="utf-8")
    with pytest.raises(LayoutError) as caught:
        load_layouts(folder)
    return caught.value.faults


def test_all_faults_of_all_files_are_told_at_once(tmp_path):
    faults = faults_of(
        tmp_path,
        one=GOOD.replace("guard: text", "guard: telepathy").replace("a law", "[1"),
        two=GOOD.replace("guard: text", "guard: telepathy").replace("[증명서]", "[]").replace("fields", "felder"),
        three=GOOD.replace("labels: [상호]", "pattern: '(a)(b)'"),
        four=GOOD.replace("[company_name]", "[iban]"),
        five=GOOD.replace("never_expires", "printed"),
        six=GOOD.replace("{labels: [상호], ", "{labels: [상호], count: {heads: [a], beside: [b]}, "),
    )
    told = "\n".join(faults)
    for part in (
        "one.yml: not YAML",
        "two.yml: titles",
        "two.yml: felder",
        "two.yml: fields",
        "three.yml: fields.company_name",
    ):
        assert part in told
    for part in ("exactly one group", "not among the fields: iban", "no field valid_until", "not two of these"):
        assert part in told


def test_two_kinds_may_not_share_a_title(tmp_path):
    assert faults_of(tmp_path, one=GOOD, two=GOOD) == ["two.yml: titles: 증명서 is already the title of one"]


def test_a_kind_without_words_is_refused(tmp_path):
    (tmp_path / "new.yml").write_text(GOOD, encoding="utf-8")
    with pytest.raises(LayoutError) as caught:
        kinds(load_layouts(tmp_path), {"document.field.company_name": {"ko": "상호"}})
    assert len(caught.value.faults) == 2


@pytest.mark.parametrize("name", [*GUARDS, *PLACES])
def test_the_guide_names_everything_a_layout_may_say(name):
    guide = Path(__file__).parents[2] / "docs" / "add-a-certificate.md"
    assert f"`{name}`" in guide.read_text(encoding="utf-8")
