"""What the search has found: every programme on offer with how it stands; one or several are started from here."""

from __future__ import annotations

import re

from bot.services.base.reply import Reply
from bot.services.conversation.situation import Situation
from bot.services.conversation.talk import Talk
from bot.services.programmes import choosing, match_words, starting
from bot.services.steps import question
from bot.store.buttons import Offer
from forms.definitions.model import Programme
from forms.finding.matches import Match

MOST_OFFERS = 5
_NUMBER = re.compile(r"(?<!\d)(\d{1,2})\s*(?:번|\)|\.|,|(?=\s|$)|과|와|이랑|하고)")


def due(situation: Situation) -> str | None:
    """As soon as no common question decides anything more."""
    is_search = situation.draft is not None and situation.programme.kind == "finder"
    return "list" if is_search and question.due(situation) is None else None


def ask(talk: Talk, _key: str) -> Reply:
    found = talk.situation.matches
    offers = [
        Offer(f"{number}. {talk.to(match.programme.name)}", {"intent": "start", "programme": match.programme.id})
        for number, match in enumerate(found, 1)
        if match.standing in {"eligible", "open"}
    ]
    counts = {standing: sum(match.standing == standing for match in found) for standing in ("eligible", "open")}
    change = talk.offer("button.correct", intent="correct")
    key = "ask.results_none"
    if any(counts.values()):
        key = "ask.results" if all(counts.values()) else "ask.results_open"
    if counts["eligible"] and not counts["open"]:
        key = "ask.results_eligible"
    words = talk.say(key, **counts)
    return Reply(text=words, rows=match_words.rows(talk, found), offers=(*offers[:MOST_OFFERS], change))


def take(talk: Talk, _key: str) -> tuple[Reply, ...]:
    """Opens what was chosen by name or number, the first one to go on with; with a "not" among the words it asks."""
    chosen = choosing.named(talk) or _numbered(talk.turn.text, talk.situation.matches)
    if not chosen or any(word in talk.turn.text.casefold() for word in talk.say("accept.not_this").split("|")):
        return (talk.reply("answer.results"),)
    for programme in reversed(chosen[1:]):
        choosing.open_application(talk.again(), programme)
    told = starting.open_(talk.again(), chosen[0])
    others = ", ".join(talk.to(programme.name) for programme in chosen[1:])
    return (*told, talk.reply("talk.started_several", others=others)) if others else told


def _numbered(text: str, found: tuple[Match, ...]) -> tuple[Programme, ...]:
    """The programmes of the numbers in "1번이랑 3번 할게요"."""
    numbers = dict.fromkeys(int(number) for number in _NUMBER.findall(text))
    return tuple(found[number - 1].programme for number in numbers if 1 <= number <= len(found))
