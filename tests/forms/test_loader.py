"""Definitions are read strictly, and every fault is told at once with its place."""

import hashlib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml

from forms import errors, loader

Definition = Callable[[], dict[str, Any]]


def write(folder: Path, raw: dict[str, Any], name: str = "agency/programme.yml") -> Path:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(yaml.safe_dump(raw, allow_unicode=True), encoding="utf-8")
    return path


def faults(folder: Path) -> list[str]:
    with pytest.raises(errors.DefinitionError) as caught:
        loader.load_folder(folder)
    return caught.value.faults


@pytest.mark.parametrize("path", sorted(loader.PROGRAMMES.rglob("*.yml")), ids=lambda path: path.stem)
def test_every_shipped_definition_is_sound(path: Path) -> None:
    assert loader.load_folder(path.parent)


def test_a_programme_knows_the_hash_of_its_file(tmp_path: Path, definition: Definition) -> None:
    path = write(tmp_path, definition())
    programme = loader.load_folder(tmp_path)["kosme.shared_logistics"]
    assert programme.sha256 == hashlib.sha256(path.read_bytes()).hexdigest()


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
    questions["sme_size"]["proved_by"] = [{"kind": "patent", "field": "size"}]
    questions["hs_code"]["key"] = "employees"
    raw["rules"][0]["needs"] = {"any": [{"question": "sme_size", "is": "huge"}, {"question": "shoe_size", "is": 1}]}
    raw["rules"][1]["needs"] = {"question": "annual_sales", "at_least": 3}
    raw["notice"] |= {"opens": "2026-03-01", "closes": "2026-02-01"}
    write(tmp_path, raw)
    place = "agency/programme.yml: "
    told = faults(tmp_path)
    assert all(fault.startswith(place) for fault in told)
    assert [fault.removeprefix(place) for fault in told] == [
        "questions.employees: defined twice",
        "questions.business_form.choices: '주식회사' names two of them",
        "questions.opened_on.type: there is no type day; known: " + ", ".join(sorted(_types())),
        "questions.corporate_number.shown_if: contact_name must be asked before this question",
        "questions.sme_size.proved_by: no requirement asks for a patent",
        "questions.main_product.choices: only for choice and choices",
        "questions.employees.section: there is no section nowhere",
        "questions.employees.max: is below min",
        "questions.employees.example.ko: is itself refused (TooSmall)",
        "questions.employees.example.en: is itself refused (TooSmall)",
        "questions.annual_sales.unit: money needs its currency, KRW or USD",
        "questions.parcel_weight.unit: stone is none of kg",
        "questions.logistics_partner.choices: missing",
        "questions.logistics_partner.example.ko: is itself refused (NotAChoice)",
        "questions.logistics_partner.example.en: is itself refused (NotAChoice)",
        "questions.contact_phone.example.en: is itself refused (NotAPhone)",
        "rules.is_sme.needs: sme_size has no choice huge",
        "rules.is_sme.needs: there is no question shoe_size",
        "rules.exports_online.needs: annual_sales (money) cannot be compared with 3",
        "notice.closes: is before opens",
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
    raw["sha256"] = "0" * 64
    write(tmp_path, raw)
    told = "\n".join(faults(tmp_path))
    assert "questions.company_name.ask.en: Field required" in told
    assert "questions.business_form.colour: Extra inputs are not permitted" in told
    assert "rules.is_sme.needs: Value error, a question needs exactly one of" in told
    assert "consents.collection.version: Field required" in told
    assert "sha256: is computed" in told


def test_faults_of_all_files_come_together(tmp_path: Path, definition: Definition) -> None:
    write(tmp_path, definition(), "one.yml")
    write(tmp_path, definition(), "two.yml")
    (tmp_path / "three.yml").write_text("ask: {ko: 뭐예요?, en: what?}", encoding="utf-8")
    (tmp_path / "zero.yml").write_text("- a list", encoding="utf-8")
    told = faults(tmp_path)
    assert told[0].startswith("three.yml: not readable as YAML")
    assert told[1:] == [
        "two.yml: id: another file already defines kosme.shared_logistics",
        "zero.yml: a programme is a mapping of keys",
    ]


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
    assert loader.load_folder(tmp_path) == {}
