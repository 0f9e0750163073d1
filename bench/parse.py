"""How long a certificate takes, sandbox included, beside bare pdfplumber's and PDFium's plain text of the same file.

python bench/parse.py [ROUNDS]
"""

import statistics
import sys
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from pathlib import Path

import psutil

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from document_fetch import demo, service
from document_fetch.confinement import pool, sandbox
from document_fetch.reading import parser, plumber, text
from document_fetch.reading.pdfium import pages as pdfium
from document_fetch.reading.registry import LAYOUTS
from tests.document_fetch import certificates
from tests.document_fetch.certificates.binding import bound, page_count
from tests.document_fetch.certificates.forms import FORMS
from tests.document_fetch.certificates.style import REPORTLAB

ISSUED = date(2026, 6, 29)
SEED = 1
HEAD = f"{'certificate':<36}{'pages':>6}{'KB':>5}{'plumber':>9}{'PDFium':>8}{'here':>7}{'warm':>7}{'warm/plumber':>14}"
TOGETHER = 100  # documents of the throughput
KILOBYTE = 1024


def taken(work: Callable[[], object]) -> float:
    """Milliseconds of the clock."""
    start = time.perf_counter()
    work()
    return (time.perf_counter() - start) * 1000


def in_turns(works: Sequence[Callable[[], object]], rounds: int) -> list[tuple[float, ...]]:
    """The times of each round, in which all take turns: a machine that is busy for a while slows them all alike."""
    for work in works:
        work()
    return [tuple(map(taken, works)) for _ in range(rounds)]


def files() -> Iterator[tuple[str, bytes]]:
    """Practice certificates, one generated certificate of every kind that is read, and all of those in one file."""
    for kind in demo.kinds_of(demo.HANBIT):
        yield f"{kind}, practice", demo.issue(kind, demo.HANBIT, issued_on=ISSUED)
    generated = [certificates.sample(kind, _layout(kind), SEED) for kind in LAYOUTS]
    for sample in generated:
        yield sample.kind, sample.pdf
    yield f"{len(generated)} certificates in one file", bound(generated)


def _layout(kind: str) -> str:
    """One that is drawn without a browser."""
    return next(name for name in certificates.OPEN_LAYOUTS if FORMS[kind].designs[name].renderer == REPORTLAB)


def row(name: str, pdf: bytes, rounds: int) -> float:
    """Prints one file's times; gives the ratio."""
    times = in_turns(
        (
            lambda: plumber.plain_text(pdf),
            lambda: pdfium.plain_text(pdf),
            lambda: parser.parse(text.pages(pdf), LAYOUTS),
            lambda: service.read_all(pdf),
        ),
        rounds,
    )
    plain, fast, here, warm = map(statistics.median, zip(*times, strict=True))
    ratio = statistics.median(each[-1] / each[0] for each in times)
    size = f"{page_count(pdf):>6}{len(pdf) / KILOBYTE:>5.0f}"
    print(f"{name:<36}{size}{plain:>9.1f}{fast:>8.1f}{here:>7.1f}{warm:>7.1f}{ratio:>14.2f}", flush=True)
    return ratio


def throughput(pdf: bytes) -> None:
    """Documents a second, one at a time and two at once."""
    for workers in (1, pool.MOST_AT_ONCE):
        with ThreadPoolExecutor(workers) as many:
            list(many.map(service.read_all, [pdf] * workers))  # starts the zygotes
            start = time.perf_counter()
            list(many.map(service.read_all, [pdf] * TOGETHER))
            print(f"{workers} at once: {TOGETHER / (time.perf_counter() - start):.0f} documents a second")


def memory(pdf: bytes) -> None:
    """What is the zygote's and the child's own, in MB; needs the right to look into them."""
    warm = next(place.warm for place in pool.shared().places if place.warm)
    inner = [psutil.Process(warm.pid), *psutil.Process(warm.pid).children(recursive=True)]
    zygote = inner[2 if sandbox.level() == "bubblewrap" else 0]
    most = _most_of_children(zygote, pdf)
    try:
        print(f"zygote: {zygote.memory_full_info().uss / KILOBYTE**2:.0f} MB of its own", end="; ")
        print(f"a child beyond what it shares: {most / KILOBYTE**2:.0f} MB at most")
    except psutil.AccessDenied:
        print("memory: only root may look into the zygote")


def _most_of_children(zygote: psutil.Process, pdf: bytes) -> int:
    most, reading = 0, threading.Thread(target=lambda: [service.read_all(pdf) for _ in range(20)])
    reading.start()
    while reading.is_alive():
        for child in zygote.children():
            try:
                most = max(most, child.memory_full_info().uss)
            except psutil.Error:
                continue
    return most


def start_ms() -> float:
    """How long the first document waits: a pool of its own is started and closed."""
    pdf, times = demo.issue("sme_confirmation", demo.HANBIT, issued_on=ISSUED), []
    for _ in range(3):
        pool.shared().close()
        start = time.perf_counter()
        service.read_all(pdf)
        times.append((time.perf_counter() - start) * 1000)
    return statistics.median(times)


def main(rounds: int) -> None:
    """Prints one row for each file, then throughput and memory."""
    print(f"{rounds} rounds, sandbox: {sandbox.level()}, load {psutil.getloadavg()[0]:.1f}; medians in ms")
    print(f"the first document after a start: {start_ms():.0f} ms")
    print(HEAD)
    ratios = [row(name, pdf, rounds) for name, pdf in files()]
    print(f"warm / bare pdfplumber: median {statistics.median(ratios):.2f}, highest {max(ratios):.2f}")
    one_page = demo.issue("national_tax_clearance", demo.HANBIT, issued_on=ISSUED)
    throughput(one_page)
    memory(one_page)


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 20)
