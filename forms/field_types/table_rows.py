"""The rows of a table: each on its line, or all in one sentence, with or without the labels that are asked for."""

import itertools
import re
from collections.abc import Callable, Iterator, Sequence

from pydantic import JsonValue

from forms import errors, field_errors
from forms.definitions.basics import Words
from forms.field_types import dates, shown, table_division
from forms.field_types.table_cells import Cells, split

Row = dict[str, JsonValue]
_SIGNS = " ,/:=·"
_MOST_PARTS = 100  # set apart by commas on one line; nobody writes more rows so, and each may be divided in many ways
_PARTICLE = r"(?:말|중)?(?:은|는|에는|에|엔|의)?"
_JOINING = frozenset({"그리고", "and", "또"})
_JOINED = re.compile(r"(?<=[0-9원불러만억%])(?:이고|이며|이랑|랑|하고|고)$")
_MOST_WITHOUT_COMMAS = 5
_SPELLED_YEAR = re.compile(r"이천(?:이?십)?[일이삼사오육칠팔구]?\s*년")  # 이천이십삼년
_NEXT = r"(?=$|[\s:=,|()])"


def free(cells: Cells, rows: Sequence[str]) -> list[Row]:
    """As many rows as there are; raises NotATable, UnclearTable, WrongCell, ResidentNumber."""
    cells, rows = _without_head(cells, rows, labelled=False)
    if len(rows) == 1 and "|" not in rows[0]:
        return _of_one_line(cells, rows[0])
    return _each(cells, rows)


def labelled(cells: Cells, rows: Sequence[str], labels: Sequence[Words]) -> list[Row]:
    """One row for each label; raises NotATable, UnclearTable, WrongCell, MissingRows, ResidentNumber."""
    cells, rows = _without_head(cells, rows, labelled=True)
    names = [label.to(cells.language) for label in labels]
    rows = [_SPELLED_YEAR.sub(lambda found: dates.digits(found[0]), row) for row in rows]
    texts = _by_line(rows, labels) or _by_label(cells, ", ".join(rows), labels)
    if texts is None:
        texts = dict(enumerate(_in_order(cells, rows, names)))
    if missing := [name for place, name in enumerate(names) if place not in texts]:
        raise field_errors.MissingRows(unknown=", ".join(missing))
    return [cells.read(texts[place], row=name) for place, name in enumerate(names)]


def _without_head(cells: Cells, rows: Sequence[str], *, labelled: bool) -> tuple[Cells, Sequence[str]]:
    head = cells.headed(rows[0], labelled=labelled) if rows else None
    left = rows[1:] if head else rows
    if not left:
        raise field_errors.NotATable(columns=cells.names)
    return head or cells, left


def _each(cells: Cells, rows: Sequence[str]) -> list[Row]:
    said = [shown.say("show.row_number", cells.language, number=number) for number in range(1, len(rows) + 1)]
    return [cells.read(text, row=row) for text, row in zip(rows, said, strict=True)]


def _of_one_line(cells: Cells, line: str) -> list[Row]:
    """One row with commas between its cells, or several with commas between them."""
    parts = [part for part in split(line) if part]
    if len(parts) > _MOST_PARTS:
        raise field_errors.UnclearTable(columns=cells.names, understood=line)
    if len(parts) == 1 and (rows := _without_commas(cells, line)):
        return _each(cells, rows)
    if len(parts) == 1 or len(cells.order) == 1:
        return _each(cells, parts) if cells.any_fits(line) else _talk_or_rows(cells, parts)
    one, several = _tried(lambda: _each(cells, [line])), _tried(lambda: _each(cells, parts))
    found = [rows for rows in (one, several) if isinstance(rows, list)]
    if len(found) == 1:
        return found[0]
    if not found and isinstance(one, errors.FieldError):
        raise one
    raise field_errors.UnclearTable(columns=cells.names, understood=line)


def _without_commas(cells: Cells, line: str) -> list[str] | None:
    """Several rows in words only ("미국에 3만불 일본에 만오천불"), if they can be told apart in one way."""
    if len(cells.order) < 2 or not all(cell.kind.strict and not cell.column.optional for cell in cells.order):
        return None
    words = [word for word in line.split() if word not in _JOINING]
    bare = [_JOINED.sub("", word) for word in words]
    for rows in range(2, _MOST_WITHOUT_COMMAS + 1):
        ways = table_division.ways(cells.order * rows, [" ".join(bare)], cells.language)
        if len(ways) == 1:
            return [
                "|".join(ways[0][start : start + len(cells.order)])
                for start in range(0, len(ways[0]), len(cells.order))
            ]
        if ways:
            return None
    return None


def _talk_or_rows(cells: Cells, parts: Sequence[str]) -> list[Row]:
    """Rows in which no word is a cell by itself; what is no row either is talk."""
    try:
        return _each(cells, parts)
    except errors.ResidentNumber:
        raise
    except errors.FieldError as exc:
        raise field_errors.NotATable(columns=cells.names) from exc


def _tried(read: Callable[[], list[Row]]) -> list[Row] | errors.FieldError:
    try:
        return read()
    except errors.ResidentNumber:
        raise
    except errors.FieldError as exc:
        return exc


def _by_line(rows: Sequence[str], labels: Sequence[Words]) -> dict[int, str] | None:
    """What follows the labels if each line begins with one; a label's year may then stand in a cell too."""
    texts: dict[int, str] = {}
    for row in rows:
        found = _named_first(row, labels)
        if len(found) != 1 or found[0][0] in texts:
            return None
        texts[found[0][0]] = _after(row[found[0][1] :])
    return texts if len(texts) == len(labels) else None


def _named_first(row: str, labels: Sequence[Words]) -> list[tuple[int, int]]:
    """The labels with which `row` begins, each with where it ends; one that fills the cell before a bar is the one."""
    found = [(place, match.end()) for place, label in enumerate(labels) if (match := _pattern(label).match(row))]
    return [one for one in found if row[one[1] :].lstrip().startswith("|")] or found


def _by_label(cells: Cells, text: str, labels: Sequence[Words]) -> dict[int, str] | None:
    """What follows each label in a sentence; None if there is none. Raises UnclearTable."""
    spans = sorted(_spans(text, labels))
    if not spans:
        return None
    ends = [start for start, _, _ in spans[1:]] + [len(text)]
    texts = {place: _after(text[after:end]) for (_, after, place), end in zip(spans, ends, strict=True)}
    values = [texts[place] for _, _, place in spans]
    listed_apart = len(values) > 1 and not any(values[:-1])  # 2023 2024 2025 3억 4억 5억
    if len(texts) < len(spans) or listed_apart or not cells.only_named(text[: spans[0][0]].strip(_SIGNS)):
        raise field_errors.UnclearTable(columns=cells.names, understood=text)
    return texts


def _in_order(cells: Cells, rows: Sequence[str], names: Sequence[str]) -> Sequence[str]:
    """Rows without labels, in the order asked; raises NotATable, UnclearTable, MissingRows."""
    told = _told(cells, rows[0], len(names)) if len(rows) == 1 and len(cells.order) == 1 else rows
    if len(told) == len(names):
        return told
    if not any(cells.any_fits(text) for text in told):
        raise field_errors.NotATable(columns=cells.names)
    if len(told) > len(names) or len(cells.order) > 1:
        raise field_errors.UnclearTable(columns=cells.names, understood=", ".join(rows))
    raise field_errors.MissingRows(unknown=", ".join(names))


def _told(cells: Cells, row: str, needed: int) -> list[str]:
    """The parts of one line; its words, where no comma divides it and no two of them are one value together."""
    parts = [part for part in split(row) if part]
    words = row.split()
    if len(parts) > 1 or len(words) != needed or not all(map(cells.any_fits, words)):
        return parts
    together = any(cells.order[0].fits(" ".join(pair), cells.language) for pair in itertools.pairwise(words))
    return parts if together else words


def _spans(text: str, labels: Sequence[Words]) -> Iterator[tuple[int, int, int]]:
    for place, label in enumerate(labels):
        yield from ((found.start(), found.end(), place) for found in _pattern(label).finditer(text))


def _after(text: str) -> str:
    bare = re.sub(r"^[-–—]\s+", "", text.strip(_SIGNS))
    return bare[1:].strip() if bare.startswith("|") else bare


def _pattern(label: Words) -> re.Pattern[str]:
    return re.compile(f"{_named(label.ko)}|{_named(label.en)}", re.IGNORECASE)


def _named(label: str) -> str:
    if re.fullmatch(r"(?:19|20)[0-9]{2}", label):  # a year, also said in short
        worded = rf"(?:'?{label[2:]}|{label})\s*년도?{_PARTICLE}(?:{_NEXT}|(?=[0-9]))"
        return rf"(?<![0-9,.])(?:{worded}|{label}{_PARTICLE}{_NEXT})"
    letters = r"\s*".join(re.escape(letter) for letter in label if not letter.isspace())
    return rf"(?<![0-9A-Za-z가-힣]){letters}{_PARTICLE}{_NEXT}"
