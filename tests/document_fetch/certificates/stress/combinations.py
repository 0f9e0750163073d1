"""Every combination that the drawing allows, and one sample of each."""

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, replace
from itertools import product
from random import Random

from tests.document_fetch.certificates import arrange, printing
from tests.document_fetch.certificates.canvas import PageIsFull
from tests.document_fetch.certificates.company import company
from tests.document_fetch.certificates.forms import ENGLISH, FORMS
from tests.document_fetch.certificates.model import Sample
from tests.document_fetch.certificates.samples import SIZES, drawn, said
from tests.document_fetch.certificates.stress import entries, pages
from tests.document_fetch.certificates.style import CHROMIUM, OPEN_FONTS, REPORTLAB, Design, Style, style

HEADS = ("boxed", "line", "beside", "foot")
LAYOUTS = ("a", "b", "c", "d")
ENGLISH_SHARE = 0.2
SHORT = (*printing.SHORT, lambda d: f"{d.year}.{d.month}.{d.day}", lambda d: f"{d.year}. {d.month:02}. {d.day:02}.")
WRITTEN = (*printing.WRITTEN, *SHORT[:5], SHORT[-1])


@dataclass(frozen=True)
class Combination:
    """`twisted` False: only what the generator draws anyway."""

    kind: str
    cells: str
    head: str
    renderer: str
    seed: int
    twisted: bool = True

    @property
    def name(self) -> str:
        return f"{self.cells}-{self.head}-{self.renderer}-{self.seed}{'' if self.twisted else '-plain'}"


def combinations(kind: str, seeds: int, *, twisted: bool = True) -> Iterator[Combination]:
    """Heads in turn where the form has none, so that no page is drawn twice."""
    ways = product(arrange.WAYS, HEADS, (CHROMIUM, REPORTLAB), range(seeds))
    for cells, head, renderer, seed in ways:
        yield Combination(kind, cells, head, renderer, seed, twisted)


def stressed(each: Combination) -> Sample | None:
    """The sample of a combination; None where its facts fit no page."""
    for smaller in SIZES:
        with suppress(PageIsFull):
            return _sample(each, smaller)
    return None


def _sample(each: Combination, smaller: float) -> Sample:
    rng = Random(f"stress/{each.kind}/{each.name}")
    seed, form = rng.randrange(100_000), FORMS[each.kind]
    english = form.english is not None and rng.random() < ENGLISH_SHARE
    layout = rng.choice(tuple(ENGLISH) if english else LAYOUTS)
    s = _style(each, layout, seed, rng, smaller)
    twists = pages.chosen(rng, each) if each.twisted else ()
    if each.twisted:
        s = replace(s, changed=entries.changes(rng, english=english))
    made = form.pages(layout, company(seed, incorporated=form.incorporated), s)
    for twist in twists:
        made = [twist(page, rng) for page in made]
    names = tuple(twist.__name__ for twist in twists)
    return Sample(each.kind, each.name, each.renderer, drawn(made, s), said(made), seed, (*s.traits(), *names))


def _style(each: Combination, layout: str, seed: int, rng: Random, smaller: float) -> Style:
    scale = FORMS[each.kind].designs["b"].scale
    s = style(each.kind, layout, seed, Design(each.renderer, each.cells, each.head, scale))
    s = replace(s, font=rng.choice([f for fonts in (OPEN_FONTS[each.renderer, h] for h in (0, 1)) for f in fonts]))
    if each.twisted:
        s = replace(s, short_date=rng.choice(SHORT), written_date=rng.choice(WRITTEN))
    return replace(s, size=s.size * smaller, row_height=s.row_height if smaller == 1 else 0.0)
