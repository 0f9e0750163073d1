"""Samples of a kind: drawn, or taken from the caller's folder where they lie already."""

import hashlib
import os
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import replace
from functools import cache
from pathlib import Path

from tests.document_fetch.certificates import canvas
from tests.document_fetch.certificates.blocks import Page
from tests.document_fetch.certificates.canvas import PageIsFull
from tests.document_fetch.certificates.company import company
from tests.document_fetch.certificates.forms import FORMS
from tests.document_fetch.certificates.model import Expected, Sample
from tests.document_fetch.certificates.style import CHROMIUM, HELD_OUT_SEEDS, UNSEEN, Style, style

KINDS = tuple(FORMS)
SIZES = (1.0, 0.9, 0.8, 0.7)
OPEN_LAYOUTS = ("a", "b", "c", "d")
ENGLISH_LAYOUTS = ("e", "f", "g")
ENGLISH_KINDS = tuple(kind for kind, form in FORMS.items() if form.english)


def samples(
    kind: str, layouts: Sequence[str] = OPEN_LAYOUTS, seeds: Iterable[int] = range(3), *, folder: Path | None = None
) -> Iterator[Sample]:
    """One sample for each layout and seed; PDFs are kept in `folder`, where one is given."""
    for layout in layouts:
        for seed in seeds:
            yield sample(kind, layout, seed, folder=folder)


def held_out(kind: str, count: int = 8, *, folder: Path | None = None) -> Iterator[Sample]:
    """Layouts and seeds that whoever writes a reader does not look at: for the last test only."""
    layouts = tuple(name for name in FORMS[kind].designs if name in UNSEEN)
    return samples(kind, layouts, HELD_OUT_SEEDS[:count], folder=folder)


def sample(kind: str, layout: str, seed: int, *, folder: Path | None = None) -> Sample:
    kept = folder / f"{kind}-{layout}-{seed}-{_version()}.pdf" if folder else None
    s, pages = _made(kind, layout, seed)
    if kept and kept.exists():
        pdf = kept.read_bytes()
    else:
        pdf = _fitted(kind, layout, seed)
        if kept:
            _keep(kept, pdf)
    return Sample(kind, layout, s.renderer, pdf, said(pages), seed, s.traits())


def _made(kind: str, layout: str, seed: int, smaller: float = 1.0) -> tuple[Style, list[Page]]:
    form = FORMS[kind]
    s = style(kind, layout, seed, form.designs[layout])
    s = replace(s, size=s.size * smaller, row_height=s.row_height if smaller == 1 else 0.0)
    return s, form.pages(layout, company(seed, incorporated=form.incorporated), s)


def _fitted(kind: str, layout: str, seed: int) -> bytes:
    """Set smaller, if the facts of this seed do not fit the page otherwise; they stay the same."""
    for smaller in SIZES:
        s, pages = _made(kind, layout, seed, smaller)
        with suppress(PageIsFull):
            return drawn(pages, s)
    raise PageIsFull(kind, layout, seed)


def _keep(path: Path, pdf: bytes) -> None:
    """Whole or not at all, for tests that run side by side."""
    path.parent.mkdir(parents=True, exist_ok=True)
    beside = path.with_suffix(f".{os.getpid()}")
    beside.write_bytes(pdf)
    beside.replace(path)


def said(pages: Sequence[Page]) -> dict[str, Expected]:
    """Every field with the first page that says it."""
    found: dict[str, Expected] = {}
    for number, page in enumerate(pages, 1):
        for name, value in page.said().items():
            found.setdefault(name, Expected(value, number))
    return found


def drawn(pages: Sequence[Page], s: Style) -> bytes:
    if s.renderer == CHROMIUM:
        from tests.document_fetch.certificates import chromium  # needs a browser; reportlab's layouts do not

        return chromium.draw(pages, s)
    return canvas.draw(pages, s)


@cache
def _version() -> str:
    """Changes with the code, so that a folder never serves what an earlier generator drew."""
    code = sorted([*Path(__file__).parent.rglob("*.py"), *Path(__file__).parent.rglob("*.yml")])
    return hashlib.sha256(b"".join(path.read_bytes() for path in code)).hexdigest()[:12]
