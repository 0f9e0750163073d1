"""A near miss in words, with its figures as people read them."""

from pydantic import JsonValue

from forms import fields, plain
from forms.assessment.near_miss import Change, Later
from forms.definitions.basics import Language
from forms.definitions.model import Programme, Question
from forms.field_types import shown


def say(found: Change | Later, programme: Programme, language: Language) -> str:
    """Such as "작년 직접수출이 94만 달러인데, 100만 달러 이상이면 돼요."."""
    return _later(found, programme, language) if isinstance(found, Later) else _change(found, programme, language)


def _change(change: Change, programme: Programme, language: Language) -> str:
    question = programme.question(change.key)
    facts = {
        "label": _label(change, question, language),
        "now": _figure(change, question, change.now, language),
        "needed": _figure(change, question, change.needed, language),
    }
    key = f"near_miss.{'more' if change.is_more else 'less'}.{'beyond' if change.and_beyond else 'exact'}"
    return shown.say(key, language, **facts)


def _later(later: Later, programme: Programme, language: Language) -> str:
    closes = programme.notice.closes
    day = plain.show_date(later.on.isoformat(), language)
    if closes is None or later.on <= closes:
        return shown.say("near_miss.later", language, day=day)
    return shown.say("near_miss.later_closed", language, day=day, closes=plain.show_date(closes.isoformat(), language))


def _label(change: Change, question: Question, language: Language) -> str:
    label = question.label.to(language)
    if change.row is None:
        return label
    numbered = shown.say("near_miss.row", language, number=change.row + 1)
    fixed = change.row < len(question.row_labels)
    row = question.row_labels[change.row].to(language) if fixed else numbered
    return shown.say(
        "near_miss.cell", language, label=label, row=row, column=_cell(change, question).label.to(language)
    )


def _figure(change: Change, question: Question, value: JsonValue, language: Language) -> str:
    return fields.show(question if change.row is None else _cell(change, question), value, language)


def _cell(change: Change, question: Question) -> Question:
    """The column as a question, to be shown like one."""
    column = next(column for column in question.columns if column.key == change.column)
    return question.model_copy(update={"type": column.type, "unit": column.unit, "label": column.label})
