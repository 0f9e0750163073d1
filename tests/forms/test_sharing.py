"""What programmes share is written once, and taken over by its key."""

from pathlib import Path

import pytest

from forms.loading import checks, sharing
from forms.loading.files import Raw
from tests.forms import made

QUESTION = "employees:\n  section: company\n  type: count\n  unit: person\n"


@pytest.fixture
def shared(tmp_path: Path) -> Path:
    (tmp_path / "questions").mkdir()
    (tmp_path / "questions" / "one.yml").write_text(QUESTION, "utf-8")
    return tmp_path


def resolved(shared: Path, *listed: object) -> Raw:
    library, faults = sharing.load(shared)
    assert faults == []
    raw = Raw()
    raw.add("questions.yml", {"questions": list(listed)})
    library.resolve(raw)
    return raw


def test_an_entry_is_taken_over_under_its_own_key(shared: Path) -> None:
    raw = resolved(shared, {"use": "employees"})
    assert raw.keys["questions"] == [
        {"key": "employees", "section": "company", "type": "count", "unit": "person", "shared": "employees"}
    ]


def test_what_the_programme_says_goes_before_what_is_shared(shared: Path) -> None:
    raw = resolved(shared, {"use": "employees", "key": "staff", "section": "shop", "min": 1})
    (question,) = raw.keys["questions"]
    assert (question["key"], question["section"], question["min"]) == ("staff", "shop", 1)
    assert question["shared"] == "employees"  # still the same thing for other applications


CHOICES = "size:\n  type: choice\n  choices: [{id: micro}, {id: small}, {id: large}]\n"


def test_of_a_shared_list_of_choices_a_programme_may_offer_only_some(shared: Path) -> None:
    (shared / "questions" / "two.yml").write_text(CHOICES, "utf-8")
    raw = resolved(shared, {"use": "size", "only": ["large", "micro"]})
    (question,) = raw.keys["questions"]
    assert question["choices"] == [{"id": "micro"}, {"id": "large"}]  # in the shared order
    assert "only" not in question
    assert raw.faults == []


@pytest.mark.parametrize(
    ("use", "only", "fault"),
    [
        ("size", ["micro", "huge"], "no shared choice is called huge"),
        ("size", [["micro"], {}], "no shared choice is called ['micro']"),
        ("size", "micro", "is a list of the shared choices"),
        ("size", None, "is a list of the shared choices"),
        ("employees", ["micro"], "no shared choice is called micro"),
    ],
)
def test_choices_that_are_not_shared_cannot_be_taken(shared: Path, use: str, only: object, fault: str) -> None:
    (shared / "questions" / "two.yml").write_text(CHOICES, "utf-8")
    assert f"questions.yml: questions.0.only: {fault}" in resolved(shared, {"use": use, "only": only}).faults


def test_an_unknown_entry_is_a_fault_with_its_place(shared: Path) -> None:
    raw = resolved(shared, {"key": "own"}, {"use": "shoe_size"})
    assert raw.faults == ["questions.yml: questions.1.use: nothing shared is called shoe_size"]


def test_faults_of_shared_files_are_told(shared: Path) -> None:
    (shared / "questions" / "two.yml").write_text(QUESTION + "odd: 3\nkeyed: {key: x}\n", "utf-8")
    _, faults = sharing.load(shared)
    place = f"{shared.name}/questions/two.yml: "
    assert faults == [
        place + "employees: is already shared by another file",
        place + "odd: is a mapping without key and use",
        place + "keyed: is a mapping without key and use",
    ]


def test_the_shipped_library_is_sound() -> None:
    library, faults = sharing.load()
    assert faults == []
    assert {"business_number", "company_name"} <= library.entries["questions"].keys()


def test_a_shared_question_is_taken_over_once() -> None:
    twice = [made.question(key, "count", shared="employees", example={"ko": "6명", "en": "6"}) for key in ("a", "b")]
    found = list(checks.faults(made.programme(questions=twice)))
    assert "questions.employees: is taken over twice, and both would have one answer" in found
