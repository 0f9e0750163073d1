"""Rasa without TensorFlow, as long as nothing uses it.

Rasa imports `rasa.utils.train_utils` for helpers of components that we do not have, and that module imports TensorFlow:
five of eight seconds and 330 of 520 MB. Here it waits for its first use, so a pipeline that needs it still works.
(importlib.util.LazyLoader would not do: scikit-learn and inspect look at `__file__` of every module, and wake it.)
"""

import importlib
import sys
from importlib.machinery import ModuleSpec
from types import ModuleType
from typing import Any, Optional, Set

WAITING: Set[str] = {"rasa.utils.train_utils"}


class WaitingModule(ModuleType):
    """Becomes the real module when anything but its own description is asked for."""

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):
            raise AttributeError(name)
        WAITING.discard(self.__name__)
        sys.modules.pop(self.__name__, None)
        self.__dict__.update(vars(importlib.import_module(self.__name__)))
        return self.__dict__[name]


class WaitingFinder:
    """Finder and loader of the modules that wait."""

    @classmethod
    def find_spec(cls, name: str, _path: Any = None, _target: Any = None) -> Optional[ModuleSpec]:
        """A spec for a waiting module, None for any other."""
        return ModuleSpec(name, cls) if name in WAITING else None  # type: ignore[arg-type]

    @staticmethod
    def create_module(spec: ModuleSpec) -> ModuleType:
        """An empty module that waits."""
        return WaitingModule(spec.name)

    @staticmethod
    def exec_module(_module: ModuleType) -> None:
        """Nothing yet."""


def apply() -> None:
    """Must come before the first import of rasa."""
    sys.meta_path.insert(0, WaitingFinder)  # type: ignore[arg-type]
