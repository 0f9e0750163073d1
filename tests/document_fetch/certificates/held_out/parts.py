"""Arrangements of labels and values that no open layout has, and what certificates begin and end with."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date

from tests.document_fetch.certificates.arrange import Entry, Rows
from tests.document_fetch.certificates.blocks import Beside, Block, Cell, Gap, Line, Page, Table
from tests.document_fetch.certificates.style import Style

BLANKS_OF_A_LETTER = 2.4


def same(label: str) -> str:
    return label


def wide(label: str, letters: int = 7) -> str:
    """A short label stretched by blanks to about as wide as `letters` Hangul."""
    packed = label.replace(" ", "")
    if not packed.isalpha() or not 1 < len(packed) < letters:
        return label
    gap = round((letters - len(packed)) * BLANKS_OF_A_LETTER / (len(packed) - 1))
    return (" " * max(1, gap)).join(packed)


def upright(text: str) -> str:
    """One letter a line, as the heads of groups stand in narrow columns."""
    return "\n".join(text.replace(" ", ""))


def said(rows: Rows) -> dict[str, str]:
    return {name: value for row in rows for each in row for name, value in each.truth.items()}


def ledger(s: Style, rows: Rows, *, share: float = 0.26, ruled: str = "edges", size: float = 0) -> Table:
    """An entry a row; the label stands at the left, not in the middle of its cell."""
    table = [[Cell(each.label, "label", align="left"), Cell(each.printed)] for row in rows for each in row]
    return Table([share, 1 - share], table, ruled, size, s.row_height, truth=said(rows))


def grid(
    s: Style,
    rows: Rows,
    widths: Sequence[float],
    *,
    ruled: str = "all",
    names: Callable[[str], str] = same,
    align: str = "",
    size: float = 0,
) -> Table:
    """Labels beside values in columns of these widths; the last value of a row takes what is left of it."""
    table = []
    for row in rows:
        cells: list[Cell] = []
        for i, each in enumerate(row):
            rest = len(widths) - 2 * i - 1 if i == len(row) - 1 else 1
            cells += [Cell(names(each.label), "label", align=align), Cell(each.printed, cols=rest)]
        table.append(cells)
    return Table(widths, table, ruled, size, s.row_height, truth=said(rows))


def grouped(s: Style, head: str, rows: Rows, widths: Sequence[float], *, ruled: str = "all") -> Table:
    """A grid with its head upright in a narrow column at the left."""
    inner = grid(s, rows, widths, ruled=ruled)
    first, *rest = inner.rows
    table = [[Cell(upright(head), "label", rows=len(inner.rows)), *first], *rest]
    return Table([0.05, *(width * 0.95 for width in widths)], table, ruled, 0, s.row_height, truth=inner.truth)


def colons(s: Style, rows: Rows, *, widths: Sequence[float] = (0.25, 0.03, 0.72), letters: int = 7) -> Table:
    """Stretched label, colon in a column of its own, value; nothing ruled."""
    table = [
        [Cell(wide(each.label, letters), align="left"), Cell(":", align="center"), Cell(each.printed)]
        for row in rows
        for each in row
    ]
    return Table(widths, table, "none", 0, s.row_height or 20.0, truth=said(rows))


def flush(s: Style, rows: Rows, *, share: float = 0.3) -> Table:
    """Labels flush right with their colon, values flush left."""
    table = [[Cell(f"{each.label} :", align="right"), Cell(each.printed)] for row in rows for each in row]
    return Table([share, 1 - share], table, "none", 0, s.row_height, truth=said(rows))


def numbered(s: Style, rows: Rows, *, marks: Sequence[str] = (), size: float = 0) -> list[Block]:
    """A line each, in one run: its number, label, colon and value."""
    entries = [each for row in rows for each in row]
    marks = marks or [f"{n}." for n in range(1, len(entries) + 1)]
    return [
        block
        for mark, each in zip(marks, entries, strict=False)
        for block in (Line(f"{mark} {each.label} : {each.printed}", size or s.size + 1, truth=each.truth), Gap(7))
    ]


def above(s: Style, rows: Rows, *, ruled: str = "dotted", columns: int = 0) -> Table:
    """Small labels flush left, each over its larger value; no upright lines."""
    most = columns or max(len(row) for row in rows)
    table: list[list[Cell]] = []
    for row in rows:
        spans = [most - i if i == len(row) - 1 else 1 for i in range(len(row))]
        labels = zip(row, spans, strict=True)
        table.append([Cell(each.label, "small", n, align="left", shade=ruled != "dotted") for each, n in labels])
        table.append([Cell(each.printed, cols=n, bold=True) for each, n in zip(row, spans, strict=True)])
    return Table([1 / most] * most, table, ruled, truth=said(rows))


def panel(s: Style, rows: Rows, *, ruled: str = "outer", size: float = 0) -> Table:
    """One column: a label, its value beneath, the next label."""
    table = [
        [cell] for row in rows for each in row for cell in (Cell(f"· {each.label}", "small"), Cell(f"  {each.printed}"))
    ]
    return Table([1.0], table, ruled, size, truth=said(rows))


def halved(each: Entry) -> Entry:
    """Its value in two lines, broken at the blank nearest to the middle."""
    text = each.printed
    at = min((i for i, char in enumerate(text) if char == " "), key=lambda i: abs(i - len(text) // 2), default=None)
    return each if at is None else Entry(each.label, f"{text[:at]}\n{text[at + 1 :]}", each.truth)


def airy(blocks: Sequence[Block], much: float = 1.5) -> list[Block]:
    """Wider gaps, for a page that holds little."""
    return [Gap(block.height * much) if isinstance(block, Gap) else block for block in blocks]


def cover(s: Style, heading: str, paper: str, number: str, *texts: str) -> Page:
    """What a portal prints before the certificate; it says nothing of what the certificate says."""
    rows = [[Cell("증명서 이름", "label"), Cell(paper)], [Cell("신청 방법", "label"), Cell("인터넷(전자증명서)")]]
    lines = [block for text in texts for block in (Line(f"- {text}", s.size + 1), Gap(8))]
    return Page([Gap(60), title(heading, 20), Gap(30), Table([0.25, 0.75], rows, "double"), Gap(24), *lines], number)


def title(
    text: str, size: float = 21, *, spacing: float = 0, align: str = "center", truth: Mapping[str, str] | None = None
) -> Line:
    return Line(text, size, align, bold=True, spacing=spacing, truth=truth or {})


def section(s: Style, text: str, mark: str = "■") -> list[Block]:
    return [Gap(6), Line(f"{mark} {text}", s.size + 0.5, bold=True), Gap(2)]


def notes(s: Style, *texts: str, size: float = 0.82) -> list[Block]:
    return [Line(text, s.size * size) for text in texts]


def boxed_notes(s: Style, head: str, *texts: str) -> Table:
    """Guidance in a box, its head upright beside it."""
    return Table([0.12, 0.88], [[Cell(head, "label"), Cell("\n".join(texts), "small")]], "outer")


def day_line(s: Style, day: date, *, align: str = "center", before: str = "") -> Line:
    return Line(before + s.written_date(day), s.size + 1.5, align, truth={"issued_on": day.isoformat()})


def issuer_line(s: Style, issuer: str, *, align: str = "center", after: str = "", spacing: float = 0) -> Line:
    """`after` is what stands behind the name where there is no seal, such as (직인생략)."""
    size, sealed = s.size + 6, not after
    return Line(issuer + after, size, align, bold=True, seal=sealed, spacing=spacing, truth={"issuer": issuer})


def abreast(s: Style, day: date, issuer: str, *, share: float = 0.45) -> Beside:
    """The day at the left and the issuer at the right of one line."""
    return Beside([Gap(4), day_line(s, day, align="left")], [issuer_line(s, issuer, align="right"), Gap(22)], share)


def closed_table(s: Style, day: date, issuer: str, label: str = "발급기관") -> Table:
    """Day and issuer in cells, as electronic issues have them."""
    row = [Cell("발급일", "label"), Cell(s.short_date(day)), Cell(label, "label"), Cell(issuer, bold=True)]
    truth = {"issued_on": day.isoformat(), "issuer": issuer}
    return Table([0.16, 0.3, 0.16, 0.38], [row], "double", truth=truth)


def entries_of(rows: Rows) -> list[Entry]:
    return [each for row in rows for each in row]
