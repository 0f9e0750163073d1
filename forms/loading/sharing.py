"""What several programmes share: questions, rules and papers, taken over by `use: <key>` and changed where need be."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from forms.loading.files import Raw, read_mapping

SHARED = Path(__file__).parent.parent / "shared"
#: The lists of a definition that may take over shared entries; those marked keep the name of what they share.
LISTS = ("questions", "rules", "requirements", "derived", "limits", "sections")


@dataclass(frozen=True)
class Library:
    """The shared entries by list and key."""

    entries: Mapping[str, Mapping[str, Mapping[str, Any]]]

    def resolve(self, raw: Raw) -> None:
        """Puts the shared entries into `raw`; an unknown one is a fault."""
        for name in LISTS:
            listed = raw.keys.get(name)
            if isinstance(listed, list):
                raw.keys[name] = [self._entry(raw, name, number, one) for number, one in enumerate(listed)]

    def _entry(self, raw: Raw, name: str, number: int, written: object) -> object:
        if not isinstance(written, dict) or "use" not in written:
            return written
        used = str(written["use"])
        known = self.entries.get(name, {}).get(used)
        if known is None:
            raw.faults.append(raw.fault(name, f"{name}.{number}.use: nothing shared is called {used}"))
            return written
        mark = {"shared": used} if name == "questions" else {}
        return {"key": used, **known, **{key: value for key, value in written.items() if key != "use"}, **mark}


def load(folder: Path = SHARED) -> tuple[Library, list[str]]:
    """The shared entries of `<list>/*.yml` (each a mapping of key to entry), and every fault."""
    entries: dict[str, dict[str, Mapping[str, Any]]] = {name: {} for name in LISTS}
    faults: list[str] = []
    for name in LISTS:
        for path in sorted((folder / name).glob("*.yml")):
            found, wrong = read_mapping(path)
            place = f"{folder.name}/{name}/{path.name}"
            faults += [f"{place}: {fault}" for fault in (*wrong, *_odd(found, entries[name]))]
            entries[name].update({key: value for key, value in found.items() if isinstance(value, dict)})
    return Library(entries), faults


def _odd(found: Mapping[str, Any], known: Mapping[str, Any]) -> Iterator[str]:
    for key, value in found.items():
        if key in known:
            yield f"{key}: is already shared by another file"
        if not isinstance(value, dict) or {"key", "use"} & value.keys():
            yield f"{key}: is a mapping without key and use"
