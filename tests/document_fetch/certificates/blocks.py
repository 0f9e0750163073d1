"""What a page is made of. Both renderers draw the same blocks; sizes are points, widths shares of the page's width."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

STRUCK = "~~"  # a line of a cell that begins so is printed with a line through it


@dataclass(frozen=True)
class Cell:
    """`text` may hold line breaks; `caption` is a small label above it in the same cell."""

    text: str = ""
    role: str = "value"  # label, value, title, small, money
    cols: int = 1
    rows: int = 1
    align: str = ""
    caption: str = ""


@dataclass(frozen=True)
class Table:
    """`ruled`: all, rows (lines between rows only), none; and of the stress level, double, shades.

    `truth` is what its cells say.
    """

    widths: Sequence[float]
    rows: Sequence[Sequence[Cell]]
    ruled: str = "all"
    size: float = 0
    height: float = 0
    truth: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Line:
    text: str
    size: float = 0
    align: str = "left"
    bold: bool = False
    seal: bool = False
    indent: float = 0
    truth: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Gap:
    height: float


@dataclass(frozen=True)
class Bars:
    """A bar code (no reader needs to understand it)."""

    text: str
    align: str = "left"


Block = Table | Line | Gap | Bars


@dataclass(frozen=True)
class Page:
    blocks: Sequence[Block]
    footer: str = ""
    truth: Mapping[str, str] = field(default_factory=dict)

    def said(self) -> dict[str, str]:
        """All that this page says."""
        found = dict(self.truth)
        for block in self.blocks:
            if isinstance(block, (Table, Line)):
                found |= block.truth
        return found
