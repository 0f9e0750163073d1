"""English words around a field's name that change it: before the name, and behind it to the end of the sentence."""

import re

from forms.correction import korean

ENDS = korean.ENDS
_OWN = rf"(?:(?:my|our|the|that|this|your|its)\s+|{korean.OWN}){{0,3}}"
_VERB = (
    r"(?:change|correct|edit|fix|update|set|modify|revise|amend|alter|adjust|redo|re-do|replace|switch|put|make|"
    r"re-?enter|rewrite|turn)"
)
_BEGIN = (
    r"(?:(?:please|pls|and|also|then|ok|okay|hi|now|so|well|but|um|just)[\s,]+){0,4}"
    r"(?:(?:(?:can|could|would|will)\s+(?:you|i|we)|i\s+(?:want|need|have|wish)\s+to|i'?d\s+like\s+to|"
    r"i\s+would\s+like\s+to|we\s+(?:want|need|have)\s+to|let\s+me|let'?s|i'?d\s+like|i\s+must|we\s+must|i\s+wanna|"
    r"(?:it\s+is\s+)?time\s+to|you\s+(?:can|should|must)|go\s+back\s+(?:and|to))\s+)?(?:(?:please|to|just)\s+){0,3}"
)
_OF = r"(?:(?:answer|value|entry|line|field|figure|number)\s+(?:for|of|about|on|to|in)\s+)?"


def _pattern(*parts: str) -> re.Pattern[str]:
    return re.compile("".join(parts), re.IGNORECASE)


#: Before the name: "please change our ...".
CHANGES = _pattern(rf"^{_BEGIN}{_VERB}\s+{_OWN}{_OF}{_OWN}$")
ADDS = _pattern(
    rf"^{_BEGIN}(?:add|include|append|remove|delete|drop|take|leave|exclude)\s+.+?\s+",
    rf"(?:to|in|into|from|off|out\s+of)\s+{_OWN}$",
)
_GAVE = r"(?:got|entered|typed|gave|wrote|put|chose|picked|said)"
MISTAKES = _pattern(
    r"^(?:(?:there(?:'s|\s+is)|i\s+made|i'?ve\s+made|we\s+made|made)\s+)?(?:a|an|the)?\s*",
    rf"(?:mistake|typo|error|slip)\s+(?:in|with|on|for|about|at)\s+{_OWN}$",
    rf"|^(?:i|we)?\s*(?:{_GAVE}|told|have)\s+(?:you\s+)?(?:in\s+)?{_OWN}(?:wrong|incorrect)\s+$",
    rf"|^(?:i|we)\s+(?:{_GAVE}|misspelled|mistyped)\s+{_OWN}$|^(?:the\s+)?wrong\s+$",
)
SAYS_MISTAKEN = _pattern(r"\b(?:wrong|incorrect|mistake|typo|error|slip|misspelled|mistyped)\b")
PLAIN = _pattern(rf"^(?:(?:and|also|but|so|well|oh|um|about|regarding|as\s+for)[\s,]+){{0,3}}{korean.BEFORE}{_OWN}$")

# Behind the name.
NOUN = _pattern(r"^\s+(?:answer|entry|field|line|value|figure|number|information|info)(?=\s|$)")
_LATE = (
    r"(?:[\s,]+(?:please|pls|instead|now|thanks|thank\s+you|then|ok)){0,3}(?:[\s,]+not\s+[^,]{1,60}?)?(?:[\s,]+please)?"
)
_IT = r"(?:it|they|that)(?:'s|'re|\s+(?:is|are|was|were|should\s+be|must\s+be))\s+"
_VALUE = rf"(?P<value>.+?){_LATE}{ENDS}"
_BE = r"\s+(?:is|are|was|were)"
TO = _pattern(rf"^(?:\s+from\s+.+?|\s+.+?)??\s*(?:\s(?:to|into|as|with|=|to\s+be)\s|:|->|→)\s*{_VALUE}")
SHOULD = _pattern(
    r"^,?\s*(?:should|must|needs?\s+to|has\s+to|have\s+to|ought\s+to)\s+(?:really\s+|actually\s+|now\s+)?",
    rf"(?:be|read|say)\s+{_VALUE}",
)
_BAD = (
    r"(?:wrong|incorrect|not\s+(?:right|correct|true|accurate)|mistaken|a\s+mistake|a\s+typo|outdated|off|inaccurate)"
)
_I_GAVE = rf"(?:\s+i\s+(?:{_GAVE}|told\s+you))?"
WRONG = _pattern(
    rf"^{_I_GAVE}\s*(?:{_BE}|\s+(?:looks?|seems?|has|have))\s+(?:still\s+|just\s+)?(?:{_BAD}|a\s+(?:typo|mistake)\s+in\s+it|",
    rf"changed)(?:[\s,]+(?:please|sorry|i\s+think|fix\s+it|change\s+it)){{0,3}}{ENDS}",
    rf"|^\s+(?:isn'?t|wasn'?t|aren'?t|weren'?t)\s+(?:right|correct|true){ENDS}|^\s+(?:wrong|incorrectly|wrongly){ENDS}",
)
WRONG_THEN = _pattern(
    rf"^{_I_GAVE}(?:{_BE})?\s+{_BAD}[\s,.;:!–-]+(?:{_IT}|should\s+be\s+|we\s+have\s+|make\s+it\s+|but\s+)?{_VALUE}"
)
THEN = _pattern(rf"^[\s,.;:!–-]+(?:{_IT}|should\s+be\s+){_VALUE}")
NOT = _pattern(
    rf"^(?:{_BE}\s+not|\s+(?:isn'?t|aren'?t|wasn'?t|weren'?t)|,?\s*not)\s+.+?",
    r"(?:\s+but\s+|\s*[,;.]\s*(?:but\s+)?(?:(?:it|they)(?:'s|'re|\s+(?:is|are))\s+)?|\s+it'?s\s+)",
    rf"(?P<value>.+?)(?:[\s,]+please)?{ENDS}",
)
SURELY = _pattern(rf"^(?:{_BE}|'s|'re)\s+(?:actually|really|now|in\s+fact)\s+{_VALUE}")
IS = _pattern(rf"^(?:{_BE}|'s|'re)\s+{_VALUE}")
COLON = _pattern(rf"^\s*[:=]\s*{_VALUE}")
BARE = _pattern(rf"^\s+{_VALUE}")
NOTHING_MORE = _pattern(rf"^(?:[\s,]+(?:please|pls|again|instead|now|too|that\s+i\s+gave|wrong)){{0,3}}{ENDS}")
