"""Unpacking a zip from outside: every limit is checked on what really comes out, not on what the zip says of itself."""

from __future__ import annotations

import io
import re
import stat
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import PurePosixPath
from typing import IO

from intake import contract, errors

Files = dict[str, bytes]

READ_BYTES = 64 * 1024
MAX_NAME_LENGTH = 200
MAX_DEPTH = 4
#: Plain ASCII leaves no room for backslashes, drive letters, control characters or two spellings of one name.
SAFE_PART = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]*")
METHODS = {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED}
ENCRYPTED = 0x1


def unpack(content: bytes) -> Files:
    """The files below the one top folder of a zip, by their path; raises BagNotZip or BagUnsafe."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            return _files(archive)
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, ValueError, OverflowError, OSError) as exc:
        raise errors.BagNotZip(reason=type(exc).__name__) from exc


def _files(archive: zipfile.ZipFile) -> Files:
    entries = archive.infolist()
    if len(entries) > contract.MAX_BAG_FILES:
        raise errors.BagUnsafe(reason="too many files", files=len(entries))
    files: Files = {}
    tops: set[str] = set()
    budget = contract.MAX_UNPACKED_BYTES
    for entry in entries:
        top, name = _safe_name(entry)
        tops.add(top)
        if len(tops) > 1 or name.lower() in (known.lower() for known in files):
            raise errors.BagUnsafe(reason="more than one top folder, or a name twice", name=entry.filename)
        files[name] = _read(archive, entry, budget)
        budget -= len(files[name])
    return files


def _safe_name(entry: zipfile.ZipInfo) -> tuple[str, str]:
    # orig_filename: zipfile itself cuts `filename` at a NUL.
    name = entry.orig_filename
    parts = name.split("/")
    plain = 2 <= len(parts) <= MAX_DEPTH and len(name) <= MAX_NAME_LENGTH and all(map(SAFE_PART.fullmatch, parts))
    if not plain:
        raise errors.BagUnsafe(reason="name", name=name[:MAX_NAME_LENGTH])
    mode = entry.external_attr >> 16
    if stat.S_IFMT(mode) not in {0, stat.S_IFREG} or entry.flag_bits & ENCRYPTED or entry.compress_type not in METHODS:
        raise errors.BagUnsafe(reason="not a plain file", name=name)
    return parts[0], str(PurePosixPath(*parts[1:]))


def _read(archive: zipfile.ZipFile, entry: zipfile.ZipInfo, budget: int) -> bytes:
    with archive.open(entry) as file:
        content = b"".join(_chunks(file, budget))
    if len(content) > budget:
        raise errors.BagUnsafe(reason="too large when unpacked", name=entry.filename)
    return content


def _chunks(file: IO[bytes], budget: int) -> Iterator[bytes]:
    """Stops soon after the budget is used up: what a bomb would still have brought is never read."""
    read = 0
    while read <= budget and (chunk := file.read(READ_BYTES)):
        read += len(chunk)
        yield chunk
