"""Encryption of documents: AES-256-GCM with a data key per conversation, wrapped by one master key.

Destroying a conversation's data key makes its documents unreadable, wherever copies of the bytes lie.
"""

from __future__ import annotations

import os
from pathlib import Path

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from bot.errors import DocumentKeyLost

KEY_BITS = 256
NONCE_BYTES = 12


class Vault:
    """Holds the master key; a data key leaves it only wrapped."""

    def __init__(self, master_key: bytes) -> None:
        self._master = AESGCM(master_key)

    @classmethod
    def open(cls, key_file: Path) -> Vault:
        """Reads the master key, or makes one at the first start (mode 0600)."""
        if not key_file.exists():
            key_file.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
            descriptor = os.open(key_file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
            with os.fdopen(descriptor, "wb") as file:
                file.write(AESGCM.generate_key(KEY_BITS))
        return cls(key_file.read_bytes())

    def new_key(self, subject_id: str) -> bytes:
        """A fresh data key, wrapped and bound to its subject."""
        return _seal(self._master, AESGCM.generate_key(KEY_BITS), subject_id)

    def encrypt(self, wrapped: bytes, subject_id: str, document_id: str, content: bytes) -> bytes:
        return _seal(self._data_key(wrapped, subject_id), content, document_id)

    def decrypt(self, wrapped: bytes, subject_id: str, document_id: str, encrypted: bytes) -> bytes:
        """The document's bytes; DocumentKeyLost when key or bytes are not the right ones."""
        return _unseal(self._data_key(wrapped, subject_id), encrypted, document_id)

    def _data_key(self, wrapped: bytes, subject_id: str) -> AESGCM:
        return AESGCM(_unseal(self._master, wrapped, subject_id))


def _seal(key: AESGCM, content: bytes, bound_to: str) -> bytes:
    nonce = os.urandom(NONCE_BYTES)
    return nonce + key.encrypt(nonce, content, bound_to.encode())


def _unseal(key: AESGCM, sealed: bytes, bound_to: str) -> bytes:
    try:
        return key.decrypt(sealed[:NONCE_BYTES], sealed[NONCE_BYTES:], bound_to.encode())
    except (InvalidTag, ValueError) as exc:  # ValueError: too short to hold a nonce, as a destroyed key is
        raise DocumentKeyLost(subject_id=bound_to) from exc
