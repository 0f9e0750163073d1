"""The shape of a layout file: how one kind of certificate is recognised and where its values stand."""

import re
from collections.abc import Iterator
from functools import cached_property
from pathlib import Path
from typing import Annotated, Any

import yaml
from pydantic import AfterValidator, BaseModel, ConfigDict, Field, ValidationError, model_validator

from document_fetch.errors import LayoutError
from document_fetch.model import ValidityRule
from document_fetch.reading.areas import Place
from document_fetch.reading.guards import GUARDS
from document_fetch.reading.labels import longest_first
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


GuardName = Annotated[str, AfterValidator(_known_guard)]
Label = Annotated[str, AfterValidator(bare), Field(min_length=1)]


class _Checked(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Column(_Checked):
    """One column of a table, found by its head."""

    heads: Annotated[tuple[Label, ...], Field(min_length=1)]
    guard: GuardName
    optional: bool = False  # not every edition has it; then it is left out of the row


class Rows(_Checked):
    """A table as one value: cells joined by "|", rows by "; "."""

    columns: Annotated[tuple[Column, ...], Field(min_length=1)]
    totals: tuple[Label, ...] = ()  # first words of rows that are no entry of their own
    ends: tuple[Label, ...] = ()  # first words of what follows the table
    sum: tuple[int, ...] = ()  # columns, counted from 0: the first must be the sum of the others
    total: str | None = None  # a field: the last column's sum must be its value


class Coded(_Checked):
    """An amount of a statement, found by its line code; the account's name beside it proves the edition."""

    codes: Annotated[tuple[Annotated[str, Field(pattern=r"^\d{2,3}$")], ...], Field(min_length=1)]
    names: Annotated[tuple[Label, ...], Field(min_length=1)]
    within: Annotated[tuple[Label, ...], Field(min_length=1)]  # titles of the statement


class Counted(_Checked):
    """How many rows of a list have a day in one column. Nothing else of the rows is read: they are about people."""

    heads: Annotated[tuple[Label, ...], Field(min_length=1)]
    beside: Annotated[tuple[Label, ...], Field(min_length=1)]  # head of the list's running numbers
    months: Annotated[int, Field(ge=1)] | None = None  # only days of so many months
    before: str | None = None  # the day of this field, which is the last that counts

    @model_validator(mode="after")
    def _months_before_a_day(self) -> "Counted":
        if (self.months is None) != (self.before is None):
            raise ValueError("months and before go together")
        return self


class FieldLayout(_Checked):
    """One value: found in one of five ways."""

    labels: tuple[Label, ...] = ()  # the first that the certificate carries wins
    pattern: Annotated[str, AfterValidator(_one_group)] | None = (
        None  # else on a line without blanks; a tab is wide white
    )
    rows: tuple[Rows, ...] = ()  # a table; the first whose heads the certificate carries
    code: Coded | None = None
    count: Counted | None = None
    signed: bool = False  # else the day by itself between the statement and the issuer's name
    stands: Place = "near"
    lines: Annotated[str, Field(pattern="^(first|wrapped|list|numbered)$")] = "wrapped"
    guard: GuardName = "text"
    otherwise: "FieldLayout | None" = None  # where that finds nothing, such as on the English issue
    of_persons: bool = False  # printed there only for a sole proprietor; a company's own name stands in its place

    @model_validator(mode="after")
    def _found_in_one_way(self) -> "FieldLayout":
        if sum(map(bool, (self.labels or self.pattern or self.signed, self.rows, self.code, self.count))) != 1:
            raise ValueError("needs labels or a pattern, or one of rows, code, count, and not two of these")
        return self

    @property
    def words(self) -> tuple[str, ...]:
        """Every printed word by which it is found."""
        heads = [head for table in self.rows for column in table.columns for head in column.heads]
        totals = [total for table in self.rows for total in table.totals]
        listed = (*self.count.heads, *self.count.beside) if self.count else ()
        return (*self.labels, *heads, *totals, *listed, *(self.otherwise.words if self.otherwise else ()))


class Check(_Checked):
    """What several values must keep to together; where they do not, all of them are doubtful."""

    sum: tuple[str, ...] = ()  # fields that add up
    to: str | None = None  # to this one
    within: Annotated[int, Field(ge=0)] = 0  # what rounding may lose
    in_order: tuple[str, ...] = ()  # days, the earliest first
    only: str | None = None  # a field that means nothing, and leaves nothing sure, unless these are there
    beside: tuple[str, ...] = ()
    differ: tuple[str, ...] = ()  # the first is doubtful where it is the same as another

    @model_validator(mode="after")
    def _one_rule(self) -> "Check":
        rules = (self.sum and self.to, self.in_order, self.only and self.beside, self.differ)
        if sum(map(bool, rules)) != 1:
            raise ValueError("needs sum and to, or in_order, or only and beside, or differ")
        return self

    @property
    def fields(self) -> tuple[str, ...]:
        """Those that are doubtful when it does not hold."""
        named = (*self.sum, self.to, *self.in_order, self.only, *self.beside, *self.differ[:1])
        return tuple(name for name in named if name)


class Layout(_Checked):
    """One file of layouts/; its name is the kind."""

    source: str  # the form's place in law, for whoever changes the file
    titles: Annotated[tuple[Label, ...], Field(min_length=1)]
    editions: bool = False  # a title may be followed by brackets that name an edition, as "(갑지)" or "[제출용]"
    says: tuple[Label, ...] = ()  # one of these stands on it too; tells kinds of one title apart
    validity: ValidityRule
    required: Annotated[tuple[str, ...], Field(min_length=1)]  # without these it is no such certificate
    fields: Annotated[dict[str, FieldLayout], Field(min_length=1)]
    other_labels: tuple[Label, ...] = ()  # labels whose values nobody needs, but where another value ends
    checks: tuple[Check, ...] = ()
    may_lack: tuple[str, ...] = ()  # what a whole certificate of the kind need not show
    may_be_stated: bool = False  # real ones may look otherwise or have no text: unread, the user says what it is
    told_apart_by: tuple[str, ...] = ()  # the period it speaks of: one of another period stands beside it
    companies_only: bool = False  # no sole proprietor has one, so a person's number never stands in its place

    @model_validator(mode="after")
    def _fields_hang_together(self) -> "Layout":
        if unknown := sorted(set(self.required) - set(self.fields)):
            raise ValueError(f"required, but not among the fields: {', '.join(unknown)}")
        if self.validity == "printed" and "valid_until" not in self.fields:
            raise ValueError("validity is printed, but there is no field valid_until")
        if unknown := sorted(set(self.may_lack) - set(self.fields)):
            raise ValueError(f"may be lacking, but not among the fields: {', '.join(unknown)}")
        if unknown := sorted(set(self.told_apart_by) - set(self.fields)):
            raise ValueError(f"tell it apart, but are not among the fields: {', '.join(unknown)}")
        checked = {name for check in self.checks for name in check.fields}
        checked |= {field.count.before for field in self.fields.values() if field.count and field.count.before}
        if unknown := sorted(checked - set(self.fields)):
            raise ValueError(f"checked, but not among the fields: {', '.join(unknown)}")
        return self

    @cached_property
    def always(self) -> tuple[str, ...]:
        """The fields that every whole certificate of the kind shows."""
        return tuple(name for name in self.fields if name not in self.may_lack)

    @cached_property
    def labels(self) -> tuple[str, ...]:
        """Every label of the form."""
        return (*self.other_labels, *(label for field in self.fields.values() for label in field.words))

    @cached_property
    def longest_first(self) -> tuple[str, ...]:
        """Its labels in the order in which a line is searched for them."""
        return longest_first(self.labels)


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
            if seen.setdefault(title, kind) != kind and not _told_apart(layout, layouts[seen[title]]):
                yield f"{kind}.yml: titles: {title} is already the title of {seen[title]}"


def _told_apart(one: Layout, other: Layout) -> bool:
    return bool(one.says and other.says) and not set(one.says) & set(other.says)
