"""The sentences around a field's name that change it: "직원 수를 15명으로 바꿔 주세요", "employees should be 15".

Read by what stands before the name and what behind it, so that a name in the middle of a free text changes nothing.
"""

import re
from dataclasses import dataclass
from typing import Literal

from forms.correction import english, korean

Strength = Literal["asked", "told", "said", "bare"]

_ASKED = (korean.TO, korean.THEN_WRONG, korean.WRONG_THEN, english.SHOULD, english.WRONG_THEN)
_COMPLAINED = (korean.ADD, korean.FIX, korean.WRONG, english.WRONG)
_TOLD = (korean.NOT, english.NOT, english.SURELY, english.COLON)
_LEVELS: tuple[tuple[Strength, tuple[re.Pattern[str], ...]], ...] = (
    ("asked", _ASKED),
    ("told", _TOLD),
    ("said", (korean.IS, english.IS)),
    ("bare", (english.BARE,)),
)
_AFTER_A_VERB = (english.TO, english.SHOULD, english.NOT, english.BARE)


@dataclass(frozen=True)
class Frame:
    """What a sentence says of the field that it names."""

    #: asked: to be changed; told: that it is otherwise than before; said: only how it is; bare: a value and no verb.
    strength: Strength
    #: The words of the new value; None where only a change is wanted.
    value: str | None = None


def read(before: str, after: str) -> tuple[Frame, ...]:
    """What may be meant, by the words before the name and behind it; the likeliest first."""
    before = f"{before.strip()} " if before.strip() else ""
    after = english.NOUN.sub("", after)
    if english.ADDS.match(before):
        return (Frame("asked"),) if english.NOTHING_MORE.match(after) else ()
    if english.CHANGES.match(before):
        return _after_a_verb(after)
    if english.MISTAKES.match(before):
        return _after_a_mistake(before, after)
    return _plain(after) if english.PLAIN.match(before) else ()


def _after_a_verb(after: str) -> tuple[Frame, ...]:
    if english.NOTHING_MORE.match(after):
        return (Frame("asked"),)
    found = (pattern.match(after) for pattern in _AFTER_A_VERB)
    return tuple(Frame("asked", one["value"].strip()) for one in found if one)


def _after_a_mistake(before: str, after: str) -> tuple[Frame, ...]:
    is_told = english.SAYS_MISTAKEN.search(before)
    if then := english.WRONG_THEN.match(after) or english.THEN.match(after):
        return (Frame("asked", then["value"].strip()), Frame("asked"))
    return (Frame("asked"),) if (is_told and english.NOTHING_MORE.match(after)) or english.WRONG.match(after) else ()


def _plain(after: str) -> tuple[Frame, ...]:
    if any(pattern.match(after) for pattern in _COMPLAINED):
        return (Frame("asked"),)
    return tuple(
        Frame(strength, found["value"].strip())
        for strength, patterns in _LEVELS
        for pattern in patterns
        if (found := pattern.match(after))
    )
