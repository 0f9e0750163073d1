"""What others may call: one certificate read, safely."""

from document_fetch.confinement import sandbox
from document_fetch.errors import EmptyFile, NotAPdf, TooLarge
from document_fetch.model import Reading

MAX_MEGABYTES = 10
MAX_BYTES = MAX_MEGABYTES * 1024 * 1024
MAGIC = b"%PDF-"


def read(pdf: bytes) -> Reading:
    """The certificate in the file, read in a sandboxed process within 15 s; raises a DocumentError."""
    check(pdf)
    return sandbox.run(pdf)


def check(pdf: bytes) -> None:
    """Refuses, without opening it, what cannot be a certificate: EmptyFile, TooLarge, NotAPdf."""
    if not pdf:
        raise EmptyFile
    if len(pdf) > MAX_BYTES:
        raise TooLarge(size=len(pdf), limit=MAX_BYTES, limit_mb=MAX_MEGABYTES)
    if not pdf.startswith(MAGIC):
        raise NotAPdf
