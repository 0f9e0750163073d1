"""The shipped definitions, read once for all tests of a process: they are frozen, and reading them takes a while."""

from __future__ import annotations

import functools

from forms.definitions.editions import Editions
from forms.loading import loader


@functools.cache
def shipped() -> Editions:
    """Every programme and the search."""
    return loader.load_folder(loader.PROGRAMMES)
