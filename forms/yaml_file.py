"""Reading a definition from YAML so that every fault of its form is said, with its place."""

from collections.abc import Iterator

import yaml
from pydantic import JsonValue


def read(content: bytes) -> tuple[dict[str, JsonValue] | None, list[str]]:
    """The mapping in `content` (None if it is none), and its faults, such as keys given twice."""
    try:
        root = yaml.compose(content, yaml.SafeLoader)
        faults = list(_twice_given(root))
        raw = yaml.safe_load(content)
    except (yaml.YAMLError, ValueError, RecursionError) as exc:
        return None, [f"not readable as YAML: {' '.join(str(exc).split())}"]
    if not isinstance(raw, dict):
        return None, ["a definition is a mapping of keys"]
    return raw, faults


def readable(place: tuple[int | str, ...], message: str, raw: JsonValue) -> str:
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
