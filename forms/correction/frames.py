"""The sentences around a field's name that change it: "직원 수를 15명으로 바꿔 주세요", "employees should be 15".

Read by what stands before the name and what behind it, so that a name in the middle of a free text changes nothing.
"""

import re
from dataclasses import dataclass
from typing import Literal

Strength = Literal["asked", "told", "said", "bare"]

_ENDS = r"[\s.!~…?]*$"
_OWN = r"(?:(?:my|our|the|that|this|your|its|제|저희(?:\s?회사)?|우리(?:\s?회사)?|그)\s+)*"
_VERB = r"(?:change|correct|edit|fix|update|set|modify|revise|amend|alter|adjust|redo|re-?do|replace|switch|put|make|re-?enter|rewrite|turn)"
_BEGIN_EN = (
    r"(?:(?:please|pls|and|also|then|ok|okay|hi|now|so|well|but|um|just)[\s,]+)*"
    r"(?:(?:(?:can|could|would|will)\s+(?:you|i|we)|i\s+(?:want|need|have|wish)\s+to|i'?d\s+like\s+to|i\s+would\s+like\s+to|we\s+(?:want|need|have)\s+to|"
    r"let\s+me|let'?s|i'?d\s+like|i\s+must|we\s+must|i\s+wanna|(?:it\s+is\s+)?time\s+to|you\s+(?:can|should|must)|go\s+back\s+(?:and|to))\s+)?(?:(?:please|to|just)\s+)*"
)
_OF = r"(?:(?:answer|value|entry|line|field|figure|number)\s+(?:for|of|about|on|to|in)\s+)?"
_CHANGES = re.compile(rf"^{_BEGIN_EN}{_VERB}\s+{_OWN}{_OF}{_OWN}$", re.IGNORECASE)
_ADDS = re.compile(
    rf"^{_BEGIN_EN}(?:add|include|append|remove|delete|drop|take|leave|exclude)\s+.+?\s+(?:to|in|into|from|off|out\s+of)\s+{_OWN}$",
    re.IGNORECASE,
)
_WRONG_BEFORE = re.compile(
    rf"^(?:(?:there(?:'s|\s+is)|i\s+made|i'?ve\s+made|we\s+made|made)\s+)?(?:a|an|the)?\s*(?:mistake|typo|error|slip)\s+(?:in|with|on|for|about|at)\s+{_OWN}$"
    rf"|^(?:i|we)?\s*(?:got|entered|typed|gave|wrote|put|told|have|chose|picked|said)\s+(?:you\s+)?(?:in\s+)?(?:{_OWN})?(?:wrong|incorrect)\s+$"
    rf"|^(?:i|we)\s+(?:got|entered|typed|gave|wrote|put|chose|picked|said|misspelled|mistyped)\s+{_OWN}$|^(?:the\s+)?wrong\s+$",
    re.IGNORECASE,
)
_PLAIN = re.compile(
    rf"^(?:(?:아까|방금|앞에서|앞에|이전에|전에|위에|참|그리고|근데|그런데|그|and|also|but|so|well|oh|um|about|regarding|as\s+for)[\s,]+)*"
    rf"(?:(?:말한|쓴|적은|답한|입력한|썼던|적었던|말했던)\s+)?{_OWN}$",
    re.IGNORECASE,
)

_JOSA = r"(?:은요|는요|은|는|이|가|을|를|도|만|에|에서|의|란|칸|항목|부분|쪽|답|거|것)*"
_ACT = r"(?:고치|고쳐|고친|바꾸|바꿔|바꾼|수정|변경|정정|교체|적어|써|넣어|해|입력|기재|조정|업데이트)"
_PLEASE = r"(?:해|하)?\s*(?:줘요?|주세요|주실래요|주실\s?수\s?있나요|줄래요?|주시겠어요|주시면\s?(?:돼요|됩니다|감사하겠습니다)|주십시오|주라|주삼|주셈|드려요|부탁\S*|할게요?|할께요?|할래요?|하겠습니다|하고\s?싶어요|야\s?(?:해요|돼요|됩니다|해)|요|세요|될까요|되나요)?"
_TO_KO = re.compile(
    rf"^{_JOSA}(?!\s*(?:바|새|제대|따|스스|그대)로\s)\s*(?P<value>.+?)\s*(?:으로|로)\s*(?:좀\s*|다시\s*|다\s*)?{_ACT}{_PLEASE}{_ENDS}"
)
_WILL = r"(?:래요?|게요?|께요?|게\s?(?:있어요?|있는데요?|있습니다)|거예요|거에요|까요|수\s?있(?:나요|을까요|어요)|려고\s?(?:요|해요|합니다)|려면요?|래|게)"
_FIX_KO = re.compile(
    rf"^{_JOSA}\s*(?:좀|다시|도|한번|한\s번|제가|방금|아까|바로|새로)?\s*(?:"
    rf"(?:고칠|바꿀|(?:수정|변경|정정)할|다시\s?(?:쓸|적을|답할|고를|할))\s*{_WILL}"
    rf"|(?:고치|바꾸|(?:수정|변경|정정)하)고\s?싶(?:어요|은데요?|습니다)|(?:고쳐|바꿔|(?:수정|변경|정정)(?:해|이요|요|해야)?)\s*{_PLEASE}"
    rf"|(?:수정|변경|정정)(?:이요|요)?){_ENDS}"
)
_WRONG = (
    r"(?:틀렸(?:어요?|네요?|습니다|는데요?|다)?|틀린\s?(?:거|것|것\s?같아요)\S*|틀려요|잘못\s?(?:됐|되었|된|썼|적|입력|말|눌|눌렀|골|골랐|기재|답|나왔|들어갔|써|쓴|봤|알|선택)[가-힣]*(?:\s?(?:같아요|거예요))?|"
    r"오타(?:예요|에요|가?\s?있어요|가?\s?났어요)?|실수(?:예요|에요|했어요)?|아니에요|아닙니다|아닌데요?|맞지\s?않아요|안\s?맞아요)"
)
_FROM_KO = r"(?:\s*(?:아까|방금|제가|앞에서|좀))*\s*"
_WRONG_KO = re.compile(rf"^{_JOSA}{_FROM_KO}{_WRONG}{_ENDS}")
_WRONG_THEN_KO = re.compile(rf"^{_JOSA}{_FROM_KO}{_WRONG}[\s,.!~]+(?P<value>.+?){_ENDS}")
_THEN_WRONG_KO = re.compile(
    rf"^{_JOSA}\s*(?P<value>.+?)[\s,.!~]+(?:아까|방금|제가|앞에서|전에)+\s*(?:제가\s*)?{_WRONG}{_ENDS}"
)
_NOT_KO = re.compile(
    r"^(?:은|는|이|가|을|를)?\s*(?P<old>.+?)\s*(?:이|가)?\s*(?:아니고요?|아니라요?|아니에요|아니예요|아닙니다|아니야|말고|라고\s?했는데|이라고\s?했는데|인\s?줄\s?알았는데)[\s,.]+(?P<value>.+?)"
    + _ENDS
)
_COLON = re.compile(rf"^\s*[:=]\s*(?P<value>.+?)(?:[\s,]+(?:please|not\s+[^,]+?))*{_ENDS}", re.IGNORECASE)
_IS_KO = re.compile(rf"^(?:은|는|이|가)\s*(?:사실|원래|지금|정확히는)?\s*(?P<value>.+?){_ENDS}")

_ADD_KO = re.compile(
    rf"^(?:에|에다|에서|도)\s*.+?\s*(?:추가|더해|더하|넣어|넣을|빼|뺄|빼고|삭제|지워|제외)[가-힣]*\s*(?:{_PLEASE}){_ENDS}"
)

_LATE = r"(?:[\s,]+(?:please|pls|instead|now|thanks|thank\s+you|then|ok|not\s+(?P<old>[^,]+?)))*"
_TO_EN = re.compile(
    rf"^(?:\s+from\s+.+?|\s+.+?)??\s*(?:\s(?:to|into|as|with|=|to\s+be)\s|:|->|→)\s*(?P<value>.+?){_LATE}{_ENDS}",
    re.IGNORECASE,
)
_SHOULD = re.compile(
    rf"^,?\s*(?:answer\s+|value\s+)?(?:should|must|needs?\s+to|has\s+to|have\s+to|ought\s+to)\s+(?:really\s+|actually\s+|now\s+)?(?:be|read|say)\s+(?P<value>.+?){_LATE}{_ENDS}",
    re.IGNORECASE,
)
_BAD = (
    r"(?:wrong|incorrect|not\s+(?:right|correct|true|accurate)|mistaken|a\s+mistake|a\s+typo|outdated|off|inaccurate)"
)
_WRONG_EN = re.compile(
    rf"^(?:\s+(?:i\s+(?:gave|wrote|entered|typed|put|said|told\s+you)))?\s*(?:\s(?:is|was|are|were|looks?|seems?|isn'?t|wasn'?t|has|have)\s+)?(?:still\s+|just\s+)?"
    rf"(?:{_BAD}|right|correct|a\s+(?:typo|mistake)(?:\s+in\s+it)?|changed)(?:[\s,]+(?:please|sorry|i\s+think|fix\s+it|change\s+it))*{_ENDS}"
    rf"|^\s+(?:wrong|incorrectly|wrongly){_ENDS}",
    re.IGNORECASE,
)
_WRONG_THEN_EN = re.compile(
    rf"^(?:\s+i\s+(?:gave|wrote|entered|typed|put|said))?(?:\s+(?:is|was|are|were)\s+|\s+){_BAD}[\s,.;:!–-]+(?:(?:it|they|that)(?:'s|'re|\s+(?:is|are|was|were|should\s+be|must\s+be))\s+|should\s+be\s+|we\s+have\s+|make\s+it\s+|but\s+)?(?P<value>.+?){_LATE}{_ENDS}",
    re.IGNORECASE,
)
_THEN_EN = re.compile(
    rf"^[\s,.;:!–-]+(?:(?:it|they|that)(?:'s|'re|\s+(?:is|are|was|were|should\s+be|must\s+be))\s+|should\s+be\s+)(?P<value>.+?){_LATE}{_ENDS}",
    re.IGNORECASE,
)
_NOT_EN = re.compile(
    rf"^(?:\s+(?:is|are|was|were)\s+not|\s+(?:isn'?t|aren'?t|wasn'?t|weren'?t)|\s+not|,?\s*not)\s+(?P<old>.+?)(?:\s+but\s+|[\s]*[,;.]\s*(?:but\s+)?(?:(?:it|they)(?:'s|'re|\s+(?:is|are))\s+)?|\s+it'?s\s+)(?P<value>.+?)(?:[\s,]+please)?{_ENDS}",
    re.IGNORECASE,
)
_SURELY_EN = re.compile(
    rf"^(?:\s+(?:is|are|was|were)|'s|'re)\s+(?:actually|really|now|in\s+fact)\s+(?P<value>.+?){_LATE}{_ENDS}",
    re.IGNORECASE,
)
_IS_EN = re.compile(rf"^(?:(?:\s+(?:is|are|was|were)|'s|'re)\s+)(?P<value>.+?){_LATE}{_ENDS}", re.IGNORECASE)
_NOTHING_MORE = re.compile(
    rf"^(?:[\s,]+(?:please|pls|again|instead|now|too|answer|field|line|that\s+i\s+gave|wrong))*{_ENDS}", re.IGNORECASE
)
_BARE = re.compile(rf"^\s+(?P<value>.+?){_LATE}{_ENDS}", re.IGNORECASE)

_NOUN = re.compile(r"^\s+(?:answer|entry|field|line|value|figure|number|information|info)(?=\s|$)", re.IGNORECASE)

_AFTER_A_VERB = (_TO_EN, _SHOULD, _NOT_EN)
_ASKED = (_TO_KO, _THEN_WRONG_KO, _WRONG_THEN_KO, _SHOULD, _WRONG_THEN_EN)
_COMPLAINED = (_ADD_KO, _FIX_KO, _WRONG_KO, _WRONG_EN)
_TOLD = (_NOT_KO, _NOT_EN, _SURELY_EN, _COLON)
_SAID = (_IS_KO, _IS_EN)
_BARELY = (_BARE,)


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
    after = _NOUN.sub("", after)
    if _ADDS.match(before):
        return (Frame("asked"),) if _NOTHING_MORE.match(after) else ()
    if _CHANGES.match(before):
        return _after_a_verb(after)
    if _WRONG_BEFORE.match(before):
        return _after_a_mistake(before, after)
    return _plain(after) if _PLAIN.match(before) else ()


def _after_a_verb(after: str) -> tuple[Frame, ...]:
    if _NOTHING_MORE.match(after):
        return (Frame("asked"),)
    found = (pattern.match(after) for pattern in (*_AFTER_A_VERB, _BARE))
    return tuple(Frame("asked", one["value"].strip()) for one in found if one)


def _after_a_mistake(before: str, after: str) -> tuple[Frame, ...]:
    is_told = re.search(r"\b(?:wrong|incorrect|mistake|typo|error|slip|misspelled|mistyped)\b", before, re.IGNORECASE)
    if then := _WRONG_THEN_EN.match(after) or _THEN_EN.match(after):
        return (Frame("asked", then["value"].strip()), Frame("asked"))
    return (Frame("asked"),) if (is_told and _NOTHING_MORE.match(after)) or _WRONG_EN.match(after) else ()


def _plain(after: str) -> tuple[Frame, ...]:
    if any(pattern.match(after) for pattern in _COMPLAINED):
        return (Frame("asked"),)
    levels: tuple[tuple[Strength, tuple[re.Pattern[str], ...]], ...] = (
        ("asked", _ASKED),
        ("told", _TOLD),
        ("said", _SAID),
        ("bare", _BARELY),
    )
    return tuple(
        Frame(strength, found["value"].strip())
        for strength, patterns in levels
        for pattern in patterns
        if (found := pattern.match(after))
    )
