"""Whether all pages of a certificate are here: a list that goes on elsewhere must not pass for the whole one."""

import re
from collections.abc import Sequence

from document_fetch.reading.labelled import Labelled
from document_fetch.reading.limits import MAX_PAGES

_OF = re.compile(r"(?<![\d/.-])(\d{1,2})(?:/|of)(\d{1,2})\)?(?:쪽|면|페이지)?\)?$")


def is_whole(pages: Sequence[Labelled]) -> bool:
    """False when a page counts itself as one of more than are here."""
    counts = [_OF.search(line.text) for labelled in pages for line in labelled.page.lines]
    totals = [int(found[2]) for found in counts if found and 1 <= int(found[1]) <= int(found[2]) <= MAX_PAGES]
    return max(totals, default=1) <= len(pages)
