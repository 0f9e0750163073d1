"""What a condition or expression rests on in the end: through derived values down to the questions."""

from collections.abc import Iterator

from forms.definitions import logic
from forms.definitions.logic import Condition, Expression
from forms.definitions.model import Derived, Programme


def questions(root: object, programme: Programme) -> tuple[str, ...]:
    """Keys of the questions at the bottom of everything that `root` asks about, each once."""
    asked = (found.question for found in walk(root, programme) if found.question is not None)
    return tuple(dict.fromkeys(key for key in asked if not isinstance(programme.fact(key), Derived)))


def walk(root: object, programme: Programme) -> Iterator[Expression | Condition]:
    """Like logic.walk, and on through the expressions of the derived values that are named."""
    seen: set[str] = set()
    waiting = [root]
    while waiting:
        for found in logic.walk(waiting.pop(0)):
            yield found
            if found.question is None or found.question in seen:
                continue
            seen.add(found.question)
            fact = programme.fact(found.question)
            if isinstance(fact, Derived):
                waiting.append(fact.value)
