"""Typed words that change an answer given before, whatever intent was seen in them: read before the open question is.

A sentence that speaks of another field, or takes something back, is never the open question's answer in silence:
it changes what it names, or the user is asked which answer is meant.
"""

from __future__ import annotations

from bot.services.base.wordings import is_question
from bot.services.conversation.talk import Talk
from bot.services.form import changing, contradicted, interview
from bot.services.form.changing import Deed
from bot.services.steps import pick, question
from forms import fields, progress
from forms.correction import kinds, leads, pairs, reading, touching
from forms.correction.reading import Meant
from forms.definitions.model import Question

#: Steps whose answer is that of a question; at the others nothing typed is a value.
OF_A_QUESTION = frozenset({"question", "reopened", "place"})
#: Steps that read words of their own, and are not to be taken for another answer.
APART = frozenset({"consent_first"})
#: A "no" at the beginning may be the answer to these.
ANSWERED_BY_NO = kinds.CHOSEN | {"yes_no"}
#: More than so many words of an answer are a text, in which other fields may be spoken of.
MOST_WORDS_OF_A_NAME = 7


def deed(talk: Talk) -> Deed | None:
    """What the words change; None where they are none of a correction."""
    if talk.turn.kind != "text" or talk.situation.draft is None or talk.situation.draft.open_step is None:
        return None
    kind = talk.situation.draft.open_step[0]
    if kind in APART or interview.waits_for_consent(talk) or len(talk.turn.text) > reading.LONGEST:
        return None
    if kind == "reason":
        return _in_a_reason(talk)
    if kind == "which":
        return _by_lead(talk)  # "sorry, 20 people" is of another answer; the one that is asked about stays open
    return _by_name(talk) or _by_pair(talk) or contradicted.by_words(talk) or _by_lead(talk)


def _in_a_reason(talk: Talk) -> Deed | None:
    """Why an answer differs is told in own words: only a change with its value is none of them."""
    found = _named(talk)
    is_change = len(found) == 1 and found[0].strength == "asked" and found[0].value is not None
    return changing.store(found[0]) if is_change else None


def _by_name(talk: Talk) -> Deed | None:
    found = _named(talk)
    if len(found) == 1:
        return _of_one(talk, found[0])
    asked = [each for each in found if each.strength in {"asked", "told"}]
    answered = [each for each in asked if each.question.key in talk.situation.answers]
    if len(answered) == 1:
        return _of_one(talk, answered[0])
    return changing.ask_which(answered or asked) if asked else None


def _named(talk: Talk) -> tuple[Meant, ...]:
    return reading.read(_candidates(talk), talk.turn.text, talk.language)


def _of_one(talk: Talk, meant: Meant) -> Deed | None:
    """Of the open question only what asks for a change; of another all that cannot be the open one's answer."""
    open_ = open_question(talk)
    if open_ is not None and meant.question.key == open_.key:
        return _of_the_open(meant)
    if open_ is not None and open_.type == "table" and question.is_read(talk, open_, talk.turn.text):
        return None
    if meant.strength in {"asked", "told"}:
        if is_question(talk.turn.text) and meant.value is None and meant.strength == "told":
            return None
        return changing.store(meant) if meant.value is not None else changing.reopen(meant.question)
    if meant.value is None:
        return None if is_question(talk.turn.text) else changing.reopen(meant.question)
    if is_question(talk.turn.text) or (open_ is not None and fields.is_meant(open_, talk.turn.text)):
        return None
    return _of_free_words(talk, meant, open_) if meant.question.type in kinds.FREE else changing.store(meant)


def _of_the_open(meant: Meant) -> Deed | None:
    if meant.strength != "asked":
        return None
    return changing.store(meant) if meant.value is not None else changing.ask_again


def _of_free_words(talk: Talk, meant: Meant, open_: Question | None) -> Deed | None:
    """ "상호는 한빛식품이에요": words may be a name or not, and a longer text speaks of anything."""
    if open_ is None or open_.type not in kinds.FREE:
        return changing.ask_which([meant])
    if len(talk.turn.text.split()) > MOST_WORDS_OF_A_NAME:
        return None
    value = kinds.value(open_, talk.turn.text, talk.language)
    return changing.ask_which([meant] if value is None else [meant, Meant(open_, "said", value)])


def _by_pair(talk: Talk) -> Deed | None:
    standing = {key: answer.value for key, answer in talk.situation.answers.items()}
    found = pairs.read(_answered(talk), standing, talk.turn.text, talk.language)
    if not found or is_question(talk.turn.text):
        return None
    return changing.store(found[0]) if len(found) == 1 else changing.ask_which(found)


def _by_lead(talk: Talk) -> Deed | None:
    """ "아니 15명이요": of the last answer where only that can be so, of the open one where only that, else asked."""
    line = reading.clean(talk.turn.text)
    lead = leads.read(line) if line else None
    if lead is None or is_question(talk.turn.text):
        return None
    if kinds.says_nothing(lead.rest):
        return _nothing_named(lead)
    open_ = open_question(talk)
    if open_ is not None and open_.type in ANSWERED_BY_NO and fields.is_meant(open_, line or ""):
        return None
    takers = _takers(talk, lead.rest)
    own = kinds.value(open_, lead.rest, talk.language) if open_ is not None else None
    last = _last(talk)
    if own is not None and open_ is not None and open_.type not in kinds.FREE:
        takers = [each for each in takers if each.question.type not in kinds.FREE]
    if takers and last is not None and takers[0].question.key == last.key:
        return _last_or_open(takers[0], open_, own)
    if own is not None and not (lead.sure and _speaks_of_another(talk, lead.rest, open_)):
        return None
    if takers:
        return changing.ask_which(takers[: pick.MAX_OFFERS])
    return _hinted(talk, lead, open_)


def _last_or_open(meant: Meant, open_: Question | None, own: object) -> Deed:
    """Words fit for anything are asked about; a number or a choice that only the last answer can be is that."""
    if meant.question.type in kinds.FREE:
        both = [meant, Meant(open_, "told", own)] if open_ is not None and own is not None else [meant]  # type: ignore[arg-type]
        return changing.ask_which(both)
    if open_ is None or own is None or open_.type in kinds.FREE:
        return changing.store(meant)
    return changing.ask_which([meant, Meant(open_, "told", own)])  # type: ignore[arg-type]


def _nothing_named(lead: leads.Lead) -> Deed | None:
    """ "잘못 썼어요": something is wrong, and not said what. After a mere "wait" or "sorry" the question stands."""
    if not lead.sure or lead.rest:
        return None
    return changing.pick_any if lead.wrong else changing.ask_again


def _hinted(talk: Talk, lead: leads.Lead, open_: Question | None) -> Deed | None:
    """What surely takes back and is no plain answer to the open question is asked, by what its words touch."""
    if not lead.sure or (open_ is not None and fields.is_meant(open_, lead.rest)):
        return None
    touched = touching.touched(_answered(talk), lead.rest, talk.language)
    if touched:
        return changing.ask_which(touched)
    is_told_plainly = open_ is not None and question.is_read(talk, open_, lead.rest)
    return None if is_told_plainly else changing.pick_any


def _speaks_of_another(talk: Talk, text: str, open_: Question | None) -> bool:
    is_free = open_ is not None and open_.type in kinds.FREE
    return is_free and bool(touching.touched(_answered(talk), text, talk.language))


def _takers(talk: Talk, text: str) -> list[Meant]:
    """The answers that could be what is said and are not yet, the newest first."""
    open_ = open_question(talk)
    found = []
    last = _last(talk)
    for one in _answered(talk):
        is_open = open_ is not None and one.key == open_.key
        if is_open or (one.type in kinds.FREE and one != last):
            continue
        value = kinds.value(one, text, talk.language)
        if value is not None and value != talk.situation.answers[one.key].value:
            found.append(Meant(one, "told", value))
    return found


def open_question(talk: Talk) -> Question | None:
    """The question whose answer typed words would be."""
    draft = talk.situation.draft
    if draft is None or draft.open_step is None or draft.open_step[0] not in OF_A_QUESTION:
        return None
    return next((each for each in talk.situation.programme.questions if each.key == draft.open_step[1]), None)


def _last(talk: Talk) -> Question | None:
    return next(iter(_answered(talk)), None)


def _answered(talk: Talk) -> list[Question]:
    """What was answered, the newest first."""
    by_key = {each.key: each for each in talk.situation.programme.questions}
    return [by_key[key] for key in reversed(list(talk.situation.answers)) if key in by_key]


def _candidates(talk: Talk) -> list[Question]:
    """What may be named: what concerns this company, and whatever was answered."""
    situation = talk.situation
    visible = {each.key for each in progress.visible(situation.programme, situation.answers, situation.today)}
    return [each for each in situation.programme.questions if each.key in visible or each.key in situation.answers]
