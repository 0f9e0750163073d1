"""The program of the sandboxed process: a PDF on standard input, one message of `wire` on standard output.

Started by `sandbox` as a file with `python -I`, so that neither the environment nor the working folder decides what is
imported.
"""

import resource
import sys
from pathlib import Path

MEMORY_BYTES = 512 * 1024 * 1024
CPU_SECONDS = 10
OUTPUT_BYTES = 256 * 1024
OPEN_FILES = 64


def confine() -> None:
    """Gives up, for good, what no certificate needs."""
    # One second between the two: at the soft limit the kernel says why it kills, at the hard one it does not.
    resource.setrlimit(resource.RLIMIT_CPU, (CPU_SECONDS, CPU_SECONDS + 1))
    for limit, most in (
        (resource.RLIMIT_AS, MEMORY_BYTES),
        (resource.RLIMIT_FSIZE, OUTPUT_BYTES),
        (resource.RLIMIT_NOFILE, OPEN_FILES),
        (resource.RLIMIT_CORE, 0),
    ):
        resource.setrlimit(limit, (most, most))


def read() -> bytes:
    """The message for the PDF on standard input."""
    from document_fetch.confinement import wire
    from document_fetch.errors import DocumentError, ReaderFailed, TooHeavy
    from document_fetch.reading import parser, text
    from document_fetch.reading.registry import LAYOUTS

    try:
        return wire.reading_message(parser.parse(text.pages(sys.stdin.buffer.read()), LAYOUTS))
    except DocumentError as error:
        return wire.error_message(error)
    except MemoryError:
        return wire.error_message(TooHeavy(resource="memory"))
    except Exception as error:  # noqa: BLE001 - whatever it is, the parent gets its class name and nothing of the document
        return wire.error_message(ReaderFailed(reason=type(error).__name__))


if __name__ == "__main__":
    confine()
    sys.path.insert(0, str(Path(__file__).resolve().parents[2]))
    sys.stdout.buffer.write(read())
