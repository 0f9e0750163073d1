"""The model of the cell's tests."""

from tests.rasa_cell.conftest import cell_python, model

__all__ = ["cell_python", "model"]
