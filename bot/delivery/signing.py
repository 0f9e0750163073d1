"""The sender's Ed25519 key: made once, kept in a file that only its owner can read."""

from __future__ import annotations

import base64
import hashlib
import os
import secrets
from dataclasses import dataclass
from pathlib import Path

from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

from bot.delivery import errors

PRIVATE_KEY_FILE = "dossier-signing.pem"
PUBLIC_KEY_FILE = "dossier-signing.pub.pem"
OWNER_ONLY = 0o600
EVERYONE_READS = 0o644


@dataclass(frozen=True)
class Signer:
    """Signs bytes; `key_id` tells the receiver which key it was."""

    key: Ed25519PrivateKey

    @property
    def key_id(self) -> str:
        return key_id(self.key.public_key())

    def sign(self, content: bytes) -> str:
        """The Ed25519 signature (RFC 8032) of `content`, base64."""
        return base64.b64encode(self.key.sign(content)).decode()


def key_id(key: Ed25519PublicKey) -> str:
    """The first 16 hex digits of the SHA-256 of the raw public key."""
    return hashlib.sha256(key.public_bytes_raw()).hexdigest()[:16]


def load_or_create(folder: Path) -> Signer:
    """The signer of `folder`, with its public key in PUBLIC_KEY_FILE beside it; raises KeyUnsafe."""
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    private = folder / PRIVATE_KEY_FILE
    if not private.exists():
        _create(private)
    signer = Signer(_load(private))
    _publish(folder / PUBLIC_KEY_FILE, signer)
    return signer


def _create(path: Path) -> None:
    content = Ed25519PrivateKey.generate().private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
    draft = _draft(path, content)
    try:
        # Unlike a rename, a link never takes the place of a key that another process made in the meantime.
        path.hardlink_to(draft)
    except FileExistsError:
        return
    finally:
        draft.unlink()


def _draft(path: Path, content: bytes, mode: int = OWNER_ONLY) -> Path:
    draft = path.with_name(f".{path.name}.{secrets.token_hex(8)}")
    descriptor = os.open(draft, os.O_CREAT | os.O_EXCL | os.O_WRONLY, mode)
    with os.fdopen(descriptor, "wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
    return draft


def _load(path: Path) -> Ed25519PrivateKey:
    if path.stat().st_mode & 0o077:
        raise errors.KeyUnsafe(path=path.name)
    try:
        key = serialization.load_pem_private_key(path.read_bytes(), password=None)
    except ValueError as exc:
        raise errors.KeyUnsafe(path=path.name) from exc
    if not isinstance(key, Ed25519PrivateKey):
        raise errors.KeyUnsafe(path=path.name)
    return key


def _publish(path: Path, signer: Signer) -> None:
    content = signer.key.public_key().public_bytes(
        serialization.Encoding.PEM, serialization.PublicFormat.SubjectPublicKeyInfo
    )
    if not path.exists() or path.read_bytes() != content:
        _draft(path, content, EVERYONE_READS).replace(path)
