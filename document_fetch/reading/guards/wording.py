"""Names, addresses, ticked choices and tables of debts: words, in which there is little to check."""

import re
from collections import Counter

from document_fetch.reading.guards.base import DOUBTFUL, SURE, WORDS, Guard, Guarded, clean

_TICKED = re.compile(r"(?:\[\s*[VvOo√✓✔○●■]\s*\]|[☑☒■●◉])\s*([^\[☐□☑☒■○●◉◎]+)")
_HIDES_A_BLANK = "의장"  # letter-spaced, nobody sees whether it is "…의 장"
_BOX = re.compile(r"[\[□■☐☑☒○●◉◎]")  # to be ticked
_SUMS = re.compile(r"\d,\d{3}|\d{5}")
_FIGURES = re.compile(r"\d{3}")
_LEGAL_FORM = r"(?:주|유|합|합자|합명|사|재|농|주식회사|유한회사)"
_IN_BRACKETS = re.compile(rf"^(.+?)\s*\((?!{_LEGAL_FORM}\))([^()]*(?:\({_LEGAL_FORM}\))?[^()]*)\)$")
_NOTHING = re.compile(r"해당(?:사항)?없음")
_NONE = re.compile(r"(?<![A-Za-z])None(?![A-Za-z])")
_ROMANISED = re.compile(r"\s*\(([A-Za-z][A-Za-z0-9 .,&'\-]*)\)$")
_FOREIGN = re.compile(
    r"※|니다\.?(?:\s|$)|\[\s*[V√]?\s*\]|(?<!\d)\d{3}-?\d{2}-?\d{5}(?!\d)"
    r"|(?<!\d)(?:19|20)\d{2}[.\-/] ?\d{1,2}[.\-/] ?\d{1,2}(?!\d)|[가-힣] ?: "
    r"|[「」『』]|제 ?\d+ ?[조호](?![가-힣])|에 따[라른]|발급 ?번호|[□■☐☑☒◉◎]"
    r"|^(?:Type|Name|Date|Place|Address|Number) of "
    r"|^(?:Business|Company|Issue|Registration) (?:Number|Name|Address|Type)\b"
)
_WEB = re.compile(r"(?:https?://)?(?:[\w-]+\.)+[A-Za-z가-힣]{2,}(?:/\S*)?")
_COUNTED = re.compile(r"\s*(?:[①-⑳㉑-㉟㊱-㊿]|\(\d{1,2}\)|\d{1,2}$)")  # what a form writes before its labels
_ITEM = re.compile(r"[■□◆※○●]|\d+\.\s")  # a heading or a note
_ONLY_SIGNS = re.compile(r"^[\W_]*$")


def before_romanised(text: str) -> Guarded:
    """한빛식품 주식회사 of "한빛식품 주식회사 (Hanbit Foods Co., Ltd.)"."""
    return words(_ROMANISED.sub("", clean(text)))


def romanised(text: str) -> Guarded:
    """The name in Latin letters, in brackets behind the Korean one."""
    match = _ROMANISED.search(clean(text))
    return (match[1], WORDS) if match else None


def web_address(text: str) -> Guarded:
    """A domain or address of the web, in one piece however its cell broke it."""
    plain = clean(text).replace(" ", "")
    return plain, WORDS if _WEB.fullmatch(plain) else DOUBTFUL


def repeated(text: str) -> Guarded:
    """A name that stands once for each column of a table, be each broken over several lines."""
    said = words(text)
    counts = Counter(said[0].split()) if said else Counter[str]()
    times = set(counts.values())
    if len(times) == 1 and times != {1}:
        return words(" ".join(counts))
    return (said[0], DOUBTFUL) if said and _ITEM.match(said[0]) else said


def country(text: str) -> Guarded:
    """The code of a country (ISO 3166-1), before its name or alone."""
    match = re.match(r"([A-Z]{2})(?![A-Za-z])", plain := clean(text))
    return (match[1], SURE) if match else (plain, DOUBTFUL)


def words(text: str) -> Guarded:
    """Words as they stand; with a day or another label among them more was taken than the value."""
    plain = clean(text)
    if _ONLY_SIGNS.match(plain):
        return None
    return plain, DOUBTFUL if _FOREIGN.search(plain) or _COUNTED.match(text) else WORDS


def tight(text: str) -> Guarded:
    """A name or an office: no figures, and blanks between single letters are only letter-spacing."""
    said = words(text)
    if said and _FIGURES.search(said[0]):
        return said[0], DOUBTFUL
    spaced = said and re.fullmatch(r"(?:[가-힣] )+[가-힣]", said[0])
    if said and spaced:
        collapsed = said[0].replace(" ", "")
        return collapsed, DOUBTFUL if collapsed.endswith(_HIDES_A_BLANK) else WORDS
    return said


def ticked(text: str) -> Guarded:
    plain = clean(text)
    choices = [choice.strip() for choice in _TICKED.findall(plain)]
    if len(choices) == 1:
        return choices[0], WORDS
    return (plain, DOUBTFUL) if choices or _BOX.search(plain) else words(plain)


def listing(text: str) -> Guarded:
    """ "none" only when the table says 해당없음 and holds no figures: a debt must never be read as none."""
    says_none, figures = bool(_NOTHING.search(text.replace(" ", "")) or _NONE.search(text)), bool(_SUMS.search(text))
    if says_none == figures:
        return "listed", DOUBTFUL
    return ("none", SURE) if says_none else ("listed", SURE)


def outside_brackets(text: str) -> Guarded:
    """홍길동 of "홍길동(달빛공방)"; a company alone names no person."""
    match = _IN_BRACKETS.match(clean(text))
    return tight(match[1]) if match else None


def inside_brackets(text: str) -> Guarded:
    """달빛공방 of "홍길동(달빛공방)"; "한빛식품(주)" whole."""
    match = _IN_BRACKETS.match(plain := clean(text))
    return words(match[2] if match else plain)


#: Of these a blank more or less is another value.
BLANKS_MATTER = frozenset({"text", "name", "company_in_brackets", "before_romanised", "repeated"})
WORDING: dict[str, Guard] = {
    "text": words,
    "name": tight,
    "ticked": ticked,
    "listing": listing,
    "person_before_brackets": outside_brackets,
    "company_in_brackets": inside_brackets,
    "before_romanised": before_romanised,
    "romanised": romanised,
    "repeated": repeated,
    "country": country,
    "web_address": web_address,
}
