"""Commands for who writes programmes: `check [FOLDER]` tells every fault, `preview PROGRAMME` makes a page to read."""

import argparse
import datetime as dt
import sys
from pathlib import Path

from forms import errors
from forms.definitions.basics import LANGUAGES
from forms.definitions.editions import Editions
from forms.definitions.model import Programme
from forms.loading import loader
from forms.preview import page as preview


def main(arguments: list[str] | None = None) -> int:
    """0 when all is well, 1 when there are faults."""
    parser = argparse.ArgumentParser(prog="gildong", description=__doc__)
    commands = parser.add_subparsers(dest="command", required=True)
    check = commands.add_parser("check", help="tell every fault of the programme definitions")
    check.add_argument("folder", nargs="?", type=Path, default=loader.PROGRAMMES, help="beside the shipped programmes")
    check.add_argument("--alone", action="store_true", help="for a site that serves none of the shipped programmes")
    show = commands.add_parser("preview", help="a programme as a page (HTML)")
    show.add_argument("programme", help="its id, such as kosme.shared_logistics")
    show.add_argument("--notice", help="the edition; without it the one that is on offer today")
    show.add_argument("--language", choices=LANGUAGES, default="ko")
    show.add_argument("--folder", type=Path, default=loader.PROGRAMMES, help="of programmes beside the shipped ones")
    show.add_argument("--out", type=Path, help="file to write; without it the page goes to the screen")
    chosen = parser.parse_args(arguments)
    try:
        return _check(chosen.folder, alone=chosen.alone) if chosen.command == "check" else _preview(chosen)
    except errors.DefinitionError as exc:
        print(exc)
        print(f"{len(exc.faults)} fault(s)")
        return 1


def _check(folder: Path, *, alone: bool) -> int:
    if not alone:
        _with_shipped(folder)  # what would be served; two folders that define one programme are a fault
    for programme in loader.load_folder(folder):
        counts = f"{len(programme.questions)} questions, {len(programme.rules)} rules"
        print(f"{programme.id}: OK ({counts}, notice {programme.notice.id})")
    return 0


def _preview(chosen: argparse.Namespace) -> int:
    editions = _with_shipped(chosen.folder)
    try:
        programme = _wanted(editions, chosen)
    except errors.UnknownProgramme:
        print(f"there is no {chosen.programme}; known: {', '.join(sorted(editions.all))}", file=sys.stderr)
        return 1
    page = preview.page(programme, chosen.language)
    if chosen.out is None:
        print(page)
    else:
        chosen.out.write_text(page, encoding="utf-8")
        print(chosen.out)
    return 0


def _with_shipped(folder: Path) -> Editions:
    """The shipped programmes and those of the folder, as a site serves them; raises DefinitionError."""
    return loader.load_folders(dict.fromkeys((loader.PROGRAMMES.resolve(), folder.resolve())))


def _wanted(editions: Editions, chosen: argparse.Namespace) -> Programme:
    if chosen.notice:
        return editions.pinned(chosen.programme, chosen.notice)
    return editions.current(chosen.programme, dt.datetime.now().astimezone().date())


if __name__ == "__main__":
    sys.exit(main())
