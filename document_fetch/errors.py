"""Why a document could not be read. Each class names the words for people and carries its facts."""

from typing import ClassVar

Fact = int | str


class DocumentError(Exception):
    """The document could not be read."""

    response: ClassVar[str] = "error.document.unreadable"
    fact_names: ClassVar[tuple[str, ...]] = ()

    def __init__(self, **facts: Fact) -> None:
        if set(facts) != set(self.fact_names):
            raise TypeError(f"{type(self).__name__} needs exactly the facts {self.fact_names}, not {sorted(facts)}")
        super().__init__(f"{type(self).__doc__} {facts or ''}".strip())
        self.facts: dict[str, Fact] = facts


class EmptyFile(DocumentError):
    """The file has no bytes."""

    response = "error.document.empty"


class TooLarge(DocumentError):
    """The file is larger than the limit (both in bytes)."""

    response = "error.document.too_large"
    fact_names = ("size", "limit", "limit_mb")


class WrongFormat(DocumentError):
    """The file is neither a PDF nor a picture (JPEG, PNG) of one sheet."""

    response = "error.document.wrong_format"


class Locked(DocumentError):
    """The PDF opens only with a password."""

    response = "error.document.locked"


class Unreadable(DocumentError):
    """The PDF gives no text."""


class Damaged(Unreadable):
    """The PDF is broken or cut short."""

    response = "error.document.damaged"


class NoText(Unreadable):
    """The PDF holds pictures, and no certificate was made out in them."""

    response = "error.document.no_text"


class NoRecogniser(NoText):
    """The PDF holds pictures of text, and this machine has nothing that reads them."""

    response = "error.document.no_recogniser"


class TooComplex(DocumentError):
    """The PDF asks for more work than any certificate does."""

    response = "error.document.too_complex"


class TooManyPages(TooComplex):
    """The PDF has more pages than the limit."""

    response = "error.document.too_many_pages"
    fact_names = ("pages", "limit")


class TooManyLines(TooComplex):
    """A page has more ruled lines than the limit."""

    response = "error.document.too_many_lines"
    fact_names = ("limit",)


class TooHeavy(TooComplex):
    """Reading the PDF ran out of time or memory."""

    response = "error.document.too_heavy"
    fact_names = ("resource",)  # "time" or "memory"


class NotACertificate(DocumentError):
    """The PDF is readable, but it is none of the certificates Gildong knows."""

    response = "error.document.not_a_certificate"


class ReaderFailed(DocumentError):
    """Our reader failed; the document may be fine."""

    response = "error.document.reader_failed"
    fact_names = ("reason",)  # a class name, for the log; never text of the document


class LayoutError(Exception):
    """A layout file is wrong; every fault of every file is listed."""

    def __init__(self, faults: list[str]) -> None:
        super().__init__("\n".join([self.__doc__ or "", *faults]))
        self.faults = faults


def _family(cls: type[DocumentError]) -> list[type[DocumentError]]:
    return [cls, *(member for child in cls.__subclasses__() for member in _family(child))]


ERRORS: dict[str, type[DocumentError]] = {cls.__name__: cls for cls in _family(DocumentError)}
