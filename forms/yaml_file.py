"""Reading YAML: tables of our own, and definitions by others, of which every fault of form is said with its place."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml
from pydantic import JsonValue

#: libyaml's parser is ten times as fast; where PyYAML was built without it, its own serves.
LOADER: type[Any] = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
#: Definitions are some ten deep. libyaml's composer would end the whole process on YAML nested without end.
MAX_DEPTH = 100


def read(content: bytes) -> tuple[dict[str, JsonValue] | None, list[str]]:
    """The mapping in `content` (None if it is none), and its faults, such as keys given twice."""
    try:
        root = composed(content)
        faults = list(_twice_given(root))
        raw = built(root)
    except (yaml.YAMLError, ValueError, RecursionError) as exc:
        return None, [f"not readable as YAML: {' '.join(str(exc).split())}"]
    if not isinstance(raw, dict):
        return None, ["a definition is a mapping of keys"]
    return raw, faults


def table(path: Path) -> Any:
    """What a file of our own holds."""
    return built(composed(path.read_bytes()))


def composed(content: bytes) -> yaml.Node | None:
    """The root as nodes, which know their lines and keep keys given twice; raises yaml.YAMLError, also if too deep."""
    depth = 0
    for event in yaml.parse(content, LOADER):
        depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
        if depth > MAX_DEPTH:
            raise yaml.YAMLError(f"nested deeper than {MAX_DEPTH} {event.start_mark}".strip())
    return yaml.compose(content, LOADER)


def built(node: yaml.Node | None) -> Any:
    """The plain value of nodes: mappings, lists, text, numbers, dates."""
    return None if node is None else yaml.SafeLoader("").construct_document(node)


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
