"""A document that is asked for by a question. It is uploaded, never typed."""

from typing import ClassVar

from pydantic import JsonValue

from forms import field_errors
from forms.definitions.model import Language, Question
from forms.field_types import shown
from forms.field_types.base import FieldType
from forms.field_types.inputs import FileInput

ACCEPTED = ("application/pdf", "image/jpeg", "image/png")  # media types that can be read


class File(FieldType):
    """A document. Value: its id, which whoever takes the upload stores as the answer."""

    name = "file"
    strict = False
    typed: ClassVar[bool] = False

    def read(self, question: Question, text: str, language: Language) -> JsonValue:
        """Raises NotAFile: words are no document, whatever they say."""
        raise field_errors.NotAFile

    def show(self, question: Question, value: JsonValue, language: Language) -> str:
        """That there is one; the id says nothing to people."""
        return shown.say("show.file", language)

    def input(self, question: Question, value: JsonValue | None, language: Language) -> FileInput:
        """A button for the upload."""
        return FileInput(question=question.key, label=question.label.to(language), accept=ACCEPTED)
