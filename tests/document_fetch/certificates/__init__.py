"""Synthetic certificates of made-up companies, with what they say, to test readers with.

`samples(kind)` draws open layouts; `held_out(kind)` others that no reader is written against. Data flow: company (by
seed) and style (by kind, layout, seed) -> forms (pages of blocks, with the truth beside each) -> canvas or chromium
(PDF) -> binding (several in one file, turned pages) and scans (pictures without text).
"""

from tests.document_fetch.certificates.model import Expected, Sample
from tests.document_fetch.certificates.samples import (
    ENGLISH_KINDS,
    ENGLISH_LAYOUTS,
    KINDS,
    OPEN_LAYOUTS,
    held_out,
    sample,
    samples,
)

__all__ = [
    "ENGLISH_KINDS",
    "ENGLISH_LAYOUTS",
    "KINDS",
    "OPEN_LAYOUTS",
    "Expected",
    "Sample",
    "held_out",
    "sample",
    "samples",
]
