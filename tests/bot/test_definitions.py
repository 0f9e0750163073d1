"""Programmes are read again when their files change, and a faulty file changes nothing."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from bot.services.base.definitions import Definitions
from forms.errors import DefinitionError
from forms.loading import loader

REAL = loader.PROGRAMMES / "kosme" / "shared_logistics"


def copy_to(folder: Path, programme_id: str = "kosme.shared_logistics") -> Path:
    home = Path(shutil.copytree(REAL, folder / programme_id.replace(".", "_")))
    main = home / "programme.yml"
    main.write_text(main.read_text("utf-8").replace("id: kosme.shared_logistics", f"id: {programme_id}"), "utf-8")
    return home


def test_a_new_folder_is_served_at_the_next_look(tmp_path: Path) -> None:
    copy_to(tmp_path)
    served = Definitions.load(tmp_path)
    assert not served.refresh()
    copy_to(tmp_path, "city.parcels")
    assert served.refresh()
    assert set(served.editions.all) == {"kosme.shared_logistics", "city.parcels"}
    assert not served.refresh()


def test_a_faulty_change_keeps_what_was_served_and_says_what_is_wrong(tmp_path: Path) -> None:
    home = copy_to(tmp_path)
    served = Definitions.load(tmp_path)
    before = served.editions
    (home / "questions.yml").write_text("questions: [{use: nothing_like_it}]\n", "utf-8")
    assert not served.refresh()
    assert served.editions is before
    assert any("nothing shared is called nothing_like_it" in fault for fault in served.faults)
    shutil.copy(REAL / "questions.yml", home / "questions.yml")
    assert served.refresh()
    assert served.faults == ()


def test_a_faulty_definition_stops_the_start(tmp_path: Path) -> None:
    (copy_to(tmp_path) / "questions.yml").write_text("- no mapping\n", "utf-8")
    with pytest.raises(DefinitionError, match=r"questions\.yml: a definition is a mapping"):
        Definitions.load(tmp_path)


def test_definitions_that_belong_to_no_folder_never_change(tmp_path: Path) -> None:
    copy_to(tmp_path)
    fixed = Definitions.fixed(loader.load_folder(tmp_path))
    shutil.rmtree(tmp_path)
    assert not fixed.refresh()
    assert "kosme.shared_logistics" in fixed.editions


@pytest.mark.parametrize("make_unreadable", [Path.mkdir, lambda path: path.symlink_to("nowhere")])
def test_a_file_that_cannot_be_read_is_named_and_tried_again_at_each_look(
    tmp_path: Path, make_unreadable: Callable[[Path], None]
) -> None:
    home = copy_to(tmp_path)
    served = Definitions.load(tmp_path)
    before = served.editions
    odd = home / "odd.yml"
    make_unreadable(odd)
    (home / "limits.yml").write_text("limits: []\n", "utf-8")
    for _ in range(2):
        assert not served.refresh()
        assert served.editions is before
        assert [str(odd) in fault for fault in served.faults] == [True]
    odd.rmdir() if odd.is_dir() else odd.unlink()
    assert served.refresh()
    assert served.faults == ()
