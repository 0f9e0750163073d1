"""What a value must look like, and how it is written down. Guards are pure: printed text in, value and confidence out.

1.0 the form proves itself (check digit, real date) · 0.9 words, nothing to check · 0.6 readable with a reservation ·
0.3 fails its guard: doubtful. None means that the certificate does not say it, which is no fault.
"""

from document_fetch.reading.guards.amounts import AMOUNTS, times
from document_fetch.reading.guards.base import DOUBTFUL, Guard, Guarded, clean
from document_fetch.reading.guards.days import DAYS, dates, is_one_day
from document_fetch.reading.guards.numbers import NUMBERS, business_number_is_valid, corporate_number_is_valid
from document_fetch.reading.guards.wording import BLANKS_MATTER, WORDING

__all__ = [
    "BLANKS_MATTER",
    "DOUBTFUL",
    "GUARDS",
    "WORDING",
    "Guard",
    "Guarded",
    "business_number_is_valid",
    "clean",
    "corporate_number_is_valid",
    "dates",
    "is_one_day",
    "times",
]

GUARDS: dict[str, Guard] = NUMBERS | DAYS | AMOUNTS | WORDING
