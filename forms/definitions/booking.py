"""What a programme lends out: places, each of which only so many companies can have."""

from typing import Annotated

from pydantic import Field

from forms.definitions.basics import Frozen, Key, Words
from forms.definitions.logic import Operand

#: Characters of a place in its one spelling (forms/booking.py): the intake keeps it in a column of this length.
LONGEST_PLACE = 400


class Booking(Frozen):
    """How a place is named by answers, such as site, day and time of day, and how many may have it."""

    named_by: Annotated[tuple[Key, ...], Field(min_length=1, max_length=6)]  # each answer of bounded length
    capacity: Operand  # companies in one place
    full: Words  # said where all have it already, may name answers in {braces}
    mend: Annotated[tuple[Key, ...], Field(min_length=1)]  # one of these is then to be changed
