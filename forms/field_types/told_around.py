"""What people say around a number or a day in a whole sentence, and what does not change it.

"물류비로 한 천이백만원 썼어요" says 천이백만원: the verb only tells that it is so. Verbs that change what is told
(늘었어요, 필요해요) are not here, nor any noun but the question's own: "매출은 3억이에요" answers no question about
capital.
"""

import re

from forms.definitions.model import Question
from forms.field_types import sentences

_SAYS_SO = (
    "했 한 하 해 됐 되 된 돼 될 나왔 나오 나온 나와 나갔 나가 나간 나갑 들었 들어 들 듭 드 썼 쓰 쓴 써 벌었 "
    "찍었 올렸 팔았 팔 팝 보냈 보내 보낸 "
    "다니 다녀 다닙 일하 일해 일합 근무 재직 계시 계세 계십 있 보유 가지 갖 채용 고용 운영 시작 일 기록 달성 "
    "수출했 수출하 발송 시작했 냈 이었 였 인 이네 이죠 이지 "
    "집행 사용 결제 지출 맡고 두고 배치 실어 담당 나옵 봐 봅 기억 "
    "넣었 넣어 걸려 잡혔 잡혀 찍혀 찍혔 적혀 되어 나타나 확인돼 확인됩 같"
)
_ENDS = (
    ""
    "(?:집행|사용|결제|지출|배치|담당|채용|근무|보유|재직|고용|운영|시작|발송|일|요|[어아해돼와워봐여지거]|[맡두하지갖쓰]고|습니|다만|만|다|음|임|함|중|됨|죠|네|"
    "네요|거든요|데요|라나|듯|걸)"
)
_STEM = "|".join(sorted(_SAYS_SO.split(), key=len, reverse=True))
_VERB = re.compile(
    rf"(?P<verb>(?:\s|(?<=[가-힣0-9%A-Za-z)]))(?:{_STEM})[가-힣]{{0,5}}(?:\s(?:{_STEM}|것|거|편|듯|줄|중)[가-힣]{{0,4}}){{0,2}})$"
)
_UNSURE = re.compile(
    r"[면려니야]\s|[면려]$|까(?!지)|나요|는지|은지|인지|인가|던가|예정|계획|목표|예상|추정|하려|할\s?거|할게|하겠|지만|는데\s|한\s?적|하던|했던|했다가|했으면|들쭉|드물|들쑥"
)
_PARTICLE = re.compile(r"(?<=[명인원불러건개%로g곳])(?:이나|이|가|을|를|은|는|으로|로|에|만)$")
_YEARLY = re.compile(r"년|연|year|annual", re.IGNORECASE)
_A_YEAR = re.compile(
    r"^(?:연간|연|매년|해마다|(?:일|1|한)\s?년에|한\s?해에)\s+|\s*(?:a|per|each|every)\s+year$|\s+annually$",
    re.IGNORECASE,
)
_LEAD = re.compile(
    r"^(?:(?:등기|장부|서류|통장|정관|등본|재무제표|홈택스|계약)(?:상으로는|상으로|상에는|상|에는|에)"
    r"|(?:확실|정확)하(?:진|지는|지)\s?않지만|기억하기로(?:는)?|(?:제가\s?)?알기로(?:는)?|딱|겨우|고작|무려|도합|합계|합쳐서|다\s?해서|통틀어|"
    r"(?:등록|보유)(?:한|된)\s?(?:게|건|것은|것이)|요즘|요즘은|한"
    r"|(?!작년|올해|재작년|내년|예상|목표|월|하루|주|분기|건)[가-힣]{2,8}\s?기준(?:으로(?:는)?)?|(?:[가-힣]{1,5}해\s?)?보니까?"
    r"|(?:we|i)(?:'ve|\s+have)?\s+(?:spent|exported|sold|made|earned|paid|have|employ|got)|(?:we|they|there)\s+are|the\s+(?:answer|amount|number)\s+is|exactly|nearly|almost)\s+",
    re.IGNORECASE,
)
_TAIL = re.compile(r"[\s,]+(?:i\s+(?:think|guess|believe)|in\s+total|so\s+far|i'd\s+say)$", re.IGNORECASE)
_MOST = 3  # of each


def without(question: Question, text: str) -> str:
    """`text` without what only tells that it is so; as it is where it denies, asks or is unsure."""
    said = _LEAD.sub("", text)
    if sentences.asks(said) or sentences.denies(said) or _UNSURE.search(said):
        return text
    yearly = _YEARLY.search(f"{question.label.ko} {question.label.en}")
    for _ in range(_MOST):
        shorter = sentences.without_own_words(question, _LEAD.sub("", _TAIL.sub("", text)))
        shorter = _A_YEAR.sub("", shorter) if yearly else shorter
        text = _without_verb(shorter.strip(" .,!~…")) or text
    return text


def _without_verb(text: str) -> str:
    found = _VERB.search(text)
    if found is None or not re.search(rf"{_ENDS}$", found["verb"]):
        return _PARTICLE.sub("", text)
    return _PARTICLE.sub("", text[: found.start()].strip())
