"""Words at answers that do not go together, or that the rules refuse: what they say of one of these answers."""

from __future__ import annotations

from bot.services.base.wordings import is_question
from bot.services.conversation.talk import Talk
from bot.services.form import changing
from bot.services.form.changing import Deed
from bot.services.programmes import verdicts
from forms.correction import kinds, leads, reading
from forms.correction.reading import Meant


def by_words(talk: Talk) -> Deed | None:
    """The one of them that can be what is said becomes it; where it is that already, the other is asked anew."""
    line = reading.clean(talk.turn.text)
    keys = _contradicted(talk)
    if not keys or line is None or is_question(talk.turn.text):
        return None
    lead = leads.read(line)
    said = lead.rest if lead and lead.rest else line
    found = _read(talk, keys, said)
    changed = [each for each in found if each.value != talk.situation.answers[each.question.key].value]
    if len(changed) > 1:
        return changing.ask_which(changed)
    if changed:
        return changing.store(changed[0])
    others = [key for key in keys if key not in {each.question.key for each in found}]
    is_settled = len(found) == 1 and len(others) == 1
    return changing.reopen(talk.situation.programme.question(others[0])) if is_settled else None


def _contradicted(talk: Talk) -> list[str]:
    """The questions whose answers the open step offers to change."""
    kind, key = (talk.situation.draft.open_step if talk.situation.draft else None) or ("", "")
    if kind == "limit":
        keys = next((list(limit.mend) for limit in talk.situation.programme.limits if limit.key == key), [])
    elif kind == "eligibility":
        keys = list(dict.fromkeys(key for finding in verdicts.refused(talk.situation) for key in finding.used))
    else:
        keys = []
    return [each for each in keys if each in talk.situation.answers]


def _read(talk: Talk, keys: list[str], text: str) -> list[Meant]:
    questions = [talk.situation.programme.question(key) for key in keys]
    read = ((each, kinds.value(each, text, talk.language)) for each in questions)
    return [Meant(each, "told", value) for each, value in read if value is not None]
