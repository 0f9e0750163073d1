"""Which question a sentence such as "직원 수를 12명으로 고쳐줘" names."""

from collections.abc import Iterator

from forms import mentions
from forms.definitions.model import Language, Programme, Question
from forms.field_types import sentences


def named_question(programme: Programme, text: str, language: Language) -> Question | None:
    """The question of the longest name in `text` (spaces and case ignored); None if none or if two are as long."""
    del language  # people mix the two languages, so the names of both always count
    found = sorted(_found(programme, text), key=lambda pair: -pair[0])
    if not found:
        return None
    longest = {question.key for length, question in found if length == found[0][0]}
    return found[0][1] if len(longest) == 1 else None


def _found(programme: Programme, text: str) -> Iterator[tuple[int, Question]]:
    for question in programme.questions:
        lengths = [len(mentions.squeeze(name)) for name in sentences.names(question) if mentions.spans(text, name)]
        if lengths:
            yield max(lengths), question
