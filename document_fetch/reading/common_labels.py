"""Labels that forms of every kind share: added to each layout behind its own."""

from collections.abc import Mapping
from functools import cache
from pathlib import Path

import yaml
from pydantic import BaseModel, ConfigDict

from document_fetch.reading.layout import FieldLayout, Label, Layout

FILE = Path(__file__).with_suffix(".yml")


class CommonLabels(BaseModel):
    """`fields`: by field name; `others`: what nobody needs, but where another value ends."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    fields: dict[str, tuple[Label, ...]]
    others: tuple[Label, ...]


@cache
def common() -> CommonLabels:
    return CommonLabels.model_validate(yaml.safe_load(FILE.read_text(encoding="utf-8")))


def with_common(layout: Layout) -> Layout:
    """The layout with the labels that its fields have on forms of other kinds."""
    shared = common()
    fields = {name: _with_more(name, field, layout.fields, shared) for name, field in layout.fields.items()}
    known = {label for field in fields.values() for label in field.words}
    others = tuple(label for label in shared.others if label not in known and label not in layout.titles)
    return layout.model_copy(update={"fields": fields, "other_labels": (*layout.other_labels, *others)})


def _with_more(name: str, field: FieldLayout, fields: Mapping[str, FieldLayout], shared: CommonLabels) -> FieldLayout:
    """Behind its own labels those that no field means by another guard's value; a field found otherwise stays."""
    if not field.labels:
        return field
    taken = {word for other, each in fields.items() if each.labels != field.labels for word in each.words}
    more = tuple(label for label in shared.fields.get(name, ()) if label not in taken and label not in field.labels)
    return field.model_copy(update={"labels": (*field.labels, *more)})
