"""The files of one programme's folder, put together into the raw definition of each notice.

A folder holds `programme.yml`, further files beside it (`questions.yml`, `eligibility.yml` ...: how the keys are spread
over them is free), and for each notice `notices/<id>.yml`, or `notices/<id>/notice.yml` with files that take the place
of those of the same name for that notice only.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from forms import yaml_file

MAIN = "programme.yml"


@dataclass
class Raw:
    """A definition as written: its keys, which file each is from, and what is wrong already."""

    keys: dict[str, Any] = field(default_factory=dict)
    origin: dict[str, str] = field(default_factory=dict)
    faults: list[str] = field(default_factory=list)
    is_whole: bool = True  # False: a file could not be read, so what is missing says nothing

    def add(self, name: str, found: Mapping[str, Any]) -> None:
        """Takes the keys of the file `name`; a key in two files is a fault."""
        for key, value in found.items():
            if key in self.keys:
                self.faults.append(f"{name}: {key}: is already in {self.origin[key]}")
            else:
                self.keys[key], self.origin[key] = value, name

    def fault(self, key: str, reason: str) -> str:
        """`file: path: reason` for a path that begins with `key`."""
        return f"{self.origin.get(key.split('.', maxsplit=1)[0], MAIN)}: {reason}"


def programme_folders(root: Path) -> Iterator[Path]:
    """Every folder under `root` that holds a programme."""
    yield from sorted(path.parent for path in root.rglob(MAIN))


def editions(folder: Path) -> Iterator[tuple[str, Raw]]:
    """The raw definition of each notice of the programme in `folder`, with the notice's id."""
    shared = {path.name: path for path in sorted(folder.glob("*.yml"))}
    notices = sorted((folder / "notices").glob("*")) if (folder / "notices").is_dir() else []
    for notice in notices:
        own = {path.name: path for path in sorted(notice.glob("*.yml"))} if notice.is_dir() else {"notice.yml": notice}
        yield notice.stem, _edition(folder, shared | own)


def _edition(folder: Path, paths: Mapping[str, Path]) -> Raw:
    raw = Raw()
    for name, path in paths.items():
        place = path.relative_to(folder).as_posix()
        found, faults = read_mapping(path)
        raw.faults += [f"{place}: {fault}" for fault in faults]
        raw.is_whole = raw.is_whole and bool(found)
        raw.add(place, {"notice": found} if name == "notice.yml" or path.parent.name == "notices" else found)
    return raw


def read_mapping(path: Path) -> tuple[dict[str, Any], list[str]]:
    """The file's mapping and its faults; empty when it is none."""
    found, faults = yaml_file.read(path.read_bytes())
    return dict(found or {}), faults
