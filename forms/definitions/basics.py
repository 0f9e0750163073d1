"""What every definition is made of: keys, words in each language, amounts."""

from collections.abc import Iterator
from typing import Annotated, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, StringConstraints

Language = Literal["ko", "en"]
LANGUAGES: tuple[Language, ...] = ("ko", "en")

Key = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9_]*$", max_length=60)]
Clock = Annotated[str, StringConstraints(pattern=r"^([01][0-9]|2[0-3]):[0-5][0-9]$")]
Text = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=4000)]


class Frozen(BaseModel):
    """A value of a definition: cannot change, and knows no key that is not declared."""

    model_config = ConfigDict(frozen=True, extra="forbid", populate_by_name=True)


class Words(Frozen):
    """The same words in each language."""

    ko: Text
    en: Text

    def to(self, language: Language) -> str:
        """The words in `language`."""
        return self.ko if language == "ko" else self.en


def _in_each_language(raw: object) -> object:
    """A year or such is the same word in every language."""
    return {language: str(raw) for language in LANGUAGES} if isinstance(raw, str | int) else raw


RowLabel = Annotated[Words, BeforeValidator(_in_each_language)]


class Aliases(Frozen):
    """Words by which people name a thing, by language."""

    ko: tuple[Text, ...] = ()
    en: tuple[Text, ...] = ()

    def __iter__(self) -> Iterator[str]:  # type: ignore[override]
        yield from (*self.ko, *self.en)


class Money(Frozen):
    """An amount in whole units of its currency."""

    amount: int
    currency: Literal["KRW", "USD"]


Scalar = bool | int | float | str
