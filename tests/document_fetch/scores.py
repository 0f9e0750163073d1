"""How well each kind is read: `python -m tests.document_fetch.scores [--scans] [--stress] [--held-out] [KIND ...]`.

For each kind: files, those recognised, fields, and of the fields exact, doubtful, missing and **wrong without doubt**;
then how many other documents are refused. `--held-out` takes the layouts and seeds that no reader is written against:
run it to report a figure, never to mend a reader. `--stress` takes every arrangement with every head by both
renderers, twisted at random, `--count` of each; `--faults` names each value that is not exact. `--scans` reads each as
it comes from a scanner, without a text layer.
"""

from __future__ import annotations

import argparse
import unicodedata
from collections import Counter
from collections.abc import Iterator
from itertools import islice

from document_fetch.errors import DocumentError
from document_fetch.model import Reading
from document_fetch.reading import parser, text
from document_fetch.reading.ocr import scans
from document_fetch.reading.registry import LAYOUTS
from tests.document_fetch import certificates
from tests.document_fetch.certificates.model import Sample
from tests.document_fetch.certificates.others import other_documents
from tests.document_fetch.certificates.stress import combinations, stressed

COLUMNS = ("files", "recognised", "fields", "exact", "doubtful", "missing", "wrong")
OTHERS = 300


def samples(kind: str, count: int, *, held_out: bool, stress: bool = False) -> Iterator[Sample]:
    """`count` seeds of each layout."""
    if stress:
        yield from (sample for each in combinations(kind, count) if (sample := stressed(each)))
    elif held_out:
        yield from certificates.held_out(kind, count)
    else:
        yield from certificates.samples(kind, seeds=range(count))


def score(sample: Sample, *, faults: bool = False, scanned: bool = False) -> Counter[str]:
    """The counts of one file; `faults` prints what is not exact."""
    counts = Counter(files=1, fields=len(sample.truth))
    reading = read_scan(certificates.degraded(sample, sample.seed)) if scanned else read(sample.pdf)
    if reading is None or reading.kind != sample.kind:
        return counts + Counter(missing=len(sample.truth))
    counts["recognised"] = 1
    for name, expected in sample.truth.items():
        verdict = judged(reading, name, expected.value)
        counts[verdict] += 1
        if faults and verdict != "exact":
            print(f"{sample.kind} {sample.layout} {verdict}: {name} {expected.value!r}", *sample.traits)
    return counts


def judged(reading: Reading, name: str, expected: str) -> str:
    """One of the last four columns; a compatibility form such as ㈜ is what it unfolds to."""
    value = reading.values.get(name)
    if value is None:
        return "missing"
    if value.doubtful:
        return "doubtful"
    return "exact" if _folded(value.value) == _folded(expected) else "wrong"


def read(pdf: bytes) -> Reading | None:
    """The first certificate, here and without the sandbox; None where there is none."""
    try:
        return parser.parse(text.pages(pdf), LAYOUTS)[0]
    except DocumentError:
        return None


def read_scan(pdf: bytes) -> Reading | None:
    """The first certificate in pages that are pictures; None where there is none."""
    try:
        return scans.readings(pdf, LAYOUTS)[0]
    except DocumentError:
        return None


def refused(count: int) -> int:
    """How many of other documents are taken for no certificate."""
    return sum(read(other.pdf) is None for other in islice(other_documents(count), count))


def _folded(value: str) -> str:
    return unicodedata.normalize("NFKC", value)


def _line(name: str, counts: Counter[str]) -> str:
    cells = " | ".join(str(counts[column]) for column in COLUMNS)
    return f"| {name} | {cells} | {100 * counts['exact'] / max(1, counts['fields']):.2f} % |"


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("kinds", nargs="*", default=certificates.KINDS)
    options.add_argument("--held-out", action="store_true")
    options.add_argument("--stress", action="store_true")
    options.add_argument("--faults", action="store_true")
    options.add_argument("--scans", action="store_true")
    options.add_argument("--count", type=int, default=8)
    given = options.parse_args()
    print("| kind | " + " | ".join(COLUMNS) + " | exact |\n|---" * 1 + "|---" * (len(COLUMNS) + 1) + "|")
    every: Counter[str] = Counter()
    for kind in given.kinds:
        counts: Counter[str] = Counter()
        for sample in samples(kind, given.count, held_out=given.held_out, stress=given.stress):
            counts += score(sample, faults=given.faults, scanned=given.scans)
        every += counts
        print(_line(kind, counts), flush=True)
    print(_line("all", every))
    if not given.scans:
        print(f"other documents refused: {refused(OTHERS)} of {OTHERS}")


if __name__ == "__main__":
    main()
