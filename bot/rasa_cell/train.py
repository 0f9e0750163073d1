"""Trains the dialogue model: `python bot/rasa_cell/train.py --out var/models` in the cell's environment.

A model's name is the hash of everything that went in, so the same input is trained once. `model_key` and `model_path`
need no Rasa: supervisor, tests and Makefile ask them which file to use, with any Python from 3.10 on.
"""

import argparse
import contextlib
import hashlib
import os
import shutil
import sys
import tempfile
from pathlib import Path
from typing import Iterator

ROOT = Path(__file__).resolve().parents[2]


def inputs(root: Path = ROOT) -> Iterator[Path]:
    """The files that a model is made from, in a fixed order."""
    yield root / "config.yml"
    yield root / "domain.yml"
    yield from sorted(path for path in (root / "data").rglob("*") if path.is_file())


def model_key(root: Path = ROOT) -> str:
    """Hex SHA-256 over names and contents of all inputs."""
    digest = hashlib.sha256()
    for path in inputs(root):
        content = path.read_bytes()
        digest.update(f"{path.relative_to(root).as_posix()}\0{len(content)}\0".encode())
        digest.update(content)
    return digest.hexdigest()


def model_path(folder: Path, root: Path = ROOT) -> Path:
    """Where the model of the present inputs is, or will be."""
    return Path(folder) / f"gildong-{model_key(root)[:16]}.tar.gz"


def train(target: Path, root: Path = ROOT) -> None:
    """Train the inputs into the file `target`; it appears whole or not at all. SystemExit when Rasa refuses."""
    os.environ.update(
        RASA_TELEMETRY_ENABLED="false",
        CUDA_VISIBLE_DEVICES="-1",
        TF_CPP_MIN_LOG_LEVEL="3",
        RASA_MAX_CACHE_SIZE="0",  # our key is the cache
    )
    from bot.rasa_cell import quiet

    quiet.set_up()
    from rasa.model_training import train as rasa_train

    target.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=target.parent, prefix=".training-") as work:
        result = rasa_train(
            domain=str(root / "domain.yml"),
            config=str(root / "config.yml"),
            training_files=[str(root / "data")],
            output=work,
            fixed_model_name="model",
        )
        if result.code or result.model is None:
            raise SystemExit("training failed")
        shutil.move(result.model, target)


def main() -> None:
    """Print the model's file, trained if it was not there."""
    parser = argparse.ArgumentParser(description="Train the dialogue model once for each state of its inputs")
    parser.add_argument("--out", type=Path, default=ROOT / "var" / "models", help="folder of the models")
    target = model_path(parser.parse_args().out)
    # As a script, our own folder would come first on the path and hide other modules named like ours.
    sys.path[0] = str(ROOT)
    if not target.exists():
        with contextlib.redirect_stdout(sys.stderr):
            train(target)
    sys.stdout.write(f"{target}\n")


if __name__ == "__main__":
    main()
