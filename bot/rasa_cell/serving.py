"""Loads a trained model for answering only.

A model's file also names the graph that trained it; Rasa imports all of that graph's classes, and with them TensorFlow,
only to look at a model. We serve, so that half is left out (see lean_imports.py for what it costs).
"""

import tempfile
from pathlib import Path
from typing import Tuple

from rasa.engine.loader import load_predict_graph_runner
from rasa.engine.runner.dask import DaskGraphRunner
from rasa.engine.runner.interface import GraphRunner
from rasa.engine.storage.local_model_storage import MODEL_ARCHIVE_METADATA_FILE, LocalModelStorage
from rasa.engine.storage.storage import ModelMetadata
from rasa.shared.utils.io import read_json_file


class ServingStorage(LocalModelStorage):
    """Rasa's storage of an unpacked model, without the graph of training."""

    @staticmethod
    def _load_metadata(directory: Path) -> ModelMetadata:
        metadata = read_json_file(directory / MODEL_ARCHIVE_METADATA_FILE)
        return ModelMetadata.from_dict({**metadata, "train_schema": {"nodes": {}}})


def load(model: Path) -> Tuple[str, ModelMetadata, GraphRunner]:
    """Name, metadata and runner of the model file, as MessageProcessor wants them; tarfile.ReadError for no archive."""
    with tempfile.TemporaryDirectory() as work:
        metadata, runner = load_predict_graph_runner(Path(work), model, ServingStorage, DaskGraphRunner)
    return model.name, metadata, runner
