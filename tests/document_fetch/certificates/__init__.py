"""Synthetic certificates of made-up companies, with what they say, to test readers with.

`samples(kind)` draws open layouts; `held_out(kind)` others that no reader is written against. Data flow: company (by
seed) and style (by kind, layout, seed) -> forms (pages of blocks, with the truth beside each) -> canvas or chromium
(PDF) -> binding (several in one file, turned pages) and scans (pictures without text). `other_documents` are papers
that are no certificates of ours.
"""

from tests.document_fetch.certificates.binding import bound, lying, reordered, turned
from tests.document_fetch.certificates.model import Expected, Sample
from tests.document_fetch.certificates.others import Other, other_documents
from tests.document_fetch.certificates.samples import (
    ENGLISH_KINDS,
    ENGLISH_LAYOUTS,
    KINDS,
    OPEN_LAYOUTS,
    held_out,
    sample,
    samples,
)
from tests.document_fetch.certificates.scans import degraded, photographed
from tests.document_fetch.certificates.style import HELD_OUT

__all__ = [
    "ENGLISH_KINDS",
    "ENGLISH_LAYOUTS",
    "HELD_OUT",
    "KINDS",
    "OPEN_LAYOUTS",
    "Expected",
    "Other",
    "Sample",
    "bound",
    "degraded",
    "held_out",
    "lying",
    "other_documents",
    "photographed",
    "reordered",
    "sample",
    "samples",
    "turned",
]
