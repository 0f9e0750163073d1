"""Who issues each kind of certificate, and where a person can have the issuer confirm a copy."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import Annotated, Any, Literal, Self
from urllib.parse import urlsplit

import yaml
from pydantic import AfterValidator, BaseModel, ConfigDict, Field, ValidationError, model_validator

from document_fetch.errors import LayoutError
from document_fetch.model import Reading

FILE = Path(__file__).parent / "issuers.yml"


def _https(address: str) -> str:
    parts = urlsplit(address)
    if parts.scheme != "https" or not parts.hostname or parts.username or not parts.hostname.endswith(".kr"):
        raise ValueError("must be the https address of a Korean site")
    return address


Words = Mapping[Literal["ko", "en"], str]


class _Checked(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class ConfirmationPage(_Checked):
    """The issuer's own page where a copy is confirmed."""

    page: Annotated[str, AfterValidator(_https)]
    menu: Words  # where on the site
    by: str  # the field whose value the page asks for
    days: Annotated[int, Field(gt=0)] | None = None  # from the day of issue; without days and months: no end
    months: Annotated[int, Field(gt=0)] | None = None


class Issuer(_Checked):
    """The issuer of one kind."""

    issuer: Words
    counts_days: Annotated[int, Field(gt=0)] | None = None  # from the day of issue, by law
    confirm: ConfirmationPage | None = None

    @model_validator(mode="after")
    def _in_both_languages(self) -> Self:
        if any(set(words) != {"ko", "en"} for words in (self.issuer, *([self.confirm.menu] if self.confirm else []))):
            raise ValueError("needs words in ko and en")
        return self


@dataclass(frozen=True, slots=True)
class Confirmation:
    """What a person needs to have one copy confirmed."""

    page: str  # https address
    menu: Words
    number: str  # to be entered there
    until: date | None  # the last day on which the page answers; None when it has no end or the day of issue is unknown


def load(path: Path) -> dict[str, Issuer]:
    """Issuers by kind; raises LayoutError with every fault as `file: path: reason`."""
    try:
        told: Any = yaml.safe_load(path.read_text(encoding="utf-8"))
    except yaml.YAMLError as error:
        raise LayoutError([f"{path.name}: not YAML: {error}"]) from error
    issuers, faults = {}, []
    for kind, facts in dict(told or {}).items():
        try:
            issuers[str(kind)] = Issuer.model_validate(facts)
        except ValidationError as error:
            faults += [f"{path.name}: {kind}.{_where(fault)}: {fault['msg']}" for fault in error.errors()]
    if faults:
        raise LayoutError(faults)
    return issuers


def _where(fault: Any) -> str:
    return ".".join(str(part) for part in fault["loc"]) or "issuer"


ISSUERS: Mapping[str, Issuer] = load(FILE)


def confirmation(reading: Reading) -> Confirmation | None:
    """Where to confirm this copy; None when the issuer has no such page or the number was not read for certain."""
    issuer = ISSUERS.get(reading.kind)
    page = issuer.confirm if issuer else None
    number = reading.get(page.by) if page else None
    if page is None or number is None:
        return None
    return Confirmation(page.page, page.menu, number, _answers_until(page, reading.get("issued_on")))


def _answers_until(page: ConfirmationPage, issued_on: str | None) -> date | None:
    if issued_on is None:
        return None
    issued = date.fromisoformat(issued_on)
    if page.days:
        return issued + timedelta(days=page.days)
    return _months_later(issued, page.months) if page.months else None


def _months_later(day: date, months: int) -> date:
    """The same day of the month so many months later, or the last day of that month (민법 제160조)."""
    place = day.month - 1 + months
    first_after = date(day.year + (place + 1) // 12, (place + 1) % 12 + 1, 1)
    last = (first_after - timedelta(days=1)).day
    return date(day.year + place // 12, place % 12 + 1, min(day.day, last))
