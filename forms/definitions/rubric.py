"""How applications are scored: criteria of items, each with its points, and who or what gives them."""

from typing import Annotated, Literal

from pydantic import Field

from forms.definitions.basics import Frozen, Key, Text, Words
from forms.definitions.logic import Condition, Operand

Points = Annotated[float, Field(ge=0, le=1000)]


class Item(Frozen):
    """One line of the rubric."""

    key: Key
    name: Words
    points: Points  # at most
    by: Literal["formula", "evaluator"]
    score: Operand | None = None  # the points by formula, kept between 0 and `points`
    proved_by: tuple[Key, ...] = ()  # requirements whose certificates prove it
    advice: Words | None = None  # what a company can do for it
    guess: bool = False


class Criterion(Frozen):
    """A group of items."""

    key: Key
    name: Words
    items: Annotated[tuple[Item, ...], Field(min_length=1)]

    @property
    def points(self) -> float:
        """At most, over its items."""
        return sum(item.points for item in self.items)


class Bonus(Frozen):
    """Points or favour beside the criteria, such as 우대 for minority-owned firms."""

    key: Key
    name: Words
    points: Points
    needs: Condition
    source: Text
    guess: bool = False


class Rubric(Frozen):
    """The whole table."""

    criteria: Annotated[tuple[Criterion, ...], Field(min_length=1)]
    bonuses: tuple[Bonus, ...] = ()
    pass_mark: Points | None = None
    pass_mark_guess: bool = False
    source: Text

    @property
    def points(self) -> float:
        """At most, without bonuses."""
        return sum(criterion.points for criterion in self.criteria)
