"""Reading programme definitions from YAML; whatever is wrong in them is said all at once."""

import hashlib
from pathlib import Path

import pydantic

from forms import checks, errors, yaml_file
from forms.model import Programme

PROGRAMMES = Path(__file__).parent / "programmes"


def load_folder(folder: Path) -> dict[str, Programme]:
    """Every programme of the `*.yml` files under `folder`, by id; raises DefinitionError with every fault."""
    programmes: dict[str, Programme] = {}
    faults: list[str] = []
    for path in sorted(folder.rglob("*.yml")):
        name = path.relative_to(folder).as_posix()
        programme, found = _load(path)
        if programme is not None and programme.id in programmes:
            found.append(f"id: another file already defines {programme.id}")
        faults += [f"{name}: {fault}" for fault in found]
        if programme is not None:
            programmes.setdefault(programme.id, programme)
    if faults:
        raise errors.DefinitionError(faults)
    return programmes


def _load(path: Path) -> tuple[Programme | None, list[str]]:
    content = path.read_bytes()
    raw, faults = yaml_file.read(content)
    if raw is None:
        return None, faults
    if "sha256" in raw:
        faults.append("sha256: is computed, not written")
    try:
        programme = Programme.model_validate({**raw, "sha256": hashlib.sha256(content).hexdigest()})
    except pydantic.ValidationError as exc:
        return None, faults + [yaml_file.readable(error["loc"], error["msg"], raw) for error in exc.errors()]
    return programme, faults + list(checks.faults(programme))
