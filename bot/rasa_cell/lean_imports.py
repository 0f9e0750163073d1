"""Rasa without TensorFlow.

Rasa imports `rasa.utils.train_utils` for helpers of components that we do not have (DIET, TED, CRF), and that module
imports TensorFlow: five of eight seconds and 330 of 520 MB. Here an empty module takes its place. A pipeline that needs
the real one fails when it is loaded, with the words below. (importlib.util.LazyLoader would be nicer, but scikit-learn
and skops look into every module of the process, and wake it.)
"""

import sys
from types import ModuleType

LEFT_OUT = "rasa.utils.train_utils"


class LeftOutModule(ModuleType):
    """Has nothing, and says why."""

    def __getattr__(self, name: str) -> object:
        raise AttributeError(f"{self.__name__}.{name} is left out by bot/rasa_cell/lean_imports.py")


def apply() -> None:
    """Must come before the first import of rasa."""
    sys.modules[LEFT_OUT] = LeftOutModule(LEFT_OUT)
