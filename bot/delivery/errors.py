"""What can go wrong while a bag is made."""

from __future__ import annotations

from bot.errors import GildongError


class DeliveryError(GildongError):
    """The dossier cannot be made ready for sending."""


class BadDocumentName(DeliveryError):
    """A document's name in the bag is not NN-name.pdf (jpg, png) or is there twice. Facts: name."""


class DocumentsDiffer(DeliveryError):
    """The dossier lists other documents than those given. Facts: file."""


class KeyUnsafe(DeliveryError):
    """The signing key's file can be read by others, or is no Ed25519 key. Facts: path."""
