"""`read FILE`: what is read from a PDF and from where; `--boxes OUT.png` draws it, `--json` is for programs."""

import argparse
import json
import sys
from pathlib import Path

from document_fetch import service, telling
from document_fetch.errors import DocumentError
from document_fetch.model import Reading
from document_fetch.reading.registry import LANGUAGES
from document_fetch.telling import Telling


def main(arguments: list[str] | None = None) -> int:
    """0 when a certificate was read, 1 when there is none or it cannot be read; 2 for a wrong command."""
    parser = argparse.ArgumentParser(prog="gildong", description=__doc__)
    commands = parser.add_subparsers(dest="command", required=True)
    read = commands.add_parser("read", help="what stands in a certificate (PDF), and where")
    read.add_argument("file", type=Path)
    read.add_argument("--boxes", type=Path, metavar="OUT.png", help="draw the pages with a box around each value")
    read.add_argument("--json", action="store_true", help="for programs: one list of certificates")
    read.add_argument("--language", choices=LANGUAGES, default="ko")
    chosen = parser.parse_args(arguments)
    words = Telling(chosen.language)
    try:
        return _read(chosen, words)
    except DocumentError as error:
        print(words.say(error.response, **error.facts), file=sys.stderr)
    except OSError as error:
        print(words.say("document.telling.no_file", path=error.filename), file=sys.stderr)
    return 1


def _read(chosen: argparse.Namespace, words: Telling) -> int:
    pdf = chosen.file.read_bytes()
    readings = service.read_all(pdf)
    _tell(readings, words, as_json=chosen.json)
    if chosen.boxes:
        chosen.boxes.write_bytes(service.draw(pdf, readings))
        print(words.say("document.telling.drawn", path=chosen.boxes), file=sys.stderr)
    return 0


def _tell(readings: tuple[Reading, ...], words: Telling, *, as_json: bool) -> None:
    if as_json:
        print(json.dumps(telling.plain(readings), ensure_ascii=False, indent=2))
    else:
        print("\n".join(words.lines(readings)))


if __name__ == "__main__":
    sys.exit(main())
