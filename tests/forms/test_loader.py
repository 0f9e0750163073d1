"""Definitions are read strictly, and every fault is told at once with its place."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml

from forms import errors
from forms.definitions.model import Programme
from forms.loading import files as definition_files
from forms.loading import loader

Definition = Callable[[], dict[str, Any]]


def write(folder: Path, raw: dict[str, Any], name: str = "agency/programme") -> Path:
    """A programme's folder with one notice; gives its main file."""
    home = folder / name
    (home / "notices").mkdir(parents=True, exist_ok=True)
    rest = {key: value for key, value in raw.items() if key != "notice"}
    (home / "notices" / "2026-1.yml").write_text(yaml.safe_dump(raw["notice"], allow_unicode=True), encoding="utf-8")
    (home / "programme.yml").write_text(yaml.safe_dump(rest, allow_unicode=True), encoding="utf-8")
    return home / "programme.yml"


def only_one(folder: Path) -> Programme:
    (programme,) = loader.load_folder(folder)
    return programme


def faults(folder: Path) -> list[str]:
    with pytest.raises(errors.DefinitionError) as caught:
        loader.load_folder(folder)
    return caught.value.faults


@pytest.mark.parametrize(
    "home", list(definition_files.programme_folders(loader.PROGRAMMES)), ids=lambda path: path.name
)
def test_every_shipped_definition_is_sound(home: Path) -> None:
    assert list(loader.load_folder(home))


def test_a_programmes_hash_changes_with_what_it_says_and_not_with_its_layout(
    tmp_path: Path, programme: Programme, definition: Definition
) -> None:
    raw = definition()
    write(tmp_path / "same", raw)
    assert only_one(tmp_path / "same").sha256 == programme.sha256
    raw["questions"][0]["why"]["en"] += " It is short."
    write(tmp_path / "other", raw)
    assert only_one(tmp_path / "other").sha256 != programme.sha256


def test_a_broken_definition_tells_all_its_faults_at_once(tmp_path: Path, definition: Definition) -> None:
    raw = definition()
    questions = {question["key"]: question for question in raw["questions"]}
    questions["employees"]["section"] = "nowhere"
    questions["employees"]["min"] = 10
    questions["employees"]["max"] = 5
    questions["opened_on"]["type"] = "day"
    questions["contact_phone"]["example"]["en"] = "call me"
    questions["annual_sales"].pop("unit")
    questions["parcel_weight"]["unit"] = "stone"
    questions["logistics_partner"]["choices"] = []
    questions["main_product"]["choices"] = [{"id": "one", "label": {"ko": "하나", "en": "one"}}]
    questions["business_form"]["choices"][1]["aliases"]["ko"].append("주식회사")
    questions["corporate_number"]["shown_if"] = {"question": "contact_name", "answered": True}
    questions["monthly_parcels"]["proved_by"] = [{"kind": "patent", "field": "size"}]
    questions["hs_code"]["key"] = "employees"
    raw["rules"][0]["needs"] = {"any": [{"question": "sme_size", "is": "huge"}, {"question": "shoe_size", "is": 1}]}
    raw["rules"][1]["needs"] = {"question": "annual_sales", "at_least": 3}
    raw.pop("partners")
    raw["notice"] |= {"opens": "2026-03-01", "closes": "2026-02-01"}
    write(tmp_path, raw)
    place = "agency/programme/programme.yml: "
    told = faults(tmp_path)
    assert told.pop() == "agency/programme/notices/2026-1.yml: notice.closes: is before opens"
    assert all(fault.startswith(place) for fault in told)
    assert [fault.removeprefix(place) for fault in told] == [
        "questions.employees: defined twice",
        "questions.business_form.choices: '주식회사' names two of them",
        "questions.opened_on.type: there is no type day; known: " + ", ".join(sorted(_types())),
        "questions.main_product.choices: only for choice and choices",
        "questions.employees.section: there is no section nowhere",
        "questions.employees.max: is below min",
        "questions.employees.example.ko: is itself refused (TooSmall)",
        "questions.employees.example.en: is itself refused (TooSmall)",
        "questions.annual_sales.unit: money needs its currency, KRW or USD",
        "questions.monthly_parcels.proved_by: no requirement asks for a patent",
        "questions.parcel_weight.unit: stone is none of kg",
        "questions.logistics_partner.choices: missing",
        "questions.logistics_partner.example.ko: is itself refused (NotAChoice)",
        "questions.logistics_partner.example.en: is itself refused (NotAChoice)",
        "questions.contact_phone.example.en: is itself refused (NotAPhone)",
        "questions.corporate_number.shown_if: contact_name must come before this",
        "rules.is_sme.needs: sme_size has no choice huge",
        "rules.is_sme.needs: there is no question shoe_size",
        "rules.exports_online.needs: annual_sales (money) cannot be compared with 3",
    ]


def _types() -> list[str]:
    from forms.fields import FIELD_TYPES

    return list(FIELD_TYPES)


def test_faults_of_shape_name_the_question_and_not_its_position(tmp_path: Path, definition: Definition) -> None:
    raw = definition()
    raw["questions"][1]["ask"].pop("en")
    raw["questions"][2]["colour"] = "blue"
    raw["rules"][0]["needs"] = {"question": "sme_size", "is": "small", "in": ["small"]}
    raw["consents"][0].pop("version")
    raw["consents"][1]["asked"] = "never"
    raw["sha256"] = "0" * 64
    write(tmp_path, raw)
    told = "\n".join(faults(tmp_path))
    assert "questions.company_name.ask.en: Field required" in told
    assert "questions.business_form.colour: Extra inputs are not permitted" in told
    assert "rules.is_sme.needs: Value error, a question or value needs exactly one of" in told
    assert "consents.collection.version: Field required" in told
    assert "consents.registers.asked: Input should be 'first', 'registers', 'fetch' or 'last'" in told
    assert "sha256: is computed" in told


def test_faults_of_all_folders_come_together(tmp_path: Path, definition: Definition) -> None:
    write(tmp_path, definition(), "one")
    write(tmp_path, definition(), "two")
    write(tmp_path, definition(), "three").write_text("ask: {ko: 뭐예요", encoding="utf-8")
    write(tmp_path, definition(), "zero").write_text("- a list", encoding="utf-8")
    (write(tmp_path, definition(), "four").parent / "more.yml").write_text("id: again", encoding="utf-8")
    (write(tmp_path, definition(), "five").parent / "notices" / "2026-1.yml").unlink()
    (write(tmp_path, definition(), "six").parent / "notices" / "2026-1.yml").rename(tmp_path / "six/notices/2025-1.yml")
    assert faults(tmp_path) == [
        "five/notices: a programme needs at least one notice",
        "four/programme.yml: id: is already in more.yml",
        "six/notices/2025-1.yml: notice.id: is 2026-1, but the file's name is 2025-1",
        "six/programme.yml: id: another folder already defines kosme.shared_logistics",
        *[fault for fault in faults(tmp_path) if fault.startswith("three/programme.yml: not readable as YAML")],
        "two/programme.yml: id: another folder already defines kosme.shared_logistics",
        "zero/programme.yml: a definition is a mapping of keys",
    ]


@pytest.mark.parametrize("nest", ["a: " + "[" * 500_000, "a: " + "{b: " * 500_000, "- " * 500_000])
def test_yaml_nested_without_end_is_a_fault_and_does_not_end_the_process(
    tmp_path: Path, definition: Definition, nest: str
) -> None:
    write(tmp_path, definition()).write_text(nest, encoding="utf-8")
    [fault] = faults(tmp_path)
    assert fault.startswith("agency/programme/programme.yml: not readable as YAML: nested deeper than 100"), fault


def test_a_key_given_twice_is_a_fault_and_not_silently_the_last(tmp_path: Path, definition: Definition) -> None:
    path = write(tmp_path, definition())
    path.write_text(path.read_text(encoding="utf-8") + "\nid: again\n", encoding="utf-8")
    assert any(": id: given twice (line " in fault for fault in faults(tmp_path))


def test_every_programme_must_ask_who_applies(tmp_path: Path, definition: Definition) -> None:
    raw = definition()
    raw["questions"] = [question for question in raw["questions"] if question["key"] != "business_number"]
    write(tmp_path, raw)
    assert any("questions.business_number: every programme asks this" in fault for fault in faults(tmp_path))


def test_an_empty_folder_has_no_programmes(tmp_path: Path) -> None:
    assert list(loader.load_folder(tmp_path)) == []
