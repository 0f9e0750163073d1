"""Every kind of certificate, from layouts/ and words/, checked when this module is first used."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import yaml

from document_fetch.errors import LayoutError
from document_fetch.model import Kind
from document_fetch.reading.layout import Layout, load_layouts

LAYOUT_FOLDER = Path(__file__).parent / "layouts"
WORDS = Path(__file__).parent.parent / "words"
LANGUAGES = ("ko", "en")
KIND_KEY, FIELD_KEY = "document.kind.", "document.field."


def kinds(layouts: Mapping[str, Layout], words: Mapping[str, Any]) -> dict[str, Kind]:
    """Layouts with their names for people; raises LayoutError naming every missing word."""
    wanted = [KIND_KEY + kind for kind in layouts]
    wanted += [FIELD_KEY + field for layout in layouts.values() for field in layout.fields]
    missing = sorted({key for key in wanted if set(words.get(key, ())) != set(LANGUAGES)})
    if missing:
        raise LayoutError([f"words: {key}: needs {' and '.join(LANGUAGES)}" for key in missing])
    return {
        kind: Kind(
            id=kind,
            name=words[KIND_KEY + kind],
            fields={field: words[FIELD_KEY + field] for field in layout.fields},
            validity=layout.validity,
        )
        for kind, layout in layouts.items()
    }


def _words(name: str) -> dict[str, Any]:
    found: dict[str, Any] = yaml.safe_load((WORDS / name).read_text(encoding="utf-8"))
    return found


LAYOUTS: dict[str, Layout] = load_layouts(LAYOUT_FOLDER)
KINDS: dict[str, Kind] = kinds(LAYOUTS, _words("kinds.yml") | _words("fields.yml"))
