"""What answers a question instead of the company: a field of a certificate, for a year where one is asked for."""

from typing import Annotated, Literal

from pydantic import Field, model_validator

from forms.definitions.basics import Frozen, Key


class ProvedBy(Frozen):
    """The field of a certificate that answers a question.

    With `year` it answers for that calendar year only: the field is an amount of the `period` between two fields of
    the certificate, or a table whose rows begin with a year or a period. `column` (from 0) holds a table's amounts, the
    last one unless said; `by` is the column whose entries are told one by one, such as countries.
    """

    kind: Key
    field: Key
    year: Literal["last", "year_before"] | None = None
    period: tuple[Key, Key] | None = None
    column: Annotated[int, Field(ge=0, lt=20)] | None = None
    by: Annotated[int, Field(ge=0, lt=20)] | None = None

    @model_validator(mode="after")
    def _year_has_a_source(self) -> "ProvedBy":
        if self.year is None and (self.period or self.column is not None or self.by is not None):
            raise ValueError("period, column and by go with a year")
        return self
