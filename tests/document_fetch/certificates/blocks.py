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
    bold: bool = False
    shade: bool = False


@dataclass(frozen=True)
class Table:
    """`ruled`: one of `rulings`. `truth` is what its cells say; `left` where it begins, where it is narrower than the
    page."""

    widths: Sequence[float]
    rows: Sequence[Sequence[Cell]]
    ruled: str = "all"
    size: float = 0
    height: float = 0
    left: float = 0
    truth: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Line:
    text: str
    size: float = 0
    align: str = "left"
    bold: bool = False
    seal: bool = False
    indent: float = 0
    spacing: float = 0  # between letters, by the renderer and not by blanks
    truth: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Gap:
    height: float


@dataclass(frozen=True)
class Bars:
    """A bar code, or a square one (no reader needs to understand it)."""

    text: str
    align: str = "left"
    square: bool = False


@dataclass(frozen=True)
class Beside:
    """Two stacks of blocks side by side; the left one takes `share` of the width."""

    left: Sequence["Block"]
    right: Sequence["Block"]
    share: float = 0.5


Block = Table | Line | Gap | Bars | Beside


@dataclass(frozen=True)
class Page:
    blocks: Sequence[Block]
    footer: str = ""
    truth: Mapping[str, str] = field(default_factory=dict)
    frame: str = ""  # round the page: double, thick

    def said(self) -> dict[str, str]:
        """All that this page says."""
        return dict(self.truth) | _said(self.blocks)


def _said(blocks: Sequence[Block]) -> dict[str, str]:
    found: dict[str, str] = {}
    for block in blocks:
        if isinstance(block, (Table, Line)):
            found |= block.truth
        elif isinstance(block, Beside):
            found |= _said((*block.left, *block.right))
    return found
