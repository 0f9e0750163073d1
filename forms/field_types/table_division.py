"""Dividing the words of a row among its columns where no bar and no comma does: "미국 3만 불 60%"."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from forms.definitions.model import Language

if TYPE_CHECKING:
    from forms.field_types.table_cells import Cell

_MOST_WORDS = 24  # of a row without commas; more is no row but a story
_LONGEST_CELL = 10  # words
_UNITS = frozenset("십백천만억조")
_ENOUGH = 2  # ways, from which on the row is unclear


def ways(cells: Sequence[Cell], parts: Sequence[str], language: Language) -> list[list[str]]:
    """The ways to divide `parts` so that each column reads its piece; two at most, "" where an optional one is empty.

    Fewer parts than columns are divided between their words, and no cell reaches over a comma; more parts are joined.
    """
    if len(parts) > len(cells):
        pieces, joint, cuts = list(parts), ", ", frozenset[int]()
    else:
        words = [part.split() for part in parts]
        pieces, joint = list(itertools.chain.from_iterable(words)), " "
        cuts = frozenset(itertools.accumulate(len(part) for part in words))
    if len(pieces) > _MOST_WORDS:
        return []
    division = _Division(cells, pieces, joint, cuts, language)
    return list(itertools.islice(division.ways(0, 0), _ENOUGH))


@dataclass(frozen=True)
class _Division:
    cells: Sequence[Cell]
    pieces: list[str]
    joint: str
    cuts: frozenset[int]  # a cell must end where one of these is reached
    language: Language

    def ways(self, column: int, start: int) -> Iterator[list[str]]:
        """Every way to fill the columns from `column` on with the pieces from `start` on."""
        if column == len(self.cells):
            yield from [[]] if start == len(self.pieces) else []
            return
        if self.cells[column].column.optional:
            yield from (["", *rest] for rest in self.ways(column + 1, start))
        for end in self._ends(start):
            if self._may_hold(self.cells[column], start, end):
                text = self.joint.join(self.pieces[start:end])
                yield from ([text, *rest] for rest in self.ways(column + 1, end))

    def _ends(self, start: int) -> Iterator[int]:
        for end in range(start + 1, min(len(self.pieces), start + _LONGEST_CELL) + 1):
            yield end
            if end in self.cuts:
                return

    def _may_hold(self, cell: Cell, start: int, end: int) -> bool:
        """Free words may hold anything, so none of several may be what another column waits for."""
        pieces = self.pieces[start:end]
        if not cell.kind.strict and len(pieces) > 1 and any(self._is_awaited(piece) for piece in pieces):
            return False
        if self.joint == " " and any(itertools.starmap(_are_two_numbers, itertools.pairwise(pieces))):
            return False
        return cell.fits(self.joint.join(pieces), self.language)

    def _is_awaited(self, piece: str) -> bool:
        return any(cell.kind.strict and cell.fits(piece, self.language) for cell in self.cells)


def _are_two_numbers(piece: str, following: str) -> bool:
    """Whether 천 or 만 is followed by a number without a unit: 4억 5천 15명 is no 5,015 people."""
    return piece[-1] in _UNITS and following[0].isdigit() and not _UNITS & set(following)
