"""Which answers of a draft stay valid in another edition of its programme, and what is to be asked again."""

import dataclasses
from dataclasses import dataclass

from pydantic import JsonValue

from forms import errors, fields, progress
from forms.answers import Answers
from forms.definitions.model import Programme, Question

#: A question that differs in one of these means another thing: its answer does not stay.
_MEANING = ("type", "unit", "shared")


@dataclass(frozen=True)
class CarryOver:
    """What becomes of the answers of a draft."""

    kept: Answers  # by the keys of the new edition
    dropped: Answers  # by the keys of the old edition
    asked: tuple[str, ...]  # keys of the new edition that are asked because of the change, in its order


def carry_over(old: Programme, new: Programme, answers: Answers) -> CarryOver:
    """Takes the answers of a draft from one edition to another; nothing is guessed from an answer of another type."""
    kept, dropped = {}, {}
    for key, answer in answers.items():
        successor = _successor(old, new, key)
        if successor is not None and _fits(successor, _question(old, key), answer.value):
            kept[successor.key] = dataclasses.replace(answer, key=successor.key)
        else:
            dropped[key] = answer
    return CarryOver(kept, dropped, _asked(old, new, kept, dropped))


def offers_more(question: Question, before: Question) -> bool:
    """Whether one can choose several of a list that is longer than `before`: what was not offered was not denied."""
    offered = {choice.id for choice in before.choices}
    return question.type == "choices" and any(choice.id not in offered for choice in question.choices)


def _asked(old: Programme, new: Programme, kept: Answers, dropped: Answers) -> tuple[str, ...]:
    """What is new, and what had an answer that does not stay; what was open before is asked anyway."""
    followed = {
        successor.key: question.key for question in old.questions if (successor := _successor(old, new, question.key))
    }
    open_now = progress.open_questions(new, kept)
    return tuple(one.key for one in open_now if one.key not in followed or followed[one.key] in dropped)


def _successor(old: Programme, new: Programme, key: str) -> Question | None:
    """The question of the new edition that is the same thing: the same shared one, else the one of the same key."""
    before = _question(old, key)
    if before is None:
        return None
    if before.shared is None:
        return _question(new, key)
    return next((question for question in new.questions if question.shared == before.shared), None)


def _question(programme: Programme, key: str) -> Question | None:
    return next((question for question in programme.questions if question.key == key), None)


def _fits(question: Question, before: Question | None, value: JsonValue) -> bool:
    """Whether a value that answered `before` answers `question`."""
    if before is None or any(getattr(question, name) != getattr(before, name) for name in _MEANING):
        return False
    if question.choices:
        ids = {choice.id for choice in question.choices}
        chosen = value if isinstance(value, list) else [value]
        return not offers_more(question, before) and all(one in ids for one in chosen)
    return _table_fits(question, before, value) if question.columns else _is_allowed(question, value)


def _table_fits(question: Question, before: Question, value: JsonValue) -> bool:
    """Fixed rows stand in the order of their labels, so other labels make other rows."""
    if not isinstance(value, list) or question.row_labels != before.row_labels:
        return False
    was = {column.key: (column.type, column.unit) for column in before.columns}
    now = {column.key: (column.type, column.unit) for column in question.columns}
    needed = {column.key for column in question.columns if not column.optional}
    rows = [row for row in value if isinstance(row, dict)]
    whole = all(needed <= row.keys() <= now.keys() for row in rows)
    alike = all(was[key] == now[key] for key in was.keys() & now.keys())
    return whole and alike and len(rows) <= (question.max_rows or len(rows))


def _is_allowed(question: Question, value: JsonValue) -> bool:
    if isinstance(value, str) and question.max_length is not None and len(value) > question.max_length:
        return False
    try:
        fields.FIELD_TYPES[question.type].check(question, value, "ko")
    except errors.FieldError:
        return False
    return True
