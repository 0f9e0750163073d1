"""Every kind of certificate, from layouts/ and words/, checked when this module is first used."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import yaml

from document_fetch.errors import LayoutError
from document_fetch.model import Kind
from document_fetch.reading.common_labels import with_common
from document_fetch.reading.layout import Layout, load_layouts

LAYOUT_FOLDER = Path(__file__).parent / "layouts"
WORDS = Path(__file__).parent.parent / "words"
LANGUAGES = ("ko", "en")
#: What registers tell without a paper, as kinds with their fields: see `document_fetch.connectors`.
ANSWERS = {"business_status": ("business_number", "state", "ended_on", "issued_on")}
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
            may_be_stated=layout.may_be_stated,
            told_apart_by=layout.told_apart_by,
        )
        for kind, layout in layouts.items()
    }


def _answer_kind(kind: str, fields: tuple[str, ...], words: Mapping[str, Any]) -> Kind:
    labels = {field: words[FIELD_KEY + field] for field in fields}
    return Kind(id=kind, name=words[KIND_KEY + kind], fields=labels, validity="never_expires")


def _words(name: str) -> dict[str, Any]:
    found: dict[str, Any] = yaml.safe_load((WORDS / name).read_text(encoding="utf-8"))
    return found


LAYOUTS: dict[str, Layout] = {kind: with_common(each) for kind, each in load_layouts(LAYOUT_FOLDER).items()}
_WORDS = _words("kinds.yml") | _words("fields.yml")
_answers = {kind: _answer_kind(kind, fields, _WORDS) for kind, fields in ANSWERS.items()}
KINDS: dict[str, Kind] = kinds(LAYOUTS, _WORDS) | _answers
