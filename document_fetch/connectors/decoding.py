"""The body of an answer, unpacked without ever holding more than the limit."""

import zlib
from collections.abc import Iterator

_GZIP = 31  # zlib's number for "gzip, largest window"
_PIECE = 65536


class TooMuch(Exception):
    """The body is larger than the limit."""


class Garbled(Exception):
    """The body is not packed as it says."""


class Body:
    """Takes the chunks of a body and keeps at most `most_bytes` of what they unpack to."""

    def __init__(self, encoding: str, most_bytes: int) -> None:
        if encoding not in {"", "identity", "gzip"}:
            raise Garbled
        self._unpack = zlib.decompressobj(_GZIP) if encoding == "gzip" else None
        self._left, self._packed_left = most_bytes, most_bytes
        self._parts: list[bytes] = []

    def add(self, chunk: bytes) -> None:
        """Raises TooMuch as soon as either side of the packing passes the limit, Garbled when it cannot be unpacked."""
        self._packed_left -= len(chunk)
        for part in self._unpacked(chunk):
            self._left -= len(part)
            if min(self._left, self._packed_left) < 0:
                raise TooMuch
            self._parts.append(part)

    def _unpacked(self, chunk: bytes) -> Iterator[bytes]:
        """In small pieces: zlib needs twice the size of what it gives at once."""
        if self._unpack is None:
            yield chunk
            return
        full = True
        while full:
            try:
                part = self._unpack.decompress(chunk, _PIECE)
            except zlib.error as exc:
                raise Garbled from exc
            yield part
            chunk, full = self._unpack.unconsumed_tail, len(part) == _PIECE

    def whole(self) -> bytes:
        """Everything; raises Garbled when the packing does not end."""
        if self._unpack is not None and not self._unpack.eof:
            raise Garbled
        return b"".join(self._parts)
