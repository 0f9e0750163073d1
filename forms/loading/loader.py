"""Reading programme definitions from YAML; whatever is wrong in them is said all at once."""

import hashlib
import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pydantic

from forms import errors, yaml_file
from forms.definitions.editions import Editions
from forms.definitions.model import Programme
from forms.loading import checks, sharing
from forms.loading import files as definition_files
from forms.loading.files import Raw
from forms.loading.sharing import Library

PROGRAMMES = Path(__file__).parent.parent / "programmes"


def load_folder(folder: Path, shared: Path = sharing.SHARED) -> Editions:
    """Every programme under `folder` in every notice; raises DefinitionError with every fault."""
    return load_folders([folder], shared)


def load_folders(folders: Iterable[Path], shared: Path = sharing.SHARED) -> Editions:
    """Every programme under any of the folders; raises DefinitionError with every fault."""
    library, faults = sharing.load(shared)
    programmes: list[Programme] = []
    homes: dict[str, Path] = {}
    places = [(folder, home) for folder in folders for home in definition_files.programme_folders(folder)]
    for root, home in places:
        found, wrong = load_programme(home, library)
        place = home.relative_to(root).as_posix()
        for programme in found:
            if homes.setdefault(programme.id, home) != home:
                wrong.append(f"{definition_files.MAIN}: id: another folder already defines {programme.id}")
        faults += [f"{place}/{fault}" if place != "." else fault for fault in dict.fromkeys(wrong)]
        programmes += found
    if faults:
        raise errors.DefinitionError(faults)
    return Editions.of(programmes)


def load_programme(folder: Path, library: Library) -> tuple[list[Programme], list[str]]:
    """The programme of one folder in each of its notices, and its faults as `file: path: reason`."""
    programmes, faults = [], []
    for name, raw in definition_files.editions(folder):
        library.resolve(raw)
        programme, found = _programme(raw)
        if programme is not None and programme.notice.id != name:
            found.append(raw.fault("notice", f"notice.id: is {programme.notice.id}, but the file's name is {name}"))
        faults += found
        programmes += [programme] if programme else []
    if not programmes and not faults:
        faults.append("notices: a programme needs at least one notice")
    return programmes, faults


def _programme(raw: Raw) -> tuple[Programme | None, list[str]]:
    if "sha256" in raw.keys:
        raw.faults.append(raw.fault("sha256", "sha256: is computed, not written"))
    if not raw.is_whole:
        return None, raw.faults
    try:
        programme = Programme.model_validate(raw.keys | {"sha256": _sha256(raw.keys)})
    except pydantic.ValidationError as exc:
        found = [yaml_file.readable(error["loc"], error["msg"], raw.keys) for error in exc.errors()]
        return None, raw.faults + [raw.fault(fault.split(":")[0], fault) for fault in found]
    return programme, raw.faults + [raw.fault(fault.split(":")[0], fault) for fault in checks.faults(programme)]


def _sha256(keys: dict[str, Any]) -> str:
    """Of everything that the definition says, shared parts included, whatever the files and the order of keys."""
    text = json.dumps(keys, ensure_ascii=False, sort_keys=True, default=str)
    return hashlib.sha256(text.encode()).hexdigest()
