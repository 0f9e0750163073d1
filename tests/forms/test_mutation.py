"""The mutation check itself: what it alters, what it leaves alone, and what it says."""

from pathlib import Path

import pytest
import yaml

from tests.forms import mutation

TEXT = """\
# limits of the notice
rules:
  - key: sales
    at_most: 120  # 억원
    share: 0.7
    since: 2025-09-01
  - key: staff
    at_least: &five 5
    again: *five
    code: '30393'
    open: true
    note: none of 3
max_length: 200
"""


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "limits.yml"
    path.write_text(TEXT, encoding="utf-8")
    return path


def test_every_number_and_day_is_altered_up_and_down_by_its_own_unit() -> None:
    assert [(each.place, each.before, each.after) for each in mutation.mutations(TEXT, skip={"max_length"})] == [
        ("rules.sales.at_most", "120", "121"),
        ("rules.sales.at_most", "120", "119"),
        ("rules.sales.share", "0.7", "0.8"),
        ("rules.sales.share", "0.7", "0.6"),
        ("rules.sales.since", "2025-09-01", "2025-09-02"),
        ("rules.sales.since", "2025-09-01", "2025-08-31"),
        ("rules.staff.at_least", "5", "6"),  # once, though it is used twice
        ("rules.staff.at_least", "5", "4"),
    ]


def test_each_alteration_changes_nothing_else() -> None:
    for each in mutation.mutations(TEXT):
        before, after = TEXT.splitlines(), each.content.splitlines()
        different = [number for number, (one, other) in enumerate(zip(before, after, strict=True), 1) if one != other]
        assert different == [each.line]
        yaml.safe_load(each.content)


def test_what_no_case_looks_at_is_told_with_its_line(path: Path) -> None:
    def sales_differ(copy: Path) -> bool:
        return bool(yaml.safe_load(copy.read_text("utf-8"))["rules"][0]["at_most"] != 120)

    left = mutation.unnoticed(path, sales_differ, skip={"max_length", "since", "at_least", "again"})
    assert left == ["line 5: rules.sales.share: 0.7 -> 0.8", "line 5: rules.sales.share: 0.7 -> 0.6"]


def test_nothing_is_left_when_every_alteration_is_noticed(path: Path) -> None:
    assert mutation.unnoticed(path, lambda copy: copy.read_text("utf-8") != TEXT) == []


def test_the_copy_has_the_files_name_and_a_folder_of_its_own(path: Path) -> None:
    seen: list[Path] = []

    def look(copy: Path) -> bool:
        seen.append(copy)
        assert list(copy.parent.iterdir()) == [copy]
        return False

    mutation.unnoticed(path, look)
    assert {copy.name for copy in seen} == {"limits.yml"}
    assert path not in seen
    assert path.read_text("utf-8") == TEXT


def test_cases_that_fail_already_are_no_proof(path: Path) -> None:
    with pytest.raises(ValueError, match="without any alteration"):
        mutation.unnoticed(path, lambda _: True)


@pytest.mark.parametrize(
    ("text", "neighbours"),
    [
        ("1_000", ["1001", "999"]),
        ("-1", ["0", "-2"]),
        ("0x10", ["17", "15"]),
        ("1.50", ["1.51", "1.49"]),
        (".inf", []),
        ("!!int '5'", []),
        ("2024-02-29", ["2024-03-01", "2024-02-28"]),
        ("2026-01-09 17:00:00", ["2026-01-10 17:00:00", "2026-01-08 17:00:00"]),
        ("'12'", []),
        ("twelve", []),
        ("yes", []),
        ("null", []),
    ],
)
def test_values_and_their_neighbours(text: str, neighbours: list[str]) -> None:
    assert [each.after for each in mutation.mutations(f"value: {text}")] == neighbours


def test_keys_that_are_numbers_are_thresholds_too() -> None:
    assert [each.content for each in mutation.mutations("{10: few}")] == ["{11: few}", "{9: few}"]
