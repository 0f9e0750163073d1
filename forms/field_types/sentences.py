"""Sentences that name a question and say its value: "직원 수를 12명으로 고쳐줘", "change employees to 12"."""

import re

from forms import mentions
from forms.definitions.model import Question

LONGEST_VALUE_WORDS = 10
LONGEST_SENTENCE_WORDS = 40

_PARTICLE = re.compile(r"\s*(?:은|는|이|가|을|를|의|:|=)?(?=\s|[^가-힣]|$)\s*|\s*(?:은|는|이|가|을|를)\s*")
_LEAD = re.compile(r"\s*(?:은|는|이|가|:|=|\b(?:is|are|was|were)\b)\s+|\s*[:=]\s*|\s+")
_VERB = r"(?:고치|고쳐|바꾸|바꿔|바뀌|바뀐|바뀝|수정|변경|정정|정해|적어|써|해\s?줘|해\s?주|했|부탁)"
_CHANGE = re.compile(rf"로\s*(?:좀\s*|다시\s*)?{_VERB}")
_FROM = re.compile(r"^.+?에서\s+")
_ENGLISH = re.compile(
    r"^(?:from\s+.+?\s+)?(?:to|into|should\s+be|must\s+be|is\s+now|is|are\s+now|are|=|:)\s+(?P<target>.+?)(?:[,\s]+please)?[.!]*$",
    re.IGNORECASE,
)
_ENDS = re.compile(r"^(?P<target>.+?)(?:으로|로)\s*(?:요)?[.!~\s]*$")
_COMPLAINT = re.compile(
    r"^(?:(?:이|가)?\s*(?:틀렸|틀린|잘못|아니에요|아니고|바뀌었|바꿔|고쳐|수정|변경)\S*(?:\s*(?:주세요|해\s?주세요|것\s?같아요))?[,.!\s]+)+"
)
_ASKS = re.compile(r"\?|(?:[나까]|[은는한인던]가)요[.!~\s]*$|어떻게|무엇|뭐|어디|언제|얼마|무슨|어느|어떤")
_DENIES = re.compile(
    r"아[니닌닙녀뇨](?!면)|않|못|말고|빼고|제외|(?:^|\s)안(?=\s|$|[하해함돼됨되])|없(?!이)|\bnot\b|n't\b|\bno\b|\bexcept\b|\bwithout\b|\?|나요|까요|[은는한인던]가요|어떻게|무엇|뭐|얼마|무슨|어느|어떤|왜|모르|모름|몰라",
    re.IGNORECASE,
)
_TRAILING_PARTICLE = re.compile(r"(?<=[0-9A-Za-z])(?:번?(?:으로|로|에|을|를|은|는|이|가|와|과|랑|이랑|이고|도)|번),?$")
_RELATES = re.compile(
    r"(?:^|\s)(?:이?전|이?후|전후|뒤|까지|부터|쯤|경|무렵|정도)(?:이|에|부터|예|로|인|요|[.~!]|$|\s)|\b(?:before|after|until|since|by)\b",
    re.IGNORECASE,
)
_OWN = re.compile(r"(?:(?:저희|우리)(?:\s?회사)?|제|our|my|the)\s+", re.IGNORECASE)
_OWN_PARTICLE = r"(?:은|는|이|가|엔|에|에는|에도|도|로|으로|로는|만|\s?기준(?:으로(?:는|요)?)?(?:은|는)?)"
_CLOSED = re.compile(r"[가-힣]")


def asks(text: str) -> bool:
    """Whether `text` is a question."""
    return _ASKS.search(text) is not None


def denies(text: str) -> bool:
    """Whether `text` says that something is not so, or asks."""
    return _DENIES.search(text) is not None


def relates(text: str) -> bool:
    """Whether `text` tells something from a day instead of telling the day."""
    return _RELATES.search(text) is not None


def names(question: Question) -> list[str]:
    """Every word by which people name `question`, longest first."""
    every = {*question.aliases, question.label.ko, question.label.en}
    return sorted(every, key=lambda name: (-len(name), name))


def after_name(question: Question, text: str) -> str:
    """What follows the question's name and its particle; the whole text if it is not named or nothing follows."""
    for name in names(question):
        for _, end in mentions.spans(text, name)[:1]:
            particle = _PARTICLE.match(text, end)
            rest = text[particle.end() if particle else end :].strip()
            return _COMPLAINT.sub("", rest) or text
    return text


def without_particle(text: str) -> str:
    """`text` without a particle behind its last digit or Latin letter."""
    return _TRAILING_PARTICLE.sub("", text)


def without_lead(question: Question, text: str) -> str:
    """`text` without the question's name at its very beginning ("상호는 한빛식품")."""
    own = _OWN.match(text)
    beginnings = {0, own.end() if own else 0}
    for name in names(question):
        for start, end in mentions.spans(text, name)[:1]:
            lead = _LEAD.match(text, end)
            if start in beginnings and lead and text[lead.end() :].strip():
                return text[lead.end() :].strip()
    return text


def without_own_words(question: Question, text: str) -> str:
    """`text` without words of the question's name around it: "작년엔 3억" where the sales of 작년 are asked."""
    words = "|".join(map(re.escape, own_words(question)))
    if not words:
        return text
    lead = rf"^(?:(?:{words})(?:{_OWN_PARTICLE}(?:\s+|[:=]\s*)|\s+|(?=[0-9])))+"
    bare = re.sub(rf"(?:\s+(?:{words}))+$", "", re.sub(lead, "", text)).strip()
    return bare or text


def own_words(question: Question) -> list[str]:
    """The question's names and their Korean words, an amount's also without its 액 (매출액: 매출); longest first."""
    words = {word for name in names(question) for word in name.split() if _CLOSED.search(word)}
    amounts = {word[:-1] for word in words if len(word) > 2 and word.endswith("액")}
    return sorted({*names(question), *words, *amounts}, key=lambda word: (-len(word), word))


def target(rest: str) -> str | None:
    """The words a correction asks for, such as "12명" of "12명으로 고쳐줘"; None if it asks for no change."""
    if found := _last_korean(rest):
        return _FROM.sub("", found)
    english = _ENGLISH.match(rest)
    return english["target"].strip() if english else None


def ending_target(rest: str) -> str | None:
    """The words before a (으)로 that ends the sentence, such as "300개" of "300개로"."""
    found = _ENDS.match(rest)
    return found["target"] if found else None


def _last_korean(rest: str) -> str | None:
    """Up to the last (으)로 before the verb, as a street name may itself end in 로."""
    found = None
    for particle in _CHANGE.finditer(rest):
        found = rest[: particle.start()].strip()
    if found and len(found) > 1 and found.endswith("으") and _has_final(found[-2]):
        return found[:-1].strip()
    return found or None


def _has_final(letter: str) -> bool:
    return not _CLOSED.match(letter) or (ord(letter) - ord("가")) % 28 != 0
