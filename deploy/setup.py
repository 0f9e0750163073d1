"""Sets everything up on a fresh machine: `python3 deploy/setup.py run|test`, with any Python from 3.8 on.

Two environments from the hashed lock files, and the trained dialogue model. What is up to date is left alone: an
environment carries the hash of its lock files, the model the hash of its inputs.
"""

import argparse
import hashlib
import os
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
REQUIREMENTS = ROOT / "requirements"
TOOLS = ROOT / ".tools"
MAIN, CELL = ROOT / ".venv", ROOT / ".venv-cell"
DATA = Path(os.environ.get("GILDONG_DATA_FOLDER") or ROOT / "var")
MODELS = Path(os.environ.get("GILDONG_MODELS") or DATA / "models")
STAMP = "gildong-lock"
UV_PIN = "uv>=0.8"
MAIN_PYTHONS = ("3.13", "3.12", "3.11")


def say(words):
    print("Gildong " + words, flush=True)


def run(*command, **options):
    """Runs a command with its output on the screen; ends with its words when it fails."""
    done = subprocess.run([str(part) for part in command], cwd=str(ROOT), **options)
    if done.returncode:
        raise SystemExit("Gildong set-up failed at: " + " ".join(str(part) for part in command[:4]))


def find_uv():
    """uv from the PATH, or from our own tools folder; installed there from PyPI when there is none."""
    own = TOOLS / "bin" / "uv"
    found = shutil.which("uv")
    if found:
        return found
    if not own.exists():
        say("installing uv (the package installer) ...")
        run(sys.executable, "-m", "venv", TOOLS)
        run(TOOLS / "bin" / "python", "-m", "pip", "install", "--quiet", "--disable-pip-version-check", UV_PIN)
    return str(own)


def find_python(*versions):
    """A Python of one of the versions: this one, on the PATH, or pyenv's; None when there is none."""
    if "{}.{}".format(*sys.version_info[:2]) in versions:
        return sys.executable
    for version in versions:
        on_path = shutil.which("python" + version)
        pyenv = Path(os.environ.get("PYENV_ROOT", str(Path.home() / ".pyenv"))) / "versions"
        of_pyenv = sorted(pyenv.glob(version + ".*/bin/python" + version), reverse=True)
        for candidate in [on_path, *of_pyenv]:
            if candidate and answers(candidate, version):
                return str(candidate)
    return None


def answers(python, version):
    """Whether the program really is that Python: pyenv's shims exist for versions that do not run."""
    try:
        done = subprocess.run([str(python), "--version"], capture_output=True, text=True, timeout=20)
    except (OSError, subprocess.TimeoutExpired):
        return False
    return done.returncode == 0 and done.stdout.startswith("Python " + version + ".")


def environment(folder, versions, *locks):
    """Makes the environment hold exactly what the lock files say."""
    wanted = hashlib.sha256(b"".join((REQUIREMENTS / lock).read_bytes() for lock in locks)).hexdigest()
    stamp = folder / STAMP
    if stamp.exists() and stamp.read_text() == wanted and (folder / "bin" / "python").exists():
        return
    uv = find_uv()
    if not (folder / "bin" / "python").exists():
        # Without an installed Python of that version uv fetches one itself.
        run(uv, "venv", "--quiet", "--python", find_python(*versions) or versions[0], folder)
    say("installing {} from {} ...".format(folder.name, " and ".join(locks)))
    files = [REQUIREMENTS / lock for lock in locks]
    # Compiled at once in the main environment: the document reader's sandbox may not write, so it never could later.
    compiled = ["--compile-bytecode"] if folder == MAIN else []
    run(uv, "pip", "sync", "--quiet", *compiled, "--require-hashes", "--python", folder / "bin" / "python", *files)
    stamp.write_text(wanted)


def model():
    """Trains the dialogue model unless the one of the present inputs is there."""
    train = ROOT / "bot" / "rasa_cell" / "train.py"
    sys.path.insert(0, str(ROOT))
    from bot.rasa_cell.train import model_path

    if not model_path(MODELS).exists():
        say("training the dialogue model (half a minute, on a busy machine some minutes) ...")
        MODELS.mkdir(parents=True, exist_ok=True)
        log = MODELS / "training.log"
        with log.open("wb") as output:
            command = [str(CELL / "bin" / "python"), str(train), "--out", str(MODELS)]
            done = subprocess.run(command, stdout=output, stderr=output)
        if done.returncode:
            raise SystemExit(log.read_text(errors="replace")[-4000:] + "\nGildong: the training failed")


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("purpose", choices=["run", "test"])
    purpose = parser.parse_args().purpose
    has_dev = (MAIN / "bin" / "pytest").exists()
    # An environment that tests were once set up in keeps their tools: a run must not take them away again.
    environment(MAIN, MAIN_PYTHONS, "main.txt", *(["dev.txt"] if purpose == "test" or has_dev else []))
    environment(CELL, ("3.10",), "cell.txt")
    model()
    say("set-up is complete")


if __name__ == "__main__":
    main()
