"""A difference between two editions in words."""

import datetime as dt

from forms import fields
from forms.changes.differences import Difference
from forms.definitions.basics import Language, Money
from forms.field_types import shown

_JOINED = ", "


def say(difference: Difference, language: Language) -> str:
    """One line for a list of what changed."""
    facts = {
        "name": difference.name.to(language) if difference.name else "",
        "aspects": _JOINED.join(shown.say(f"change.aspect.{one}", language) for one in difference.aspects),
        "old": _value(difference.old, language),
        "new": _value(difference.new, language),
    }
    last = difference.key if difference.part == "date" else difference.kind
    return shown.say(f"change.{difference.part}.{last}", language, **facts)


def _value(value: object, language: Language) -> str:
    if value is None:
        return shown.say("change.date.none", language)
    if isinstance(value, bool):
        return shown.say("show.yes" if value else "show.no", language)
    if isinstance(value, Money | dt.date | int | float | str):
        return fields.show_plain(value, language)
    return shown.say("change.parameter.table", language)
