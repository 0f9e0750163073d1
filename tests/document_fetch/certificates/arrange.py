"""Sets labels and values into cells, in the arrangement that a layout has."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from tests.document_fetch.certificates import printing
from tests.document_fetch.certificates.blocks import Block, Cell, Table
from tests.document_fetch.certificates.style import Style

Rows = Sequence[Sequence["Entry"]]
LABEL, GROUP = 0.19, 0.07


@dataclass(frozen=True)
class Entry:
    """One label with what is printed beside it and what that says."""

    label: str
    printed: str
    truth: dict[str, str]


def entry(label: str, printed: str, **truth: str | None) -> Entry:
    return Entry(label, printed, {name: value for name, value in truth.items() if value})


def arranged(s: Style, rows: Rows, *, group: str = "", cells: str = "") -> list[Block]:
    """One table for these rows; `group` heads them where the layout has such heads."""
    way, rows = cells or s.design.cells, s.changed(rows)
    truth = {name: value for row in rows for each in row for name, value in each.truth.items()}
    widths, table, ruled = WAYS[way](s, rows, group)
    return [Table(widths, table, ruled=ruled, truth=truth, height=s.row_height)]


def label(s: Style, text: str) -> str:
    return printing.spaced(text) if s.spaced_labels else text


def _label(s: Style, each: Entry, cols: int = 1) -> Cell:
    return Cell(label(s, each.label), "label", cols)


def _pairs(s: Style, rows: Rows, _group: str) -> tuple[list[float], list[list[Cell]], str]:
    most = max(2, *(len(row) for row in rows))
    label_width = LABEL if most == 2 else 0.14
    widths = [label_width, 1 / most - label_width] * most
    return widths, [list(_pair_row(s, row, 2 * most)) for row in rows], "all"


def _pair_row(s: Style, row: Sequence[Entry], columns: int) -> Iterator[Cell]:
    """The last value takes what is left of the row."""
    for i, each in enumerate(row):
        last = i == len(row) - 1
        yield _label(s, each)
        yield Cell(each.printed, cols=columns - 2 * i - 1 if last else 1)


def _single(s: Style, rows: Rows, _group: str) -> tuple[list[float], list[list[Cell]], str]:
    table = [[_label(s, each), Cell(each.printed)] for row in rows for each in row]
    return [0.27, 0.73], table, "rows" if s.seed % 2 else "all"


def _grouped(s: Style, rows: Rows, group: str) -> tuple[list[float], list[list[Cell]], str]:
    widths, table, ruled = _pairs(s, rows, group)
    if not group:
        return widths, table, ruled
    table[0].insert(0, Cell("\n".join(group.split()), "label", rows=len(table)))
    return [GROUP + 0.04, *(width * (1 - GROUP - 0.04) for width in widths)], table, ruled


def _lines(s: Style, rows: Rows, _group: str) -> tuple[list[float], list[list[Cell]], str]:
    """Label, colon and value, nothing ruled."""
    most = max(2, *(len(row) for row in rows))
    table = [
        [Cell(text, cols=cell.cols) for cell, text in zip(row, _with_colons(row), strict=True)]
        for row in (list(_pair_row(s, row, 2 * most)) for row in rows)
    ]
    return [0.22, 0.36, 0.17, 0.25] if most == 2 else [0.14, 1 / most - 0.14] * most, table, "none"


def _with_colons(row: Sequence[Cell]) -> Iterator[str]:
    for i, cell in enumerate(row):
        yield f": {cell.text}" if i % 2 else cell.text


def _wrapped(s: Style, rows: Rows, group: str) -> tuple[list[float], list[list[Cell]], str]:
    """Narrow labels in two lines, values flowing two to a row whatever the form's own rows are."""
    flat = [each for row in rows for each in row]
    table = []
    for i in range(0, len(flat), 2):
        pair = flat[i : i + 2]
        table.append(
            [
                c
                for n, each in enumerate(pair)
                for c in _wrapped_pair(s, each, 3 if len(pair) - n == 1 and n == 0 else 1)
            ]
        )
    widths = [0.12, 0.40, 0.12, 0.36]
    if group:
        table.insert(0, [Cell(f"[ {group} ]", "label", cols=4, align="left")])
    return widths, table, "all"


def _wrapped_pair(s: Style, each: Entry, cols: int) -> tuple[Cell, Cell]:
    return Cell(printing.broken(each.label), "label"), Cell(each.printed, cols=cols)


def _captions(s: Style, rows: Rows, _group: str) -> tuple[list[float], list[list[Cell]], str]:
    """A small label at the top of the cell, its value beneath."""
    widest = max(len(row) for row in rows)
    table = [
        [
            Cell(each.printed, cols=widest - i if i == len(row) - 1 else 1, caption=label(s, each.label), align="left")
            for i, each in enumerate(row)
        ]
        for row in rows
    ]
    return [1 / widest] * widest, table, "all"


def _inline(s: Style, rows: Rows, _group: str) -> tuple[list[float], list[list[Cell]], str]:
    """Label and value run on in one cell."""
    widest = max(len(row) for row in rows)
    table = [
        [
            Cell(f"{each.label}  {each.printed}", cols=widest - i if i == len(row) - 1 else 1)
            for i, each in enumerate(row)
        ]
        for row in rows
    ]
    return [1 / widest] * widest, table, "all"


def _dotted(s: Style, rows: Rows, _group: str) -> tuple[list[float], list[list[Cell]], str]:
    """A line each: a dot, the label set wide, a colon and the value, in one run of text."""
    table = [[Cell(f"○ {printing.spaced(each.label)} : {each.printed}")] for row in rows for each in row]
    return [1.0], table, "none"


def _headed(s: Style, rows: Rows, _group: str) -> tuple[list[float], list[list[Cell]], str]:
    """A row of labels over a row of values."""
    widest = max(len(row) for row in rows)
    table = []
    for row in rows:
        cols = [widest - i if i == len(row) - 1 else 1 for i in range(len(row))]
        table.append([_label(s, each, n) for each, n in zip(row, cols, strict=True)])
        table.append([Cell(each.printed, cols=n, align="center") for each, n in zip(row, cols, strict=True)])
    return [1 / widest] * widest, table, "all"


WAYS = {
    "pairs": _pairs,
    "single": _single,
    "grouped": _grouped,
    "lines": _lines,
    "wrapped": _wrapped,
    "captions": _captions,
    "headed": _headed,
    "inline": _inline,
    "dotted": _dotted,
}
