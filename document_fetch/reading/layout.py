"""The shape of a layout file: how one kind of certificate is recognised and where its values stand."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Annotated, Any

import yaml
from pydantic import AfterValidator, BaseModel, ConfigDict, Field, ValidationError, model_validator

from document_fetch.errors import LayoutError
from document_fetch.model import ValidityRule
from document_fetch.reading.areas import Place
from document_fetch.reading.guards import GUARDS
from document_fetch.reading.page import bare


def _known_guard(name: str) -> str:
    if name not in GUARDS:
        raise ValueError(f"no guard {name!r}; there are {', '.join(sorted(GUARDS))}")
    return name


def _one_group(pattern: str) -> str:
    try:
        groups = re.compile(pattern).groups
    except re.error as error:
        raise ValueError(f"not a regular expression: {error}") from error
    if groups != 1:
        raise ValueError("needs exactly one group: the value")
    return pattern


Label = Annotated[str, AfterValidator(bare), Field(min_length=1)]


class _Checked(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class FieldLayout(_Checked):
    """One value: found by its labels, or by a pattern when it is printed without one."""

    labels: tuple[Label, ...] = ()  # the first that the certificate carries wins
    pattern: Annotated[str, AfterValidator(_one_group)] | None = None  # on a line without blanks; a tab is wide white
    stands: Place = "beside"
    lines: Annotated[str, Field(pattern="^(first|wrapped|list)$")] = "wrapped"
    guard: Annotated[str, AfterValidator(_known_guard)]

    @model_validator(mode="after")
    def _labels_or_pattern(self) -> "FieldLayout":
        if bool(self.labels) == bool(self.pattern):
            raise ValueError("needs labels or a pattern, and not both")
        return self


class Layout(_Checked):
    """One file of layouts/; its name is the kind."""

    source: str  # the form's place in law, for whoever changes the file
    titles: Annotated[tuple[Label, ...], Field(min_length=1)]
    validity: ValidityRule
    required: Annotated[tuple[str, ...], Field(min_length=1)]  # without these it is no such certificate
    fields: Annotated[dict[str, FieldLayout], Field(min_length=1)]
    other_labels: tuple[Label, ...] = ()  # labels whose values nobody needs, but where another value ends

    @model_validator(mode="after")
    def _fields_hang_together(self) -> "Layout":
        if unknown := sorted(set(self.required) - set(self.fields)):
            raise ValueError(f"required, but not among the fields: {', '.join(unknown)}")
        if self.validity == "printed" and "valid_until" not in self.fields:
            raise ValueError("validity is printed, but there is no field valid_until")
        return self

    @property
    def labels(self) -> tuple[str, ...]:
        """Every label of the form."""
        return (*self.other_labels, *(label for field in self.fields.values() for label in field.labels))


def load_layouts(folder: Path) -> dict[str, Layout]:
    """Every layout of a folder by kind; raises LayoutError with all faults of all files as `file: path: reason`."""
    layouts: dict[str, Layout] = {}
    faults: list[str] = []
    for path in sorted(folder.glob("*.yml")):
        try:
            layouts[path.stem] = Layout.model_validate(yaml.safe_load(path.read_text(encoding="utf-8")))
        except yaml.YAMLError as error:
            faults.append(f"{path.name}: not YAML: {error}")
        except ValidationError as error:
            faults += [f"{path.name}: {_where(fault)}: {fault['msg']}" for fault in error.errors()]
    faults += _shared_titles(layouts)
    if faults:
        raise LayoutError(faults)
    return layouts


def _where(fault: Any) -> str:
    return ".".join(str(part) for part in fault["loc"]) or "file"


def _shared_titles(layouts: dict[str, Layout]) -> Iterator[str]:
    seen: dict[str, str] = {}
    for kind, layout in layouts.items():
        for title in layout.titles:
            if seen.setdefault(title, kind) != kind:
                yield f"{kind}.yml: titles: {title} is already the title of {seen[title]}"
