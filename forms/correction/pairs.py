"""One value instead of another, where the field is not named: "12명 말고 15명", "not small but medium".

The value that is taken back says of which answer the sentence speaks.
"""

import re
from collections.abc import Iterator, Mapping, Sequence

from pydantic import JsonValue

from forms.correction import kinds, leads
from forms.correction.reading import Meant, clean
from forms.definitions.model import Language, Question

_ENDS = r"[\s.!~…]*$"
_KO_CHANGE = r"(?:고쳐|바꿔|바꿀|고칠|수정|변경|정정)[가-힣\s]*"
_PAIRS = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        rf"^(?P<old>.+?)(?:이|가)?\s*(?:아니고요?|아니라요?|아닌데|말고요?|아니에요[,.]?|아닙니다[,.]?)[\s,]+(?P<value>.+?){_ENDS}",
        rf"^(?P<old>.+?)(?:을|를|에서)\s+(?P<value>.+?)(?:으로|로)\s*{_KO_CHANGE}{_ENDS}",
        rf"^(?:it'?s\s+|it\s+is\s+|we'?re\s+|we\s+are\s+)?not\s+(?P<old>.+?)(?:\s+but\s+|\s*[,;.]\s*(?:but\s+)?(?:it'?s\s+|it\s+is\s+|we'?re\s+)?)(?P<value>.+?)(?:[\s,]+(?:please|sorry))*{_ENDS}",
        rf"^(?:it'?s\s+|it\s+is\s+|we'?re\s+|we\s+are\s+|make\s+it\s+|i\s+meant?\s+)?(?P<value>.+?)[\s,]+(?:not|instead\s+of|rather\s+than)\s+(?P<old>.+?){_ENDS}",
        rf"^(?:please\s+|can\s+you\s+|could\s+you\s+)?(?:change|replace|switch|correct|turn)\s+(?P<old>.+?)\s+(?:to|with|into|by)\s+(?P<value>.+?)(?:[\s,]+please)?{_ENDS}",
        rf"^(?:i\s+(?:said|wrote|put|entered|typed|chose|picked)\s+)(?P<old>.+?)(?:\s+but\s+|\s*[,;.]\s*(?:but\s+)?)(?:it'?s\s+|it\s+is\s+|it\s+should\s+be\s+|i\s+meant?\s+|we'?re\s+)?(?:actually\s+)?(?P<value>.+?){_ENDS}",
        rf"^(?P<old>.+?)(?:이?라고)\s*(?:했|썼|적었|말했|입력했|골랐)(?:는데|지만|어요[.,]?)\s*(?:실은\s*|사실\s*|원래\s*)?(?P<value>.+?){_ENDS}",
    )
)
_BEFORE = re.compile(r"^(?:(?:아까|방금|제가|앞에서)\s+)+")


def read(
    questions: Sequence[Question], standing: Mapping[str, JsonValue], text: str, language: Language
) -> tuple[Meant, ...]:
    """The answers that stand as the sentence says they should not, each with the value it says instead."""
    line = clean(text)
    if line is None:
        return ()
    lead = leads.read(line)
    said = _BEFORE.sub("", lead.rest if lead and lead.rest else line)
    for pattern in _PAIRS:
        found = pattern.match(said)
        if found and (meant := tuple(_changed(questions, standing, found["old"], found["value"], language))):
            return meant
    return ()


def _changed(
    questions: Sequence[Question], standing: Mapping[str, JsonValue], old: str, new: str, language: Language
) -> Iterator[Meant]:
    for question in questions:
        if question.key not in standing or _bare(question, old, language) != standing[question.key]:
            continue
        value = kinds.value(question, new.strip(), language)
        if value is not None and value != standing[question.key]:
            yield Meant(question, "told", value)


def _bare(question: Question, old: str, language: Language) -> JsonValue | None:
    """What is taken back, perhaps of a list with one thing in it."""
    return kinds.value(question, old.strip(), language)
