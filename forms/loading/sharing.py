"""What several programmes share: questions, rules and papers, taken over by `use: <key>` and changed where need be."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from forms.loading.files import Raw, read_mapping

SHARED = Path(__file__).parent.parent / "shared"
#: The lists of a definition that may take over shared entries; those marked keep the name of what they share.
LISTS = ("questions", "rules", "requirements", "derived", "limits", "sections", "consents")


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
        changes = {key: value for key, value in written.items() if key != "use"}
        if name != "questions":
            return {"key": used, **known, **changes}
        if "only" in written:
            changes, wrong = _narrowed(known, changes)
            raw.faults.extend(raw.fault(name, f"{name}.{number}.only: {fault}") for fault in wrong)
        return {"key": used, **known, **changes, "shared": used}


def _narrowed(known: Mapping[str, Any], changes: dict[str, Any]) -> tuple[dict[str, Any], list[str]]:
    """The changes with those of the shared choices that `only` names in place of it, and what it names in vain."""
    only = changes.pop("only")
    shared = known.get("choices")
    choices = [one for one in shared if isinstance(one, dict)] if isinstance(shared, list) else []
    if not isinstance(only, list):
        return changes, ["is a list of the shared choices"]
    ids = [choice.get("id") for choice in choices]
    vain = [f"no shared choice is called {one}" for one in only if one not in ids]
    return {"choices": [choice for choice in choices if choice.get("id") in only], **changes}, vain


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
