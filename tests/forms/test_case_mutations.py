"""Every number and day of a programme's files that decides something is noticed by a case when it is altered by one."""

from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any

import pydantic
import pytest
import yaml

from forms.definitions.model import Programme
from forms.loading import files as definition_files
from forms.loading import loader, sharing
from forms.loading.files import Raw
from forms.loading.sharing import Library
from tests import definitions
from tests.forms import cases, mutation
from tests.forms.cases import Case

# No thresholds: what an answer may be at most is tried with the field types, how long a text may be or an application
# takes is told and not decided over, and budget and number of companies are for the selection, which no case makes.
SKIP = ("min", "max", "max_length", "max_rows", "minutes", "budget", "beneficiaries")
LISTS = ("derived", "limits", "rules")  # of what is shared
LIBRARY, _ = sharing.load()
CASES = {path: cases.load(path) for path in cases.files()}
HOMES = {path: loader.PROGRAMMES / path.relative_to(cases.HOME).with_suffix("") for path in CASES}
OWN = [(path, file) for path, home in HOMES.items() for file in sorted(home.rglob("*.yml"))]
SHARED = [file for name in LISTS for file in sorted((sharing.SHARED / name).glob("*.yml"))]


@pytest.mark.parametrize(
    ("path", "file"), [pytest.param(*each, id=each[1].relative_to(loader.PROGRAMMES).as_posix()) for each in OWN]
)
def test_no_number_of_a_programme_can_be_altered_unnoticed(path: Path, file: Path) -> None:
    place = file.relative_to(HOMES[path]).as_posix()

    def a_case_fails(copy: Path) -> bool:
        altered = yaml.safe_load(copy.read_text("utf-8"))
        return any(_fails(path, raw, LIBRARY, place, altered) for raw in _raws(HOMES[path]) if place in _places(raw))

    left = mutation.unnoticed(file, a_case_fails, skip=SKIP)
    assert not left, "\n".join(["unnoticed:", *left])


@pytest.mark.parametrize("file", SHARED, ids=lambda file: file.relative_to(sharing.SHARED).as_posix())
def test_no_number_of_what_is_shared_can_be_altered_unnoticed(file: Path) -> None:
    kept = LIBRARY.entries[file.parent.name]

    def a_case_fails(copy: Path) -> bool:
        altered = yaml.safe_load(copy.read_text("utf-8"))
        library = Library(LIBRARY.entries | {file.parent.name: {**kept, **altered}})
        return any(
            _fails(path, raw, library)
            for path, home in HOMES.items()
            for raw in _raws(home)
            if _uses(raw, file.parent.name, altered)
        )

    left = mutation.unnoticed(file, a_case_fails, skip=SKIP)
    assert not left, "\n".join(["unnoticed:", *left])


def test_the_cases_that_notice_are_run_over_what_is_shipped() -> None:
    for home in HOMES.values():
        for raw in _raws(home):
            built = _build(raw, LIBRARY)
            same = definitions.shipped().pinned(built.id, built.notice.id)
            assert built == same.model_copy(update={"sha256": built.sha256})


@cache
def _raws(home: Path) -> list[Raw]:
    """The definition of each notice as written, nothing shared put in."""
    return [raw for _, raw in definition_files.editions(home)]


@cache
def _known(path: Path, notice: str) -> list[Case]:
    return [case for case in CASES[path] if case.notice == notice]


def _fails(path: Path, raw: Raw, library: Library, place: str = "", altered: Mapping[str, Any] | None = None) -> bool:
    """Whether a case notices; a definition that cannot be read is noticed too. One that is as shipped is not tried."""
    try:
        programme = _build(raw, library, place, altered)
    except pydantic.ValidationError:
        return True
    return any(cases.differences(case, programme) for case in _known(path, programme.notice.id))


def _build(raw: Raw, library: Library, place: str = "", altered: Mapping[str, Any] | None = None) -> Programme:
    keys = {key: value for key, value in raw.keys.items() if raw.origin[key] != place}
    own = {"notice": altered} if altered and "notice" not in altered and place.startswith("notices/") else altered
    whole = Raw(keys=keys | dict(own or {}))
    library.resolve(whole)
    return Programme.model_validate(whole.keys | {"sha256": "0" * 64})


def _places(raw: Raw) -> set[str]:
    return set(raw.origin.values())


def _uses(raw: Raw, name: str, shared: Mapping[str, Any]) -> bool:
    return any(used in shared for used in _used(raw.keys.get(name)))


def _used(listed: object) -> Iterator[str]:
    for one in listed if isinstance(listed, list) else ():
        if isinstance(one, dict) and "use" in one:
            yield str(one["use"])
