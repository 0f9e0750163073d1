"""Which numbers and days of a definition file no case notices when they are altered by one.

    left = mutation.unnoticed(path, run_cases)

Every plain number and date of the YAML file is altered by one unit up and down: whole numbers by 1, decimals by one in
their last place, dates by a day. Text in quotes is left alone, so codes such as '30393' are no numbers.
"""

import datetime as dt
import math
import tempfile
from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path

import yaml

_KINDS = {f"tag:yaml.org,2002:{kind}" for kind in ("int", "float", "timestamp")}


@dataclass(frozen=True)
class Mutation:
    """One alteration: where, from what to what, and the whole file as altered."""

    place: str  # keys from the root, such as sme_sales.1.at_most.0.limit
    line: int
    before: str
    after: str
    content: str

    def __str__(self) -> str:
        return f"line {self.line}: {self.place}: {self.before} -> {self.after}"


def unnoticed(path: Path, run_cases: Callable[[Path], bool], *, skip: Collection[str] = ()) -> list[str]:
    """The alterations of `path` that no case notices, each as "line 7: place: before -> after".

    Args:
        path: the definition file; it is not touched.
        run_cases: takes the path of an altered copy (same name, alone in a folder) and says whether a case failed.
            A copy that the loader refuses has been noticed too: catch its error and say True.
        skip: keys whose numbers are no thresholds, such as max_length.

    Raises ValueError if a case fails with the file as it is: then nothing could be told.
    """
    content = path.read_text(encoding="utf-8")
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder) / path.name
        copy.write_text(content, encoding="utf-8")
        if run_cases(copy):
            raise ValueError(f"{path.name}: a case fails without any alteration")
        left = []
        for mutation in mutations(content, skip=skip):
            copy.write_text(mutation.content, encoding="utf-8")
            if not run_cases(copy):
                left.append(str(mutation))
    return left


def mutations(content: str, *, skip: Collection[str] = ()) -> Iterator[Mutation]:
    """Every alteration of the YAML text `content`, in reading order."""
    seen: set[int] = set()
    for place, node in _scalars(yaml.compose(content, yaml.SafeLoader), "", frozenset(skip)):
        end = node.end_mark.index
        start = end - len(node.value)  # the node itself may begin with an anchor
        if node.tag not in _KINDS or start in seen or content[start:end] != node.value:
            continue
        seen.add(start)  # what an alias repeats is one number
        for after in _neighbours(node):
            altered = content[:start] + after + content[end:]
            yield Mutation(place, node.start_mark.line + 1, content[start:end], after, altered)


def _scalars(node: yaml.Node | None, place: str, skip: frozenset[str]) -> Iterator[tuple[str, yaml.ScalarNode]]:
    if isinstance(node, yaml.ScalarNode):
        yield place.lstrip("."), node
    elif isinstance(node, yaml.SequenceNode):
        for index, item in enumerate(node.value):
            yield from _scalars(item, f"{place}.{_name(item) or index}", skip)
    elif isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            if str(key.value) not in skip:
                yield from _scalars(key, f"{place}.{key.value}", skip)
                yield from _scalars(value, f"{place}.{key.value}", skip)


def _name(item: yaml.Node) -> str | None:
    """The key or id of a list's entry, which says more than its number."""
    pairs = item.value if isinstance(item, yaml.MappingNode) else []
    named = {str(key.value): str(value.value) for key, value in pairs if isinstance(value, yaml.ScalarNode)}
    return named.get("key") or named.get("id")


def _neighbours(node: yaml.ScalarNode) -> list[str]:
    loader = yaml.SafeLoader("")
    try:
        value = loader.construct_object(node)
    finally:
        loader.dispose()
    if isinstance(value, dt.datetime):
        return [(value + dt.timedelta(days)).isoformat(" ") for days in (1, -1)]
    if isinstance(value, dt.date):
        return [(value + dt.timedelta(days)).isoformat() for days in (1, -1)]
    if isinstance(value, int):
        return [str(value + 1), str(value - 1)]
    if not math.isfinite(value):
        return []
    decimal = Decimal(node.value.replace("_", ""))
    one = Decimal((0, (1,), int(decimal.as_tuple().exponent)))
    return [format(decimal + one, "f"), format(decimal - one, "f")]
