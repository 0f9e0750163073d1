"""A faulty table is refused with every fault; a partly loaded one leaves sizes open."""

import copy
import datetime as dt
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml

from forms import errors
from forms.sme import size as sme_size
from forms.sme import table as sme_table

RAW = yaml.safe_load(sme_table.SHIPPED.read_text("utf-8"))
Save = Callable[[dict[str, Any]], Path]


@pytest.fixture
def raw() -> dict[str, Any]:
    return copy.deepcopy(RAW)


@pytest.fixture
def save(tmp_path: Path) -> Save:
    def save(raw: dict[str, Any]) -> Path:
        path = tmp_path / "sizes.yml"
        path.write_text(yaml.safe_dump(raw, allow_unicode=True), encoding="utf-8")
        return path

    return save


def faults(path: Path) -> list[str]:
    with pytest.raises(errors.DefinitionError) as refused:
        sme_table.load(path)
    return refused.value.faults


def test_the_shipped_table_has_no_fault() -> None:
    assert list(sme_table.faults(sme_table.shipped())) == []


def test_every_edition_names_its_source_and_the_law() -> None:
    table = sme_table.shipped()
    for edition in (*table.sme_sales, *table.small_sales, *table.assets, *table.headcount, *table.grace):
        assert "기본법" in edition.source


def test_an_industry_named_twice_or_not_at_all_is_a_fault(raw: dict[str, Any], save: Save) -> None:
    raw["sme_sales"][1]["at_most"][0]["industries"] = ["C17", "C24", "G"]
    assert faults(save(raw)) == [
        "sizes.yml: 중소기업기본법 시행령 별표 1(대통령령 제35723호): C28 is named 0 times",
        "sizes.yml: 중소기업기본법 시행령 별표 1(대통령령 제35723호): G45 is named 2 times",
        "sizes.yml: 중소기업기본법 시행령 별표 1(대통령령 제35723호): G46 is named 2 times",
        "sizes.yml: 중소기업기본법 시행령 별표 1(대통령령 제35723호): G47 is named 2 times",
    ]


@pytest.mark.parametrize("name", ["C99", "Z", "E except G45", "e36", "C10 and C11", "화장품"])
def test_an_industry_that_does_not_exist_is_a_fault(raw: dict[str, Any], save: Save, name: str) -> None:
    raw["headcount"][0]["below"][0]["industries"].append(name)
    assert f"sizes.yml: 소상공인기본법 제2조, 같은 법 시행령 제3조제1항: there is no industry {name}" in faults(
        save(raw)
    )


def test_editions_must_follow_each_other(raw: dict[str, Any], save: Save) -> None:
    raw["small_sales"].reverse()
    assert faults(save(raw)) == ["sizes.yml: small_sales: the days of its editions must rise"]


def test_a_limit_that_is_no_whole_number_is_a_fault(raw: dict[str, Any], save: Save) -> None:
    raw["assets"][0]["below"] = 5000.5
    raw["sme_sales"][0]["at_most"][0]["limit"] = "1,500"
    places = [fault.split(":")[1].strip() for fault in faults(save(raw))]
    assert {"sme_sales.0.at_most.0.limit", "assets.0.below"} <= set(places)


def test_a_key_given_twice_or_unknown_is_a_fault(tmp_path: Path) -> None:
    path = tmp_path / "sizes.yml"
    text = sme_table.SHIPPED.read_text("utf-8").replace("  years: 3\n", "  years: 3\n  years: 4\n  decades: 1\n")
    path.write_text(text, encoding="utf-8")
    found = faults(path)
    assert any("average.years: given twice" in fault for fault in found)
    assert any("average.decades: Extra inputs are not permitted" in fault for fault in found)


@pytest.mark.parametrize("content", [b"", b"- 1", b"a: [", b"\xff\xfe\x00", b"unit: 3\n1: 2"])
def test_what_is_no_table_is_refused(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "sizes.yml"
    path.write_bytes(content)
    assert faults(path)


def test_an_edition_that_leaves_an_industry_out_leaves_its_size_open(raw: dict[str, Any], save: Save) -> None:
    small = raw["small_sales"][1]
    small["at_most"] = [each for each in small["at_most"] if each["limit"] != 60]
    small["not_loaded"] = ["G"]
    finding = sme_size.classify(
        sme_table.load(save(raw)),
        industry="G47",
        sales={2023: 1, 2024: 1, 2025: 1},
        opened_on=dt.date(2010, 1, 1),
        assets=1,
        employees=1,
        independent=True,
        on=dt.date(2026, 11, 2),
    )
    assert (finding.size, finding.sme, finding.missing) == (None, True, ("small_table",))
