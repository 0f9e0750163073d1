"""Nothing runs below its security floor; what must, is written down with a day on which it is looked at again."""

from __future__ import annotations

import json
import re
import subprocess
import sys
import tomllib
from datetime import UTC, date, datetime, timedelta
from functools import cache
from pathlib import Path

import pytest
from packaging.utils import canonicalize_name
from packaging.version import Version

ROOT = Path(__file__).resolve().parent.parent
FLOORS = tomllib.loads((ROOT / "security-floors.toml").read_text("utf-8"))["floor"]
RISKS = tomllib.loads((ROOT / "accepted-risks.toml").read_text("utf-8"))["risk"]
PYTHONS = {"main": Path(sys.executable), "cell": ROOT / ".venv-cell" / "bin" / "python"}
LOCKS = {"main": "main.txt", "cell": "cell.txt"}
LOCK_FILES = sorted((ROOT / "requirements").glob("*.txt"))
LONGEST_ACCEPTANCE = timedelta(days=366)

ASK = """
import importlib.metadata, json, platform
found = {each.metadata["Name"]: each.version for each in importlib.metadata.distributions() if each.metadata["Name"]}
print(json.dumps({**found, "python": platform.python_version()}))
"""
PINNED = re.compile(r"^([A-Za-z0-9._-]+)==([^ ;\\]+)", re.MULTILINE)


def key(package: str) -> str:
    return canonicalize_name(package)


@cache
def installed(environment: str) -> dict[str, Version]:
    """Name and version of everything in the environment, asked of its own Python."""
    python = PYTHONS[environment]
    if not python.exists():
        pytest.skip(f"the environment {environment!r} is missing: run `make test`, which makes it")
    answer = subprocess.run([python, "-I", "-c", ASK], check=True, capture_output=True, text=True)
    return {key(name): Version(version) for name, version in json.loads(answer.stdout).items()}


@cache
def locked(environment: str) -> dict[str, set[Version]]:
    """A package may be locked twice, for different platforms."""
    found: dict[str, set[Version]] = {}
    for name, version in PINNED.findall((ROOT / "requirements" / LOCKS[environment]).read_text("utf-8")):
        found.setdefault(key(name), set()).add(Version(version))
    return found


def title(entry: dict) -> str:
    return f"{entry.get('environment', 'cell')}-{entry['package']}"


def is_affected(risk: dict, version: Version) -> bool:
    if "fixed_in" in risk:
        return version < Version(risk["fixed_in"])
    return version <= Version(risk["affected_to"])


@pytest.mark.parametrize("floor", FLOORS, ids=title)
def test_what_is_installed_is_not_below_its_floor(floor):
    assert installed(floor["environment"])[key(floor["package"])] >= Version(floor["minimum"])


@pytest.mark.parametrize("floor", FLOORS, ids=title)
def test_what_will_be_installed_is_not_below_its_floor(floor):
    versions = locked(floor["environment"]).get(key(floor["package"]), set())
    assert all(version >= Version(floor["minimum"]) for version in versions)


@pytest.mark.parametrize("floor", FLOORS, ids=title)
def test_every_floor_names_its_advisories(floor):
    assert set(floor) == {"environment", "package", "minimum", "advisories"}
    assert floor["advisories"]


@pytest.mark.parametrize("risk", RISKS, ids=title)
def test_an_accepted_risk_has_not_expired(risk):
    today = datetime.now(UTC).date()
    assert today <= risk["expires"], f"{risk['package']}: look at it again, then move the day or remove the entry"


@pytest.mark.parametrize("risk", RISKS, ids=title)
def test_an_accepted_risk_is_still_one(risk):
    version = installed("cell").get(key(risk["package"]))
    assert version is not None, f"{risk['package']} is gone: remove the entry"
    assert is_affected(risk, version), f"{risk['package']} {version} has it no more: make it a floor"


@pytest.mark.parametrize("risk", RISKS, ids=title)
def test_an_accepted_risk_says_why_how_and_until_when(risk):
    assert {*risk, "fixed_in", "affected_to"} == {
        "package", "fixed_in", "affected_to", "advisories", "why", "mitigation", "accepted", "expires",
    }  # fmt: skip
    assert ("fixed_in" in risk) != ("affected_to" in risk)
    assert risk["advisories"]
    assert len(risk["why"]) > 20
    assert len(risk["mitigation"]) > 10
    assert isinstance(risk["expires"], date)
    assert risk["accepted"] < risk["expires"] <= risk["accepted"] + LONGEST_ACCEPTANCE


def test_nothing_is_accepted_for_what_the_public_can_reach():
    for risk in RISKS:
        version = installed("main").get(key(risk["package"]))
        assert version is None or not is_affected(risk, version), risk["package"]


def test_the_checks_would_notice():
    assert not is_affected({"fixed_in": "3.14.1"}, Version("3.14.1"))
    assert is_affected({"fixed_in": "3.14.1"}, Version("3.9.5"))
    assert is_affected({"affected_to": "2.0.1"}, Version("2.0.1"))
    assert not is_affected({"affected_to": "2.0.1"}, Version("2.0.2"))


def requirements(path: Path) -> list[str]:
    """Each requirement with its continued lines, comments removed."""
    lines = [line for line in path.read_text("utf-8").splitlines() if not line.strip().startswith("#")]
    return [entry.strip() for entry in re.sub(r"\\\n", " ", "\n".join(lines)).splitlines() if entry.strip()]


@pytest.mark.parametrize("path", LOCK_FILES, ids=lambda path: path.name)
def test_every_locked_requirement_is_pinned_and_has_hashes(path):
    entries = requirements(path)
    assert len(entries) > 20
    for entry in entries:
        assert PINNED.match(entry), entry
        hashes = re.findall(r"--hash=(\S+)", entry)
        assert hashes, entry
        assert all(re.fullmatch(r"sha256:[0-9a-f]{64}", each) for each in hashes), entry


@pytest.mark.parametrize("path", sorted((ROOT / "requirements").iterdir()), ids=lambda path: path.name)
def test_no_requirement_names_a_place_to_load_from(path):
    text = path.read_text("utf-8")
    for trace in ("://", "index-url", "find-links", "trusted-host", " @ ", "-e ", "file:", "git+"):
        assert trace not in text, trace


@pytest.mark.parametrize("environment", LOCKS)
def test_what_is_installed_is_what_is_locked(environment):
    """Except the packages that make an environment, and those that only tests use."""
    have, want = installed(environment), locked(environment)
    assert {name: version for name, version in have.items() if name in want and version not in want[name]} == {}
