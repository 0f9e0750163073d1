"""Broken PDFs, the same for the same seed: bytes flipped, cut short, parts of one file moved or put into another."""

import re
from collections.abc import Callable, Iterator, Sequence
from random import Random

_OBJECT = re.compile(rb"\d+ \d+ obj\b.*?endobj", re.DOTALL)
_NUMBER = re.compile(rb"\d+")
HUGE = (b"0", b"-1", b"2147483647", b"4294967296", b"99999999999999999999")


def mutated(pdfs: Sequence[bytes], count: int, seed: int) -> Iterator[bytes]:
    """So many, each of one of the files, broken in one to three ways; all of them still begin like a PDF."""
    random = Random(seed)
    for _ in range(count):
        pdf = random.choice(pdfs)
        for _ in range(random.choice((1, 1, 1, 2, 3))):
            pdf = random.choice(WAYS)(pdf, random, random.choice(pdfs))
        yield b"%PDF-" + pdf.removeprefix(b"%PDF-")


def _flipped(pdf: bytes, random: Random, other: bytes) -> bytes:
    """A few bits the other way."""
    changed = bytearray(pdf)
    for _ in range(random.choice((1, 3, 10, 100))):
        changed[random.randrange(len(changed))] ^= 1 << random.randrange(8)
    return bytes(changed)


def _cut(pdf: bytes, random: Random, other: bytes) -> bytes:
    return pdf[: random.randrange(1, len(pdf))]


def _without_a_piece(pdf: bytes, random: Random, other: bytes) -> bytes:
    start = random.randrange(len(pdf))
    return pdf[:start] + pdf[start + random.randrange(1, 2_000) :]


def _with_a_foreign_piece(pdf: bytes, random: Random, other: bytes) -> bytes:
    start, from_ = random.randrange(len(pdf)), random.randrange(len(other))
    return pdf[:start] + other[from_ : from_ + random.randrange(1, 2_000)] + pdf[start:]


def _swapped(pdf: bytes, random: Random, other: bytes) -> bytes:
    """The bodies of two objects changed for each other, so that pages are fonts and fonts are pages."""
    objects = list(_OBJECT.finditer(pdf))
    if len(objects) < 2:
        return pdf
    one, two = sorted(random.sample(objects, 2), key=lambda each: each.start())
    return b"".join((pdf[: one.start()], two[0], pdf[one.end() : two.start()], one[0], pdf[two.end() :]))


def _overwritten(pdf: bytes, random: Random, other: bytes) -> bytes:
    """One number, such as a length, a reference or a size, that nobody would write."""
    numbers = list(_NUMBER.finditer(pdf))
    chosen = random.choice(numbers)
    return pdf[: chosen.start()] + random.choice(HUGE) + pdf[chosen.end() :]


WAYS: Sequence[Callable[[bytes, Random, bytes], bytes]] = (
    _flipped,
    _cut,
    _without_a_piece,
    _with_a_foreign_piece,
    _swapped,
    _overwritten,
)
