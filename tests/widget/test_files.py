"""Files that must stay in step: words with the code, tokens with KRDS, vendored files with their record."""

import hashlib
import json
import re
from pathlib import Path

import pytest

WEB = Path(__file__).parents[2] / "web"
WORDS = {path.stem: json.loads(path.read_text("utf-8")) for path in (WEB / "widget" / "words").glob("*.json")}
MODULES = sorted((WEB / "widget").rglob("*.js"))
KEY_IN_CODE = re.compile(r"""(?:say|tell)\(\s*["`]([a-z][\w.${}-]*)["`]""")


def placeholders(words: str) -> set[str]:
    return set(re.findall(r"\{(\w+)\}", words))


def test_both_languages_say_the_same_things_with_the_same_facts() -> None:
    assert WORDS["ko"].keys() == WORDS["en"].keys()
    assert {key: placeholders(text) for key, text in WORDS["ko"].items()} == {
        key: placeholders(text) for key, text in WORDS["en"].items()
    }


def test_both_demo_pages_have_the_same_build() -> None:
    korean, english = (
        re.findall(r"<(/?\w[\w-]*)", (WEB / "demo" / name).read_text("utf-8")) for name in ("index.html", "en.html")
    )
    assert korean == english


@pytest.mark.parametrize("module", MODULES, ids=lambda path: path.name)
def test_every_key_used_in_code_has_words(module: Path) -> None:
    for key in KEY_IN_CODE.findall(module.read_text("utf-8")):
        pattern = re.compile(re.sub(r"\\\$\\\{.*?\\\}", r"[\\w.-]+", re.escape(key)))
        assert any(pattern.fullmatch(known) for known in WORDS["ko"]), key


@pytest.mark.parametrize("module", MODULES, ids=lambda path: path.name)
def test_code_holds_no_korean_words(module: Path) -> None:
    lines = module.read_text("utf-8").splitlines()
    spoken = [line for line in lines if re.search("[가-힣]", line) and not re.match(r"\s*(//|/?\*)", line)]
    # The seal is a picture that happens to be made of letters.
    assert [line for line in spoken if 'class="seal"' not in line] == []


@pytest.mark.parametrize("module", MODULES, ids=lambda path: path.name)
def test_modules_stay_short(module: Path) -> None:
    assert len(module.read_text("utf-8").splitlines()) <= 250


def test_colours_are_those_of_krds() -> None:
    krds = dict(re.findall(r"--krds-color-([\w-]+): (#\w+);", (WEB / "vendor/krds/krds_tokens.css").read_text("utf-8")))
    ours = re.findall(r"--g-[\w-]+: (#\w+); /\* ([\w-]+) \*/", (WEB / "shared/tokens.css").read_text("utf-8"))
    assert len(ours) > 40
    assert [(name, value) for value, name in ours if krds.get(name) != value] == []


def test_vendored_files_are_those_that_are_recorded() -> None:
    table = (WEB / "vendor/VENDORED.md").read_text("utf-8")
    recorded = re.findall(r"^\| `([\w/.]+)` .* `([0-9a-f]{64})` \|$", table, re.MULTILINE)
    assert len(recorded) == 2
    for name, digest in recorded:
        assert hashlib.sha256((WEB / "vendor" / name).read_bytes()).hexdigest() == digest


def test_every_attribute_is_in_the_guide() -> None:
    guide = (WEB.parent / "docs" / "embed-the-widget.md").read_text("utf-8")
    properties = re.search(
        r"static properties = \{(.*?)\n  \};", (WEB / "widget/element.js").read_text("utf-8"), re.DOTALL
    )
    names = re.findall(r"^    (\w+):", properties[1], re.MULTILINE)
    assert len(names) == 3
    assert [name for name in names if f"| `{name}` |" not in guide] == []
