"""The root of what can go wrong with a form, and the faults of definitions and dossiers."""

from collections.abc import Sequence
from typing import ClassVar


class FormsError(Exception):
    """Something is wrong with a form."""

    response: ClassVar[str] = "error.forms"

    def __init__(self, **facts: object) -> None:
        self.facts: dict[str, object] = facts
        details = ", ".join(f"{name}={value!r}" for name, value in sorted(facts.items()))
        super().__init__(f"{(self.__doc__ or '').splitlines()[0]} {details}".strip())


class DefinitionError(FormsError):
    """The definitions have faults."""

    response = "error.forms"

    def __init__(self, faults: Sequence[str]) -> None:
        super().__init__(faults=list(faults))
        self.faults = list(faults)

    def __str__(self) -> str:
        return "\n".join(self.faults)


class WordingError(FormsError):
    """The words for people have faults."""

    def __init__(self, faults: Sequence[str]) -> None:
        super().__init__(faults=list(faults))
        self.faults = list(faults)

    def __str__(self) -> str:
        return "\n".join(self.faults)


class UnknownQuestion(FormsError, KeyError):
    """The programme has no such question."""


class UnknownProgramme(FormsError, KeyError):
    """There is no such programme or notice."""


class UnknownParameter(FormsError, KeyError):
    """The notice sets no such parameter."""


class UnknownType(FormsError, KeyError):
    """Values of this type cannot be compared. Facts: type."""


class IncompleteDossier(FormsError):
    """A required answer or consent is missing, so there is no dossier yet."""

    response = "error.dossier.incomplete"


class FieldError(FormsError):
    """The text is no answer to the question."""

    response = "error.field.text"
