"""How long a certificate takes to read, against one plain pdfplumber extract_text of the same bytes in the same run.

python bench/parse.py [ROUNDS]
"""

import statistics
import sys
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from document_fetch import demo, service
from document_fetch.confinement import sandbox
from document_fetch.reading import parser, text
from document_fetch.reading.registry import LAYOUTS

ISSUED = date(2026, 6, 29)
HEAD = f"{'certificate':<28}{'KB':>5}{'extract_text':>14}{'read':>8}{'ratio':>7}{'sandboxed':>11}   (ms, medians)"


def median_ms(work: Callable[[], object], rounds: int) -> float:
    """The median of the rounds in milliseconds, after one that warms up."""
    work()
    times = []
    for _ in range(rounds):
        start = time.perf_counter()
        work()
        times.append((time.perf_counter() - start) * 1000)
    return statistics.median(times)


def main(rounds: int) -> None:
    """Prints one row for each kind of certificate."""
    print(f"{rounds} rounds, sandbox: {sandbox.level()}")
    print(HEAD)
    for kind in demo.KINDS:
        pdf = demo.issue(kind, demo.HANBIT, issued_on=ISSUED)
        plain = median_ms(lambda pdf=pdf: text.plain_text(pdf), rounds)
        read = median_ms(lambda pdf=pdf: parser.parse(text.pages(pdf), LAYOUTS), rounds)
        safe = median_ms(lambda pdf=pdf: service.read(pdf), max(3, rounds // 4))
        print(f"{kind:<28}{len(pdf) / 1024:>5.0f}{plain:>14.1f}{read:>8.1f}{read / plain:>7.2f}{safe:>11.1f}")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 20)
