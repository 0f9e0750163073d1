"""The programmes that are served. A folder that changes is read again; one with faults changes nothing."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from pathlib import Path
from typing import Self

import structlog

from forms import errors
from forms.definitions.editions import Editions
from forms.loading import loader, sharing

logger = structlog.get_logger()

#: Name, time of change (nanoseconds) and size of every definition file.
Print = tuple[tuple[str, int, int], ...]


class Definitions:
    """Reads folders of programmes; `editions` is always a sound set of definitions."""

    def __init__(self, folders: Sequence[Path], editions: Editions, seen: Print | None = ()) -> None:
        self._folders, self.editions = tuple(folders), editions
        #: What the files were when they were read last; None after they could not be.
        self._seen = seen
        #: What is wrong in the folders now, as `file: path: reason`.
        self.faults: tuple[str, ...] = ()

    @classmethod
    def load(cls, *folders: Path) -> Self:
        """The programmes of all folders; raises errors.DefinitionError with every fault."""
        return cls(folders, loader.load_folders(folders), _print_of(folders))

    @classmethod
    def fixed(cls, editions: Editions) -> Self:
        """Definitions that no folder changes."""
        return cls((), editions)

    def refresh(self, offer: Collection[str] = ()) -> bool:
        """Reads the folders again if a file changed; True when other programmes are served than before.

        `offer` is as in `Context`. Nothing changes if nothing would be left on offer.
        """
        try:
            seen = _print_of(self._folders)
            if seen == self._seen:
                return False
            read = loader.load_folders(self._folders)
        except errors.DefinitionError as error:
            self._seen = seen
            return self._refuse(error.faults)
        except OSError as error:
            self._seen = None  # nothing about a file tells when it can be read again: tried at each look
            return self._refuse([f"{error.filename}: {error.strerror}"])
        self._seen = seen
        if not read.applications(offer):
            return self._refuse(["no programme would be left on offer"])
        self.editions, self.faults = read.after(self.editions), ()
        logger.info("definitions.read", programmes=len(self.editions.all))
        return True

    def _refuse(self, faults: Sequence[str]) -> bool:
        if self.faults != tuple(faults):  # told once, however often it is tried
            logger.error("definitions.faulty", faults=len(faults), first=faults[0])
        self.faults = tuple(faults)
        return False


def _print_of(folders: Sequence[Path]) -> Print:
    return tuple(_files((*folders, sharing.SHARED) if folders else ()))


def _files(folders: Sequence[Path]) -> Iterator[tuple[str, int, int]]:
    for folder in folders:
        for path in sorted(folder.rglob("*.yml")):
            try:
                facts = path.stat()
            except FileNotFoundError:  # taken away while we look: the next look sees it
                continue
            yield str(path), facts.st_mtime_ns, facts.st_size
