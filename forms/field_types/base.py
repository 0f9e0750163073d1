"""The contract of a field type, and what all types do alike."""

from typing import ClassVar, Literal

from pydantic import JsonValue

from forms import errors
from forms.definitions.model import Language, Question
from forms.field_types import chat_spellings, cleaning, second_thoughts, sentences
from forms.field_types.inputs import Input


class FieldType:
    """One type of answer.

    A type implements `read` and, where its values are no plain words, `show`. `strict` types are recognised by their
    form alone ("12명"); the others are free text, where any words may be the answer. Values are JSON, and what `show`
    says of one is read back as it. Whatever the text, nothing but errors.FieldError is raised.
    """

    name: ClassVar[str]
    strict: ClassVar[bool] = True
    typed: ClassVar[bool] = True  # False where the answer is given otherwise, such as an upload
    needs_choices: ClassVar[bool] = False
    distinctive: ClassVar[bool] = False  # so odd in form that one inside a longer answer is surely meant
    normal_form: ClassVar[Literal["NFC", "NFKC"]] = "NFKC"
    longest: ClassVar[int] = 200  # characters, unless the question says less
    corrects: ClassVar[bool] = True  # whether "A, no, B" says B
    completes: ClassVar[bool] = False  # whether a B that is only the last words of a value takes the others from A
    tells_persons: ClassVar[bool] = False  # True where the type itself tells resident numbers from its own

    def read(self, question: Question, text: str, language: Language) -> JsonValue:
        """The value that the clean `text` is, without limits checked; raises FieldError."""
        raise NotImplementedError

    def show(self, question: Question, value: JsonValue, language: Language) -> str:
        """`value` as people read it."""
        del question, language
        return str(value)

    def check(self, question: Question, value: JsonValue, language: Language) -> None:
        """Raises FieldError if `value` is outside the question's limits."""

    def units(self) -> frozenset[str] | None:
        """Units a definition may name; None when the type has no unit."""
        return None

    def parse(self, question: Question, text: str, language: Language) -> JsonValue:
        """The value of an answer as typed; raises FieldError."""
        line = self.clean(question, text)
        try:
            return self._read_line(question, line, language)
        except errors.ResidentNumber:
            raise
        except errors.FieldError:
            meant = self._corrected(question, line, language)
            if meant is None and (meant := self._inside(question, line, language)) is None:
                raise
            return meant

    def read_whole(self, question: Question, text: str, language: Language) -> JsonValue:
        """The value that all of `text` is, as in the cell of a table; raises FieldError."""
        return self._read_line(question, self.clean(question, text), language)

    def is_plain(self, question: Question, text: str) -> bool:
        """Whether the whole `text` is evidently an answer of this type."""
        if not self.strict:
            return False
        try:
            self.read_whole(question, text, "ko")
        except errors.FieldError:
            return False
        return True

    def is_meant(self, question: Question, text: str) -> bool:
        """Whether `text` is evidently meant as an answer of this type, be it right or not."""
        return self.is_plain(question, text)

    def input(self, question: Question, value: JsonValue | None, language: Language) -> Input | None:
        """The form of input that serves better than a line of text, filled with `value`; None where there is none."""
        return None

    def from_document(self, question: Question, raw: str) -> JsonValue:
        """The value of a normalised certificate field; raises FieldError if it does not fit the question."""
        return self._checked(question, self.clean(question, raw), "ko")

    def find(self, question: Question, text: str, language: Language) -> JsonValue | None:
        """The one value inside a longer sentence, or None."""
        try:
            line = cleaning.clean(text, limit=cleaning.RAW_LIMIT, form=self.normal_form)
        except errors.FieldError:
            return None
        rest = sentences.after_name(question, line)
        target = sentences.target(rest) or (sentences.ending_target(rest) if self.strict else None)
        if target is not None:
            return self.find_target(question, target, language)
        return self.find_anywhere(question, rest, language)

    def find_target(self, question: Question, target: str, language: Language) -> JsonValue | None:
        """The value in the words that a correction asks for: the longest of its endings that is a value."""
        words = target.split()[-sentences.LONGEST_VALUE_WORDS :]
        for start in range(len(words)):
            value = self.try_parse(question, " ".join(words[start:]), language)
            if value is not None:
                return value
        return None

    def find_anywhere(self, question: Question, text: str, language: Language) -> JsonValue | None:
        """The value that stands in `text` if all that stand there are equal."""
        value, _ = self._find_among(question, text.split()[: sentences.LONGEST_SENTENCE_WORDS], language)
        return value

    def try_parse(self, question: Question, text: str, language: Language) -> JsonValue | None:
        """The value of `text`, or None when it is no answer."""
        try:
            return self.read_whole(question, text, language)
        except errors.FieldError:
            return None

    def tidy(self, question: Question, text: str) -> str:
        """`text` without the question's name before it and without politeness."""
        spelled = chat_spellings.plain(text, strict=True)
        stripped = cleaning.strip_strict(sentences.without_lead(question, spelled))
        return sentences.without_lead(question, stripped)

    def told(self, question: Question, text: str) -> str:
        """The part of a sentence that may be a value."""
        return sentences.without_own_words(question, text)

    def clean(self, question: Question, text: str) -> str:
        """`text` normalised and within the length limit; raises FieldError."""
        limit = min(self.longest, question.max_length or self.longest)
        line = cleaning.clean(text, limit=limit, form=self.normal_form)
        if not self.tells_persons:
            cleaning.refuse_resident_number(line)
        return line

    def _read_line(self, question: Question, line: str, language: Language) -> JsonValue:
        """The value of the clean `line`, which may also be a sentence."""
        tidied = self.tidy(question, line)
        try:
            return self._checked(question, tidied, language)
        except errors.FieldError as error:
            shorter = self.told(question, tidied) if self.strict else tidied
            if shorter == tidied or "understood" in error.facts or isinstance(error, errors.ResidentNumber):
                raise
            return self._checked(question, self.tidy(question, shorter), language)

    def _corrected(self, question: Question, line: str, language: Language) -> JsonValue | None:
        """What an answer says instead of what it takes back, if both are of this type."""
        thought = second_thoughts.read(line) if self.corrects else None
        if thought is None or not self._may_be_denied(question, thought.denied, language):
            return None
        ways = [thought.kept, *(thought.completed if self.completes else ())]
        values = (self.try_parse(question, way, language) for way in ways)
        return next((value for value in values if value is not None), None)

    def _may_be_denied(self, question: Question, text: str, language: Language) -> bool:
        """Whether `text` is one value, or something like it: an amount without its unit, a month instead of a day."""
        if not text:
            return True
        try:
            value = self.read_whole(question, text, language)
        except errors.FieldError as error:
            return "understood" in error.facts
        return not (isinstance(value, list) and len(value) > 1)

    def _checked(self, question: Question, text: str, language: Language) -> JsonValue:
        value = self.read(question, text, language)
        self.check(question, value, language)
        return value

    def _inside(self, question: Question, line: str, language: Language) -> JsonValue | None:
        """The one distinctive value in an answer that is a sentence, unless it asks, denies or holds other digits."""
        if not self.distinctive or " " not in line or sentences.asks(line) or sentences.denies(line):
            return None
        value, rest = self._find_among(question, line.split()[: sentences.LONGEST_SENTENCE_WORDS], language)
        return None if any(letter.isdigit() for word in rest for letter in word) else value

    def _find_among(
        self, question: Question, words: list[str], language: Language
    ) -> tuple[JsonValue | None, list[str]]:
        """The value among `words` if all are equal, and the words that are part of none."""
        values: list[JsonValue] = []
        rest: list[str] = []
        start = 0
        while start < len(words):
            end = self._longest_from(question, words, start, language, values)
            rest += words[start : start + 1] if end is None else []
            start = end or start + 1
        one = values[0] if values and all(value == values[0] for value in values) else None
        return one, rest

    def _longest_from(
        self, question: Question, words: list[str], start: int, language: Language, values: list[JsonValue]
    ) -> int | None:
        """Adds the longest value that begins at word `start`; where it ends."""
        for end in range(min(len(words), start + sentences.LONGEST_VALUE_WORDS), start, -1):
            value = self.try_parse(question, self._unwrapped(" ".join(words[start:end])), language)
            if value is not None:
                values.append(value)
                return end
        return None

    def _unwrapped(self, text: str) -> str:
        """What is odd in form is also seen in brackets and with a particle behind it ("010-1234-5678로")."""
        return sentences.without_particle(text.strip("<>()\"'")) if self.distinctive else text
