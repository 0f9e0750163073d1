"""Documents that must be refused: drawn from `other_papers` with made-up companies and people."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from random import Random

from tests.document_fetch.certificates import canvas, numbers, other_papers, printing, sheet
from tests.document_fetch.certificates.arrange import label
from tests.document_fetch.certificates.blocks import Block, Cell, Gap, Line, Page, Table
from tests.document_fetch.certificates.company import Company, company, person_name
from tests.document_fetch.certificates.other_papers import Paper
from tests.document_fetch.certificates.style import REPORTLAB, Design, Style, style

MOST_ITEMS = 8


@dataclass(frozen=True)
class Other:
    title: str
    pdf: bytes
    text: str  # what a reader may find, line by line


def other_documents(n: int = 300, seed: int = 0) -> Iterator[Other]:
    """`n` documents, all papers in turn, each time with other facts and another look."""
    for i in range(n):
        yield _other(other_papers.PAPERS[i % len(other_papers.PAPERS)], seed * 100_000 + i)


def _other(paper: Paper, seed: int) -> Other:
    s = style("other", "b", seed, Design(REPORTLAB))
    s = replace(s, font=s.rng.choice(("NanumGothic", "NanumBarunGothic", "NanumMyeongjo")))
    blocks = _blocks(paper, _Filled(company(seed), s), s)
    page = Page(blocks)
    return Other(paper.title, canvas.draw([page], s), "\n".join(_texts(blocks)))


class _Filled:
    """The facts that stand in a paper's templates."""

    def __init__(self, c: Company, s: Style) -> None:
        day = sheet.issue_day(s.rng)
        named, named2, *_ = names = s.rng.sample(other_papers.NAMED, s.rng.randint(3, 9))
        self._facts = {
            **{name: getattr(c, name) for name in c.__dataclass_fields__},
            "corporate": c.corporate_number or "",
            "person": person_name(s.rng),
            "resident": numbers.resident_number(s.rng),
            "day": s.written_date(day),
            "iso": day.isoformat(),
            "digits": numbers.digits(s.rng, 6),
            "named": named,
            "named2": named2,
            "named_en": s.rng.choice(other_papers.NAMED_EN),
            "list": _listed(names, s.rng),
        }

    def __call__(self, template: str) -> str:
        return template.format_map(self._facts)


def _listed(names: list[str], rng: Random) -> str:
    """Names of certificates, a line each: bare, numbered or with how many copies."""
    form = rng.choice(("{1}", "{0}. {1}", "□ {1} 1부", "- {1}"))
    return "\n".join(form.format(i, name) for i, name in enumerate(names, 1))


def _blocks(paper: Paper, filled: _Filled, s: Style) -> list[Block]:
    blocks: list[Block] = [Gap(10), Line(paper.title, 20, "center", bold=True), Gap(14)]
    if paper.rows:
        rows = [[Cell(label(s, name), "label"), Cell(filled(value))] for name, value in paper.rows]
        blocks += [Table([0.24, 0.76], rows, ruled=s.rng.choice(("all", "rows", "none"))), Gap(10)]
    if paper.table:
        blocks += [_table(paper, s), Gap(10)]
    for text in paper.body:
        blocks += [*(Line(line, s.size + 1) for line in filled(text).split("\n")), Gap(4)]
    return blocks


def _table(paper: Paper, s: Style) -> Table:
    rows = [[Cell(each, "label") for each in paper.table]]
    for i in range(s.rng.randint(1, MOST_ITEMS)):
        price = s.rng.randint(100, 900_000)
        cells = (f"{i + 1}", "EA", f"{s.rng.randint(1, 500)}", printing.won(price), printing.won(price * 3))
        rows.append([Cell(text, align="center") for text in cells])
    return Table([0.2] * 5, rows)


def _texts(blocks: list[Block]) -> Iterator[str]:
    for block in blocks:
        if isinstance(block, Line):
            yield block.text
        elif isinstance(block, Table):
            yield from (" ".join(cell.text for cell in row) for row in block.rows)
