"""What a sample is: a printed certificate and what stands on it."""

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Expected:
    """`value` is normal: ISO date, hyphenated number, plain won, a list joined by ", ". `page` counts from 1."""

    value: str
    page: int


@dataclass(frozen=True)
class Sample:
    """One generated PDF. `truth` holds every field that can be read from it; masked numbers are not in it."""

    kind: str
    layout: str
    renderer: str
    pdf: bytes
    truth: Mapping[str, Expected]
    seed: int = 0
    traits: tuple[str, ...] = field(default=())  # what makes it hard: rotated, watermark, fake_bold, no_blanks, masked
