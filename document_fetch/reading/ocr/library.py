"""A shared library of the system that may be missing."""

import ctypes
from functools import cached_property
from typing import Any


def pointer(address: int | None) -> ctypes.c_void_p:
    """A handle to pass on; raises MemoryError for none."""
    if not address:
        raise MemoryError
    return ctypes.c_void_p(address)


class Library:
    """Opened when first needed; `pointers` are the functions that return an address and not a number."""

    def __init__(self, name: str, pointers: tuple[str, ...]) -> None:
        self._name, self._pointers = name, pointers

    @cached_property
    def functions(self) -> Any:
        """The library's functions; raises OSError when it is not installed."""
        opened = ctypes.CDLL(self._name)
        for each in self._pointers:
            getattr(opened, each).restype = ctypes.c_void_p
        return opened

    @property
    def is_there(self) -> bool:
        """Whether it is installed."""
        try:
            return bool(self.functions)
        except OSError:
            return False
