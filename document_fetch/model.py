"""What a certificate is to the rest of Gildong: its kind, and the values read from it."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

Box = tuple[float, float, float, float]
ValidityRule = Literal["printed", "never_expires"]

DOUBTFUL_BELOW = 0.5


@dataclass(frozen=True, slots=True)
class Value:
    """One value as printed and as understood."""

    text: str  # as printed, spaces as seen on the page
    value: str  # normalised: ISO date, hyphenated number, plain name
    page: int  # from 1
    box: Box  # x0, top, x1, bottom in points from the page's top left corner
    confidence: float  # 0..1

    @property
    def doubtful(self) -> bool:
        """A person must look at it before it fills anything."""
        return self.confidence < DOUBTFUL_BELOW


@dataclass(frozen=True, slots=True)
class Reading:
    """Everything read from one certificate; unverified until its issuer has confirmed it."""

    kind: str  # a key of registry.KINDS
    values: Mapping[str, Value]  # by field name, doubtful ones included
    pages: int  # of the whole file
    stands_on: tuple[int, ...] = ()  # its own pages, from 1

    @property
    def certain(self) -> Mapping[str, Value]:
        """The values good enough to fill an answer."""
        return {name: value for name, value in self.values.items() if not value.doubtful}

    def get(self, field: str) -> str | None:
        """The normalised value of a field, None when missing or doubtful."""
        value = self.values.get(field)
        return None if value is None or value.doubtful else value.value


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of certificate that Gildong reads."""

    id: str
    name: Mapping[str, str]  # by language: ko, en
    fields: Mapping[str, Mapping[str, str]]  # field name -> label by language
    validity: ValidityRule
    may_be_stated: bool = False  # unread, it may still be taken at the user's word
    told_apart_by: tuple[str, ...] = ()  # with other values here a later one does not take its place
