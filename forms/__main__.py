"""`python -m forms check [FOLDER]`: says every fault of the programme definitions, or OK for each programme."""

import argparse
import sys
from pathlib import Path

from forms import errors, loader


def main(arguments: list[str] | None = None) -> int:
    """0 when all is well, 1 when there are faults."""
    parser = argparse.ArgumentParser(prog="python -m forms", description=__doc__)
    commands = parser.add_subparsers(dest="command", required=True)
    check = commands.add_parser("check", help="check programme definitions")
    check.add_argument("folder", nargs="?", type=Path, default=loader.PROGRAMMES)
    return _check(parser.parse_args(arguments).folder)


def _check(folder: Path) -> int:
    try:
        programmes = loader.load_folder(folder)
    except errors.DefinitionError as exc:
        print(exc)
        print(f"{len(exc.faults)} fault(s)")
        return 1
    for programme in programmes:
        counts = f"{len(programme.questions)} questions, {len(programme.rules)} rules"
        print(f"{programme.id}: OK ({counts}, notice {programme.notice.id})")
    return 0


if __name__ == "__main__":
    sys.exit(main())
