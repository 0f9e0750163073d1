"""What a sentence changes that names its field: the question, and the value where one can be read."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from pydantic import JsonValue

from forms import errors, fields, mentions
from forms.correction import frames, kinds, leads
from forms.correction.frames import Frame, Strength
from forms.definitions.model import Language, Question
from forms.field_types import cleaning, sentences

LONGEST = 200  # characters: a longer text is no correction
_MOST_WORDS_OF_A_CHOICE = 6
_SHORTEST_PLURAL = 3
_BRACKETS = re.compile(r"\([^()]*\)")


@dataclass(frozen=True)
class Meant:
    """One question that is meant; without a value it is to be asked anew."""

    question: Question
    strength: Strength
    value: JsonValue | None = None


def read(questions: Sequence[Question], text: str, language: Language) -> tuple[Meant, ...]:
    """What the sentence is about, by the longest name in it; several where two are named alike."""
    line = clean(text)
    if line is None:
        return ()
    lead = leads.read(line)
    ways = dict.fromkeys((line, lead.rest) if lead and lead.rest else (line,))
    found = [pair for said in ways for question in questions for pair in _of(question, said, language)]
    if any(meant.strength == "asked" for _, meant in found):  # "상호 말고 대표자를 고칠래요" is of the latter
        found = [(length, meant) for length, meant in found if meant.strength != "told" or meant.value is not None]
    longest = max((length for length, _ in found), default=0)
    best = _firsts(meant for length, meant in found if length == longest)
    return tuple(_told(meant) for meant in best) if lead and lead.sure else best


def clean(text: str) -> str | None:
    """`text` on one line; None where it is harmful, empty, or too long to be a correction."""
    try:
        return cleaning.clean(text, limit=LONGEST)
    except errors.FieldError:
        return None


def _told(meant: Meant) -> Meant:
    is_weak = meant.strength in {"said", "bare"}
    return Meant(meant.question, "told", meant.value) if is_weak else meant


def _firsts(found: Iterator[Meant]) -> tuple[Meant, ...]:
    """The likeliest reading of each question."""
    first: dict[str, Meant] = {}
    for meant in found:
        first.setdefault(meant.question.key, meant)
    return tuple(first.values())


def _of(question: Question, text: str, language: Language) -> Iterator[tuple[int, Meant]]:
    for name in _forms(question):
        for start, end in mentions.spans(text, name):
            meant = _in_frames(question, frames.read(text[:start], text[end:]), language)
            if meant is not None:
                yield len(mentions.squeeze(name)), meant


def _forms(question: Question) -> Iterator[str]:
    """Its names, without what stands in brackets too, and English ones in singular and plural."""
    for name in sentences.names(question):
        yield name
        if (bare := _BRACKETS.sub("", name).strip()) and bare != name:
            yield bare
        if name.isascii() and len(name) > _SHORTEST_PLURAL:
            yield name[:-1] if name.endswith("s") else f"{name}s"


def _in_frames(question: Question, found: Sequence[Frame], language: Language) -> Meant | None:
    """The first frame whose value is one of this question; else that a change is wanted, if it is."""
    for frame in found:
        value = None if frame.value is None else _value(question, frame, language)
        if value is not None:
            return Meant(question, frame.strength, value)
    if found and (found[0].strength in {"asked", "told"} or _is_of_its_kind(question, found[0], language)):
        return Meant(question, found[0].strength)
    return None


def _is_of_its_kind(question: Question, frame: Frame, language: Language) -> bool:
    """Whether the value is wrong, and yet evidently one of this question: a day without its year."""
    try:
        fields.parse(question, frame.value or "", language)
    except errors.FieldError as error:
        return "understood" in error.facts and question.type not in kinds.CHOSEN
    return False


def _value(question: Question, frame: Frame, language: Language) -> JsonValue | None:
    text = frame.value or ""
    is_weak = frame.strength in {"said", "bare"}
    if frame.strength == "bare" and question.type in kinds.FREE:
        return None
    if question.type == "choice" and len(text.split()) > _MOST_WORDS_OF_A_CHOICE:
        return None
    try:
        value = fields.parse(question, text, language)
    except errors.FieldError:
        return None
    is_plain = question.type in kinds.FREE or not is_weak or fields.is_plain(question, text)
    return value if is_plain else None
