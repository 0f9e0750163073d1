"""Reading programme definitions from YAML; whatever is wrong in them is said all at once."""

import hashlib
from collections.abc import Iterator
from pathlib import Path

import pydantic
import yaml
from pydantic import JsonValue

from forms import checks, errors
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
    try:
        root = yaml.compose(content, yaml.SafeLoader)
        faults = list(_twice_given(root))
        raw = yaml.safe_load(content)
    except (yaml.YAMLError, ValueError, RecursionError) as exc:
        return None, [f"not readable as YAML: {' '.join(str(exc).split())}"]
    if not isinstance(raw, dict):
        return None, ["a programme is a mapping of keys"]
    if "sha256" in raw:
        faults.append("sha256: is computed, not written")
    try:
        programme = Programme.model_validate({**raw, "sha256": hashlib.sha256(content).hexdigest()})
    except pydantic.ValidationError as exc:
        return None, faults + [_readable(error["loc"], error["msg"], raw) for error in exc.errors()]
    return programme, faults + list(checks.faults(programme))


def _twice_given(node: yaml.Node | None, place: str = "") -> Iterator[str]:
    """Keys given twice in one mapping: YAML would silently keep the last."""
    if isinstance(node, yaml.MappingNode):
        seen: set[str] = set()
        for key, value in node.value:
            here = f"{place}.{key.value}".lstrip(".")
            if key.value in seen:
                yield f"{here}: given twice (line {key.start_mark.line + 1})"
            seen.add(key.value)
            yield from _twice_given(value, here)
    elif isinstance(node, yaml.SequenceNode):
        for number, value in enumerate(node.value):
            yield from _twice_given(value, f"{place}.{number}".lstrip("."))


def _readable(place: tuple[int | str, ...], message: str, raw: JsonValue) -> str:
    """pydantic's place with keys instead of positions, such as questions.employees.ask."""
    words, here = [], raw
    for step in place:
        if isinstance(here, list) and isinstance(step, int) and step < len(here):
            here = here[step]
            words.append(str((here.get("key") or here.get("id") or step) if isinstance(here, dict) else step))
        else:
            here = here.get(str(step)) if isinstance(here, dict) else None
            words.append(str(step))
    return f"{'.'.join(words)}: {message}"
