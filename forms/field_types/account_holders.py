"""Whose name stands beside a bank account: 예금주 홍길동 · (주)한빛식품 · (홍길동)."""

import re
from collections.abc import Callable

from forms.field_types import cleaning, free_text, sentences, talk

_LABEL = re.compile(
    r"(?:예금주|계좌주|명의자?|account\s?holder|holder)(?:명|는|은)?\s*(?:[:=]\s*|\s+)|(?:예금주|계좌주)(?=\()",
    re.IGNORECASE,
)
_END = re.compile(r"\s*[,;/]\s*")
_FILLER = re.compile(
    r"(?<![가-힣A-Za-z])(?:은행명?|이\s?계좌|계좌\s?번호|계좌|번호|지점|입금|환급|bank(?:\s?name)?|account(?:\s?(?:number|no\.?))?|our|is|at|number|"
    r"맞아요|맞습니다|부탁\s?드려요|부탁드립니다|(?:입금|송금|이체)?\s?해\s?주세요|(?:보내|넣어|송금해|입금해)\s?(?:주세요|주시면\s?(?:돼요|됩니다))|please|thanks)"
    r"(?:은|는|이|가|로|으로|예요|이에요|입니다|이요)?(?![가-힣A-Za-z])\s*[:=]?"
    r"|^\s*(?:이고|이며|으로|로|이에요|예요|이요|입니다)(?![가-힣])",
    re.IGNORECASE,
)
_SIGNS = " ,/;:·"
_COMPANY = re.compile(
    r"\((?:주|유|합|사|재)\)|주식회사|유한|합자|합명|법인|조합|\b(?:co|ltd|inc|corp|llc|company|foods|trading)\b",
    re.IGNORECASE,
)
# Nearly every Korean name has three letters and begins with one of these family names.
FAMILIES = (
    "김이박최정강조윤장임한오서신권황안송류유전홍고문양손배백허남심노하곽성차주우구민진지엄채원천방공현함변염여추도"
)
_KOREAN_NAME = re.compile(rf"(?:남궁|황보|제갈|선우|[{FAMILIES}])[가-힣](?!요)[가-힣]")
_LATIN_NAME = re.compile(r"[A-Z][\w'.\-]*(?:\s[A-Z][\w'.\-]*)+")
_NO_NAMES = frozenset({"이번에", "이걸로", "이거로", "여기로", "지금은"})


def cut_labelled(text: str, *, has_number: Callable[[str], bool]) -> tuple[str, str | None]:
    """The text without the holder who is named as such, and the name."""
    label = _LABEL.search(text)
    if label is None:
        return text, None
    before, after = text[: label.start()], text[label.end() :]
    name, rest = after, ""
    if has_number(after):
        name, *others = _END.split(after, maxsplit=1)
        rest = " ".join(others)
    return f"{before} {rest}".strip(), _bare(name, open_before=before.count("(") > before.count(")")) or None


def without_filler(text: str) -> str:
    """`text` without words that only say what stands beside them."""
    rest = re.sub(r"\(\s*\)", "", _FILLER.sub(" ", text)).strip(_SIGNS).rstrip("(").strip(_SIGNS)
    return rest if re.search(r"[\w?]", rest) else ""


def unlabelled(text: str, whole: str) -> str | None:
    """The name that `text` is, if it evidently is one: all in one place of `whole`, and a name by form or comma."""
    if text not in whole:
        return None
    set_off = re.search(rf"[,/;(]\s*{re.escape(text)}", whole) is not None
    name = _bare(text, open_before=False)
    if sentences.denies(name) or sentences.asks(name) or talk.is_talk(name) or name in _NO_NAMES:
        return None
    marked = (
        _COMPANY.search(name)
        or free_text.FIRM.search(name)
        or _KOREAN_NAME.fullmatch(name)
        or _LATIN_NAME.fullmatch(name)
    )
    return name if marked or ((set_off or text.startswith("(")) and re.search(r"[^\W\d_]{2}", name)) else None


def _bare(name: str, *, open_before: bool) -> str:
    inside = name.strip(_SIGNS)
    if open_before and inside.endswith(")"):
        inside = inside[:-1]
    wrapped = re.fullmatch(r"\(([^()]+)\)", inside)
    bare = (wrapped[1] if wrapped else inside).strip(_SIGNS)
    return cleaning.strip_free(bare).strip(_SIGNS) if bare else ""
