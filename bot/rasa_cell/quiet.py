"""Logs without what people wrote.

Rasa's own error lines hold the user's text. So once turns are taken, a line of a foreign logger is reduced to its place
in the source and the class of its exception; our own logger ("gildong") writes event names and ids.
"""

import logging
import sys
import warnings
from typing import Any

import structlog


class Quiet(logging.Formatter):
    """Whole lines while starting; without foreign words from `hush` on."""

    def __init__(self) -> None:
        super().__init__("%(asctime)s %(levelname)s %(name)s %(message)s")
        self.hushed = False

    def hush(self) -> None:
        """From now on there are users."""
        self.hushed = True

    def format(self, record: logging.LogRecord) -> str:
        """One line."""
        if not self.hushed or record.name.startswith("gildong"):
            return super().format(record)
        kind = record.exc_info[0].__name__ if record.exc_info and record.exc_info[0] else "-"
        place = f"{record.name}:{record.funcName}:{record.lineno}"
        return f"{self.formatTime(record)} {record.levelname} {place} {kind}"


def set_up() -> Quiet:
    """Send all logs of this process to stderr, warnings and worse of others; returns the formatter to hush."""
    formatter = Quiet()
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(formatter)
    logging.basicConfig(handlers=[handler], level=logging.WARNING, force=True)
    logging.getLogger("gildong").setLevel(logging.INFO)
    # Warnings and Rasa's structured lines (stdout, everything, unless told otherwise) may quote the user. Replaced, not
    # filtered: several of Rasa's dependencies reset the filters.
    warnings.showwarning = _drop
    structlog.configure(
        processors=[_place_only],
        wrapper_class=structlog.make_filtering_bound_logger(logging.WARNING),
        logger_factory=structlog.PrintLoggerFactory(sys.stderr),
        cache_logger_on_first_use=True,
    )
    return formatter


def _place_only(_logger: Any, level: str, event: "dict[str, Any]") -> str:
    return f"{level.upper()} rasa {event.get('event')}"


def _drop(*_: Any, **__: Any) -> None:
    pass
