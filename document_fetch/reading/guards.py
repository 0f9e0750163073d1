"""What a value must look like, and how it is written down. Guards are pure: printed text in, value and confidence out.

1.0 the form proves itself (check digit, real date) · 0.9 words, nothing to check · 0.6 readable with a reservation ·
0.3 fails its guard: doubtful. None means that the certificate does not say it, which is no fault.
"""

import re
import unicodedata
from collections.abc import Callable
from datetime import date

Guarded = tuple[str, float] | None
Guard = Callable[[str], Guarded]

SURE, WORDS, RESERVED, DOUBTFUL = 1.0, 0.9, 0.6, 0.3

_BUSINESS_NUMBER = re.compile(r"(?<!\d)(\d{3})-?(\d{2})-?(\d{5})(?!\d)")
_CORPORATE_NUMBER = re.compile(r"(?<!\d)(\d{6})-?(\d{7})(?!\d)")
_DATE = re.compile(
    r"(?<!\d)(\d{4})\s*[년.\-/]\s*(\d{1,2})\s*[월.\-/]\s*(\d{1,2})(?!\d)|(?<!\d)(\d{4})(\d\d)(\d\d)(?!\d)"
)
_ONE_DATE = rf"(?:{_DATE.pattern})\s*[일.]?"
_ONLY_DATE = re.compile(rf"{_ONE_DATE}\s*(?:까지)?")
_ONLY_PERIOD = re.compile(rf"{_ONE_DATE}\s*(?:부터)?\s*[~∼-]?\s*{_ONE_DATE}\s*(?:까지)?")
_TICKED = re.compile(r"(?:\[\s*[VvOo√✓✔○●■]\s*\]|[☑☒■])\s*([^\[☐□☑☒■]+)")
_FIGURES = re.compile(r"\d{3}")
_LEGAL_FORM = r"(?:주|유|합|합자|합명|사|재|농|주식회사|유한회사)"
_IN_BRACKETS = re.compile(rf"^(.+?)\s*\((?!{_LEGAL_FORM}\))([^()]*(?:\({_LEGAL_FORM}\))?[^()]*)\)$")
_ONLY_SIGNS = re.compile(r"^[\W_]*$")


def business_number_is_valid(digits: str) -> bool:
    """Ten digits with the right check digit (weights 1 3 7 1 3 7 1 3 5; the ninth product counts its tens too)."""
    if not re.fullmatch(r"\d{10}", digits, re.ASCII):
        return False
    total = sum(int(d) * w for d, w in zip(digits[:9], (1, 3, 7, 1, 3, 7, 1, 3, 5), strict=True))
    return (10 - (total + int(digits[8]) * 5 // 10) % 10) % 10 == int(digits[9])


def corporate_number_is_valid(digits: str) -> bool:
    """Thirteen digits with the right check digit (weights 1 2). Numbers given since 2025-01-31 may carry none."""
    if not re.fullmatch(r"\d{13}", digits, re.ASCII):
        return False
    return (10 - sum(int(d) * w for d, w in zip(digits[:12], (1, 2) * 6, strict=True)) % 10) % 10 == int(digits[12])


def dates(text: str) -> list[date]:
    """Every real date in the text, in any of the ways that certificates print one."""
    return [day for match in _DATE.finditer(clean(text)) if (day := _real(*(int(g) for g in match.groups() if g)))]


def _real(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def clean(text: str) -> str:
    """NFKC, single blanks, no control characters."""
    plain = unicodedata.normalize("NFKC", text)
    return " ".join("".join(c if c.isprintable() else " " for c in plain).split())


def _words(text: str) -> Guarded:
    plain = clean(text)
    return None if _ONLY_SIGNS.match(plain) else (plain, WORDS)


def _tight(text: str) -> Guarded:
    """A name or an office: no figures, and blanks between single letters are only letter-spacing."""
    words = _words(text)
    if words and _FIGURES.search(words[0]):
        return words[0], DOUBTFUL
    spaced = words and re.fullmatch(r"(?:[가-힣] )+[가-힣]", words[0])
    return (words[0].replace(" ", ""), WORDS) if words and spaced else words


def _business_number(text: str) -> Guarded:
    match = _BUSINESS_NUMBER.search(plain := clean(text))
    if not match:
        return plain, DOUBTFUL
    valid = business_number_is_valid("".join(match.groups()))
    return "-".join(match.groups()), (SURE if match[0] == plain else WORDS) if valid else DOUBTFUL


def _corporate_number(text: str) -> Guarded:
    match = _CORPORATE_NUMBER.search(plain := clean(text))
    if not match:
        return plain, DOUBTFUL
    return "-".join(match.groups()), SURE if corporate_number_is_valid("".join(match.groups())) else RESERVED


def _date(text: str) -> Guarded:
    plain = clean(text)
    found = dates(plain)
    return (found[0].isoformat() if found else plain, SURE if found and _ONLY_DATE.fullmatch(plain) else DOUBTFUL)


def _period(end: int) -> Guard:
    def guard(text: str) -> Guarded:
        plain = clean(text)
        found = dates(plain)
        sure = _ONLY_PERIOD.fullmatch(plain) and len(found) == 2 and found[0] <= found[1]
        return (found[end].isoformat(), SURE) if sure else (plain, DOUBTFUL)

    return guard


def _pattern(shape: str) -> Guard:
    expected = re.compile(shape, re.ASCII)

    def guard(text: str) -> Guarded:
        plain = clean(text).replace(" ", "")
        return plain, SURE if expected.fullmatch(plain) else DOUBTFUL

    return guard


def _ticked(text: str) -> Guarded:
    plain = clean(text)
    choices = [words.strip() for words in _TICKED.findall(plain)]
    if len(choices) == 1:
        return choices[0], WORDS
    return (plain, DOUBTFUL) if choices or "[" in plain else _words(plain)


def _listing(text: str) -> Guarded:
    """ "none" only when the table says 해당없음 and holds no figures: a debt must never be read as none."""
    says_none, figures = "해당없음" in text.replace(" ", ""), bool(_FIGURES.search(text))
    if says_none == figures:
        return "listed", DOUBTFUL
    return ("none", SURE) if says_none else ("listed", SURE)


def _outside_brackets(text: str) -> Guarded:
    """홍길동 of "홍길동(달빛공방)"; a company alone names no person."""
    match = _IN_BRACKETS.match(clean(text))
    return _tight(match[1]) if match else None


def _inside_brackets(text: str) -> Guarded:
    """달빛공방 of "홍길동(달빛공방)"; "한빛식품(주)" whole."""
    match = _IN_BRACKETS.match(plain := clean(text))
    return _words(match[2] if match else plain)


GUARDS: dict[str, Guard] = {
    "business_number": _business_number,
    "corporate_number": _corporate_number,
    "date": _date,
    "period_start": _period(0),
    "period_end": _period(1),
    "hometax_number": _pattern(r"\d{4}-\d{3}-\d{4}-\d{3}"),
    "sme_number": _pattern(r"\d{4}-\d{4}-\d{6}"),
    "text": _words,
    "name": _tight,
    "ticked": _ticked,
    "listing": _listing,
    "person_before_brackets": _outside_brackets,
    "company_in_brackets": _inside_brackets,
}
