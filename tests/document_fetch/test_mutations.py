"""Broken files through the warm pool: we never fail, no child goes beyond its limits, and whole files stay readable.

GILDONG_MUTATIONS is how many (5,000 for a release), GILDONG_MUTATIONS_SEED repeats a run; `pytest -s` tells figures.
"""

import os
import random
import time
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from itertools import islice

import psutil
import pytest

from document_fetch import demo, service
from document_fetch.confinement import pool, warm, wire
from document_fetch.confinement.child import MEMORY_BYTES
from document_fetch.confinement.warm import Ended
from document_fetch.errors import DocumentError, TooHeavy
from document_fetch.model import Reading
from tests.document_fetch import certificates, hostile
from tests.document_fetch.certificates.forms import FORMS
from tests.document_fetch.certificates.style import REPORTLAB
from tests.document_fetch.inside import unwalled
from tests.document_fetch.mutations import mutated
from tests.document_fetch.reading import ISSUED, ISSUED_PAPERS

COUNT = int(os.environ.get("GILDONG_MUTATIONS", "300"))
SEED = int(os.environ.get("GILDONG_MUTATIONS_SEED", "0")) or random.randrange(1, 10**6)


@pytest.fixture(scope="module")
def whole() -> list[bytes]:
    """Practice certificates, and of every kind one that the generator prints without a browser."""
    practice = [demo.issue(kind, company, issued_on=ISSUED) for kind, company in ISSUED_PAPERS]
    return practice + [certificates.sample(kind, _layout(kind), seed=1).pdf for kind in certificates.KINDS]


def _layout(kind: str) -> str:
    return next(name for name in certificates.OPEN_LAYOUTS if FORMS[kind].designs[name].renderer == REPORTLAB)


@pytest.fixture
def ended(monkeypatch) -> list[Ended]:
    """How every child ended."""
    seen: list[Ended] = []
    check = warm._check

    def seeing(end: Ended) -> None:
        seen.append(end)
        check(end)

    monkeypatch.setattr(warm, "_check", seeing)
    return seen


def told(pdf: bytes) -> tuple[Reading, ...] | str:
    try:
        return service.read_all(pdf)
    except DocumentError as error:
        return " ".join([type(error).__name__, *map(str, error.facts.values())])


def timed(pdf: bytes) -> tuple[str, float]:
    start = time.monotonic()
    said = told(pdf)
    return said if isinstance(said, str) else "read", time.monotonic() - start


def test_broken_files_never_break_us(whole, ended):
    before = [told(pdf) for pdf in whole]
    memory, files = psutil.Process().memory_info().rss, psutil.Process().num_fds()
    broken = mutated(whole, COUNT, SEED)
    outcomes: list[tuple[str, float]] = []
    with ThreadPoolExecutor(pool.MOST_AT_ONCE) as two:
        while some := list(islice(broken, 50)):  # five thousand together would be our own memory
            outcomes += two.map(timed, some)
    longest, largest = max(took for _, took in outcomes), max(end.peak_kb for end in ended)
    names = Counter(name for name, _ in outcomes)
    print(f"\nseed {SEED}, {len(outcomes)} files: {dict(names.most_common())}; longest {longest:.2f} s")
    print(f"children: largest {largest // 1024} MB, ended with {dict(Counter(end.code for end in ended))}")
    print(f"we: {(psutil.Process().memory_info().rss - memory) // 1024} KB more")
    assert names.total() == COUNT
    assert not [name for name in names if name.startswith("ReaderFailed")]
    assert longest < pool.WALL_SECONDS + warm.GRACE_SECONDS
    assert largest * 1024 <= MEMORY_BYTES
    assert [told(pdf) for pdf in whole] == before
    assert psutil.Process().num_fds() <= files + 2  # the second zygote's socket, where there was one
    assert psutil.Process().memory_info().rss - memory < 50 * hostile.MEGABYTE


def test_without_the_limits_the_same_bomb_takes_what_it_likes(ended):
    """The control: a throw-away zygote whose children have no limits."""
    bomb, free = hostile.bomb(600), unwalled()
    with pytest.raises(TooHeavy):
        service.read_all(bomb)
    assert ended[-1].peak_kb * 1024 <= MEMORY_BYTES
    try:
        with pytest.raises(DocumentError):
            wire.outcome(free.ask("read", bomb, most_bytes=wire.MAX_BYTES))
    finally:
        free.close()
    assert ended[-1].peak_kb * 1024 > MEMORY_BYTES
