"""What the pages say of links, commands, settings, files and states is what the project has."""

from __future__ import annotations

import importlib.util
import re
import subprocess
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import get_args

import pytest

from bot.config import Settings as BotSettings
from bot.rasa_cell import train
from bot.store import applications, conversations
from intake.config import Settings as IntakeSettings

ROOT = train.ROOT
#: Written by the browser tests: missing in a fresh clone until they have run.
WRITTEN_BY_TESTS = "docs/screenshots/"
OPERATORS_PAGE = "docs/run-in-production.md"

PAGES = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", ROOT / "CHANGELOG.md", *sorted((ROOT / "docs").glob("*.md"))]
TEXTS = {str(page.relative_to(ROOT)): page.read_text("utf-8") for page in PAGES}
EVERYTHING = "\n".join(TEXTS.values())

FENCE = re.compile(r"^ *```.*?^ *```", re.DOTALL | re.MULTILINE)
LINK = re.compile(r"\[[^\]]*\]\(([^)\s]+)\)")
HEADING = re.compile(r"^#+ (.+)$", re.MULTILINE)
SETTING = re.compile(r"GILDONG_[A-Z_]*[A-Z]")
CODE = re.compile(r"`([^`\n]+)`")
OUR_FILE = re.compile(
    r"(?:actions|bench|bot|data|deploy|docs|document_fetch|forms|intake|requirements|tests|web)/[\w./-]*\w(?:\.\w+|/)?"
)


def prose(text: str) -> str:
    """The page without its blocks of code, in which brackets mean something else."""
    return FENCE.sub("", text)


def anchors(text: str) -> set[str]:
    """The fragments that GitHub makes of headings."""
    plain = (re.sub(r"[^\w\- ]", "", heading.lower()) for heading in HEADING.findall(prose(text)))
    return {heading.strip().replace(" ", "-") for heading in plain}


def links() -> Iterator[tuple[str, str]]:
    for page, text in TEXTS.items():
        for target in dict.fromkeys(LINK.findall(prose(text))):
            if not target.startswith(("http://", "https://", "mailto:")):
                yield page, target


@pytest.mark.parametrize(("page", "target"), list(links()))
def test_every_link_leads_somewhere(page: str, target: str) -> None:
    path, _, fragment = target.partition("#")
    found = (ROOT / page).parent.joinpath(path).resolve() if path else ROOT / page
    if not found.exists() and str(found.relative_to(ROOT)).startswith(WRITTEN_BY_TESTS):
        pytest.skip(f"{target} is written by the browser tests")
    assert found.exists()
    assert not fragment or fragment in anchors(found.read_text("utf-8"))


def test_every_page_can_be_reached_from_the_readme() -> None:
    seen, waiting = set(), ["README.md"]
    while waiting:
        page = waiting.pop()
        seen.add(page)
        targets = (target for where, target in links() if where == page)
        paths = {(ROOT / page).parent.joinpath(target.partition("#")[0]).resolve() for target in targets}
        waiting += [name for name in TEXTS if ROOT / name in paths and name not in seen]
    assert seen == set(TEXTS)


@pytest.mark.parametrize("target", sorted(set(re.findall(r"(?:`|^)make ([a-z-]+)", EVERYTHING, re.MULTILINE))))
def test_every_make_command_exists(target: str) -> None:
    assert target in targets_of_the_makefile()


def test_the_readme_lists_every_make_command() -> None:
    assert set(re.findall(r"^\| `make ([a-z-]+)` \|", TEXTS["README.md"], re.MULTILINE)) == targets_of_the_makefile()


def targets_of_the_makefile() -> set[str]:
    return set(re.findall(r"^([a-z-]+):.*##", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE))


@pytest.mark.parametrize("module", sorted(set(re.findall(r"python3? -m ([a-z_.]+[a-z_])", EVERYTHING))))
def test_every_python_command_exists(module: str) -> None:
    spec = importlib.util.find_spec(module)
    assert spec is not None
    if spec.submodule_search_locations is not None:
        assert importlib.util.find_spec(f"{module}.__main__") is not None


def settings() -> set[str]:
    """Every variable that the product reads: both `Settings`, and the secrets of the cell's launcher."""
    launcher = (ROOT / "bot" / "rasa_cell" / "launch.py").read_text("utf-8")
    return {
        *(f"GILDONG_{name.upper()}" for name in BotSettings.model_fields),
        *(f"GILDONG_INTAKE_{name.upper()}" for name in IntakeSettings.model_fields),
        *re.findall(r'secret\("(GILDONG_[A-Z_]+)"\)', launcher),
    }


def test_the_operators_page_explains_every_setting_and_no_other() -> None:
    rows = re.findall(r"^\| `(GILDONG_[A-Z_]+)` \|", TEXTS[OPERATORS_PAGE], re.MULTILINE)
    assert set(rows) == settings()


def test_the_defaults_on_the_operators_page_are_those_of_the_code() -> None:
    """Paths are left out: there they are folders of the machine, on the page of the repository."""
    told = dict(re.findall(r"^\| `(GILDONG_[A-Z_]+)` \| ([^|]+) \|", TEXTS[OPERATORS_PAGE], re.MULTILINE))
    for prefix, model in (("GILDONG_", BotSettings), ("GILDONG_INTAKE_", IntakeSettings)):
        for name, field in model.model_fields.items():
            if isinstance(field.default, bool | int | float):
                assert told[f"{prefix}{name.upper()}"] == str(field.default).lower(), name


def test_the_operators_page_explains_every_event_that_is_a_warning_or_worse() -> None:
    named = re.compile(r"""log(?:ger)?\.(?:warning|error|exception)\(\s*"([a-z_]+\.[a-z_]+)\b""")
    code = (
        path.read_text("utf-8") for folder in ("bot", "actions", "intake") for path in (ROOT / folder).rglob("*.py")
    )
    events = {event for text in code for event in named.findall(text)}
    assert events
    assert {event for event in events if f"`{event}`" not in TEXTS[OPERATORS_PAGE]} == set()


def test_no_page_names_a_setting_that_does_not_exist() -> None:
    named = set(SETTING.findall(EVERYTHING))
    of_tests = {name for path in (ROOT / "tests").rglob("*.py") for name in read_by(path)}
    assert named - settings() - of_tests == set()


def read_by(path: Path) -> list[str]:
    return re.findall(r'environ(?:\.get\(|\[)"(GILDONG_[A-Z_]+)"', path.read_text("utf-8"))


@pytest.mark.parametrize("page", ["README.md", "CONTRIBUTING.md", "docs/architecture.md", "docs/decisions.md"])
def test_every_file_that_is_named_exists(page: str) -> None:
    named = {code for code in CODE.findall(prose(TEXTS[page])) if OUR_FILE.fullmatch(code)}
    assert named
    assert {name for name in named if not (ROOT / name).exists()} == {"bot/channels"} & named  # named as left out


def test_the_readme_has_a_line_for_every_folder() -> None:
    listed = subprocess.run(["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=True).stdout
    folders = {name.split("/")[0] for name in listed.splitlines() if "/" in name and not name.startswith(".")}
    assert set(re.findall(r"^\| `([a-z_]+)/` \|", TEXTS["README.md"], re.MULTILINE)) == folders


def test_the_states_of_an_application_are_those_of_the_code() -> None:
    drawn = set(re.findall(r"^ +(\w+) --> (\w+)", diagram("application"), re.MULTILINE))
    assert drawn == {(state, to) for state, following in applications.TRANSITIONS.items() for to in following}


def test_the_owners_of_a_conversation_are_those_of_the_code() -> None:
    drawn = re.findall(r"^ +(\w+) --> (\w+)", diagram("conversation owner"), re.MULTILINE)
    assert {owner for pair in drawn for owner in pair} == set(get_args(conversations.Owner))


def diagram(name: str) -> str:
    """The Mermaid block of README.md whose state bears the name."""
    (found,) = (block for block in FENCE.findall(TEXTS["README.md"]) if f'state "{name}"' in block)
    return str(found)


def test_the_newest_version_in_the_changelog_is_that_of_the_project() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    versions = re.findall(r"^## (\S+)", TEXTS["CHANGELOG.md"], re.MULTILINE)
    assert versions[0] == project["version"]
