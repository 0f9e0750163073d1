"""Which pages of a file make one certificate: by titles, page marks such as ( 2 / 4 ), and numbers of issue. Pure."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from document_fetch.reading.limits import MAX_PAGES
from document_fetch.reading.page import SEGMENT, SEGMENT_GAP, Line, Page, bare, gap, printed

_COUNT = re.compile(
    r"(?:^|(?P<opener>[\s(:]))(?P<word>page|p\.|페이지|쪽)?\s*(?P<number>\d{1,2})\s*(?:/|of)\s*(?P<total>\d{1,2})"
    r"\s*(?P<closer>\))?\s*(?P<behind>page|페이지|쪽|면)?$",
    re.IGNORECASE,
)
_COUNTING = re.compile(r"\d(?:/|of)\d", re.IGNORECASE)  # no count is without it, and few lines have it
_MARGIN = 0.2  # of the page's height: where a count without brackets or the word "page" is believed
_ISSUES = re.compile(
    r"(?<![\dA-Z-])(?:\d{4}-\d{3}-\d{4}-\d{3}|\d{4}-\d{4}-\d{4}-\d{4}|[\dA-Z]{4}-[\dA-Z]{4}-[\dA-Z]{4})(?![\dA-Z-])"
    r"|(?:발급번호|발행번호|확인번호|증명번호)[:\t]*(?:제)?([\dA-Z][\dA-Z-]{5,})"
)
_ISSUE_DIGITS = re.compile(r"[\dA-Z-]{6}")  # no number of issue is without them


@dataclass(frozen=True, eq=False)
class Leaf:
    """One page: the kinds whose title it bears, its number and their count where printed, and its numbers of issue."""

    page: Page
    kinds: tuple[str, ...] = ()
    count: tuple[int, int] | None = None
    perhaps: tuple[int, int] | None = None  # a count that only another page's makes believable
    issues: frozenset[str] = frozenset()


Bundle = list[Leaf]


def leaf(page: Page, kinds: Iterable[str]) -> Leaf:
    issues = frozenset(found[1] or found[0] for line in page.lines for found in _ISSUES.finditer(_in_parts(line)))
    counts = list(_counts(page))
    sure = next((count for count, is_sure in counts if is_sure), None)
    return Leaf(page, tuple(kinds), sure, next((count for count, _ in counts), None), issues)


def believed(leaves: Sequence[Leaf]) -> list[Leaf]:
    """The leaves, with what looks like a count believed where another page counts to the same total."""
    sure = [each.count for each in leaves if each.count]

    def fits(perhaps: tuple[int, int]) -> bool:
        return any(total == perhaps[1] and number != perhaps[0] for number, total in sure)

    return [
        replace(each, count=each.perhaps) if not each.count and each.perhaps and fits(each.perhaps) else each
        for each in leaves
    ]


def key(bundle: Bundle) -> tuple[tuple[str, ...], tuple[int, ...]]:
    """What decides what is read: the kinds to try, and the numbers of the pages in their order."""
    return bundle[0].kinds or next(each.kinds for each in bundle if each.kinds), tuple(e.page.number for e in bundle)


def bundles(leaves: Sequence[Leaf]) -> list[Bundle]:
    """The leaves of each certificate in the order of its own counting; those of none are left out."""
    found: list[Bundle] = []
    for each in leaves:
        if each.kinds:
            (_of_same_title(found, each) or _new(found)).append(each)
    for each in leaves:
        if not each.kinds and each.count and (bundle := _counted_for(found, each)):
            bundle.append(each)
    _add_followers(found, leaves)
    return [sorted(bundle, key=lambda each: (each.count or (MAX_PAGES, 0), each.page.number)) for bundle in found]


def _new(found: list[Bundle]) -> Bundle:
    found.append([])
    return found[-1]


def _of_same_title(found: list[Bundle], each: Leaf) -> Bundle | None:
    """The certificate that prints its title on this page too, and counts it."""
    same = (bundle for bundle in found if set(bundle[0].kinds) & set(each.kinds))
    return next((bundle for bundle in same if _misses(bundle, each.count) and not _is_other_issue(bundle, each)), None)


def _counted_for(found: list[Bundle], each: Leaf) -> Bundle | None:
    """The certificate that counts this page: of the same issue, else the nearest before it, else the nearest behind."""
    missing = [bundle for bundle in found if _misses(bundle, each.count) and not _is_other_issue(bundle, each)]
    same_issue = [bundle for bundle in missing if _shares_issue(bundle, each)]
    before = [bundle for bundle in missing if bundle[0].page.number < each.page.number]
    return next((those[place] for those, place in ((same_issue, 0), (before, -1), (missing, 0)) if those), None)


def _add_followers(found: list[Bundle], leaves: Sequence[Leaf]) -> None:
    """A page without title or count goes with the page before it, unless that certificate is whole or another's."""
    owner: Bundle | None = None
    for each in leaves:
        holder = next((bundle for bundle in found if each in bundle), None)
        if holder is None and not each.count:
            holder = next((bundle for bundle in found if _shares_issue(bundle, each)), owner)
            if holder and (_is_whole(holder) or _is_other_issue(holder, each)):
                holder = None
            if holder:
                holder.append(each)
        owner = holder


def _misses(bundle: Bundle, count: tuple[int, int] | None) -> bool:
    """Whether the certificate counts as many pages and this one is not among them yet."""
    totals = {each.count[1] for each in bundle if each.count}
    return count is not None and count[1] in totals and not _has(bundle, count)


def _has(bundle: Bundle, count: tuple[int, int]) -> bool:
    return any(each.count == count for each in bundle)


def _is_whole(bundle: Bundle) -> bool:
    total = next((each.count[1] for each in bundle if each.count), None)
    return total is not None and all(_has(bundle, (number, total)) for number in range(1, total + 1))


def _shares_issue(bundle: Bundle, each: Leaf) -> bool:
    return any(other.issues & each.issues for other in bundle)


def _is_other_issue(bundle: Bundle, each: Leaf) -> bool:
    return bool(each.issues) and any(other.issues for other in bundle) and not _shares_issue(bundle, each)


def _counts(page: Page) -> Iterator[tuple[tuple[int, int], bool]]:
    """What looks like "2 / 4", and whether it is believed by itself."""
    for line in page.lines:
        for part in _parts(line) if _COUNTING.search(line.text) else ():
            if found := _COUNT.search(printed(part.glyphs)):
                number, total = int(found["number"]), int(found["total"])
                if 1 <= number <= total <= MAX_PAGES:
                    yield (number, total), _is_believed(page, line, found)


def _is_believed(page: Page, line: Line, found: re.Match[str]) -> bool:
    in_brackets = found["opener"] == "(" and found["closer"]
    at_margin = not _MARGIN * page.height < line.top < (1 - _MARGIN) * page.height
    return bool(in_brackets or found["word"] or found["behind"] or (at_margin and not found["opener"]))


def _in_parts(line: Line) -> str:
    """The text of a line with digits, a tab at wide white and no count of pages: it would run into the number."""
    if not _ISSUE_DIGITS.search(line.text):
        return ""
    if not _COUNTING.search(line.text):
        return SEGMENT.join(part.text for part in _parts(line))
    return SEGMENT.join(bare(_COUNT.sub("", printed(part.glyphs))) for part in _parts(line))


def _parts(line: Line) -> Iterator[Line]:
    """The line, parted at wide white."""
    start = 0
    for end, (left, right) in enumerate(pairwise(line.glyphs), 1):
        if gap(left, right) > SEGMENT_GAP * left.size:
            yield Line(line.glyphs[start:end])
            start = end
    yield Line(line.glyphs[start:])
