"""Adding to a list that was answered, or taking out of it, whenever: "라자다 추가해줘", "remove Shopee"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from bot.services.base.wordings import is_question
from bot.services.conversation.situation import Situation
from bot.services.conversation.talk import Talk
from forms import fields, mentions, progress
from forms.answers import JsonValue
from forms.definitions.model import LANGUAGES, Question
from forms.errors import FieldError
from forms.field_types import choices, sentences

Way = Literal["add", "remove"]
#: Types whose value is a list of names.
LISTS = frozenset({"choices", "countries"})
_MARKS = " .,!~\t\n"


@dataclass(frozen=True)
class Change:
    """What is to be put into the list of one question, or taken out."""

    question: Question
    way: Way
    names: tuple[str, ...]  # ids of choices, codes of countries
    is_named: bool  # the question was named as well


def meant(talk: Talk) -> Change | None:
    """The change that the typed words ask for; None where they may as well be something else."""
    draft, text = talk.situation.draft, talk.turn.text
    if talk.turn.kind != "text" or draft is None or is_question(text):
        return None
    said = _way(talk, text)
    if said is None or _answers_open_question(talk, said[1]):
        return None
    found = [change for question in _answered(talk.situation) for change in _read(talk, question, *said)]
    found = [change for change in found if change.is_named] or found
    useful = [change for change in found if _changes(talk.situation, change)] or found
    return useful[0] if len(useful) == 1 else None


def after(situation: Situation, change: Change) -> list[JsonValue]:
    """The list as it would be: what means "none" or "not sure" does not stand beside a name."""
    standing, names = _standing(situation, change.question), change.names
    if change.way == "remove":
        return [each for each in standing if each not in names]
    alone = _alone(change.question)
    return [*(each for each in standing if each not in alone), *(each for each in names if each not in standing)]


def _way(talk: Talk, text: str) -> tuple[Way, str] | None:
    """What to do, by the verb at the end (Korean) or the beginning (English), and the other words."""
    ways: tuple[Way, ...] = ("add", "remove")
    for way in ways:
        for verb in _phrases(talk, f"list.verbs_{way}"):
            for start, end in mentions.spans(text, verb):
                before, behind = text[:start].strip(_MARKS), text[end:].strip(_MARKS)
                if bool(before) != bool(behind):
                    return way, before or behind
    return None


def _phrases(talk: Talk, key: str) -> list[str]:
    """In both languages, the longest first."""
    every = [phrase for each in LANGUAGES for phrase in talk.context.catalogue.say(key, each).split("|")]
    return sorted(every, key=len, reverse=True)


def _answered(situation: Situation) -> Iterator[Question]:
    for question in progress.visible(situation.programme, situation.answers, situation.today):
        if question.type in LISTS and question.key in situation.answers:
            yield question


def _read(talk: Talk, question: Question, way: Way, words: str) -> Iterator[Change]:
    """The change of this question's list, where the words hold names of its own and nothing else."""
    rest, is_named = _without(words, sentences.names(question))
    rest, _ = _without(rest, _phrases(talk, "list.besides"))
    names = _names(talk, question, rest)
    if names and (way == "remove" or _alone(question).isdisjoint(names)):
        yield Change(question, way, names, is_named)


def _names(talk: Talk, question: Question, words: str) -> tuple[str, ...]:
    try:
        value = fields.parse(question, words, talk.language)
    except FieldError:
        return ()
    return tuple(str(each) for each in value) if isinstance(value, list) else ()


def _without(text: str, phrases: list[str]) -> tuple[str, bool]:
    """`text` without the phrases, as words of their own, and whether it had any."""
    found = text
    for phrase in phrases:
        for start, end in reversed(mentions.spans(found, phrase)):
            if start == 0 or found[start - 1].isspace():
                found = f"{found[:start]} {found[end:]}"
    return " ".join(found.split()), found != text


def _answers_open_question(talk: Talk, words: str) -> bool:
    """Whether the open question has no answer yet and its own list may be meant."""
    kind, key = (talk.situation.draft.open_step if talk.situation.draft else None) or ("", "")
    if kind != "question" or key in talk.situation.answers:
        return False
    question = talk.situation.programme.question(key)
    return question.type in LISTS and any(_read(talk, question, "remove", words))


def _changes(situation: Situation, change: Change) -> bool:
    return after(situation, change) != _standing(situation, change.question)


def _standing(situation: Situation, question: Question) -> list[str]:
    value = situation.answers[question.key].value
    return [str(each) for each in value] if isinstance(value, list) else []


def _alone(question: Question) -> frozenset[str]:
    return frozenset(each.id for each in question.choices if each.undecided or each.id.startswith(choices.ALONE))
