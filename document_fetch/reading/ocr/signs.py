"""Signs and letters that recognisers take for others, put right by what stands beside them."""

import re
from collections.abc import Sequence
from dataclasses import replace

from document_fetch.reading.ocr.opinions import Letter
from document_fetch.reading.ocr.wholes import office

#: What is read, and what it is. Each is as long as what takes its place, or shorter by what belongs to one sign.
_RIGHT = (
    (re.compile(r"(?<=\d)[mn][^\dA-Za-z가-힣(),.]?2?$|(?<=\d)m2[?®°]?$"), "㎡"),
    (re.compile(r"(?:\\%|[\\¥%])(?=\d{1,3},)"), "₩"),
    (re.compile(r"(?<=\d)증"), "층"),  # a floor; 증 counts nothing
    (re.compile("빚"), "빛"),  # light stands in names and addresses, debt in none
)
_WALLS = "|ㅣ¦"
_SPECKS = "_`'‘’~^|¨…"  # when not both models see them


def righted(letters: Sequence[Letter]) -> list[Letter]:
    """The letters of a run with such signs put right."""
    found = list(letters)
    for wrong, right in _RIGHT:
        for match in reversed(list(wrong.finditer("".join(letter.text for letter in found)))):
            first, last = found[match.start()], found[match.end() - 1]
            found[match.start() : match.end()] = [replace(first, text=right, x1=last.x1, sure=True)]
    return _with_office(_without_walls([letter for letter in found if letter.sure or letter.text not in _SPECKS]))


def _without_walls(letters: list[Letter]) -> list[Letter]:
    """Without upright lines at the ends, which are what is left of a table's."""
    first = next((at for at, letter in enumerate(letters) if letter.text not in _WALLS), len(letters))
    end = next((at for at in range(len(letters), first, -1) if letters[at - 1].text not in _WALLS), first)
    return letters[first:end]


def _with_office(letters: list[Letter]) -> list[Letter]:
    """Who signs is one of few: as the likeliest letters say one of these, they are sure."""
    signs = office("".join(letter.text for letter in letters))
    return [replace(letter, sure=True) if at in signs else letter for at, letter in enumerate(letters)]
