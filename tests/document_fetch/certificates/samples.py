"""Samples of a kind: drawn, or taken from the caller's folder where they lie already."""

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from pathlib import Path

from tests.document_fetch.certificates import canvas
from tests.document_fetch.certificates.blocks import Page
from tests.document_fetch.certificates.company import company
from tests.document_fetch.certificates.forms import FORMS
from tests.document_fetch.certificates.model import Expected, Sample
from tests.document_fetch.certificates.style import CHROMIUM, HELD_OUT, HELD_OUT_SEEDS, Style, style

KINDS = tuple(FORMS)
OPEN_LAYOUTS = ("a", "b", "c")
ENGLISH_LAYOUTS = ("e", "g")
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
    layouts = tuple(name for name in FORMS[kind].designs if name in HELD_OUT)
    return samples(kind, layouts, HELD_OUT_SEEDS[:count], folder=folder)


def sample(kind: str, layout: str, seed: int, *, folder: Path | None = None) -> Sample:
    form = FORMS[kind]
    s = style(kind, layout, seed, form.designs[layout])
    pages = form.pages(layout, company(seed, incorporated=form.incorporated), s)
    kept = folder / f"{kind}-{layout}-{seed}-{_version()}.pdf" if folder else None
    if kept and kept.exists():
        pdf = kept.read_bytes()
    else:
        pdf = _drawn(pages, s)
        if kept:
            kept.parent.mkdir(parents=True, exist_ok=True)
            kept.write_bytes(pdf)
    return Sample(kind, layout, s.renderer, pdf, said(pages), seed, s.traits())


def said(pages: Sequence[Page]) -> dict[str, Expected]:
    """Every field with the first page that says it."""
    found: dict[str, Expected] = {}
    for number, page in enumerate(pages, 1):
        for name, value in page.said().items():
            found.setdefault(name, Expected(value, number))
    return found


def _drawn(pages: Sequence[Page], s: Style) -> bytes:
    if s.renderer == CHROMIUM:
        from tests.document_fetch.certificates import chromium  # needs a browser; reportlab's layouts do not

        return chromium.draw(pages, s)
    return canvas.draw(pages, s)


@cache
def _version() -> str:
    """Changes with the code, so that a folder never serves what an earlier generator drew."""
    code = sorted(Path(__file__).parent.rglob("*.py"))
    return hashlib.sha256(b"".join(path.read_bytes() for path in code)).hexdigest()[:12]
