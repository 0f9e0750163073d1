"""The words of this package, for showing values."""

import functools
from pathlib import Path

from forms.definitions.model import Language
from forms.wording.catalogue import Catalogue

FOLDER = Path(__file__).parent.parent / "words"


@functools.cache
def words() -> Catalogue:
    """The catalogue of forms/words."""
    return Catalogue.load(FOLDER)


def say(key: str, language: Language, /, **facts: object) -> str:
    """The words of `key` in forms/words with `facts` filled in."""
    return words().say(key, language, **facts)
